#pragma once

#include "server/http/HttpServer.h"

#include <QMutex>
#include <QThreadPool>

#include <atomic>
#include <vector>

namespace tests {

/// A server on a free port with a few paths: /echo tells what arrived, /hold keeps the reply until release(), /pool
/// answers from another thread, /throw throws, /drop forgets to answer, /big is 1 MiB.
class TestHttpServer
{
public:
    explicit TestHttpServer(server::HttpServerOptions options = {}) : m_http(prepared(options), handler())
    {
        m_started = m_http.start().has_value();
    }
    ~TestHttpServer()
    {
        m_pool.waitForDone();
        m_http.stop();
    }
    bool isStarted() const { return m_started; }
    server::HttpServer &http() { return m_http; }
    quint16 port() const { return m_http.port(); }
    int held()
    {
        const QMutexLocker lock(&m_mutex);
        return int(m_held.size());
    }
    int handled() const { return m_handled; }
    void release()
    {
        std::vector<server::Reply> held;
        {
            const QMutexLocker lock(&m_mutex);
            held.swap(m_held);
        }
        for (const auto &reply : held)
            reply.send(text("held"));
    }
    /// Drops the held replies without an answer.
    void forget()
    {
        const QMutexLocker lock(&m_mutex);
        m_held.clear();
    }
    static server::HttpResponse text(const QByteArray &body)
    {
        server::HttpResponse response;
        response.contentType = "text/plain";
        response.body = body;
        return response;
    }

private:
    static server::HttpServerOptions prepared(server::HttpServerOptions options)
    {
        if (options.host.isEmpty())
            options.host = QStringLiteral("127.0.0.1");
        return options;
    }
    server::HttpHandler handler()
    {
        return [this](const server::HttpRequest &request, server::Reply reply) { handle(request, std::move(reply)); };
    }
    void handle(const server::HttpRequest &request, server::Reply reply)
    {
        ++m_handled;
        if (request.path == "/hold") {
            const QMutexLocker lock(&m_mutex);
            m_held.push_back(std::move(reply));
        } else if (request.path == "/pool") {
            m_pool.start([query = request.query, reply] { reply.send(text(query)); });
        } else if (request.path == "/throw") {
            throw std::runtime_error("on purpose");
        } else if (request.path == "/big") {
            reply.send(text(QByteArray(1024 * 1024, 'b')));
        } else if (request.path == "/empty") {
            reply.send(server::HttpResponse::empty(204));
        } else if (request.path != "/drop") {
            reply.send(echo(request));
        }
    }
    static server::HttpResponse echo(const server::HttpRequest &request)
    {
        QByteArray body = request.method + ' ' + request.path + ' ' + request.query + '\n';
        for (const auto &[name, value] : request.headers)
            body += name + '=' + value + '\n';
        body += "client=" + request.client.toString().toLatin1() +
                " loopback=" + QByteArray::number(int(request.fromLoopback)) +
                " secure=" + QByteArray::number(int(request.secure)) + '\n' + request.body;
        return text(body);
    }

    QMutex m_mutex;
    std::vector<server::Reply> m_held;
    std::atomic_int m_handled = 0;
    QThreadPool m_pool;
    bool m_started = false;
    server::HttpServer m_http;
};

} // namespace tests
