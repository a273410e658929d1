#include "server/Server.h"

#include "server/oauth/CoreErrors.h"

#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

constexpr auto kPollInterval = 20ms;

HttpLimits limitsOf(const core::HttpBounds &bounds)
{
    HttpLimits limits;
    limits.requestLineBytes = bounds.requestLineBytes;
    limits.headerBytes = bounds.headerBytes;
    limits.headerCount = bounds.headerCount;
    limits.bodyBytes = bounds.bodyBytes;
    limits.headerTime = bounds.headerTime;
    limits.bodyTime = bounds.bodyTime;
    limits.bodyBytesPerSecond = bounds.bodyBytesPerSecond;
    limits.idleTime = bounds.idleTime;
    limits.crowdedIdleTime = bounds.crowdedIdleTime;
    limits.crowdedAt = bounds.crowdedAt;
    limits.connections = bounds.connections;
    limits.connectionsPerAddress = bounds.connectionsPerAddress;
    limits.requestsPerConnection = bounds.requestsPerConnection;
    return limits;
}

Listeners::Plan planOf(const core::Settings &settings, const std::optional<QSslConfiguration> &tls, GateEvents &events)
{
    return {settings.listeners,      tls,
            limitsOf(settings.http), settings.trustedProxies,
            settings.requireHttps,   [&events](const GateRefusal &refusal) { events.note(refusal); }};
}

int requestLimitOf(const core::Settings &settings)
{
    return settings.rateLimiting ? settings.rateLimitRequestsPerIp : 0;
}

/// Are failed passwords of one address counted by a limit of their own?
bool limitsFailures(const core::Settings &settings)
{
    return settings.rateLimiting && settings.rateLimitPerIp > 0;
}

Dispatcher::Rules rulesOf(const core::Settings &settings)
{
    return {settings.corsOrigins, settings.http.parameters};
}

QFuture<core::Result<void>> readyResult(core::Result<void> result)
{
    QPromise<core::Result<void>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace

Server::Server(ServerParts parts, QObject *parent)
    : ServerControl(parent)
    , m_parts(std::move(parts))
    , m_recent(m_parts.clock)
    , m_rateLimit(requestLimitOf(m_parts.settings), m_parts.clock)
    , m_limitsFailures(limitsFailures(m_parts.settings))
    , m_faults(m_parts.clock)
    , m_journal(m_parts.clock)
    , m_pool(m_parts.requestThreads, m_parts.requestPlaces)
    , m_gateEvents(m_parts.metrics, m_parts.clock)
    , m_listeners(planOf(m_parts.settings, m_parts.tls, m_gateEvents),
                  [this](const HttpRequest &request, Reply reply) { handle(request, reply); })
{
    m_stopTimer.setInterval(kPollInterval);
    m_leavingTimer.setInterval(kPollInterval);
    connect(&m_leavingTimer, &QTimer::timeout, this, [this] {
        if (m_listeners.stopLeaving())
            m_leavingTimer.stop();
    });
    connect(&m_stopTimer, &QTimer::timeout, this, &Server::finishStopping);
    connect(&m_signals, &ChangeSignals::changed, this, &Server::dataChanged);
    connect(&m_signals, &ChangeSignals::figuresDue, this, &Server::sampleFigures);
    connect(&m_signals, &ChangeSignals::incident, this, &Server::securityIncident);
}

Server::~Server()
{
    stop();
}

EndpointEvents Server::events()
{
    return {
        [this] { noteChange(core::UsersArea | core::ChainsArea | core::AuditArea); },
        [this] { noteChange(core::UsersArea | core::ChainsArea | core::AuditArea); },
        [this](const core::FamilyId &family) { m_signals.noteIncident(family); },
        [this] { noteChange(core::ClientsArea | core::AuditArea); },
    };
}

core::Result<QStringList> Server::start()
{
    if (const auto listening = listen(); !listening)
        return core::fail(listening.error());
    return m_listeners.urls();
}

core::Result<void> Server::listen()
{
    m_state = core::ServerFigures::State::Starting;
    m_failure.clear();
    m_pool.open();
    auto started = m_listeners.start();
    if (started && !m_dispatcher)
        started = settleIssuer();
    if (!started) {
        m_listeners.drain();
        m_listeners.stop();
        m_state = core::ServerFigures::State::Failed;
        m_failure = started.error().detail;
    } else {
        m_state = core::ServerFigures::State::Running;
        m_startedAt = m_parts.clock.now();
    }
    m_signals.setRunning(started.has_value());
    return started;
}

core::Result<void> Server::settleIssuer()
{
    if (m_parts.settleIssuer) {
        const auto issuer = m_parts.settleIssuer(m_listeners.urls().constFirst());
        if (!issuer)
            return core::fail(issuer.error());
        m_parts.tokens.setIssuer(*issuer);
    }
    m_routes =
        std::make_unique<RouteList>(RouteList::Context{m_parts, m_rateLimit, m_limitsFailures, m_recent, events()});
    m_dispatcher = std::make_unique<Dispatcher>(
        Dispatcher::Context{m_parts.clients, m_parts.metrics, m_recent, m_pool, m_faults, m_delays, m_journal},
        rulesOf(m_parts.settings), m_routes->routes(), issuerPath(m_parts.tokens.issuer()));
    m_open = m_dispatcher.get();
    return {};
}

void Server::handle(const HttpRequest &request, const Reply &reply)
{
    // Ports open before the issuer is known, as it may be made of the port.
    if (auto *dispatcher = m_open.load())
        dispatcher->dispatch(request, reply);
    else
        reply.send(toResponse(temporarilyUnavailable(1s)));
}

core::Result<void> Server::adopt(const core::Settings &settings, const std::optional<QSslConfiguration> &tls)
{
    if (m_stopping)
        return core::fail(core::ErrorKind::Conflict, u"the server is just stopping; try again"_s);
    const auto adopted = m_listeners.adopt(planOf(settings, tls, m_gateEvents));
    m_leavingTimer.start(); // for what was opened and given up too
    if (!adopted)
        return adopted;
    m_rateLimit.setLimit(requestLimitOf(settings));
    m_limitsFailures = limitsFailures(settings);
    if (m_dispatcher)
        m_dispatcher->adopt(rulesOf(settings));
    if (m_routes)
        m_routes->adopt(settings);
    m_parts.settings = settings;
    m_parts.tls = tls;
    emit figuresChanged();
    return {};
}

void Server::stop(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline);
    m_stopTimer.stop();
    m_leavingTimer.stop();
    m_faults.stopAll();
    m_listeners.drain();
    m_delays.release();
    const bool allAnswered = m_pool.waitForDone(end);
    m_pool.close();
    if (!allAnswered) {
        m_parts.hashPool.close(); // sign-ins whose hashing has not begun give up; one hash may take a second
        m_pool.waitForDone(QDeadlineTimer(QDeadlineTimer::Forever));
    }
    m_parts.hashPool.open(); // it is not only the server's

    while (!m_listeners.isIdle() && !end.hasExpired()) // the last answers are on their way to the HTTP threads
        QThread::msleep(5);
    m_listeners.stop();
    m_state = core::ServerFigures::State::Stopped;
    m_signals.setRunning(false);
    if (m_stopping) {
        m_stopping->addResult(core::Result<void>());
        m_stopping->finish();
        m_stopping.reset();
    }
}

QFuture<core::Result<void>> Server::startListening()
{
    if (m_stopping || m_listeners.isRunning())
        return readyResult(core::fail(core::ErrorKind::Conflict, u"the server is running"_s));
    return readyResult(listen());
}

QFuture<core::Result<void>> Server::stopListening()
{
    if (m_stopping)
        return m_stopping->future();
    m_stopping.emplace();
    m_stopping->start();
    m_faults.stopAll();
    m_listeners.drain();
    m_delays.release();
    m_stopDeadline = QDeadlineTimer(5s);
    m_stopTimer.start();
    return m_stopping->future();
}

void Server::finishStopping()
{
    if (m_stopDeadline.hasExpired()) {
        m_pool.close();
        m_parts.hashPool.close();
    }
    if (m_pool.running() == 0 && (m_listeners.isIdle() || m_stopDeadline.hasExpired()))
        stop(0ms);
}

void Server::sampleFigures()
{
    m_gateEvents.flush();
    m_parts.metrics.setConnections(m_listeners.figures().connections);
    emit figuresChanged();
}

void Server::noteChange(int areas)
{
    m_signals.noteChange(areas);
}

core::ServerFigures Server::figures() const
{
    const auto recent = m_recent.figures();
    core::ServerFigures figures;
    figures.state = m_state;
    figures.failure = m_failure;
    figures.urls = m_listeners.urls();
    figures.issuer = m_parts.tokens.issuer();
    figures.startedAt = m_startedAt;
    figures.requestsPerMinute = recent.perMinute;
    figures.p50Millis = recent.p50Millis;
    figures.p95Millis = recent.p95Millis;
    figures.keysP95Millis = recent.keysP95Millis;
    figures.requests = recent.requests;
    figures.serverErrors = recent.serverErrors;
    const HttpServerFigures gates = m_listeners.figures();
    figures.connections = gates.connections;
    figures.refusedConnections = gates.refusedConnections;
    figures.displacedConnections = gates.displacedConnections;
    figures.refusedRequests = gates.refusedRequests;
    figures.failedHandshakes = gates.failedHandshakes;
    figures.limitedRequests = recent.limited;
    figures.hashQueue = m_parts.hashPool.depth();
    return figures;
}

} // namespace server
