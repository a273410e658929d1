#include "app/SingleInstance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace app {

using namespace Qt::StringLiterals;

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent) : QObject(parent)
{
    // The socket lies in the data folder's own, owner-only directory when the path is short enough for a socket
    // address.
    const QString canonical = QFileInfo(dataFolder).canonicalFilePath();
    m_name = canonical + u"/console.socket"_s;
    if (m_name.size() > 100) {
        const auto digest = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
        m_name = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u"/gatehouse-"_s +
                 QString::fromLatin1(digest);
    }
}

bool SingleInstance::raiseRunning() const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(1000))
        return false;
    socket.write("raise\n");
    return socket.waitForBytesWritten(1000);
}

bool SingleInstance::listen()
{
    m_server = new QLocalServer(this);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *caller = m_server->nextPendingConnection();
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        emit raiseRequested();
    });
    QLocalServer::removeServer(m_name); // left behind by a killed process; the folder's lock says that nobody listens
    return m_server->listen(m_name);
}

} // namespace app
