#pragma once

#include "server/http/GateContext.h"
#include "server/http/MemoryHeadroom.h"

#include <QDeadlineTimer>
#include <QSet>
#include <QTcpServer>
#include <QTimer>

namespace server {

class GateConnection;

/// Listens, limits how many connections there are, and keeps their deadlines. QHttpServer is bound to it and gets only
/// virtual sockets from it. HTTP thread only.
class HttpGate final : public QTcpServer
{
    Q_OBJECT
public:
    HttpGate(const HttpServerOptions &options, TrustedProxies proxies);
    ~HttpGate() override;

    GateContext &context() { return m_context; }
    void adopt(const HttpServerOptions &options, TrustedProxies proxies);
    /// Accepts nothing more but what waits to be accepted; every further request gets 503.
    void drain();
    /// Blocks at most `time` until written answers are with the kernel, then ends every connection.
    void closeConnections(std::chrono::milliseconds time);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void limitAcceptsInARow();
    void continueAccepting();
    void watchDescriptors();
    void watchMemory();
    bool makeRoomFor(const QHostAddress &peer, qintptr descriptor);
    bool displaceOne();
    void welcome(GateConnection *connection);
    void refuse(GateConnection *connection);
    void sweep();

    GateContext m_context;
    std::optional<QSslConfiguration> m_tls;
    QTimer m_sweeper;
    QSet<GateConnection *> m_refused;
    int m_acceptsInARow = 0;
    bool m_isPaused = false; ///< for want of descriptors
    MemoryHeadroom m_memory;
    bool m_isShortOfMemory = false;
    QDeadlineTimer m_memoryNews{0};
    qint64 m_lastSweep = 0;
};

} // namespace server
