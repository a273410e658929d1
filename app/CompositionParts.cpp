#include "app/CompositionParts.h"

#include "core/admin/ServerControl.h"
#include "core/certificates/CertificateRepository.h"

namespace app {

using namespace Qt::StringLiterals;

core::LoginLimits loginLimitsOf(const core::Settings &settings)
{
    return {settings.rateLimiting, settings.rateLimitPerIp, settings.rateLimitPerUsername, settings.bruteForceThreshold,
            settings.bruteForceLockout};
}

void Composition::Parts::buildCore(const Options &options, core::SettingValues environment, const QString &nodeId)
{
    audit = std::make_unique<core::AuditLog>(*clock, random, nodeId);
    throttle = std::make_unique<core::LoginThrottle>(*clock, loginLimitsOf(settings));
    clientDirectory = std::make_unique<core::ClientDirectory>(*database, *clock);
    signIn = std::make_unique<core::PasswordSignIn>(
        core::PasswordSignIn::Context{*database, *audit, *throttle, hashPool, *clock, random, settings.bcryptCost});
    protocol = std::make_unique<ProtocolParts>(
        ProtocolParts::Context{*database, *audit, *clock, random, *signIn, hashPool}, settings);
    admin = std::make_unique<core::AdminContext>(core::AdminContext{
        *database, *audit, *clock, random, hashPool, *throttle, *clientDirectory, pool, settings.passwordPolicy,
        settings.bcryptCost, options.actor, [this](int areas) { tell(areas); }, options.actor == u"cli"_s});
    users = std::make_unique<core::DatabaseUserAdmin>(*admin);
    userBatches = std::make_unique<core::DatabaseUserBatchAdmin>(*admin);
    clients = std::make_unique<core::DatabaseClientAdmin>(*admin);
    clientCare = std::make_unique<core::DatabaseClientCareAdmin>(*admin);
    chains = std::make_unique<core::DatabaseChainAdmin>(*admin);
    audits = std::make_unique<core::DatabaseAuditAdmin>(*admin);
    overview = std::make_unique<core::DatabaseOverviewAdmin>(*admin);
    overview->setAccessTokenLifetime(settings.accessTokenLifetime);
    overview->setKeyRotation(settings.keyRotation);
    protection = std::make_unique<core::DatabaseProtectionAdmin>(*admin);
    sessions = std::make_unique<core::DatabaseSessionAdmin>(
        *admin, core::DatabaseSessionAdmin::Parts{protocol->sessions, protocol->consents, protocol->deviceCodes});
    consoleLock = std::make_unique<core::DatabaseConsoleLock>(*admin);
    settingsAdmin = std::make_unique<core::DatabaseSettingsAdmin>(
        *admin, core::DatabaseSettingsAdmin::Sources{options.commandLine, std::move(environment), dataDir},
        [this](const core::Settings &wanted) { return applyNow(wanted); }, [this] { return holdsCertificate(); });
}

void Composition::Parts::buildCertificates()
{
    certificateService = std::make_unique<core::CertificateService>(
        core::CertificateService::Context{*database, *audit, *envelope, *clock, random});
    serverCertificate = std::make_unique<ServerCertificate>(*certificateService, *clock, settings);
    certificates = std::make_unique<core::DatabaseCertificateAdmin>(
        *admin, *certificateService,
        core::DatabaseCertificateAdmin::Listeners{
            [this] { return serverCertificate->state(); },
            [this](core::DatabaseCertificateAdmin::Listeners::Done done) { serverCertificate->refresh(done); },
            [this] { return serverCertificate->isNeeded(); }});
    certificateService->setChangeListener([this] {
        serverCertificate->refresh();
        tell(core::SettingsArea);
    });
    overview->setRunningCertificate([this] { return serverCertificate->running(); });
}

/// The console's; it is there even before the key-encryption key is.
bool Composition::Parts::holdsCertificate() const
{
    const auto stored = database->readNow([](core::Snapshot &snapshot) {
        return core::CertificateRepository::find(snapshot, core::CertificateRecord::Role::Server);
    });
    return stored && stored->has_value();
}

} // namespace app
