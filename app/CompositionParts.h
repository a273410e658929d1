#pragma once

#include "app/KekKeeper.h"
#include "app/Composition.h"
#include "app/FolderMemory.h"
#include "app/ListenerTrial.h"
#include "app/ProtocolParts.h"
#include "app/ServerCertificate.h"
#include "core/admin/database/DatabaseAuditAdmin.h"
#include "core/admin/database/DatabaseBackupAdmin.h"
#include "core/admin/database/DatabaseCertificateAdmin.h"
#include "core/admin/database/DatabaseChainAdmin.h"
#include "core/admin/database/DatabaseClientAdmin.h"
#include "core/admin/database/DatabaseConsoleLock.h"
#include "core/admin/database/DatabaseClientCareAdmin.h"
#include "core/admin/database/DatabaseKeyAdmin.h"
#include "core/admin/database/DatabaseLabAdmin.h"
#include "core/admin/database/DatabaseLabIssuerAdmin.h"
#include "core/admin/database/DatabaseOverviewAdmin.h"
#include "core/admin/database/DatabaseProtectionAdmin.h"
#include "core/admin/database/DatabaseSessionAdmin.h"
#include "core/admin/database/DatabaseSettingsAdmin.h"
#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/admin/database/DatabaseUserBatchAdmin.h"
#include "core/base/SteadyPool.h"
#include "core/keys/KeyService.h"
#include "core/tokens/TokenService.h"
#include "core/users/PasswordSignIn.h"

#include <QLockFile>

#include <mutex>

namespace app {

constexpr int kPoolThreads = 4; ///< a verification and an export leave room for the rest of the console

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
    std::mutex applyLock;
    core::DatabaseSettingsAdmin::Apply apply; ///< called on the pool
    core::SteadyPool pool{kPoolThreads};
    std::unique_ptr<QLockFile> lock; ///< of the database; none in subcommands

    std::unique_ptr<core::Database> database;
    std::unique_ptr<core::AuditLog> audit;
    std::unique_ptr<core::LoginThrottle> throttle;
    core::HashPool hashPool;
    std::unique_ptr<core::ClientDirectory> clientDirectory;
    std::unique_ptr<core::PasswordSignIn> signIn;
    std::unique_ptr<ProtocolParts> protocol;
    std::unique_ptr<core::AdminContext> admin;
    std::unique_ptr<core::DatabaseUserAdmin> users;
    std::unique_ptr<core::DatabaseUserBatchAdmin> userBatches;
    std::unique_ptr<core::DatabaseClientAdmin> clients;
    std::unique_ptr<core::DatabaseClientCareAdmin> clientCare;
    std::unique_ptr<core::DatabaseChainAdmin> chains;
    std::unique_ptr<core::DatabaseAuditAdmin> audits;
    std::unique_ptr<core::DatabaseOverviewAdmin> overview;
    std::unique_ptr<core::DatabaseProtectionAdmin> protection;
    std::unique_ptr<core::DatabaseSessionAdmin> sessions;
    std::unique_ptr<core::DatabaseSettingsAdmin> settingsAdmin;
    std::unique_ptr<core::DatabaseConsoleLock> consoleLock;

    QString kekPlace;
    std::unique_ptr<core::Envelope> envelope;
    core::KeyRing keyRing;
    std::unique_ptr<core::KeyService> keyService;
    std::unique_ptr<core::TokenService> tokens;
    std::unique_ptr<core::DatabaseKeyAdmin> keys;
    std::unique_ptr<KekKeeper> kekKeeper;
    std::unique_ptr<core::LabIssuer> labIssuer;
    std::unique_ptr<core::DatabaseLabAdmin> lab;
    std::unique_ptr<core::DatabaseLabIssuerAdmin> labIssuerAdmin;
    std::unique_ptr<core::CertificateService> certificateService;
    std::unique_ptr<ServerCertificate> serverCertificate;
    std::unique_ptr<core::DatabaseCertificateAdmin> certificates;
    std::unique_ptr<core::DatabaseBackupAdmin> backups;

    void tell(int areas)
    {
        const std::scoped_lock guard(listenerLock);
        if (listener)
            listener(areas);
    }
    core::Result<void> applyNow(const core::Settings &wanted)
    {
        core::DatabaseSettingsAdmin::Apply current;
        {
            const std::scoped_lock guard(applyLock);
            current = apply;
        }
        return current ? current(wanted) : tryListeners(wanted.listeners, settings.listeners);
    }
    bool holdsCertificate() const;
    FolderMemory memory() const { return FolderMemory(*database, *clock); }
    void buildCore(const Options &options, core::SettingValues environment, const QString &nodeId);
    void buildCertificates();
};

core::LoginLimits loginLimitsOf(const core::Settings &settings);

} // namespace app
