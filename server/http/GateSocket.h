#pragma once

#include <QTcpSocket>

#include <functional>

namespace server {

/// The socket that QHttpServer sees; the kernel knows nothing of it. It brings QHttpServer one request that passed the
/// gate and catches the answer, then is free for the next request of anybody. When the client leaves it stays until
/// the handler has answered: on Qt 6.4 a socket that goes away under a pending answer is used after it was freed.
class GateSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    using Answered = std::function<void(const QByteArray &answer)>;
    using Released = std::function<void(GateSocket *)>;

    /// `released` is called after each request, unless QHttpServer gave the socket up.
    GateSocket(Released released, QObject *parent);
    /// Only while no request is running. `answered` gets nothing when QHttpServer gave the request up.
    void carry(const QByteArray &request, Answered answered);
    /// The answer has been written as a whole.
    void finish();
    /// The client is to see its connection close instead of the answer.
    void loseAnswer() { m_isLost = true; }
    bool isAnswerLost() const { return m_isLost; }
    /// The client left: the answer is dropped.
    void abandon();
    /// QHttpServer hears that the connection has ended, and deletes it.
    void leave();
    bool isFree() const { return !m_isRunning && state() == QAbstractSocket::ConnectedState; }

    qint64 bytesAvailable() const override;
    bool isSequential() const override { return true; }
    /// QHttpServer gives the request up; the gate then answers in its place.
    void disconnectFromHost() override;
    void close() override { disconnectFromHost(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    Released m_released;
    Answered m_answered;
    QByteArray m_request;
    qsizetype m_position = 0;
    QByteArray m_answer;
    bool m_isRunning = false;
    bool m_isGivenUp = false;
    bool m_isLost = false;
};

} // namespace server
