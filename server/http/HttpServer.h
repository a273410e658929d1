#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "server/http/Reply.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QStringList>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace server {

/// PRODUCT.md §8 "Requests". The defaults are the product's.
struct HttpLimits
{
    int requestLineBytes = 8 * 1024;
    int headerBytes = 16 * 1024;
    int headerCount = 100;
    qint64 bodyBytes = 64 * 1024;
    std::chrono::milliseconds headerTime{10000};
    std::chrono::milliseconds bodyTime{15000};
    int bodyBytesPerSecond = 512; ///< a slower sender is cut off before bodyTime; 0 is off
    std::chrono::milliseconds idleTime{35000};
    std::chrono::milliseconds crowdedIdleTime{5000};
    int crowdedAt = 1000;
    std::chrono::milliseconds handlerTime{30000};
    int connections = 2000;
    int connectionsPerAddress = 256;
    int requestsPerConnection = 10000;
};

/// What the gate stopped before any handler saw it.
struct GateRefusal
{
    enum class Kind {
        Request,    ///< malformed, too large, too slow …: answered with `status`
        Connection, ///< over a cap
        Displaced,  ///< idle or slow: gave way to a newer client
        Handshake,  ///< TLS failed
    };
    Kind kind = Kind::Request;
    int status = 0; ///< 0: nothing was sent
    QByteArray reason;
    QHostAddress peer;
    core::RequestId id;
};
/// Called on the HTTP thread; must not block.
using GateObserver = std::function<void(const GateRefusal &)>;

struct HttpServerOptions
{
    QString host;
    quint16 port = 0; ///< 0: a free one
    std::optional<QSslConfiguration> tls;
    HttpLimits limits;
    QStringList trustedProxies; ///< CIDRs
    bool requireHttps = false;
    GateObserver onRefusal = {};
};

struct HttpServerFigures
{
    int connections = 0;
    qint64 requests = 0;
    qint64 refusedConnections = 0;
    qint64 displacedConnections = 0;
    qint64 refusedRequests = 0;
    qint64 failedHandshakes = 0;
};

/// One listener: an HTTP thread with its gate, its QHttpServer and its sockets. Hands every request that passed the
/// gate to `handler` on the HTTP thread, which must not block. Created, started and stopped from one thread.
class HttpServer
{
public:
    HttpServer(HttpServerOptions options, HttpHandler handler);
    ~HttpServer();
    /// Conflict when the port is in use (the text names it and a free one), InvalidInput for a bad address.
    core::Result<void> start();
    /// The error that start() would give, before what takes long is done. Nothing stays open.
    static core::Result<void> tryListening(const QString &host, quint16 port);
    /// Limits, proxies, certificate and requireHttps change while it runs; host, port and whether there is TLS at all
    /// stay. Open connections keep their certificate. InvalidInput changes nothing.
    core::Result<void> adopt(const HttpServerOptions &options);
    QString url() const; ///< "http://127.0.0.1:8003", after start
    quint16 port() const;
    HttpServerFigures figures() const; ///< any thread
    /// Step one of stopping: accepts nothing more; answers what runs; new requests get 503 and close.
    void drain();
    bool isIdle() const; ///< no request is unanswered; any thread
    /// Last step: responders, then QHttpServer, on its thread, then the thread. After drain and after the pools are
    /// empty.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace server
