#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace tests {

/// A client that is told of logouts: a real HTTP server on a free port, on the thread that made it. What a path answers
/// is told before; "" says nothing and keeps the connection.
class LogoutReceiver
{
public:
    struct Told
    {
        QByteArray path;
        QByteArray head;
        QByteArray body;
    };

    LogoutReceiver()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            auto *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, &m_server, [this, socket] { read(socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
                m_read.remove(socket);
                socket->deleteLater();
            });
        });
    }

    QString uri(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const
    {
        return QStringLiteral("http://%1:%2%3").arg(host).arg(m_server.serverPort()).arg(path);
    }
    int timesTold(const QByteArray &path) const { return int(std::ranges::count(told, path, &Told::path)); }
    void close() { m_server.close(); }

    QHash<QByteArray, QByteArray> answers; ///< by path: "200 OK\r\nHeader: value"
    QList<Told> told;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &request = m_read[socket];
        request += socket->readAll();
        const qsizetype end = request.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = request.left(end);
        const QByteArray mark = "content-length: ";
        const qsizetype at = head.toLower().indexOf(mark);
        const qsizetype length = at < 0 ? 0 : head.mid(at + mark.size()).split('\r').first().toLongLong();
        if (request.size() < end + 4 + length)
            return;
        const QByteArray path = head.split(' ').value(1);
        told.append({path, head, request.mid(end + 4)});
        request.clear();
        if (const QByteArray answer = answers.value(path); !answer.isEmpty())
            socket->write("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
    }

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_read;
};

} // namespace tests
