#pragma once

#include "server/http/GateContext.h"
#include "server/http/RequestParser.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>

namespace server {

/// One client: reads and checks its requests, hands them over one at a time, and sends the answers in that order. Owns
/// the real socket. HTTP thread only.
class GateConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket. `parent` also owns the virtual socket, which may outlive this object.
    GateConnection(GateContext &context, QTcpSocket *socket, QObject *parent);
    ~GateConnection() override;

    GateSocket *openChannel(); ///< the socket for QHttpServer
    QHostAddress peer() const { return m_peer; }
    void start();
    /// Answers with an error, then closes as soon as the client has had a chance to read it.
    void refuse(const Refusal &refusal);
    /// `now` is the context's clock, in milliseconds. `isCrowded` shortens the wait for a next request.
    void checkDeadline(qint64 now, bool isCrowded);
    /// Blocks until the answers are written, at most `milliseconds`; for the end of the program.
    void flush(int milliseconds);

signals:
    void ended();

private:
    enum class Phase { Handshake, Idle, Head, Body, Answering, Lingering, Ended };

    void watchSocket();
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
    void refuseRequest(const Refusal &refusal); ///< with the frame of the running request
    void write(const QByteArray &bytes);
    void linger();
    void end();
    void onDeadline();
    std::chrono::milliseconds timeAllowed(bool isCrowded) const;

    GateContext &m_context;
    QTcpSocket *m_socket;
    QPointer<GateSocket> m_channel;
    QHostAddress m_peer;
    bool m_encrypted = false;
    Phase m_phase = Phase::Idle;
    qint64 m_since = 0;
    RequestParser m_parser;
    QByteArray m_input;
    qsizetype m_position = 0;
    int m_requests = 0;
    AnswerFrame m_frame;
    quint64 m_ticket = 0;
    bool m_isPumping = false;
};

} // namespace server
