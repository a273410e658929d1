#include "server/http/HttpServer.h"

#include "server/http/HttpCompat.h"
#include "server/http/HttpGate.h"

#include <QPointer>
#include <QThread>

#include <future>

namespace server {

using namespace Qt::StringLiterals;

namespace {

core::Result<QHostAddress> listenAddress(QString host)
{
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(host);
    if (address.isNull())
        return core::fail(core::ErrorKind::InvalidInput, u"%1 is not an IP address to listen on"_s.arg(host));
    return address;
}

core::Error cannotListen(const QTcpServer &gate, const QHostAddress &address, quint16 port)
{
    if (gate.serverError() != QAbstractSocket::AddressInUseError)
        return {core::ErrorKind::InvalidInput,
                u"Cannot listen on %1 port %2: %3"_s.arg(address.toString()).arg(port).arg(gate.errorString())};
    QTcpServer probe;
    const bool hasOther = probe.listen(address, 0);
    const QString offer = hasOther ? u"; port %1 is free"_s.arg(probe.serverPort()) : QString();
    return {core::ErrorKind::Conflict, u"Port %1 on %2 is in use%3"_s.arg(port).arg(address.toString(), offer)};
}

} // namespace

struct HttpServer::Parts
{
    core::Result<void> open(const QHostAddress &address, TrustedProxies proxies);
    /// Runs `task` on the HTTP thread and waits for it; through std::future, whose order ThreadSanitizer can see.
    void onHttpThread(const std::function<void()> &task)
    {
        auto promise = std::make_shared<std::promise<void>>();
        const auto done = promise->get_future(); // ready, too, when a thread that ends drops the event
        QMetaObject::invokeMethod(
            worker.get(),
            [&task, promise = std::move(promise)] {
                task();
                promise->set_value();
            },
            Qt::QueuedConnection);
        done.wait();
    }

    HttpServerOptions options;
    HttpHandler handler;
    QThread thread;
    std::unique_ptr<QObject> worker;
    QPointer<HttpGate> gate;
    std::unique_ptr<HttpCompat> compat;
    std::shared_ptr<GateFigures> figures;
    std::function<int()> unanswered;
    QHostAddress boundAddress;
    quint16 boundPort = 0;
    bool isDraining = false;
};

core::Result<void> HttpServer::Parts::open(const QHostAddress &address, TrustedProxies proxies)
{
    auto opened = std::make_unique<HttpGate>(options, std::move(proxies));
    // QTcpServer sets SO_REUSEADDR and never SO_REUSEPORT: a restart need not wait, a second program gets an error.
    if (!opened->listen(address, options.port))
        return core::fail(cannotListen(*opened, address, options.port));
    boundAddress = opened->serverAddress();
    boundPort = opened->serverPort();
    figures = opened->context().figures;
    gate = opened.release();
    compat = std::make_unique<HttpCompat>(gate, handler);
    unanswered = compat->unansweredCounter();
    return {};
}

core::Result<void> HttpServer::tryListening(const QString &host, quint16 port)
{
    const auto address = listenAddress(host);
    if (!address)
        return core::fail(address.error());
    QTcpServer trial;
    if (!trial.listen(*address, port))
        return core::fail(cannotListen(trial, *address, port));
    return {};
}

HttpServer::HttpServer(HttpServerOptions options, HttpHandler handler) : m_parts(std::make_unique<Parts>())
{
    m_parts->options = std::move(options);
    m_parts->handler = std::move(handler);
}

HttpServer::~HttpServer()
{
    stop();
}

core::Result<void> HttpServer::start()
{
    const auto address = listenAddress(m_parts->options.host);
    if (!address)
        return core::fail(address.error());
    const auto proxies = TrustedProxies::parse(m_parts->options.trustedProxies);
    if (!proxies)
        return core::fail(proxies.error());
    m_parts->isDraining = false;
    m_parts->worker = std::make_unique<QObject>();
    m_parts->worker->moveToThread(&m_parts->thread);
    m_parts->thread.setObjectName(u"http"_s);
    m_parts->thread.start();
    core::Result<void> opened;
    m_parts->onHttpThread([&] { opened = m_parts->open(*address, *proxies); });
    if (!opened)
        stop();
    return opened;
}

core::Result<void> HttpServer::adopt(const HttpServerOptions &options)
{
    const auto proxies = TrustedProxies::parse(options.trustedProxies);
    if (!proxies)
        return core::fail(proxies.error());
    if (options.tls.has_value() != m_parts->options.tls.has_value())
        return core::fail(core::ErrorKind::InvalidInput, u"a running listener keeps its scheme"_s);
    m_parts->options.limits = options.limits;
    m_parts->options.tls = options.tls;
    m_parts->options.trustedProxies = options.trustedProxies;
    m_parts->options.requireHttps = options.requireHttps;
    if (m_parts->thread.isRunning()) {
        m_parts->onHttpThread([&] {
            if (m_parts->gate)
                m_parts->gate->adopt(m_parts->options, *proxies);
        });
    }
    return {};
}

QString HttpServer::url() const
{
    const QString host = m_parts->boundAddress.toString();
    const bool isIpv6 = m_parts->boundAddress.protocol() == QAbstractSocket::IPv6Protocol;
    return u"%1://%2:%3"_s.arg(m_parts->options.tls ? u"https"_s : u"http"_s, isIpv6 ? u'[' + host + u']' : host,
                               QString::number(m_parts->boundPort));
}

quint16 HttpServer::port() const
{
    return m_parts->boundPort;
}

HttpServerFigures HttpServer::figures() const
{
    if (!m_parts->figures)
        return {};
    const GateFigures &counted = *m_parts->figures;
    return {counted.connections,          counted.requests,        counted.refusedConnections,
            counted.displacedConnections, counted.refusedRequests, counted.failedHandshakes};
}

void HttpServer::drain()
{
    if (!m_parts->thread.isRunning() || m_parts->isDraining)
        return;
    m_parts->isDraining = true;
    m_parts->onHttpThread([this] {
        if (m_parts->compat)
            m_parts->compat->drain();
    });
}

bool HttpServer::isIdle() const
{
    return !m_parts->unanswered || m_parts->unanswered() == 0;
}

void HttpServer::stop()
{
    if (!m_parts->thread.isRunning())
        return;
    drain();
    m_parts->onHttpThread([this] { m_parts->compat.reset(); });
    m_parts->thread.quit();
    m_parts->thread.wait();
    m_parts->worker.reset();
}

} // namespace server
