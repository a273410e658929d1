#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/SigningAlgorithm.h"
#include "core/settings/SettingEntry.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace core {

enum class BackupSchedule { Off, Daily, Weekly };

/// Backups that nobody has to think of.
struct BackupPlan
{
    BackupSchedule schedule = BackupSchedule::Off;
    int hour = 3;   ///< local time
    int keep = 14;  ///< older ones of the schedule are deleted
    QString folder; ///< empty: `backups` in the data folder
};

enum class PasswordPolicy { Classic, Nist, Off };

struct Listener
{
    QString host;              ///< address or name as written, without brackets
    quint16 port = 0;          ///< 0: a free one
    std::optional<bool> https; ///< as the scheme said; none: HTTPS when a certificate is configured
};

/// What a listener takes from a stranger: PRODUCT.md §8 "Requests". The defaults are the product's.
struct HttpBounds
{
    int requestLineBytes = 8 * 1024;
    int headerBytes = 16 * 1024;
    int headerCount = 100;
    int bodyBytes = 64 * 1024;
    int parameters = 100;
    std::chrono::seconds headerTime{10};
    std::chrono::seconds bodyTime{15};
    int bodyBytesPerSecond = 512; ///< a slower sender is cut off before bodyTime; 0 is off
    std::chrono::seconds idleTime{35};
    std::chrono::seconds crowdedIdleTime{5};
    int crowdedAt = 1000; ///< connections from which on crowdedIdleTime counts
    int connections = 2000;
    int connectionsPerAddress = 256; ///< loopback and trusted proxies are exempt
    int requestsPerConnection = 10000;
};

/// The effective configuration, parsed once: PRODUCT.md section 4. A plain value, copied across threads.
struct Settings
{
    std::vector<Listener> listeners;
    QString databaseUrl;
    QString redisUrl;
    QString issuer; ///< empty: see PRODUCT.md §8 "The issuer, if not configured"
    QString audience;
    std::chrono::seconds accessTokenLifetime;
    std::chrono::seconds refreshTokenLifetime;
    std::chrono::seconds jwksMaxAge;
    std::chrono::hours keyRotation{90 * 24}; ///< 0: by hand only
    SigningAlgorithm signingAlgorithm = SigningAlgorithm::RS256;
    int rsaBits = 2048;
    QString tlsCertificatePath;
    QString tlsKeyPath;
    QString privateKeyPath;
    QString publicKeyPath;
    bool requireHttps = false;
    QStringList trustedProxies;
    HttpBounds http;
    QStringList corsOrigins;
    bool rateLimiting = true;
    int rateLimitPerIp = 5;            ///< failed password attempts a minute; 0 is off
    int rateLimitPerUsername = 10;     ///< failed password attempts an hour; 0 is off
    int rateLimitRequestsPerIp = 6000; ///< other token-endpoint requests a minute; 0 is off
    int bruteForceThreshold = 5;       ///< 0 is off
    std::chrono::seconds bruteForceLockout;
    int bcryptCost = 12;
    PasswordPolicy passwordPolicy = PasswordPolicy::Classic;
    bool masterKeySet = false; ///< the value itself is taken with takeMasterKey()
    QString kekFile;
    QString logLevel;
    QString logFormat;
    QString metricsToken;
    int auditRetentionDays = 365;
    bool production = false;
    QString teamName;     ///< on the sign-in pages
    QString accentColour; ///< "#rrggbb", of the pages' buttons
    std::chrono::seconds sessionIdleTime{8 * 3600};
    std::chrono::seconds sessionLifetime{7 * 86400};
    QMap<QString, QString> scopeDescriptions; ///< by scope, for the consent page; those of the standards are built in
    bool dpopNonce = false;                   ///< every DPoP proof must carry a nonce of ours, RFC 9449 §8

    BackupPlan backup;

    std::vector<SettingEntry> entries; ///< every known name
    QStringList warnings;              ///< unknown AUTH_SERVICE__ names with the nearest known one, ignored values
};

using SettingValues = QMap<QString, QString>; ///< by environment variable name

/// Command line > environment > saved > default. InvalidInput with one clear line that names the variable.
/// `dataDir` fills in the default database path.
Result<Settings> loadSettings(const SettingValues &commandLine, const SettingValues &environment,
                              const SettingValues &saved, const QString &dataDir);

/// The AUTH_SERVICE__ names and ENVIRONMENT, PORT of this process. KEK and JWT_SECRET are only told to be there.
SettingValues settingsFromEnvironment();

/// AUTH_SERVICE__MASTER_KEY; takes it out of the environment, so that children and /proc no longer show it.
SecretBytes takeMasterKey();

} // namespace core
