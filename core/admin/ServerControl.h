#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

namespace core {

struct ServerFigures
{
    enum class State { Starting, Running, Stopped, Failed };
    State state = State::Stopped;
    QString failure;              ///< why, in words, when Failed
    QStringList urls;             ///< "http://127.0.0.1:8003"
    QString issuer;
    Instant startedAt;
    double requestsPerMinute = 0; ///< over the last minute
    double p50Millis = 0;         ///< of /oauth/token over the last five minutes
    double p95Millis = 0;
    double keysP95Millis = 0;     ///< of the JWKS
    qint64 requests = 0;          ///< since the start
    qint64 serverErrors = 0;      ///< 5xx but 503, since the start
    int connections = 0;
    int hashQueue = 0;
    qint64 refusedConnections = 0;   ///< over a cap, since the start
    qint64 displacedConnections = 0; ///< idle or slow ones that gave way to newer clients
    qint64 refusedRequests = 0;      ///< malformed, too large or too slow: stopped at the gate
    qint64 limitedRequests = 0;      ///< 429 by RATE_LIMIT_REQUESTS_PER_IP
    qint64 failedHandshakes = 0;     ///< TLS
};

/// The running server, seen from the console. GUI thread; cheap: figures are copied, nothing waits.
class ServerControl : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual ServerFigures figures() const = 0;
    virtual QFuture<Result<void>> startListening() = 0;
    virtual QFuture<Result<void>> stopListening() = 0;

Q_SIGNALS:
    void figuresChanged();              ///< at most twice a second
    void dataChanged(int areas);        ///< core::Area flags; coalesced to 10 a second
    void securityIncident(const QString &familyId);
};

/// What a change touched, so that windows reread only that.
enum Area { UsersArea = 1, ClientsArea = 2, ChainsArea = 4, AuditArea = 8, KeysArea = 16, SettingsArea = 32, ProtectionArea = 64 };

} // namespace core
