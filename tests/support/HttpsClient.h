#pragma once

#include <QSslCertificate>
#include <QSslSocket>

namespace tests {

/// A client that takes any certificate and looks at it afterwards.
class HttpsClient
{
public:
    explicit HttpsClient(quint16 port, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.setProtocol(protocol);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_socket.waitForEncrypted(kPatience);
    }
    QSslSocket &socket() { return m_socket; }
    QString subject() const { return m_socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0); }
    QByteArray get()
    {
        m_socket.write("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        QByteArray answer;
        while (!answer.endsWith("here") && m_socket.waitForReadyRead(kPatience))
            answer += m_socket.readAll();
        return answer.left(answer.indexOf('\r'));
    }

private:
    static constexpr int kPatience = 20000;

    QSslSocket m_socket;
};

} // namespace tests
