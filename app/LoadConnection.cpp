#include "app/LoadConnection.h"

#include <QNetworkProxy>

namespace app {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBytes = 256 * 1024; ///< of an answer; ours are smaller

/// -1 when the head does not tell.
qsizetype bodySize(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.mid(15).trimmed().toLongLong();
    }
    return -1;
}

} // namespace

LoadConnection::LoadConnection(FlowHttp::Target target, QObject *parent) : QObject(parent), m_target(std::move(target))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setPeerVerifyMode(QSslSocket::QueryPeer); // judged below, by the certificate itself
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        if (!m_target.certificate)
            ready();
    });
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        if (m_socket.peerCertificate() == *m_target.certificate)
            return ready();
        m_socket.abort();
        end(u"another certificate than the server's own answered"_s);
    });
    connect(&m_socket, &QSslSocket::readyRead, this, &LoadConnection::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, [this] { end(m_socket.errorString()); });
    connect(&m_socket, &QSslSocket::disconnected, this, [this] { end(u"the connection was closed"_s); });
}

LoadConnection::~LoadConnection()
{
    m_socket.disconnect(this); // it would tell of its end from its own destructor
}

void LoadConnection::open()
{
    if (m_isReady || m_socket.state() != QAbstractSocket::UnconnectedState)
        return;
    const QUrl &base = m_target.base;
    if (m_target.certificate)
        m_socket.connectToHostEncrypted(base.host(), quint16(base.port(443)));
    else
        m_socket.connectToHost(base.host(), quint16(base.port(80)));
}

void LoadConnection::ready()
{
    m_isReady = true;
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    emit opened();
    if (m_done)
        send();
}

void LoadConnection::post(const QByteArray &path, const QList<FlowHttp::Header> &headers, const QByteArray &body,
                          Done done)
{
    m_done = std::move(done);
    m_request =
        "POST " + path + " HTTP/1.1\r\nHost: " + m_target.base.authority().toLatin1() +
        "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + QByteArray::number(body.size()) +
        "\r\n";
    for (const auto &[name, value] : headers)
        m_request += name + ": " + value + "\r\n";
    m_request += "\r\n" + body;
    if (m_isReady)
        send();
    else
        open();
}

void LoadConnection::send()
{
    m_input.clear();
    m_timer.start();
    m_socket.write(m_request);
}

void LoadConnection::read()
{
    m_input += m_socket.readAll();
    if (!m_done)
        return;
    const qsizetype headEnd = m_input.indexOf("\r\n\r\n");
    if (headEnd < 0 && m_input.size() < kMostBytes)
        return;
    const QByteArray head = m_input.left(headEnd);
    const qsizetype size = bodySize(head);
    if (size < 0 || size > kMostBytes) {
        m_socket.abort();
        return end(u"the answer is none of ours"_s);
    }
    if (m_input.size() < headEnd + 4 + size)
        return;
    const auto passed = std::chrono::microseconds(m_timer.nsecsElapsed() / 1000);
    if (head.toLower().contains("\r\nconnection: close")) {
        m_isReady = false;
        m_socket.disconnectFromHost();
    }
    answer({.status = head.mid(9, 3).toInt(), .body = m_input.mid(headEnd + 4, size), .duration = passed});
}

void LoadConnection::end(const QString &why)
{
    m_isReady = false;
    if (m_done)
        answer({.failure = why});
    emit failed();
}

void LoadConnection::answer(const Answer &answer)
{
    m_input.clear();
    const Done done = std::exchange(m_done, {});
    done(answer);
}

} // namespace app
