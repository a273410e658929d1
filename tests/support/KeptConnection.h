#pragma once

#include <QHostAddress>
#include <QTcpSocket>

namespace tests {

/// One connection for several requests, whose answers have no body that anybody looks at. Blocks its thread.
class KeptConnection
{
public:
    explicit KeptConnection(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        m_socket.waitForConnected(kPatience);
    }
    int get(const QByteArray &path)
    {
        ask(path);
        return answered();
    }
    void ask(const QByteArray &path)
    {
        m_socket.write("GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n");
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(kPatience)) {
        }
    }
    /// The status of the next answer; 0 when none came.
    int answered()
    {
        while (!m_input.contains("\r\n\r\n") && readMore()) {
        }
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        if (end < 0)
            return 0;
        const QByteArray head = m_input.left(end).toLower();
        const qsizetype length = head.mid(head.indexOf("content-length: ") + 16).split('\r').constFirst().toInt();
        while (m_input.size() < end + 4 + length && readMore()) {
        }
        m_input.remove(0, end + 4 + length);
        return head.mid(9, 3).toInt();
    }
    bool isClosedByServer()
    {
        while (readMore()) {
        }
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }

private:
    static constexpr int kPatience = 20000;

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
