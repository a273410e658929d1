#pragma once

#include "server/http/GateContext.h"

#include <QHash>
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
    /// Accepts nothing more; every further request on an open connection gets 503.
    void drain();
    /// Blocks at most `time` until written answers are with the kernel, then ends every connection.
    void closeConnections(std::chrono::milliseconds time);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    enum class Admission { Welcome, Refused, Dropped };
    Admission admission(const QHostAddress &peer) const;
    QTcpSocket *openSocket(qintptr descriptor);
    void welcome(GateConnection *connection);
    void refuse(GateConnection *connection);
    void sweep();

    GateContext m_context;
    std::optional<QSslConfiguration> m_tls;
    QTimer m_sweeper;
    QSet<GateConnection *> m_connections;
    QSet<GateConnection *> m_refused;
    QHash<QHostAddress, int> m_perAddress;
};

} // namespace server
