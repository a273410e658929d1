#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QTcpServer>

#include <chrono>
#include <functional>

namespace app {

/// Where a native application waits for its browser to come back, RFC 8252 §7.3: a port of the loopback address that
/// answers one address once. Made, used and destroyed on one thread, which waits.
class BrowserCallback
{
public:
    /// `path` is that of the redirect URI. Storage when no port is free.
    static core::Result<std::unique_ptr<BrowserCallback>> listen(const QByteArray &path);
    quint16 port() const { return m_server.serverPort(); }
    /// Path and query as the browser asked for them. Cancelled when nobody came or `isGivenUp` says so.
    core::Result<QByteArray> await(std::chrono::milliseconds longest, const std::function<bool()> &isGivenUp);

private:
    explicit BrowserCallback(QByteArray path);
    void read(QTcpSocket &socket);

    QByteArray m_path;
    QByteArray m_target;
    QTcpServer m_server;
};

} // namespace app
