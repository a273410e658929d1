#pragma once

#include "core/admin/database/AdminContext.h"
#include "core/base/Result.h"
#include "core/crypto/Envelope.h"
#include "core/keys/KeyRing.h"
#include "core/secrets/KekProvider.h"
#include "core/settings/Settings.h"
#include "core/users/HashPool.h"
#include "core/users/LoginThrottle.h"

#include <QString>

#include <memory>

namespace core {
struct UpkeepAlert;
class AuditAdmin;
class BackupAdmin;
class DatabaseBackupAdmin;
class CertificateAdmin;
class CertificateService;
class ChainAdmin;
class ClientAdmin;
class ConsoleLock;
class KekAdmin;
class ClientCareAdmin;
class KeyAdmin;
class KeyService;
class LabAdmin;
class LabIssuer;
class LabIssuerAdmin;
class OverviewAdmin;
class PasswordSignIn;
class ProtectionAdmin;
class SessionAdmin;
class SettingsAdmin;
class TokenService;
class UserAdmin;
class UserBatchAdmin;
} // namespace core

namespace app {

struct ProtocolParts;
class ServerCertificate;

/// The key-encryption key and what people are told of it.
struct Kek
{
    core::SecretBytes bytes;
    QString place;           ///< "GNOME Keyring", "key file" …
    bool isFallback = false; ///< not the keychain: shown as a notice
    core::KekPlace kind = core::KekPlace::PlainFile;
};

struct HealthCheck
{
    QString name;
    bool passed = false;
    QString detail;
};

/// The one place that builds core: database, rules, keys, tokens and the administrators on top of them. Made and
/// destroyed on the main thread; the parts are used from any.
class Composition
{
public:
    struct Options
    {
        core::SettingValues commandLine = {};
        QString actor = QStringLiteral("system"); ///< in the audit rows of the administrators' changes
        bool mustExist = false;
        bool demo = false;
        bool forRepair = false; ///< saved values that do not load are left out, with a warning
        bool alone = false;     ///< a server: Conflict, naming the holder, when another one works on the same database
        const core::Clock *clock = nullptr; ///< none: the system's
        std::function<void(const core::BatchReport &)> onBatch = {};
    };

    /// Settings, database and its migrations, everything that works without the key-encryption key. Waits.
    static core::Result<std::unique_ptr<Composition>> open(const QString &dataDir, Options options);
    ~Composition();

    /// Does the database hold secrets sealed under a key that must be found again?
    bool holdsSealedSecrets() const;
    /// Opens keys and tokens. Crypto when this key is not the one that the database was sealed with.
    core::Result<void> unlock(Kek kek);
    /// Told after every durable change made here or by another process: core::Area flags, any thread.
    void setChangeListener(std::function<void(int areas)> listener);

    /// Asked to put into effect what is saved here or by another process, on any thread but the main one; what it
    /// refuses is not saved. None: only saved.
    void setSettingsListener(std::function<core::Result<void>(const core::Settings &)> listener);
    /// What the process itself notices, for the overview; any thread, until this is gone. Once, before it serves.
    void setLiveAlerts(std::function<std::vector<core::UpkeepAlert>(core::Instant now)> alerts);
    /// From now on these are the settings, and the limits on sign-ins and sessions are theirs. Main thread.
    void adopt(const core::Settings &settings);

    const core::Settings &settings() const; ///< main thread
    const QString &dataDir() const;
    core::Database &database();
    core::AuditLog &audit();
    const core::Clock &clock() const;
    core::Random &random();
    core::LoginThrottle &throttle();
    core::HashPool &hashPool();
    core::ClientDirectory &clientDirectory();
    core::PasswordSignIn &signIn();
    core::AdminContext &adminContext();
    ProtocolParts &protocol(); ///< sessions, codes, consents …

    core::UserAdmin &users();
    core::UserBatchAdmin &userBatches();
    core::ClientAdmin &clients();
    core::ClientCareAdmin &clientCare();
    core::ChainAdmin &chains();
    core::AuditAdmin &audits();
    core::OverviewAdmin &overview();
    core::ProtectionAdmin &protection();
    core::SessionAdmin &sessions();
    core::SettingsAdmin &settingsAdmin();
    core::ConsoleLock &consoleLock();
    core::KekAdmin &kek(); ///< after unlock()
    /// Is this the key that the folder's secrets are sealed under? NotFound when nothing was ever sealed.
    core::Result<bool> opensWith(const core::SecretBytes &kek) const;
    /// Takes the console's passphrase away for whoever owns the data folder; false when there was none. Waits.
    core::Result<bool> forgetConsolePassphrase();

    // After unlock() only.
    core::KeyRing &keyRing();
    core::KeyService &keyService();
    core::TokenService &tokens();
    core::KeyAdmin &keys();
    core::LabAdmin &lab();
    core::LabIssuerAdmin &labIssuerAdmin();
    core::LabIssuer &labIssuer();
    core::CertificateAdmin &certificates();
    core::BackupAdmin &backups();
    core::DatabaseBackupAdmin &scheduledBackups(); ///< the same, for the upkeep and the command line
    core::CertificateService &certificateService();
    ServerCertificate &serverCertificate();
    const QString &kekPlace() const; ///< where the key-encryption key lives, for people

    /// The issuer in use: configured, else kept from the first start, else `firstUrl`, which is kept from now on
    /// unless `keep` is false.
    core::Result<QString> settleIssuer(const QString &firstUrl, bool keep);
    /// Where the server answers, so that subcommands beside it find it. Written on another thread.
    void rememberAddresses(const QStringList &urls);
    /// Where a server answered last, of whatever process; empty: none ever did.
    QStringList rememberedAddresses();
    core::Origin origin() const;
    QList<HealthCheck> checkHealth();

private:
    struct Parts;
    explicit Composition(std::unique_ptr<Parts> parts);
    void onForeignChange();
    std::unique_ptr<Parts> m_parts;
};

} // namespace app
