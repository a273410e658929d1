#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QHostAddress>
#include <QTcpSocket>

#include <sys/socket.h>

namespace tests {

/// One answer as it came over the wire.
struct RawAnswer
{
    int status = 0;                        ///< 0: the connection ended before an answer was complete
    QHash<QByteArray, QByteArray> headers; ///< names lower case
    QByteArray body;
};

/// A client that sends exactly the bytes that it is told to, and reads answers one by one. Blocking.
class RawClient
{
public:
    static constexpr int kPatience = 20000;

    explicit RawClient(quint16 port, const QHostAddress &host = QHostAddress::LocalHost)
    {
        m_socket.connectToHost(host, port);
        m_socket.waitForConnected(kPatience);
    }
    QTcpSocket &socket() { return m_socket; }
    bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(kPatience)) {
        }
    }
    RawAnswer get(const QByteArray &path)
    {
        send("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        return readAnswer();
    }
    /// HEAD and 204 have no body whatever Content-Length says.
    RawAnswer readAnswer(bool withBody = true)
    {
        RawAnswer answer;
        while (!m_input.contains("\r\n\r\n")) {
            if (!readMore())
                return answer;
        }
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        const auto lines = m_input.left(end).split('\n');
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            answer.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        m_input.remove(0, end + 4);
        const qsizetype length = withBody ? answer.headers.value("content-length").toInt() : 0;
        while (m_input.size() < length) {
            if (!readMore())
                return answer;
        }
        answer.body = m_input.left(length);
        m_input.remove(0, length);
        answer.status = lines.first().mid(9, 3).toInt();
        return answer;
    }
    /// Our direction only; the server may still answer.
    void endSending() { ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR); }
    /// Up to the empty line, as it came.
    QByteArray readHead()
    {
        while (!m_input.contains("\r\n\r\n") && readMore()) {
        }
        const QByteArray head = m_input.left(m_input.indexOf("\r\n\r\n") + 4);
        m_input.remove(0, head.size());
        return head;
    }
    /// Everything until the server ends the connection.
    QByteArray readToTheEnd()
    {
        while (readMore()) {
        }
        return std::exchange(m_input, {});
    }
    /// True when the server ends the connection and nothing more arrives.
    bool isClosedByServer()
    {
        while (readMore()) {
        }
        return m_input.isEmpty() && m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    QByteArray unread() const { return m_input; }
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(int(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        m_socket.abort();
    }

private:
    bool readMore()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(kPatience) && m_socket.bytesAvailable() == 0)
            return false;
        m_input += m_socket.readAll();
        return true;
    }

    QTcpSocket m_socket;
    QByteArray m_input;
};

} // namespace tests
