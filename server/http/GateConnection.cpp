#include "server/http/GateConnection.h"

#include "server/http/ClientAddress.h"

#include <QScopedValueRollback>
#include <QSslSocket>

#include <array>

namespace server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kReadAtOnce = 16 * 1024;
/// Pipelined requests of one client that are answered before the others have their turn.
constexpr int kRequestsInARow = 16;
constexpr auto kLingerTime = 2s;

} // namespace

GateConnection::GateConnection(GateContext &context, QAbstractSocket *socket, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_stream(socket)
    , m_peer(plainAddress(socket->peerAddress()))
    , m_parser(context.limits)
{
    socket->setParent(this);
    m_since = m_context.now();
    watchSocket();
}

GateConnection::~GateConnection()
{
    dropAnswer();
}

void GateConnection::watchSocket()
{
    QAbstractSocket *socket = m_stream.socket();
    connect(socket, &QAbstractSocket::readyRead, this, &GateConnection::onReadyRead);
    if (m_stream.tls())
        connect(m_stream.tls(), &QSslSocket::encryptedBytesWritten, this, &GateConnection::onBytesWritten);
    else
        connect(socket, &QAbstractSocket::bytesWritten, this, &GateConnection::onBytesWritten);
    connect(socket, &QAbstractSocket::disconnected, this, &GateConnection::end);
    connect(socket, &QAbstractSocket::errorOccurred, this, &GateConnection::onSocketError);
}

void GateConnection::onSocketError(QAbstractSocket::SocketError error)
{
    if (m_phase == Phase::Handshake) {
        if (error != QAbstractSocket::RemoteHostClosedError) // that is no failure: somebody looks whether we are there
            report(GateRefusal::Kind::Handshake, {0, qPrintable(m_stream.socket()->errorString())});
        m_stream.socket()->abort();
    }
    if (m_stream.socket()->state() == QAbstractSocket::UnconnectedState)
        end();
}

void GateConnection::start()
{
    if (!m_stream.tls())
        return;
    enter(Phase::Handshake);
    connect(m_stream.tls(), &QSslSocket::encrypted, this, [this] {
        enter(Phase::Idle);
        pump();
    });
    m_stream.tls()->startServerEncryption();
}

void GateConnection::enter(Phase phase)
{
    m_phase = phase;
    m_since = m_context.now();
}

void GateConnection::onReadyRead()
{
    if (m_phase == Phase::Lingering) {
        if (!m_stream.discardInput())
            end();
        return;
    }
    if (m_phase != Phase::Answering)
        pump();
    // Also when a request that waited here was taken up instead of reading: nobody tells of the end a second time.
    if (m_phase == Phase::Answering && !m_stream.isAlive())
        end();
}

void GateConnection::onBytesWritten()
{
    if (m_phase == Phase::Lingering) {
        m_since = m_context.now();
        if (m_stream.unsent() == 0)
            m_stream.endSending();
    } else if (m_phase == Phase::Idle && m_stream.unsent() > 0) {
        m_since = m_context.now();
    } else if (m_phase == Phase::Idle && !m_isPumping) {
        awaitNextRequest();
        pump();
    }
}

bool GateConnection::mayRead() const
{
    // A client that does not read its answers gets no further ones.
    return (m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body) && m_stream.unsent() == 0;
}

void GateConnection::pump()
{
    if (m_isPumping)
        return;
    const QScopedValueRollback pumping(m_isPumping, true);
    for (int handed = m_requests; mayRead() && m_requests < handed + kRequestsInARow;) {
        if (m_input.isEmpty() && !readSome())
            return;
        parse();
    }
    if (mayRead())
        QMetaObject::invokeMethod(this, &GateConnection::pump, Qt::QueuedConnection);
}

bool GateConnection::readSome()
{
    std::array<char, kReadAtOnce> buffer;
    const qint64 size = m_stream.read(buffer.data(), qint64(buffer.size()));
    if (size < 0)
        end();
    if (size <= 0)
        return false;
    m_input = QByteArray(buffer.data(), size);
    m_pace.count(size);
    return true;
}

void GateConnection::parse()
{
    m_position += m_parser.consume(QByteArrayView(m_input).sliced(m_position));
    if (m_position == m_input.size()) {
        m_input.clear();
        m_position = 0;
    }
    switch (m_parser.state()) {
    case RequestParser::State::Complete:
        return dispatch();
    case RequestParser::State::Refused:
        return refuse(m_parser.refusal());
    case RequestParser::State::Head:
        if (m_phase == Phase::Idle)
            enter(Phase::Head);
        return;
    case RequestParser::State::Body:
        if (m_phase != Phase::Body) {
            enter(Phase::Body);
            m_pace.begin(m_since);
            if (m_parser.awaitsContinue())
                write("HTTP/1.1 100 Continue\r\n\r\n"_ba);
        }
        return;
    case RequestParser::State::Idle:
        return;
    }
}

HttpRequest GateConnection::requestFrom(RequestParser::Request parsed)
{
    HttpRequest request;
    request.method = std::move(parsed.head.method);
    request.path = std::move(parsed.head.path);
    request.query = std::move(parsed.head.query);
    request.headers = std::move(parsed.head.headers);
    request.body = std::move(parsed.body);
    request.id = m_context.ids.take(request.header("x-request-id"));
    const ClientOrigin origin = clientOrigin(m_peer, m_stream.tls() != nullptr, request, m_context.proxies);
    request.client = origin.client;
    request.fromLoopback = origin.fromLoopback;
    request.secure = origin.secure;
    return request;
}

void GateConnection::dispatch()
{
    ++m_requests;
    auto parsed = m_parser.take();
    const bool keepAlive = parsed.head.keepAlive && m_requests < m_context.limits.requestsPerConnection;
    HttpRequest request = requestFrom(std::move(parsed));
    m_frame = {request.id, request.method == "HEAD", keepAlive, request.secure && m_context.requireHttps};
    if (m_context.isDraining)
        return refuseRequest({503, "The server is stopping."});
    if (m_context.requireHttps && !request.secure && !request.fromLoopback)
        return refuseRequest({403, "HTTPS is required."});
    ++m_context.figures->requests;
    enter(Phase::Answering);
    m_context.roster.move(this, ConnectionRoster::Standing::Busy);
    m_channel = m_context.channels.take();
    m_ticket = m_context.running.begin(m_channel, std::move(request));
    // QHttpServer reads byte by byte, so it gets the ticket and nothing else; always GET, since depending on its
    // version it would leave the body of a HEAD out or not, which the framer decides.
    m_channel->carry("GET /"_ba + QByteArray::number(m_ticket) + " HTTP/1.1\r\n\r\n",
                     [this](const QByteArray &bytes) { answer(bytes); });
}

void GateConnection::answer(const QByteArray &answer)
{
    const bool isLost = m_channel && m_channel->isAnswerLost();
    m_channel.clear();
    if (isLost) {
        m_stream.socket()->abort();
        return end();
    }
    if (answer.isEmpty())
        m_context.running.forget(m_ticket); // QHttpServer gave the request up
    m_frame.keepAlive = m_frame.keepAlive && !m_context.isDraining;
    if (!write(m_context.framer.frame(answer, m_frame)))
        return;
    if (!m_frame.keepAlive)
        return linger();
    awaitNextRequest();
    if (!m_isPumping)
        QMetaObject::invokeMethod(this, &GateConnection::pump, Qt::QueuedConnection);
}

void GateConnection::awaitNextRequest()
{
    using Standing = ConnectionRoster::Standing;
    enter(Phase::Idle);
    m_context.roster.move(this, m_stream.unsent() > 0 ? Standing::Unread : Standing::Idle);
}

void GateConnection::refuse(const Refusal &refusal, GateRefusal::Kind kind)
{
    const RequestHead &head = m_parser.head();
    QByteArray sentId;
    for (const auto &[name, value] : head.headers) {
        if (name == "x-request-id")
            sentId = value;
    }
    const bool strictTransport = m_stream.tls() && m_context.requireHttps;
    m_frame = {m_context.ids.take(sentId), head.method == "HEAD", false, strictTransport};
    refuseRequest(refusal, kind);
}

void GateConnection::refuseRequest(const Refusal &refusal, GateRefusal::Kind kind)
{
    report(kind, refusal);
    m_frame.keepAlive = false;
    if (write(m_context.framer.refusal(refusal, m_frame)))
        linger();
}

void GateConnection::report(GateRefusal::Kind kind, const Refusal &refusal)
{
    m_context.report({kind, refusal.status, refusal.reason, m_peer, m_frame.id});
}

void GateConnection::giveWay()
{
    m_frame.id = {};
    report(GateRefusal::Kind::Displaced, {0, "The connection gave way to a newer one."});
    m_stream.socket()->abort();
    end();
}

bool GateConnection::write(const QByteArray &bytes)
{
    if (m_phase != Phase::Ended && !m_stream.write(bytes))
        end();
    return m_phase != Phase::Ended; // the client may have left while it was written
}

void GateConnection::linger()
{
    if (m_phase == Phase::Ended)
        return;
    enter(Phase::Lingering);
    m_context.roster.move(this, ConnectionRoster::Standing::Closing);
    dropAnswer();
    m_input.clear();
    if (m_stream.unsent() == 0)
        m_stream.endSending();
    if (!m_stream.discardInput())
        end();
}

void GateConnection::end()
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    dropAnswer();
    emit ended();
    deleteLater();
}

/// Once: afterwards the channel may carry another connection's request.
void GateConnection::dropAnswer()
{
    if (m_channel)
        m_channel->abandon();
    m_channel.clear();
}

void GateConnection::takeLeave(int milliseconds)
{
    pump();
    if (m_phase == Phase::Ended)
        return;
    if (m_stream.unsent() > 0)
        m_stream.socket()->waitForBytesWritten(milliseconds);
    m_stream.endSending();
    m_stream.discardInput(); // what nobody read would turn the end into a reset, which takes the answer away
}

std::chrono::milliseconds GateConnection::timeAllowed(bool isCrowded) const
{
    const HttpLimits &limits = m_context.limits;
    switch (m_phase) {
    case Phase::Handshake:
    case Phase::Head:
        return limits.headerTime;
    case Phase::Body:
        return limits.bodyTime;
    case Phase::Answering:
        return limits.handlerTime;
    case Phase::Lingering:
        return kLingerTime;
    case Phase::Idle:
        if (m_stream.unsent() > 0) // since the client last took some of its answer
            return limits.headerTime;
        break;
    case Phase::Ended:
        break;
    }
    return isCrowded ? limits.crowdedIdleTime : limits.idleTime;
}

void GateConnection::checkDeadline(qint64 now, bool isCrowded)
{
    if (now - m_since >= timeAllowed(isCrowded).count())
        onDeadline();
    else if (m_phase == Phase::Body && m_pace.isTooSlow(now, m_context.limits))
        refuse({408, "The body arrives too slowly."});
}

void GateConnection::onDeadline()
{
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
        return refuse({408, "The request did not arrive in time."});
    case Phase::Answering:
        return refuseRequest({503, "The request took too long."});
    case Phase::Idle:
        if (m_stream.unsent() == 0)
            return m_stream.socket()->disconnectFromHost();
        report(GateRefusal::Kind::Request, {0, "The answer was not read in time."});
        break;
    case Phase::Handshake:
        report(GateRefusal::Kind::Handshake, {0, "The handshake took too long."});
        break;
    case Phase::Lingering:
    case Phase::Ended:
        break;
    }
    m_stream.socket()->abort();
}

} // namespace server
