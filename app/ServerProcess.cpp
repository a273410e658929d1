#include "app/ServerProcess.h"

#include "app/DemoClock.h"
#include "app/DemoData.h"
#include "app/FirstStartChecks.h"
#include "app/LabVisit.h"
#include "app/ListenerTrial.h"
#include "app/LiveAlerts.h"
#include "app/OwnAddress.h"
#include "app/ProtocolParts.h"
#include "app/SelfTestGuests.h"
#include "app/ServerCertificate.h"
#include "core/admin/database/DatabaseBackupAdmin.h"
#include "core/base/Log.h"
#include "core/settings/SettingsRepository.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "core/upkeep/Upkeep.h"
#include "server/BackchannelLogout.h"
#include "server/Server.h"
#include "server/http/HttpServer.h"
#include "server/metrics/Metrics.h"

#include <QHostAddress>
#include <QSysInfo>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

const auto kDemoMark = u"demo"_s;
const auto kDemoMade = u"demo_made"_s;
constexpr qint64 kFewRequests = 20; // of some, a single sign-in with its slow hash is the 95th percentile

bool isLoopback(const core::Listener &listener)
{
    return listener.host == "localhost"_L1 || QHostAddress(listener.host).isLoopback();
}

/// A demo's accounts are known to everybody: never beside real data, never on the network.
Result<void> allowDemoListeners(const core::Settings &settings)
{
    for (const core::Listener &listener : settings.listeners) {
        if (!isLoopback(listener))
            return core::fail(ErrorKind::InvalidInput,
                              u"a demo listens on loopback only, not on %1"_s.arg(listener.host));
    }
    return {};
}

Result<void> allowDemo(Composition &composition, bool existed)
{
    if (const auto allowed = allowDemoListeners(composition.settings()); !allowed)
        return allowed;
    const auto mark = composition.database().readNow(
        [](core::Snapshot &snapshot) { return core::SettingsRepository::value(snapshot, kDemoMark); });
    if (!mark)
        return core::fail(mark.error());
    if (existed && !*mark)
        return core::fail(ErrorKind::Conflict,
                          u"%1 holds real data; a demo does not run there"_s.arg(composition.dataDir()));
    return composition.database().writeNow([&](core::Transaction &transaction) {
        return core::SettingsRepository::set(transaction, kDemoMark, u"1"_s, composition.clock().now());
    });
}

void applyLog(const core::Settings &settings)
{
    using enum core::LogLevel;
    const QHash<QString, core::LogLevel> levels{
        {u"DEBUG"_s, Debug}, {u"INFO"_s, Info}, {u"WARNING"_s, Warning}, {u"ERROR"_s, Error}};
    core::setLogLevel(levels.value(settings.logLevel.toUpper(), Info),
                      settings.logFormat == "text"_L1 ? core::LogFormat::Text : core::LogFormat::Json);
}

} // namespace

ServerProcess::ServerProcess(StartOptions options, DataFolder folder)
    : m_options(std::move(options)), m_folder(std::move(folder))
{}

ServerProcess::~ServerProcess()
{
    stop();
}

Result<std::unique_ptr<ServerProcess>> ServerProcess::open(const StartOptions &options, const QString &actor)
{
    auto folder =
        options.demo && options.dataDir.isEmpty() ? DataFolder::temporary() : DataFolder::open(options.dataDir);
    if (!folder)
        return core::fail(folder.error());
    if (const auto locked = folder->lock(); !locked)
        return core::fail(locked.error());
    const bool existed = folder->holdsDatabase();
    std::unique_ptr<ServerProcess> process(new ServerProcess(options, *std::move(folder)));
    process->m_metrics = std::make_unique<server::Metrics>();

    Composition::Options core;
    core.commandLine = options.settings();
    core.actor = actor;
    core.demo = options.demo;
    core.alone = true;
    core.onBatch = [metrics = process->m_metrics.get()](const core::BatchReport &report) {
        metrics->recordCommit(report.tasks, report.duration);
    };
    if (options.demo) {
        process->m_demoClock = std::make_unique<DemoClock>();
        core.clock = process->m_demoClock.get();
    }
    auto composition = Composition::open(process->m_folder.path(), core);
    if (!composition)
        return core::fail(composition.error());
    process->m_core = *std::move(composition);
    if (options.demo) {
        if (const auto allowed = allowDemo(*process->m_core, existed); !allowed)
            return core::fail(allowed.error());
    }
    applyLog(process->m_core->settings());
    for (const QString &warning : process->m_core->settings().warnings)
        core::logEvent(core::LogLevel::Warning, warning);
    return process;
}

Result<void> ServerProcess::unlock(Kek kek)
{
    const auto demoMade = m_core->database().readNow(
        [](core::Snapshot &snapshot) { return core::SettingsRepository::value(snapshot, kDemoMade); });
    if (!demoMade)
        return core::fail(demoMade.error());
    const bool makesDemo = m_demoClock && !*demoMade; // a folder that is kept has its month already
    if (makesDemo)
        m_demoClock->setBehind(DemoData::kPast);
    if (const auto unlocked = m_core->unlock(std::move(kek)); !unlocked)
        return unlocked;
    if (isDemo())
        m_firstAdmin = {.password = u"admin"_s, .mayBeWeak = true};
    auto secrets = makeFirstStart(*m_core, m_firstAdmin);
    if (!secrets)
        return core::fail(secrets.error());
    m_secrets = *std::move(secrets);
    if (!m_demoClock)
        return {};
    m_secrets.clear(); // a demo's passwords are printed in the README
    if (const auto noted = noteSecretsSeen(); !noted)
        return noted;
    if (!makesDemo)
        return {};
    const auto made = DemoData(*m_core, *m_demoClock).make();
    m_demoClock->setBehind(std::chrono::milliseconds(0));
    if (!made)
        return made;
    return m_core->database().writeNow([this](core::Transaction &transaction) {
        return core::SettingsRepository::set(transaction, kDemoMade, u"1"_s, m_core->clock().now());
    });
}

Result<void> ServerProcess::tryListening() const
{
    for (const core::Listener &listener : m_core->settings().listeners) {
        if (const auto possible = server::HttpServer::tryListening(listener.host, listener.port); !possible)
            return possible;
    }
    return {};
}

server::ServerParts ServerProcess::serverParts()
{
    ProtocolParts &protocol = m_core->protocol();
    return {m_core->settings(),
            m_core->database(),
            m_core->clientDirectory(),
            m_core->signIn(),
            m_core->tokens(),
            m_core->keyRing(),
            m_core->hashPool(),
            m_core->audit(),
            protocol.sessions,
            protocol.consents,
            protocol.codes,
            protocol.pushedRequests,
            protocol.deviceCodes,
            protocol.logoutDeliveries,
            protocol.passwordChange,
            m_core->clock(),
            m_core->random(),
            *m_metrics};
}

Result<void> ServerProcess::noteSecretsSeen()
{
    return noteFirstStart(*m_core, FirstStartStage::Done);
}

/// A program that ended in the middle of a run of the flow lab left a user signed in whom nobody asked, and one that
/// ended in the middle of a self-test its client and its user.
static void endVisits(Composition &core)
{
    if (const auto gone = SelfTestGuests::sendAwayLeftOver(core, SelfTestGuests::Which::All); !gone)
        core::logEvent(core::LogLevel::Warning, u"what a self-test left behind is still there"_s,
                       {{u"detail"_s, gone.error().detail}});
    if (const auto ended = LabVisit::endLeftOver(core); !ended)
        core::logEvent(core::LogLevel::Warning, u"what a run of the flow lab left behind is still there"_s,
                       {{u"detail"_s, ended.error().detail}});
}

Result<QStringList> ServerProcess::serve()
{
    const core::Settings &settings = m_core->settings();
    endVisits(*m_core);
    auto tls = m_core->serverCertificate().load(settings);
    if (!tls)
        return core::fail(tls.error());
    const bool keepIssuer = !isDemo() && !settings.listeners.empty() && settings.listeners.front().port != 0;
    server::ServerParts parts = serverParts();
    parts.tls = *std::move(tls);
    parts.settleIssuer = [this, keepIssuer](const QString &firstUrl) {
        return m_core->settleIssuer(addressForOthers(firstUrl), keepIssuer);
    };
    parts.lab = &m_core->labIssuer();
    parts.activeFamilies = [this]() -> std::optional<qint64> {
        const auto count = m_core->database().readNow(
            [](core::Snapshot &snapshot) { return core::TokenFamilyRepository::countActive(snapshot, {}); });
        return count ? std::optional<qint64>(*count) : std::nullopt;
    };
    parts.certificateEnd = [certificate = &m_core->serverCertificate()]() -> std::optional<core::Instant> {
        const auto running = certificate->running();
        return running ? std::optional(running->notAfter) : std::nullopt;
    };
    m_server = std::make_unique<server::Server>(std::move(parts));
    m_liveAlerts = std::make_unique<LiveAlerts>(LiveAlerts::systemSources(m_folder.path(),
                                                                          [server = m_server.get()] {
                                                                              const auto recent = server->recent();
                                                                              return recent.tokenRequests < kFewRequests
                                                                                         ? 0
                                                                                         : recent.p95Millis;
                                                                          }),
                                                m_folder.path());
    m_core->setLiveAlerts([live = m_liveAlerts.get()](core::Instant now) { return live->current(now); });
    auto urls = m_server->start();
    if (!urls)
        return urls;
    m_isIssuerSet = !settings.issuer.isEmpty();
    noteAddresses();
    // Stopped and started again, it may listen elsewhere.
    QObject::connect(m_server.get(), &core::ServerControl::figuresChanged, m_server.get(), [this] { noteAddresses(); });
    m_core->serverCertificate().watch([this](const std::optional<QSslConfiguration> &changed) {
        return m_server->adopt(m_core->settings(), changed);
    });
    m_core->setSettingsListener(
        [this](const core::Settings &wanted) { return m_calls.run([this, wanted] { return apply(wanted); }); });
    startLogouts();
    m_core->setChangeListener([server = m_server.get(), logouts = m_logouts.get()](int areas) {
        server->noteChange(areas);
        if (areas & core::ChainsArea)
            logouts->wake();
    });
    m_upkeep = std::make_unique<core::Upkeep>(
        core::Upkeep::Context{m_core->database(), m_core->audit(), m_core->keyService(), m_core->keyRing(),
                              m_core->clock(), &m_core->certificateService(),
                              [certificate = &m_core->serverCertificate()] { return certificate->running(); },
                              [backups = &m_core->scheduledBackups()] { backups->createWhenDue(); }},
        core::UpkeepPlan{.keysEvery = std::chrono::seconds(1), .auditRetentionDays = settings.auditRetentionDays});
    m_upkeep->start();
    audit(core::EventType::ServerStarted);
    return urls;
}

/// While it is stopped, the last ones count: subcommands and tokens mean them.
void ServerProcess::noteAddresses()
{
    const core::ServerFigures figures = m_server->figures();
    if (figures.state != core::ServerFigures::State::Running || figures.urls == m_urls)
        return;
    m_urls = figures.urls;
    m_core->rememberAddresses(m_urls);
    lookAtIssuer();
}

/// One that was set at the start is meant so: behind a proxy, say.
void ServerProcess::lookAtIssuer()
{
    const QString issuer = m_core->tokens().issuer();
    const bool isStray = !m_isIssuerSet && !answersAt(m_urls, issuer);
    m_liveAlerts->noteStrayIssuer(isStray ? issuer : QString(), m_core->clock().now());
    if (isStray) {
        core::logEvent(core::LogLevel::Warning,
                       u"the issuer stays %1, as at the first start; discovery and tokens name it. "
                       u"Set AUTH_SERVICE__JWT_ISSUER to change it"_s.arg(issuer));
    }
}

void ServerProcess::startLogouts()
{
    ProtocolParts &protocol = m_core->protocol();
    m_logouts = std::make_unique<server::BackchannelLogout>(
        server::BackchannelLogout::Context{protocol.logoutDeliveries, m_core->tokens()});
    protocol.sessions.setLogoutListener([logouts = m_logouts.get()] { logouts->wake(); });
    m_logouts->start();
}

Result<void> ServerProcess::apply(const core::Settings &settings)
{
    if (isDemo()) {
        if (const auto allowed = allowDemoListeners(settings); !allowed)
            return allowed;
    }
    ServerCertificate &certificate = m_core->serverCertificate();
    const auto prepared = certificate.prepare(settings);
    if (!prepared)
        return core::fail(prepared.error());
    if (m_server->figures().state != core::ServerFigures::State::Running) {
        if (const auto possible = tryListeners(settings.listeners, m_core->settings().listeners); !possible)
            return possible;
    }
    if (const auto adopted = m_server->adopt(settings, (*prepared)->configuration); !adopted)
        return adopted;
    certificate.use(**prepared);
    m_core->adopt(settings);
    noteAddresses();
    applyLog(settings);
    core::logEvent(core::LogLevel::Info, u"changed settings are in effect"_s, {{u"urls"_s, m_urls.join(u' ')}});
    return {};
}

void ServerProcess::stop()
{
    m_calls.close(); // whoever waits for this thread must not be waited for below
    if (m_core) {
        m_core->setSettingsListener({});
        m_core->setChangeListener({});
    }
    if (m_liveAlerts)
        m_liveAlerts->close();
    if (m_upkeep)
        m_upkeep->stop();
    if (m_server) {
        m_core->serverCertificate().stopWatching();
        QObject::disconnect(m_server.get(), &core::ServerControl::figuresChanged, m_server.get(), nullptr);
        m_server->stop(); // it may tell of its figures once more when it goes
        audit(core::EventType::ServerStopped);
    }
    if (m_logouts) {
        m_core->protocol().sessions.setLogoutListener({});
        m_logouts->stop();
    }
    m_upkeep.reset();
    m_logouts.reset();
    m_server.reset();
    m_core.reset();
}

void ServerProcess::audit(core::EventType event)
{
    core::AuditEvent row;
    row.type = event;
    row.data = {{u"version"_s, QString::fromLatin1(GATEHOUSE_VERSION)}, {u"urls"_s, m_urls.join(u' ')}};
    row.origin = m_core->origin();
    const auto written = m_core->database().writeNow(
        [&](core::Transaction &transaction) { return m_core->audit().append(transaction, row); });
    if (!written)
        core::logEvent(core::LogLevel::Error, u"start or stop could not be recorded: %1"_s.arg(written.error().detail));
}

KekAtStart::Kind ServerProcess::kekKind() const
{
    if (!isDemo())
        return KekAtStart::Kind::Real;
    return m_folder.isTemporary() ? KekAtStart::Kind::TemporaryDemo : KekAtStart::Kind::Demo;
}

QStringList ServerProcess::readyLines() const
{
    QStringList lines;
    for (const QString &url : m_urls)
        lines << u"ready %1 issuer=%2"_s.arg(url, m_core->tokens().issuer());
    return lines;
}

QString ServerProcess::demoCurl() const
{
    return u"curl -X POST %1/oauth/token -d 'grant_type=password&username=admin&password=admin&client_id=codelab-flutter-app'"_s
        .arg(m_urls.value(0));
}

} // namespace app
