#include "app/BrowserCallback.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTcpSocket>
#include <QTimer>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kMostRequestBytes = 16 * 1024;
constexpr std::chrono::milliseconds kLookForEnd{100};

QByteArray page(const QByteArray &status, const QByteArray &text)
{
    const QByteArray body = "<!doctype html><meta charset=utf-8><title>Gatehouse</title><p>" + text + "</p>";
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
           "Content-Security-Policy: default-src 'none'\r\nConnection: close\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

BrowserCallback::BrowserCallback(QByteArray path) : m_path(std::move(path))
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
        }
    });
}

core::Result<std::unique_ptr<BrowserCallback>> BrowserCallback::listen(const QByteArray &path)
{
    std::unique_ptr<BrowserCallback> callback(new BrowserCallback(path));
    if (!callback->m_server.listen(QHostAddress::LocalHost, 0))
        return core::fail(core::ErrorKind::Storage, callback->m_server.errorString());
    return callback;
}

/// Browsers ask for icons and open connections ahead: only the redirect ends the wait.
void BrowserCallback::read(QTcpSocket &socket)
{
    const QByteArray request = socket.peek(kMostRequestBytes);
    if (!request.contains("\r\n\r\n") && request.size() < kMostRequestBytes)
        return;
    socket.readAll();
    // As much as fits, without the end of a line: no words, and so not the redirect.
    const QByteArrayList words = request.first(qMax(qsizetype(0), request.indexOf('\r'))).split(' ');
    const QByteArray target = words.value(1);
    const bool isIt = words.value(0) == "GET" && target.first(qMax(qsizetype(0), target.indexOf('?'))) == m_path;
    if (isIt && m_target.isEmpty())
        m_target = target;
    socket.write(isIt ? page("200 OK", "Done. You can close this tab and go back to Gatehouse.")
                      : page("404 Not Found", "There is nothing at this address."));
    socket.disconnectFromHost();
}

core::Result<QByteArray> BrowserCallback::await(std::chrono::milliseconds longest,
                                                const std::function<bool()> &isGivenUp)
{
    const QDeadlineTimer end(longest);
    while (m_target.isEmpty() && !end.hasExpired() && !isGivenUp()) {
        QEventLoop loop;
        QTimer::singleShot(kLookForEnd, &loop, &QEventLoop::quit);
        loop.exec();
    }
    for (QTcpSocket *socket : m_server.findChildren<QTcpSocket *>()) // the page is still on its way
        socket->waitForDisconnected(500);
    if (m_target.isEmpty())
        return core::fail(core::ErrorKind::Cancelled, u"nobody came back from the browser"_s);
    return m_target;
}

} // namespace app
