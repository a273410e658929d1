#pragma once

#include <QAbstractSocket>
#include <QSslConfiguration>

#include <optional>

class QSslSocket;

namespace server {

/// The socket of one client, plain or TLS. A plain one is read only when asked to, without a buffer of Qt's, so that a
/// client that has ended its own direction still gets its answer; QSslSocket closes as soon as it learns of that.
class ClientStream
{
public:
    /// `socket` belongs to whoever made it.
    explicit ClientStream(QAbstractSocket *socket);
    /// Takes the descriptor. A plain socket when there is no `tls`.
    static QAbstractSocket *open(qintptr descriptor, const std::optional<QSslConfiguration> &tls);

    QAbstractSocket *socket() const { return m_socket; }
    QSslSocket *tls() const { return m_tls; } ///< null when plain
    bool isOpen() const { return m_socket->state() == QAbstractSocket::ConnectedState; }
    /// 0: nothing there yet. -1: nothing will come any more.
    qint64 read(char *data, qint64 size) { return m_socket->read(data, size); }
    /// False once the client has ended the connection, as far as that can be known without reading.
    bool isAlive() const;
    /// False when the connection is broken.
    bool write(const QByteArray &bytes);
    qint64 unsent() const; ///< bytes that the kernel has not taken yet
    void endSending();     ///< the other direction stays open
    /// Throws away what has arrived. False when nothing will come any more.
    bool discardInput();

private:
    QAbstractSocket *m_socket;
    QSslSocket *m_tls;
    qint64 m_discarded = 0;
};

} // namespace server
