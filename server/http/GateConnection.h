#pragma once

#include "server/http/ArrivalPace.h"
#include "server/http/ClientStream.h"
#include "server/http/GateContext.h"
#include "server/http/RequestParser.h"

#include <QObject>
#include <QPointer>

namespace server {

/// One client: reads and checks its requests, hands them over one at a time, and sends the answers in that order. Owns
/// the real socket. HTTP thread only.
class GateConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket.
    GateConnection(GateContext &context, QAbstractSocket *socket, QObject *parent);
    ~GateConnection() override;

    QHostAddress peer() const { return m_peer; }
    void start();
    /// Answers with an error, then closes as soon as the client has had a chance to read it.
    void refuse(const Refusal &refusal, GateRefusal::Kind kind = GateRefusal::Kind::Request);
    /// Ends without a word, in favour of a newer client.
    void giveWay();
    /// `now` is the context's clock, in milliseconds. `isCrowded` shortens the wait for a next request.
    void checkDeadline(qint64 now, bool isCrowded);
    /// For the end of the program: what has arrived is still answered; blocks at most `milliseconds` for that.
    void takeLeave(int milliseconds);

signals:
    void ended();

private:
    enum class Phase { Handshake, Idle, Head, Body, Answering, Lingering, Ended };

    void watchSocket();
    void onSocketError(QAbstractSocket::SocketError error);
    void enter(Phase phase);
    void onReadyRead();
    void onBytesWritten();
    void pump();
    bool mayRead() const;
    bool readSome();
    void parse();
    void dispatch();
    HttpRequest requestFrom(RequestParser::Request parsed);
    void answer(const QByteArray &answer);
    void awaitNextRequest();
    /// With the frame of the running request.
    void refuseRequest(const Refusal &refusal, GateRefusal::Kind kind = GateRefusal::Kind::Request);
    void report(GateRefusal::Kind kind, const Refusal &refusal);
    bool write(const QByteArray &bytes);
    void linger();
    void dropAnswer();
    void end();
    void onDeadline();
    std::chrono::milliseconds timeAllowed(bool isCrowded) const;

    GateContext &m_context;
    ClientStream m_stream;
    QPointer<GateSocket> m_channel; ///< while a request runs
    QHostAddress m_peer;
    Phase m_phase = Phase::Idle;
    qint64 m_since = 0;
    ArrivalPace m_pace;
    RequestParser m_parser;
    QByteArray m_input;
    qsizetype m_position = 0;
    int m_requests = 0;
    AnswerFrame m_frame;
    quint64 m_ticket = 0;
    bool m_isPumping = false;
};

} // namespace server
