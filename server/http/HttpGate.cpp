#include "server/http/HttpGate.h"

#include "core/base/Log.h"
#include "server/http/GateConnection.h"
#include "server/http/SocketCalls.h"

#include <QDeadlineTimer>
#include <QSslSocket>

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kBacklog = 1024;
constexpr auto kSweepInterval = 250ms;
/// A sweep that comes later than this: the process or the whole machine was stopped, which is no client's fault.
constexpr auto kStandstill = 2s;
/// Connections that give way at once when the process has no descriptor or hardly any memory left, and the part of all
/// that these may be: the newest ones must come through.
constexpr int kFreedAtOnce = 16;
constexpr int kFreedPart = 4;
/// New clients before those that are there have their turn: a flood of them must not hold up the others.
constexpr int kAcceptsInARow = 32;
/// No more often than this the log tells of memory.
constexpr auto kMemoryNews = 10s;
/// Connections that may stay even then.
constexpr int kSeatsWithoutMemory = 16;
/// Clients over the cap that are told so; further ones are dropped without a word.
constexpr int kRefusedAtOnce = 64;
/// QTcpServer stops accepting when so many wait for nextPendingConnection; QHttpServer fetches them at once.
constexpr int kPendingConnections = 1024;
/// The part of the seats that clients may hold who have not completed a request yet, when others want all.
constexpr int kFreshPart = 4;

} // namespace

HttpGate::HttpGate(const HttpServerOptions &options, TrustedProxies proxies)
    : m_context(this, [this](GateSocket *channel) { addPendingConnection(channel); })
{
    adopt(options, std::move(proxies));
    m_context.onRefusal = options.onRefusal;
    m_context.clock.start();
    setListenBacklogSize(kBacklog);
    setMaxPendingConnections(kPendingConnections);
    m_sweeper.setInterval(kSweepInterval);
    connect(&m_sweeper, &QTimer::timeout, this, &HttpGate::sweep);
    m_sweeper.start();
    // QTcpServer tells only the first time that it cannot accept, and then pauses for good; the sweep sees to both.
    connect(this, &QTcpServer::acceptError, this, [this] { m_isPaused = true; });
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
        m_tls->setAllowedNextProtocols({"http/1.1"_ba});
        m_tls->setCaCertificates({}); // nobody is verified, and each connection would load them all
    }
    while (m_context.roster.size() > m_context.limits.connections && displaceOne()) {
    }
}

void HttpGate::drain()
{
    // Who waits there has been told by the kernel that he is connected.
    for (int i = 0; i < kBacklog / kAcceptsInARow && waitForNewConnection(0); ++i)
        continueAccepting();
    m_context.isDraining = true;
    close();
}

void HttpGate::closeConnections(std::chrono::milliseconds time)
{
    m_context.isDraining = true;
    const QDeadlineTimer deadline(time);
    for (GateConnection *connection : m_context.roster.all() + m_refused.values()) {
        connection->disconnect(this);
        connection->takeLeave(int(deadline.remainingTime()));
        m_context.roster.remove(connection);
        delete connection;
    }
    m_refused.clear();
    m_context.figures->connections = 0;
}

void HttpGate::limitAcceptsInARow()
{
    if (m_acceptsInARow++ == 0)
        QMetaObject::invokeMethod(this, &HttpGate::continueAccepting, Qt::QueuedConnection);
    if (m_acceptsInARow >= kAcceptsInARow)
        setMaxPendingConnections(0); // the only way out of QTcpServer's loop
}

void HttpGate::continueAccepting()
{
    if (m_acceptsInARow >= kAcceptsInARow) {
        setMaxPendingConnections(kPendingConnections);
        watchMemory();
        if (isListening() && !m_isPaused)
            resumeAccepting();
    }
    m_acceptsInARow = 0;
}

/// Without a descriptor QTcpServer would try to accept again and again, as fast as it can.
void HttpGate::watchDescriptors()
{
    bool isOut = !hasFreeDescriptor();
    const int most = std::min(kFreedAtOnce, 1 + m_context.roster.size() / kFreedPart);
    for (int i = 0; isOut && i < most && displaceOne(); ++i) {
    }
    isOut = isOut && !hasFreeDescriptor();
    if (isListening() && isOut) // again: taking a channel makes QTcpServer go on
        pauseAccepting();
    if (isListening() && !isOut && m_isPaused)
        resumeAccepting();
    m_isPaused = isOut;
}

/// A failed allocation ends the process in many places of the libraries: nothing may get that far.
void HttpGate::watchMemory()
{
    const bool wasShort = std::exchange(m_isShortOfMemory, m_memory.isShort());
    if (wasShort != m_isShortOfMemory && m_memoryNews.hasExpired()) {
        m_memoryNews = QDeadlineTimer(kMemoryNews);
        const auto level = m_isShortOfMemory ? core::LogLevel::Warning : core::LogLevel::Info;
        core::logEvent(
            level, m_isShortOfMemory ? u"Memory is short: clients that wait give way"_s : u"Memory is enough again"_s,
            {{u"event"_s, u"memory_short"_s}, {u"bytes_left"_s, m_memory.left()}});
    }
    if (!m_isShortOfMemory)
        return;
    const int most = 1 + m_context.roster.size() / kFreedPart;
    for (int i = 0; i < most && m_context.roster.size() > kSeatsWithoutMemory && displaceOne(); ++i) {
    }
    MemoryHeadroom::returnUnused();
}

bool HttpGate::displaceOne()
{
    const int seatsForFresh = std::max(1, m_context.roster.size() / kFreshPart);
    GateConnection *connection = m_context.roster.firstToGiveWay(seatsForFresh);
    if (connection)
        connection->giveWay();
    return connection != nullptr;
}

bool HttpGate::makeRoomFor(const QHostAddress &peer, qintptr descriptor)
{
    const auto network = PeerNetwork::of(peer);
    const bool isExempt = peer.isLoopback() || m_context.proxies.contains(peer);
    while (!isExempt && m_context.roster.countOf(network) >= m_context.limits.connectionsPerAddress) {
        GateConnection *own = m_context.roster.firstToGiveWay(network);
        if (!own)
            return false;
        own->giveWay();
    }
    while (m_context.roster.size() >= m_context.limits.connections) {
        if (!displaceOne())
            return false;
    }
    if (m_isShortOfMemory && m_context.roster.size() >= kSeatsWithoutMemory && !displaceOne())
        return false;
    return !isAmongLastDescriptors(descriptor) || displaceOne();
}

void HttpGate::incomingConnection(qintptr descriptor)
{
    limitAcceptsInARow();
    QAbstractSocket *socket = ClientStream::open(descriptor, m_tls);
    if (socket->state() != QAbstractSocket::ConnectedState) {
        delete socket;
        return;
    }
    auto *connection = new GateConnection(m_context, socket, this);
    if (makeRoomFor(connection->peer(), descriptor))
        welcome(connection);
    else
        refuse(connection);
}

void HttpGate::welcome(GateConnection *connection)
{
    m_context.roster.add(connection, PeerNetwork::of(connection->peer()));
    m_context.figures->connections = m_context.roster.size();
    connect(connection, &GateConnection::ended, this, [this, connection] {
        m_context.roster.remove(connection);
        m_context.figures->connections = m_context.roster.size();
    });
    connection->start();
}

void HttpGate::refuse(GateConnection *connection)
{
    // Behind TLS a refusal would cost a handshake.
    if (m_tls || m_refused.size() >= kRefusedAtOnce) {
        m_context.report({GateRefusal::Kind::Connection, 0, "Too many connections."_ba, connection->peer(), {}});
        delete connection;
        return;
    }
    m_refused.insert(connection);
    connect(connection, &GateConnection::ended, this, [this, connection] { m_refused.remove(connection); });
    connection->refuse({503, "Too many connections."}, GateRefusal::Kind::Connection);
}

void HttpGate::sweep()
{
    const qint64 sincePrevious = m_context.now() - m_lastSweep;
    if (sincePrevious > std::chrono::milliseconds(kStandstill).count())
        m_context.stoodStill += sincePrevious - kSweepInterval.count();
    const qint64 now = m_lastSweep = m_context.now();
    const bool isCrowded = m_context.roster.size() > m_context.limits.crowdedAt;
    for (GateConnection *connection : m_context.roster.all() + m_refused.values()) // a copy: deadlines end connections
        connection->checkDeadline(now, isCrowded);
    watchDescriptors();
    watchMemory();
}

} // namespace server
