#include "app/Composition.h"

#include "app/ConfiguredKey.h"
#include "app/FolderMemory.h"
#include "core/admin/database/DatabaseAuditAdmin.h"
#include "core/admin/database/DatabaseChainAdmin.h"
#include "core/admin/database/DatabaseClientAdmin.h"
#include "core/admin/database/DatabaseKeyAdmin.h"
#include "core/admin/database/DatabaseLabAdmin.h"
#include "core/admin/database/DatabaseOverviewAdmin.h"
#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/database/Migrator.h"
#include "core/keys/KeyService.h"
#include "core/secrets/KeyCheck.h"
#include "core/settings/SettingsRepository.h"
#include "core/tokens/TokenService.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/PasswordSignIn.h"

#include <algorithm>
#include <mutex>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

constexpr int kAllAreas = 1 | 2 | 4 | 8 | 16;
const auto kKekCheck = u"kek_check"_s;
const auto kIssuer = u"issuer"_s;
const auto kRunningIssuer = u"running_issuer"_s;

core::LoginLimits limitsOf(const core::Settings &settings)
{
    return {settings.rateLimiting, settings.rateLimitPerIp, settings.rateLimitPerUsername, settings.bruteForceThreshold,
            settings.bruteForceLockout};
}

core::KeyPlan planOf(const core::Settings &settings)
{
    core::KeyPlan plan;
    plan.algorithm = settings.signingAlgorithm;
    plan.rsaBits = settings.rsaBits;
    // Another process's new key is served here up to two seconds after it was made; validators may have asked just
    // before.
    plan.jwksMaxAge = settings.jwksMaxAge + std::chrono::seconds(2);
    // The token lab gives access tokens for up to 30 days.
    plan.longestTokenLifetime =
        std::max({settings.refreshTokenLifetime, settings.accessTokenLifetime, std::chrono::seconds(30 * 86400)});
    return plan;
}

} // namespace

/// Members in the order in which they are built; they go in the reverse one.
struct Composition::Parts
{
    QString dataDir;
    core::Settings settings;
    core::SystemClock systemClock;
    const core::Clock *clock = &systemClock;
    core::SystemRandom random;
    std::mutex listenerLock;
    std::function<void(int)> listener;
    std::mutex foreignLock;
    std::function<void()> foreignChange; ///< called on the writer thread
    QThreadPool pool;

    std::unique_ptr<core::Database> database;
    std::unique_ptr<core::AuditLog> audit;
    std::unique_ptr<core::LoginThrottle> throttle;
    core::HashPool hashPool;
    std::unique_ptr<core::ClientDirectory> clientDirectory;
    std::unique_ptr<core::PasswordSignIn> signIn;
    std::unique_ptr<core::AdminContext> admin;
    std::unique_ptr<core::DatabaseUserAdmin> users;
    std::unique_ptr<core::DatabaseClientAdmin> clients;
    std::unique_ptr<core::DatabaseChainAdmin> chains;
    std::unique_ptr<core::DatabaseAuditAdmin> audits;
    std::unique_ptr<core::DatabaseOverviewAdmin> overview;

    QString kekPlace;
    std::unique_ptr<core::Envelope> envelope;
    core::KeyRing keyRing;
    std::unique_ptr<core::KeyService> keyService;
    std::unique_ptr<core::TokenService> tokens;
    std::unique_ptr<core::DatabaseKeyAdmin> keys;
    std::unique_ptr<core::DatabaseLabAdmin> lab;

    void tell(int areas)
    {
        const std::scoped_lock guard(listenerLock);
        if (listener)
            listener(areas);
    }
    FolderMemory memory() const { return FolderMemory(*database, *clock); }
    void buildCore(const Options &options, const QString &nodeId);
};

void Composition::Parts::buildCore(const Options &options, const QString &nodeId)
{
    audit = std::make_unique<core::AuditLog>(*clock, random, nodeId);
    throttle = std::make_unique<core::LoginThrottle>(*clock, limitsOf(settings));
    clientDirectory = std::make_unique<core::ClientDirectory>(*database, *clock);
    signIn = std::make_unique<core::PasswordSignIn>(
        core::PasswordSignIn::Context{*database, *audit, *throttle, hashPool, *clock, random, settings.bcryptCost});
    admin = std::make_unique<core::AdminContext>(core::AdminContext{
        *database, *audit, *clock, random, hashPool, *throttle, *clientDirectory, pool, settings.passwordPolicy,
        settings.bcryptCost, options.actor, [this](int areas) { tell(areas); }});
    users = std::make_unique<core::DatabaseUserAdmin>(*admin);
    clients = std::make_unique<core::DatabaseClientAdmin>(*admin);
    chains = std::make_unique<core::DatabaseChainAdmin>(*admin);
    audits = std::make_unique<core::DatabaseAuditAdmin>(*admin);
    overview = std::make_unique<core::DatabaseOverviewAdmin>(*admin);
}

Composition::Composition(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Composition::~Composition()
{
    setChangeListener({});
    {
        // From here on the writer starts nothing new on the pool.
        const std::scoped_lock guard(m_parts->foreignLock);
        m_parts->foreignChange = {};
    }
    m_parts->pool.waitForDone();
    m_parts->database.reset(); // finishes what waits while everything that it may call is still there
}

Result<std::unique_ptr<Composition>> Composition::open(const QString &dataDir, Options options)
{
    auto parts = std::make_unique<Parts>();
    parts->dataDir = dataDir;
    parts->pool.setMaxThreadCount(4); // a verification and an export leave room for the rest of the console
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
    databaseOptions.mustExist = options.mustExist;
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
    settings = core::loadSettings(options.commandLine, environment, *savedValues, dataDir);
    if (!settings)
        return core::fail(settings.error());
    parts->settings = *std::move(settings);
    const auto nodeId = parts->database->writeNow([&](core::Transaction &transaction) {
        return core::AuditLog::settleNodeId(transaction, parts->random, parts->clock->now());
    });
    if (!nodeId)
        return core::fail(nodeId.error());
    parts->buildCore(options, *nodeId);
    const auto locks = parts->database->readNow(
        [&](core::Snapshot &snapshot) { return core::LoginLockRepository::live(snapshot, parts->clock->now()); });
    if (!locks)
        return core::fail(locks.error());
    parts->throttle->restore(*locks);
    return std::unique_ptr<Composition>(new Composition(std::move(parts)));
}

bool Composition::holdsSealedSecrets() const
{
    const auto check = m_parts->memory().valueOr(kKekCheck, {});
    return !check || !check->isEmpty(); // when in doubt, never make a new key
}

Result<void> Composition::unlock(Kek kek)
{
    auto envelope = std::make_unique<core::Envelope>(std::move(kek.bytes), m_parts->random);
    const auto check =
        m_parts->memory().valueOr(kKekCheck, QString::fromLatin1(core::makeKeyCheck(*envelope).toBase64()));
    if (!check)
        return core::fail(check.error());
    if (!core::keyCheckMatches(*envelope, QByteArray::fromBase64(check->toLatin1()))) {
        return core::fail(
            ErrorKind::Crypto,
            u"the key-encryption key (%1) is not the one that this data folder was made with; "
            u"give the right one with AUTH_SERVICE__KEK or AUTH_SERVICE__KEK_FILE, or restore a backup with its passphrase"_s
                .arg(kek.place));
    }
    m_parts->envelope = std::move(envelope);
    m_parts->kekPlace = kek.place;
    m_parts->keyService = std::make_unique<core::KeyService>(
        core::KeyService::Context{*m_parts->database, *m_parts->audit, m_parts->keyRing, *m_parts->envelope,
                                  *m_parts->clock},
        planOf(m_parts->settings));
    if (const auto imported = importConfiguredKey(*m_parts->keyService, m_parts->settings, origin()); !imported)
        return imported;
    if (const auto loaded = m_parts->keyService->load(origin()); !loaded)
        return core::fail(loaded.error());
    const core::Settings &settings = m_parts->settings;
    m_parts->tokens = std::make_unique<core::TokenService>(
        core::TokenService::Context{*m_parts->database, *m_parts->audit, m_parts->keyRing, *m_parts->clientDirectory,
                                    *m_parts->envelope, *m_parts->clock, m_parts->random},
        settings.issuer, settings.audience,
        core::TokenLifetimes{settings.accessTokenLifetime, settings.refreshTokenLifetime});
    const auto issuer = settleIssuer({}, false);
    if (!issuer)
        return core::fail(issuer.error());
    m_parts->keys = std::make_unique<core::DatabaseKeyAdmin>(*m_parts->admin, *m_parts->keyService, m_parts->keyRing,
                                                             core::DatabaseKeyAdmin::Kek{kek.place, kek.isFallback});
    m_parts->audits->signHeadsWith(m_parts->keyRing);
    m_parts->overview->setKekFallback(kek.isFallback);
    m_parts->lab = std::make_unique<core::DatabaseLabAdmin>(*m_parts->admin, *m_parts->tokens, m_parts->keyRing);
    // Only now: what it reads on other threads is whole from here on.
    const std::scoped_lock guard(m_parts->foreignLock);
    m_parts->foreignChange = [this] { onForeignChange(); };
    return {};
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

void Composition::onForeignChange()
{
    // On the writer thread: only forget here, what needs the database is read again on the pool.
    m_parts->clientDirectory->invalidate();
    if (m_parts->tokens)
        m_parts->tokens->invalidate();
    m_parts->pool.start([parts = m_parts.get()] {
        const auto locks = parts->database->readNow(
            [&](core::Snapshot &snapshot) { return core::LoginLockRepository::live(snapshot, parts->clock->now()); });
        if (locks)
            parts->throttle->synchronize(*locks);
        if (parts->keyService) {
            if (const auto reloaded = parts->keyService->reload(); !reloaded)
                qWarning("signing keys could not be read again: %ls", qUtf16Printable(reloaded.error().detail));
        }
        parts->tell(kAllAreas);
    });
}

Result<core::KeyId> Composition::importKey(const core::SecretBytes &pem, const std::optional<core::KeyId> &id)
{
    return m_parts->keyService->importPem(pem, id, origin());
}

void Composition::setChangeListener(std::function<void(int)> listener)
{
    const std::scoped_lock guard(m_parts->listenerLock);
    m_parts->listener = std::move(listener);
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
core::UserAdmin &Composition::users()
{
    return *m_parts->users;
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
core::OverviewAdmin &Composition::overview()
{
    return *m_parts->overview;
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
const QString &Composition::kekPlace() const
{
    return m_parts->kekPlace;
}
core::LabAdmin &Composition::lab()
{
    return *m_parts->lab;
}

} // namespace app
