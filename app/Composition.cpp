#include "app/Composition.h"

#include "app/CompositionParts.h"
#include "app/SoleHolder.h"
#include "core/base/Log.h"
#include "core/database/Migrator.h"
#include "core/settings/SettingsRepository.h"
#include "core/users/LoginLockRepository.h"

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

/// A server under load leaves the lock free only for moments, and SQLite looks for them by chance.
constexpr std::chrono::seconds kPatienceOfCommands{15};
constexpr int kAllAreas = 1 | 2 | 4 | 8 | 16 | 32 | 64;
const auto kIssuer = u"issuer"_s;
const auto kRunningIssuer = u"running_issuer"_s;
const auto kRunningUrls = u"running_urls"_s;

} // namespace

Composition::Composition(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Composition::~Composition()
{
    setChangeListener({});
    setSettingsListener({});
    {
        // From here on the writer starts nothing new on the pool.
        const std::scoped_lock guard(m_parts->foreignLock);
        m_parts->foreignChange = {};
    }
    m_parts->pool.waitForDone();
    if (m_parts->serverCertificate)
        m_parts->serverCertificate->stopWatching();
    m_parts->database.reset(); // finishes what waits while everything that it may call is still there
}

Result<std::unique_ptr<Composition>> Composition::open(const QString &dataDir, Options options)
{
    auto parts = std::make_unique<Parts>();
    parts->dataDir = dataDir;
    if (options.clock)
        parts->clock = options.clock;
    const core::SettingValues environment = core::settingsFromEnvironment();
    auto settings = core::loadSettings(options.commandLine, environment, {}, dataDir);
    if (!settings)
        return core::fail(settings.error());

    core::DatabaseOptions databaseOptions;
    databaseOptions.path = dataDir + u"/gatehouse.db"_s;
    // A demo stays in its own folder: its accounts are known to everybody.
    if (!options.demo && settings->databaseUrl.startsWith("sqlite:///"_L1))
        databaseOptions.path = settings->databaseUrl.mid(10);
    if (options.alone) {
        auto held = holdDatabaseAlone(databaseOptions.path);
        if (!held)
            return core::fail(held.error());
        parts->lock = *std::move(held);
    }
    databaseOptions.mustExist = options.mustExist;
    if (options.actor == "cli"_L1)
        databaseOptions.busyTimeout = kPatienceOfCommands;
    databaseOptions.readers = 4; // a long text search does not hold up sign-ins
    databaseOptions.onBatch = options.onBatch;
    databaseOptions.onForeignChange = [raw = parts.get()] {
        const std::scoped_lock guard(raw->foreignLock);
        if (raw->foreignChange)
            raw->foreignChange();
    };
    auto database = core::Database::open(databaseOptions);
    if (!database)
        return core::fail(database.error());
    parts->database = *std::move(database);
    if (const auto migrated = core::Migrator(*parts->database).migrate(); !migrated)
        return core::fail(migrated.error());

    const auto savedValues =
        parts->database->readNow([](core::Snapshot &snapshot) { return core::SettingsRepository::all(snapshot); });
    if (!savedValues)
        return core::fail(savedValues.error());
    auto withSaved = core::loadSettings(options.commandLine, environment, *savedValues, dataDir);
    if (!withSaved && !options.forRepair)
        return core::fail(withSaved.error());
    if (withSaved)
        settings = std::move(withSaved);
    else
        core::logEvent(core::LogLevel::Warning, u"saved settings are left out: %1"_s.arg(withSaved.error().detail));
    parts->settings = *std::move(settings);
    const auto nodeId = parts->database->writeNow([&](core::Transaction &transaction) {
        return core::AuditLog::settleNodeId(transaction, parts->random, parts->clock->now());
    });
    if (!nodeId)
        return core::fail(nodeId.error());
    parts->buildCore(options, environment, *nodeId);
    const auto locks =
        parts->database->readNow([&](core::Snapshot &snapshot) { return core::LoginLockRepository::all(snapshot); });
    if (!locks)
        return core::fail(locks.error());
    parts->throttle->restore(*locks);
    return std::unique_ptr<Composition>(new Composition(std::move(parts)));
}

Result<QString> Composition::settleIssuer(const QString &firstUrl, bool keep)
{
    QString issuer = m_parts->settings.issuer;
    if (issuer.isEmpty()) {
        const auto kept = m_parts->memory().valueOr(kIssuer, keep ? firstUrl : QString());
        if (!kept)
            return core::fail(kept.error());
        issuer = kept->isEmpty() ? firstUrl : *kept;
        // A port that changes is not kept, yet subcommands beside the server must name the same issuer.
        const auto running = kept->isEmpty() ? (firstUrl.isEmpty() ? m_parts->memory().valueOr(kRunningIssuer, {})
                                                                   : m_parts->memory().put(kRunningIssuer, firstUrl))
                                             : Result<QString>(issuer);
        if (!running)
            return running;
        issuer = *running;
    }
    m_parts->tokens->setIssuer(issuer);
    return issuer;
}

void Composition::rememberAddresses(const QStringList &urls)
{
    m_parts->pool.start([parts = m_parts.get(), urls] {
        if (const auto kept = parts->memory().put(kRunningUrls, urls.join(u' ')); !kept)
            core::logEvent(core::LogLevel::Warning,
                           u"subcommands will not find this server: %1"_s.arg(kept.error().detail));
    });
}

QStringList Composition::rememberedAddresses()
{
    return m_parts->memory().valueOr(kRunningUrls, {}).value_or(QString()).split(u' ', Qt::SkipEmptyParts);
}

void Composition::onForeignChange()
{
    // On the writer thread: only forget here, what needs the database is read again on the pool.
    m_parts->clientDirectory->invalidate();
    if (m_parts->tokens)
        m_parts->tokens->invalidate();
    m_parts->pool.start([parts = m_parts.get()] {
        const quint64 unlocks = parts->throttle->unlocks();
        const auto locks = parts->database->readNow(
            [&](core::Snapshot &snapshot) { return core::LoginLockRepository::all(snapshot); });
        if (locks)
            parts->throttle->synchronize(*locks, unlocks);
        if (parts->keyService) {
            if (const auto reloaded = parts->keyService->reload(); !reloaded)
                qWarning("signing keys could not be read again: %ls", qUtf16Printable(reloaded.error().detail));
        }
        if (parts->serverCertificate)
            parts->serverCertificate->refresh();
        if (const auto obeyed = parts->settingsAdmin->obeySaved(); !obeyed)
            core::logEvent(core::LogLevel::Error,
                           u"what another program saved is not in effect: %1"_s.arg(obeyed.error().detail));
        parts->tell(kAllAreas);
    });
}

void Composition::setChangeListener(std::function<void(int)> listener)
{
    const std::scoped_lock guard(m_parts->listenerLock);
    m_parts->listener = std::move(listener);
}

void Composition::setSettingsListener(std::function<Result<void>(const core::Settings &)> listener)
{
    const std::scoped_lock guard(m_parts->applyLock);
    m_parts->apply = std::move(listener);
}

void Composition::adopt(const core::Settings &settings)
{
    m_parts->settings = settings;
    m_parts->throttle->setLimits(loginLimitsOf(settings));
    if (m_parts->backups)
        m_parts->backups->setPlan(settings.backup);
    m_parts->protocol->sessions.adopt(sessionLimitsOf(settings));
    m_parts->overview->setKeyRotation(settings.keyRotation);
    if (m_parts->keyService)
        m_parts->keyService->rotateEvery(settings.keyRotation);
}

core::Origin Composition::origin() const
{
    return m_parts->admin->origin();
}

const core::Settings &Composition::settings() const
{
    return m_parts->settings;
}
const QString &Composition::dataDir() const
{
    return m_parts->dataDir;
}
core::Database &Composition::database()
{
    return *m_parts->database;
}
core::AuditLog &Composition::audit()
{
    return *m_parts->audit;
}
const core::Clock &Composition::clock() const
{
    return *m_parts->clock;
}
core::Random &Composition::random()
{
    return m_parts->random;
}
core::LoginThrottle &Composition::throttle()
{
    return *m_parts->throttle;
}
core::HashPool &Composition::hashPool()
{
    return m_parts->hashPool;
}
core::ClientDirectory &Composition::clientDirectory()
{
    return *m_parts->clientDirectory;
}
core::PasswordSignIn &Composition::signIn()
{
    return *m_parts->signIn;
}
core::AdminContext &Composition::adminContext()
{
    return *m_parts->admin;
}
ProtocolParts &Composition::protocol()
{
    return *m_parts->protocol;
}
core::SessionAdmin &Composition::sessions()
{
    return *m_parts->sessions;
}
core::UserAdmin &Composition::users()
{
    return *m_parts->users;
}
core::UserBatchAdmin &Composition::userBatches()
{
    return *m_parts->userBatches;
}
core::ClientCareAdmin &Composition::clientCare()
{
    return *m_parts->clientCare;
}
core::ClientAdmin &Composition::clients()
{
    return *m_parts->clients;
}
core::ChainAdmin &Composition::chains()
{
    return *m_parts->chains;
}
core::AuditAdmin &Composition::audits()
{
    return *m_parts->audits;
}
void Composition::setLiveAlerts(std::function<std::vector<core::UpkeepAlert>(core::Instant)> alerts)
{
    m_parts->overview->setLiveAlerts(std::move(alerts));
}

core::OverviewAdmin &Composition::overview()
{
    return *m_parts->overview;
}
core::SettingsAdmin &Composition::settingsAdmin()
{
    return *m_parts->settingsAdmin;
}
core::ConsoleLock &Composition::consoleLock()
{
    return *m_parts->consoleLock;
}
core::Result<bool> Composition::forgetConsolePassphrase()
{
    return m_parts->consoleLock->forget();
}
core::ProtectionAdmin &Composition::protection()
{
    return *m_parts->protection;
}
core::KeyRing &Composition::keyRing()
{
    return m_parts->keyRing;
}
core::KeyService &Composition::keyService()
{
    return *m_parts->keyService;
}
core::TokenService &Composition::tokens()
{
    return *m_parts->tokens;
}
core::KeyAdmin &Composition::keys()
{
    return *m_parts->keys;
}
core::CertificateAdmin &Composition::certificates()
{
    return *m_parts->certificates;
}
core::BackupAdmin &Composition::backups()
{
    return *m_parts->backups;
}
core::DatabaseBackupAdmin &Composition::scheduledBackups()
{
    return *m_parts->backups;
}
core::CertificateService &Composition::certificateService()
{
    return *m_parts->certificateService;
}
ServerCertificate &Composition::serverCertificate()
{
    return *m_parts->serverCertificate;
}
core::LabAdmin &Composition::lab()
{
    return *m_parts->lab;
}
core::LabIssuerAdmin &Composition::labIssuerAdmin()
{
    return *m_parts->labIssuerAdmin;
}
core::LabIssuer &Composition::labIssuer()
{
    return *m_parts->labIssuer;
}

} // namespace app
