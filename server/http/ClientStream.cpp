#include "server/http/ClientStream.h"

#include "server/http/SocketCalls.h"

#include <QSslSocket>

#include <array>

namespace server {

namespace {

/// Of decrypted bytes; more is left to the kernel, which then slows the sender down.
constexpr qint64 kReadBuffer = 64 * 1024;
/// Bounds what the kernel keeps for clients that do not read: it would let this grow to megabytes for each.
constexpr int kSendBuffer = 128 * 1024;
/// Of 16 KiB each, before others have their turn.
constexpr int kDiscardsInARow = 16;
/// After a refusal. Whoever sends still more is held up by the kernel and costs nothing here.
constexpr qint64 kMostDiscarded = 256 * 1024;

} // namespace

ClientStream::ClientStream(QAbstractSocket *socket) : m_socket(socket), m_tls(qobject_cast<QSslSocket *>(socket))
{
    if (m_tls)
        m_tls->setReadBufferSize(kReadBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, kSendBuffer);
}

QAbstractSocket *ClientStream::open(qintptr descriptor, const std::optional<QSslConfiguration> &tls)
{
    if (tls) {
        auto *socket = new QSslSocket;
        socket->setSslConfiguration(*tls);
        socket->setSocketDescriptor(descriptor);
        return socket;
    }
    // Not QTcpSocket, which would read ahead and close at the first end that it meets.
    auto *socket = new QAbstractSocket(QAbstractSocket::TcpSocket, nullptr);
    socket->setSocketDescriptor(descriptor, QAbstractSocket::ConnectedState,
                                QIODevice::ReadWrite | QIODevice::Unbuffered);
    return socket;
}

bool ClientStream::isAlive() const
{
    return m_tls ? isOpen() : isOpen() && !hasBeenReset(m_socket->socketDescriptor());
}

bool ClientStream::write(const QByteArray &bytes)
{
    const bool isDirect = !m_tls && m_socket->bytesToWrite() == 0;
    const qsizetype sent = isDirect ? sendAtOnce(m_socket->socketDescriptor(), bytes) : 0;
    if (sent == bytes.size())
        return true;
    const bool isTaken = m_socket->write(bytes.constData() + sent, bytes.size() - sent) >= 0;
    m_socket->flush(); // at once, instead of after another turn of the event loop
    return isTaken;
}

qint64 ClientStream::unsent() const
{
    return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void ClientStream::endSending()
{
    server::endSending(m_socket->socketDescriptor());
}

bool ClientStream::discardInput()
{
    std::array<char, 16 * 1024> buffer;
    for (int i = 0; i < kDiscardsInARow && m_discarded < kMostDiscarded; ++i) {
        const qint64 size = read(buffer.data(), qint64(buffer.size()));
        if (size <= 0)
            return size == 0;
        m_discarded += size;
    }
    return true;
}

} // namespace server
