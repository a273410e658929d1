#include "core/settings/SettingWeakness.h"

#include "core/settings/Settings.h"

#include <QUrl>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

namespace {

enum class Remedy { Default, Fixed, ByHand };

struct WeaknessRule
{
    const char *rule;
    const char *name;
    std::function<bool(const Settings &)> holds;
    const char *risk;
    Remedy remedy = Remedy::Default;
    const char *safeValue = "";
};

bool isHere(const QString &host)
{
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

bool isReachable(const Settings &settings)
{
    return std::ranges::any_of(settings.listeners, [](const Listener &listener) { return !isHere(listener.host); });
}

bool speaksPlainly(const Settings &settings)
{
    const bool hasFiles = !settings.tlsCertificatePath.isEmpty();
    return settings.trustedProxies.isEmpty() && std::ranges::any_of(settings.listeners, [&](const Listener &listener) {
               const bool isPlain = listener.https ? !*listener.https : !hasFiles;
               return isPlain && !isHere(listener.host);
           });
}

bool believesEverybody(const Settings &settings)
{
    return std::ranges::any_of(settings.trustedProxies, [](const QString &network) {
        const qsizetype slash = network.indexOf(u'/');
        return slash >= 0 && network.mid(slash + 1).toInt() < (network.contains(u':') ? 16 : 8);
    });
}

bool trustsPlainOrigin(const Settings &settings)
{
    return std::ranges::any_of(settings.corsOrigins, [](const QString &origin) {
        const QUrl url(origin);
        return url.scheme() == "http"_L1 && !isHere(url.host()) && url.host() != "[::1]"_L1;
    });
}

bool isGiven(const Settings &settings, const QString &name)
{
    const auto entry = std::ranges::find(settings.entries, name, &SettingEntry::name);
    return entry != settings.entries.end() && !entry->value.isEmpty();
}

/// 0 is off.
bool isLooser(int value, int most)
{
    return value == 0 || value > most;
}

std::vector<WeaknessRule> addressRules()
{
    return {
        {"plain_http", "AUTH_SERVICE__LISTEN", speaksPlainly,
         "Passwords and tokens cross the network readable by anybody on the way.", Remedy::ByHand},
        {"https_not_required", "AUTH_SERVICE__REQUIRE_HTTPS",
         [](const Settings &settings) { return !settings.requireHttps && isReachable(settings); },
         "A client with a wrong address sends its password in plain text and nobody notices.", Remedy::Fixed, "true"},
        {"development", "ENVIRONMENT",
         [](const Settings &settings) { return !settings.production && isReachable(settings); },
         "Placeholder secrets and plain HTTP are accepted although others can reach this server.", Remedy::Fixed,
         "production"},
        {"believes_everybody", "AUTH_SERVICE__TRUSTED_PROXIES", believesEverybody,
         "Anybody in these networks can claim any address, so limits and the audit log can be deceived."},
        {"plain_origin", "AUTH_SERVICE__CORS_ORIGINS", trustsPlainOrigin,
         "A page over plain HTTP can be changed on the way and then reads tokens.", Remedy::ByHand},
    };
}

std::vector<WeaknessRule> limitRules()
{
    return {
        {"limits_off", "AUTH_SERVICE__ENABLE_RATE_LIMITING",
         [](const Settings &settings) { return !settings.rateLimiting; },
         "Passwords can be guessed as fast as the computer answers."},
        {"many_guesses_by_address", "AUTH_SERVICE__RATE_LIMIT_PER_IP",
         [](const Settings &settings) { return isLooser(settings.rateLimitPerIp, 20); },
         "One address may try many passwords a minute."},
        {"many_guesses_by_name", "AUTH_SERVICE__RATE_LIMIT_PER_USERNAME",
         [](const Settings &settings) { return isLooser(settings.rateLimitPerUsername, 30); },
         "One account can be guessed at from many addresses."},
        {"requests_unlimited", "AUTH_SERVICE__RATE_LIMIT_REQUESTS_PER_IP",
         [](const Settings &settings) { return settings.rateLimitRequestsPerIp == 0; },
         "One address may keep the server busy for everybody."},
        {"no_lock", "AUTH_SERVICE__BRUTE_FORCE_THRESHOLD",
         [](const Settings &settings) { return isLooser(settings.bruteForceThreshold, 20); },
         "An account is not locked while somebody guesses its password."},
        {"short_lock", "AUTH_SERVICE__BRUTE_FORCE_LOCKOUT_DURATION",
         [](const Settings &settings) { return settings.bruteForceThreshold > 0 && settings.bruteForceLockout < 300s; },
         "The lock ends so soon that guessing goes on."},
        {"slow_senders", "AUTH_SERVICE__HTTP_MIN_BODY_RATE",
         [](const Settings &settings) { return settings.http.bodyBytesPerSecond == 0; },
         "Senders that drip their bytes hold connections for long."},
    };
}

std::vector<WeaknessRule> secretRules()
{
    return {
        {"any_password", "AUTH_SERVICE__PASSWORD_POLICY",
         [](const Settings &settings) { return settings.passwordPolicy == PasswordPolicy::Off; },
         "Users may choose a password that is guessed at the first try."},
        {"cheap_hash", "AUTH_SERVICE__BCRYPT_COST", [](const Settings &settings) { return settings.bcryptCost < 12; },
         "Whoever steals the database tries passwords faster than need be."},
        {"long_access", "AUTH_SERVICE__ACCESS_TOKEN_LIFETIME",
         [](const Settings &settings) { return settings.accessTokenLifetime > 1h; },
         "A stolen access token works for a long time, wherever nobody asks this server."},
        {"long_refresh", "AUTH_SERVICE__REFRESH_TOKEN_LIFETIME",
         [](const Settings &settings) { return settings.refreshTokenLifetime > 90 * 24h; },
         "A forgotten device stays signed in for months."},
        {"long_session", "AUTH_SERVICE__SESSION_LIFETIME",
         [](const Settings &settings) { return settings.sessionLifetime > 30 * 24h; },
         "A browser on a shared computer stays signed in for weeks."},
        {"long_idle_session", "AUTH_SERVICE__SESSION_IDLE_LIFETIME",
         [](const Settings &settings) { return settings.sessionIdleTime > 24h; },
         "A browser that was left open stays signed in overnight and longer."},
        {"long_jwks", "AUTH_SERVICE__JWKS_MAX_AGE", [](const Settings &settings) { return settings.jwksMaxAge > 24h; },
         "A key that was revoked is believed for days by whoever keeps it."},
        {"old_signing_key", "AUTH_SERVICE__KEY_ROTATION_DAYS",
         [](const Settings &settings) { return settings.keyRotation == 0h || settings.keyRotation > 365 * 24h; },
         "A signing key that leaked unnoticed signs tokens for more than a year, or until somebody rotates by hand."},
        {"static_key", "AUTH_SERVICE__INTERNAL_API_KEY",
         [](const Settings &settings) { return isGiven(settings, u"AUTH_SERVICE__INTERNAL_API_KEY"_s); },
         "One key without end opens everything, and nobody can tell who used it."},
        {"key_in_file", "AUTH_SERVICE__KEK_FILE", [](const Settings &settings) { return !settings.kekFile.isEmpty(); },
         "Whoever can copy this file and the database can sign tokens.", Remedy::ByHand},
        {"key_in_environment", "AUTH_SERVICE__KEK",
         [](const Settings &settings) { return isGiven(settings, u"AUTH_SERVICE__KEK"_s); },
         "The key-encryption key stands in the files that start the server."},
        {"signing_key_in_file", "AUTH_SERVICE__PRIVATE_KEY_PATH",
         [](const Settings &settings) { return !settings.privateKeyPath.isEmpty(); },
         "The imported signing key still lies in a file; it was needed only once."},
        {"short_record", "AUTH_SERVICE__AUDIT_RETENTION_DAYS",
         [](const Settings &settings) { return settings.auditRetentionDays < 90; },
         "What happened is forgotten before most break-ins are noticed."},
    };
}

const std::vector<WeaknessRule> &weaknessRules()
{
    static const std::vector<WeaknessRule> rules = [] {
        std::vector<WeaknessRule> all;
        for (const auto &some : {addressRules(), limitRules(), secretRules()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return rules;
}

SettingWeakness weaknessOf(const WeaknessRule &rule, const Settings &settings)
{
    SettingWeakness weakness;
    weakness.rule = QString::fromLatin1(rule.rule);
    weakness.name = QString::fromLatin1(rule.name);
    weakness.risk = QString::fromLatin1(rule.risk);
    const auto entry = std::ranges::find(settings.entries, weakness.name, &SettingEntry::name);
    if (entry != settings.entries.end()) {
        weakness.value = entry->value;
        weakness.source = entry->source;
    }
    const bool isOurs = weakness.source == SettingSource::Default || weakness.source == SettingSource::Saved;
    weakness.canBeMadeSafe = isOurs && rule.remedy != Remedy::ByHand;
    if (rule.remedy == Remedy::Fixed)
        weakness.safeValue = QString::fromLatin1(rule.safeValue);
    return weakness;
}

} // namespace

std::vector<SettingWeakness> weaknessesOf(const Settings &settings)
{
    std::vector<SettingWeakness> found;
    for (const WeaknessRule &rule : weaknessRules()) {
        if (rule.holds(settings))
            found.push_back(weaknessOf(rule, settings));
    }
    return found;
}

} // namespace core
