#include "server/http/GateSocket.h"

#include <algorithm>
#include <cstring>

namespace server {

GateSocket::GateSocket(Released released, QObject *parent) : QTcpSocket(parent), m_released(std::move(released))
{
    setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered);
    setSocketState(QAbstractSocket::ConnectedState);
}

void GateSocket::carry(const QByteArray &request, Answered answered)
{
    m_request = request;
    m_position = 0;
    m_answered = std::move(answered);
    m_isRunning = true;
    m_isLost = false;
    emit readyRead();
}

void GateSocket::finish()
{
    if (!m_isRunning)
        return;
    m_isRunning = false;
    const QByteArray answer = std::exchange(m_answer, {});
    if (const Answered answered = std::exchange(m_answered, {}))
        answered(answer);
    if (m_isGivenUp)
        leave();
    else
        m_released(this);
}

void GateSocket::abandon()
{
    m_answered = {};
    m_answer.clear();
}

void GateSocket::leave()
{
    setSocketState(QAbstractSocket::UnconnectedState);
    emit disconnected();
}

qint64 GateSocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + m_request.size() - m_position;
}

void GateSocket::disconnectFromHost()
{
    m_isGivenUp = true;
    if (m_isRunning)
        finish();
    else if (state() == QAbstractSocket::ConnectedState)
        leave();
}

qint64 GateSocket::readData(char *data, qint64 size)
{
    const auto part = std::min<qint64>(size, m_request.size() - m_position);
    std::memcpy(data, m_request.constData() + m_position, size_t(part));
    m_position += part;
    return part;
}

qint64 GateSocket::writeData(const char *data, qint64 size)
{
    if (m_isRunning && m_answered)
        m_answer.append(data, size);
    return size;
}

} // namespace server
