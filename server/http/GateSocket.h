#pragma once

#include <QTcpSocket>

#include <functional>

namespace server {

/// The socket that QHttpServer sees; the kernel knows nothing of it. It brings QHttpServer one request that passed the
/// gate and catches the answer. When the client leaves it lives on until the handler has answered: on Qt 6.4 a socket
/// that goes away under a pending answer is used after it was freed.
class GateSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    using Answered = std::function<void(const QByteArray &answer)>;

    GateSocket(const QHostAddress &peer, Answered answered, QObject *parent);
    /// Only while no request is running.
    void carry(const QByteArray &request);
    /// The answer has been written as a whole.
    void finish();
    /// The client left: the answer is dropped, and QHttpServer hears of it once the handler is done.
    void abandon();

    qint64 bytesAvailable() const override;
    bool isSequential() const override { return true; }
    /// QHttpServer gives the request up; the gate then answers in its place.
    void disconnectFromHost() override;
    void close() override { disconnectFromHost(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void leave();

    Answered m_answered;
    QByteArray m_request;
    qsizetype m_position = 0;
    QByteArray m_answer;
    bool m_isRunning = false;
};

} // namespace server
