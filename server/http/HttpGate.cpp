#include "server/http/HttpGate.h"

#include "server/http/GateConnection.h"

#include <QDeadlineTimer>
#include <QSslSocket>

namespace server {

using namespace std::chrono_literals;

namespace {

constexpr int kBacklog = 1024;
constexpr auto kSweepInterval = 250ms;
/// After the process ran out of descriptors; QTcpServer alone would never accept again.
constexpr auto kAcceptPause = 100ms;
/// Clients over the cap that are told so; further ones are dropped without a word.
constexpr int kRefusedAtOnce = 64;
/// QTcpServer stops accepting when this many wait for nextPendingConnection; QHttpServer fetches them at once.
constexpr int kPendingConnections = 1024;

} // namespace

HttpGate::HttpGate(const HttpServerOptions &options, TrustedProxies proxies)
{
    adopt(options, std::move(proxies));
    m_context.clock.start();
    setListenBacklogSize(kBacklog);
    setMaxPendingConnections(kPendingConnections);
    m_sweeper.setInterval(kSweepInterval);
    connect(&m_sweeper, &QTimer::timeout, this, &HttpGate::sweep);
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(kAcceptPause, this, [this] { resumeAccepting(); }); });
}

HttpGate::~HttpGate()
{
    closeConnections(0ms);
}

void HttpGate::adopt(const HttpServerOptions &options, TrustedProxies proxies)
{
    m_context.limits = options.limits;
    m_context.proxies = std::move(proxies);
    m_context.requireHttps = options.requireHttps;
    m_tls = options.tls;
    if (m_tls) {
        m_tls->setProtocol(QSsl::TlsV1_2OrLater);
        m_tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    }
}

void HttpGate::drain()
{
    m_context.isDraining = true;
    close();
}

void HttpGate::closeConnections(std::chrono::milliseconds time)
{
    const QDeadlineTimer deadline(time);
    const auto connections = m_connections + m_refused;
    for (GateConnection *connection : connections) {
        connection->disconnect(this);
        connection->flush(int(deadline.remainingTime()));
        delete connection;
    }
    m_connections.clear();
    m_refused.clear();
    m_perAddress.clear();
    m_context.figures->connections = 0;
}

HttpGate::Admission HttpGate::admission(const QHostAddress &peer) const
{
    const bool isExempt = peer.isLoopback() || m_context.proxies.contains(peer);
    const bool hasRoom = m_connections.size() < m_context.limits.connections &&
                         (isExempt || m_perAddress.value(peer) < m_context.limits.connectionsPerAddress);
    if (hasRoom)
        return Admission::Welcome;
    // Behind TLS a refusal would cost a handshake.
    return m_refused.size() < kRefusedAtOnce && !m_tls ? Admission::Refused : Admission::Dropped;
}

QTcpSocket *HttpGate::openSocket(qintptr descriptor)
{
    auto *tls = m_tls ? new QSslSocket : nullptr;
    auto *socket = tls ? tls : new QTcpSocket;
    if (tls)
        tls->setSslConfiguration(*m_tls);
    socket->setSocketDescriptor(descriptor);
    return socket;
}

void HttpGate::incomingConnection(qintptr descriptor)
{
    QTcpSocket *socket = openSocket(descriptor);
    const Admission verdict = admission(plainAddress(socket->peerAddress()));
    if (socket->state() != QAbstractSocket::ConnectedState || verdict == Admission::Dropped) {
        socket->abort();
        delete socket;
        return;
    }
    auto *connection = new GateConnection(m_context, socket, this);
    if (!m_sweeper.isActive())
        m_sweeper.start();
    if (verdict == Admission::Refused)
        refuse(connection);
    else
        welcome(connection);
}

void HttpGate::welcome(GateConnection *connection)
{
    m_connections.insert(connection);
    ++m_perAddress[connection->peer()];
    m_context.figures->connections = int(m_connections.size());
    connect(connection, &GateConnection::ended, this, [this, connection] {
        m_connections.remove(connection);
        if (--m_perAddress[connection->peer()] == 0)
            m_perAddress.remove(connection->peer());
        m_context.figures->connections = int(m_connections.size());
    });
    addPendingConnection(connection->openChannel());
    // Not before QHttpServer has fetched the channel, which Qt 6.4 lets it do only after this function.
    QMetaObject::invokeMethod(connection, &GateConnection::start, Qt::QueuedConnection);
}

void HttpGate::refuse(GateConnection *connection)
{
    m_refused.insert(connection);
    connect(connection, &GateConnection::ended, this, [this, connection] { m_refused.remove(connection); });
    connection->refuse({503, "Too many connections."});
}

void HttpGate::sweep()
{
    const qint64 now = m_context.clock.elapsed();
    const bool isCrowded = m_connections.size() > m_context.limits.crowdedAt;
    const auto connections = m_connections + m_refused; // a copy: deadlines end connections
    for (GateConnection *connection : connections)
        connection->checkDeadline(now, isCrowded);
    if (m_connections.isEmpty() && m_refused.isEmpty())
        m_sweeper.stop();
}

} // namespace server
