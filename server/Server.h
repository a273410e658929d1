#pragma once

#include "core/admin/ServerControl.h"
#include "server/ChangeSignals.h"
#include "server/Dispatcher.h"
#include "server/GateEvents.h"
#include "server/Listeners.h"
#include "server/RequestJournal.h"
#include "server/RequestPool.h"
#include "server/RouteList.h"
#include "server/ServerParts.h"
#include "server/endpoints/EndpointEvents.h"
#include "server/faults/DelayedWork.h"
#include "server/faults/FaultPlan.h"
#include "server/http/RequestRateLimit.h"

#include <QPromise>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace server {

/// The running server: its listeners, the request pool and the endpoints (RouteList). Made, started, stopped and
/// destroyed on one thread (the main one), before the parts that it was given.
class Server final : public core::ServerControl
{
    Q_OBJECT
public:
    explicit Server(ServerParts parts, QObject *parent = nullptr);
    ~Server() override;

    /// Listens everywhere that is configured; nothing is left open on failure. Gives the URLs, in the order of the
    /// listeners. Conflict when a port is in use (the text names it and a free one).
    core::Result<QStringList> start();
    /// All or none, while requests are answered: listeners, their limits, certificate and proxies, CORS, the limit of
    /// requests, REQUIRE_HTTPS. What needs a restart is left alone. Conflict when a port is in use or the server is
    /// just stopping, InvalidInput for what cannot be; then nothing has changed. Stopped: counts from the next start.
    core::Result<void> adopt(const core::Settings &settings, const std::optional<QSslConfiguration> &tls);
    /// ARCHITECTURE.md "Stop order": running requests get `deadline`, what has not begun by then is answered with 503.
    void stop(std::chrono::milliseconds deadline = std::chrono::seconds(5));
    /// Tells windows that something changed: core::Area flags. Any thread; signals are coalesced.
    void noteChange(int areas);

    core::ServerFigures figures() const override;
    FaultPlan &faults() { return m_faults; }        ///< any thread; forgotten when the server stops
    RequestJournal &journal() { return m_journal; } ///< any thread
    RecentRequests::Figures recent() const { return m_recent.figures(); } ///< any thread
    QFuture<core::Result<void>> startListening() override;
    /// Without waiting: requests that run are answered first, for at most five seconds.
    QFuture<core::Result<void>> stopListening() override;

private:
    EndpointEvents events();
    core::Result<void> settleIssuer();
    core::Result<void> listen();
    void handle(const HttpRequest &request, const Reply &reply);
    void finishStopping();
    void sampleFigures();

    ServerParts m_parts;
    ChangeSignals m_signals;
    RecentRequests m_recent;
    RequestRateLimit m_rateLimit;
    std::atomic<bool> m_limitsFailures; ///< failed passwords of one address have a limit of their own
    FaultPlan m_faults;
    DelayedWork m_delays;
    RequestJournal m_journal;
    RequestPool m_pool;
    GateEvents m_gateEvents;
    std::unique_ptr<RouteList> m_routes;
    std::unique_ptr<Dispatcher> m_dispatcher;
    std::atomic<Dispatcher *> m_open = nullptr; ///< what answers; none until the issuer is known
    Listeners m_listeners;

    core::ServerFigures::State m_state = core::ServerFigures::State::Stopped;
    QString m_failure;
    core::Instant m_startedAt;
    QTimer m_leavingTimer;
    QTimer m_stopTimer;
    QDeadlineTimer m_stopDeadline;
    std::optional<QPromise<core::Result<void>>> m_stopping;
};

} // namespace server
