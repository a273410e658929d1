#include "server/http/GateConnection.h"

#include "server/http/ClientAddress.h"
#include "server/http/SocketCalls.h"

#include <QScopedValueRollback>
#include <QSslSocket>

#include <array>

namespace server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// More is left to the kernel, which then slows the sender down.
constexpr qint64 kReadBuffer = 64 * 1024;
constexpr qsizetype kReadAtOnce = 16 * 1024;
/// A client that does not read its answers gets no further ones.
constexpr qint64 kUnreadAnswers = 256 * 1024;
/// Pipelined requests of one client that are answered before the others have their turn.
constexpr int kRequestsInARow = 16;
constexpr auto kLingerTime = 2s;

} // namespace

GateConnection::GateConnection(GateContext &context, QTcpSocket *socket, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(socket)
    , m_peer(plainAddress(socket->peerAddress()))
    , m_encrypted(qobject_cast<QSslSocket *>(socket) != nullptr)
    , m_parser(context.limits)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_since = m_context.clock.elapsed();
    watchSocket();
}

GateConnection::~GateConnection()
{
    if (m_channel)
        m_channel->abandon();
}

void GateConnection::watchSocket()
{
    connect(m_socket, &QTcpSocket::readyRead, this, &GateConnection::onReadyRead);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &GateConnection::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &GateConnection::end);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_phase == Phase::Handshake)
            m_socket->abort();
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            end();
    });
}

GateSocket *GateConnection::openChannel()
{
    m_channel = new GateSocket(
        m_peer, [this](const QByteArray &bytes) { answer(bytes); }, parent());
    return m_channel;
}

void GateConnection::start()
{
    auto *tls = qobject_cast<QSslSocket *>(m_socket);
    if (!tls)
        return pump();
    enter(Phase::Handshake);
    connect(tls, &QSslSocket::encrypted, this, [this] {
        enter(Phase::Idle);
        pump();
    });
    tls->startServerEncryption();
}

void GateConnection::enter(Phase phase)
{
    m_phase = phase;
    m_since = m_context.clock.elapsed();
}

void GateConnection::onReadyRead()
{
    if (m_phase == Phase::Lingering)
        m_socket->readAll();
    else
        pump();
}

void GateConnection::onBytesWritten()
{
    if (m_phase == Phase::Lingering) {
        m_since = m_context.clock.elapsed();
        if (m_socket->bytesToWrite() == 0)
            endSending(m_socket->socketDescriptor());
    } else if (!m_isPumping && m_socket->bytesToWrite() == 0) {
        pump();
    }
}

bool GateConnection::mayRead() const
{
    return (m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body) &&
           m_socket->bytesToWrite() < kUnreadAnswers;
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
    const qint64 size = m_socket->read(buffer.data(), qint64(buffer.size()));
    if (size > 0)
        m_input = QByteArray(buffer.data(), size);
    return size > 0;
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
    const ClientOrigin origin = clientOrigin(m_peer, m_encrypted, request, m_context.proxies);
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
    m_ticket = m_context.running.begin(m_channel, std::move(request));
    // QHttpServer reads byte by byte, so it gets the ticket and nothing else; always GET, since depending on its
    // version it would leave the body of a HEAD out or not, which the framer decides.
    m_channel->carry("GET /"_ba + QByteArray::number(m_ticket) + " HTTP/1.1\r\n\r\n");
}

void GateConnection::answer(const QByteArray &answer)
{
    if (answer.isEmpty())
        m_context.running.forget(m_ticket); // QHttpServer gave the request up
    m_frame.keepAlive = m_frame.keepAlive && !m_context.isDraining;
    write(m_context.framer.frame(answer, m_frame));
    if (m_phase != Phase::Answering) // the client left while it was written
        return;
    if (!m_frame.keepAlive)
        return linger();
    enter(Phase::Idle);
    if (!m_isPumping)
        QMetaObject::invokeMethod(this, &GateConnection::pump, Qt::QueuedConnection);
}

void GateConnection::refuse(const Refusal &refusal)
{
    const RequestHead &head = m_parser.head();
    QByteArray sentId;
    for (const auto &[name, value] : head.headers) {
        if (name == "x-request-id")
            sentId = value;
    }
    m_frame = {m_context.ids.take(sentId), head.method == "HEAD", false, m_encrypted && m_context.requireHttps};
    refuseRequest(refusal);
}

void GateConnection::refuseRequest(const Refusal &refusal)
{
    m_frame.keepAlive = false;
    write(m_context.framer.refusal(refusal, m_frame));
    linger();
}

void GateConnection::write(const QByteArray &bytes)
{
    const bool isDirect = !m_encrypted && m_socket->bytesToWrite() == 0;
    const qsizetype sent = isDirect ? sendAtOnce(m_socket->socketDescriptor(), bytes) : 0;
    if (sent == bytes.size())
        return;
    m_socket->write(bytes.constData() + sent, bytes.size() - sent);
    m_socket->flush(); // at once, instead of after another turn of the event loop
}

void GateConnection::linger()
{
    if (m_phase == Phase::Ended)
        return;
    enter(Phase::Lingering);
    if (m_channel)
        m_channel->abandon();
    m_input.clear();
    m_socket->readAll();
    if (m_socket->bytesToWrite() == 0)
        endSending(m_socket->socketDescriptor());
}

void GateConnection::end()
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    if (m_channel)
        m_channel->abandon();
    emit ended();
    deleteLater();
}

void GateConnection::flush(int milliseconds)
{
    if (m_phase != Phase::Ended && m_socket->bytesToWrite() > 0)
        m_socket->waitForBytesWritten(milliseconds);
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
    case Phase::Ended:
        break;
    }
    return isCrowded ? limits.crowdedIdleTime : limits.idleTime;
}

void GateConnection::checkDeadline(qint64 now, bool isCrowded)
{
    if (now - m_since >= timeAllowed(isCrowded).count())
        onDeadline();
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
        if (m_socket->bytesToWrite() == 0)
            return m_socket->disconnectFromHost();
        break;
    case Phase::Handshake:
    case Phase::Lingering:
    case Phase::Ended:
        break;
    }
    m_socket->abort();
}

} // namespace server
