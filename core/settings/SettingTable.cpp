#include "core/settings/SettingTable.h"

#include "core/crypto/CertificateNames.h"
#include "core/settings/BackupSettingRows.h"
#include "core/settings/HttpSettingRows.h"
#include "core/settings/ListenerText.h"
#include "core/settings/NearestName.h"
#include "core/settings/PageSettingRows.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using Kind = SettingDefinition::Kind;

std::optional<int> wholeNumber(const QString &text, int least, int most)
{
    bool ok = false;
    const int number = text.trimmed().toInt(&ok);
    return ok && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

QStringList listOf(const QString &text)
{
    QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (QString &part : parts)
        part = part.trimmed();
    return parts;
}

SettingDefinition ranged(SettingDefinition row, int least, int most)
{
    row.least = least;
    row.most = most;
    return row;
}

SettingDefinition oneOf(SettingDefinition row, const QStringList &choices)
{
    row.choices = choices;
    return row;
}

SettingDefinition number(const QString &name, int value, int least, int most, int Settings::*member)
{
    return ranged({name, QString::number(value), u"a whole number from %1 to %2"_s.arg(least).arg(most),
                   [=](Settings &settings, const QString &text) {
                       const auto given = wholeNumber(text, least, most);
                       settings.*member = given.value_or(0);
                       return given.has_value();
                   }},
                  least, most);
}

SettingDefinition seconds(const QString &name, int value, int least, int most, std::chrono::seconds Settings::*member)
{
    return ranged({name, QString::number(value), u"whole seconds from %1 to %2"_s.arg(least).arg(most),
                   [=](Settings &settings, const QString &text) {
                       const auto given = wholeNumber(text, least, most);
                       settings.*member = std::chrono::seconds(given.value_or(0));
                       return given.has_value();
                   }},
                  least, most);
}

SettingDefinition yesOrNo(const QString &name, bool value, bool Settings::*member)
{
    return oneOf({name, value ? u"true"_s : u"false"_s, u"true or false"_s,
                  [=](Settings &settings, const QString &text) {
                      const QString word = text.trimmed().toLower();
                      settings.*member = QStringList{u"true"_s, u"1"_s, u"yes"_s, u"on"_s}.contains(word);
                      return settings.*member || QStringList{u"false"_s, u"0"_s, u"no"_s, u"off"_s}.contains(word);
                  }},
                 {u"true"_s, u"false"_s});
}

SettingDefinition text(const QString &name, const QString &value, QString Settings::*member)
{
    return {name, value, u"text"_s, [=](Settings &settings, const QString &given) {
                settings.*member = given.trimmed();
                return true;
            }};
}

/// In effect as soon as it is saved.
SettingDefinition live(SettingDefinition row)
{
    row.needsRestart = false;
    return row;
}

/// Kept nowhere: only that it is there is shown.
SettingDefinition known(const QString &name, Kind kind)
{
    return {name, {}, u"text"_s, [](Settings &, const QString &) { return true; }, kind};
}

bool setEnvironment(Settings &settings, const QString &value)
{
    settings.production = value == "production"_L1;
    return settings.production || value == "development"_L1;
}

bool setListeners(Settings &settings, const QString &value)
{
    auto listeners = parseListeners(value);
    settings.listeners = listeners.value_or(std::vector<Listener>());
    return listeners.has_value();
}

bool setDatabaseUrl(Settings &settings, const QString &value)
{
    settings.databaseUrl = value.trimmed();
    return settings.databaseUrl.startsWith("sqlite:///"_L1) && settings.databaseUrl.size() > 10;
}

bool isOrigin(const QString &value)
{
    const QUrl url(value, QUrl::StrictMode);
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty() && url.path().isEmpty() &&
           !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
}

/// RFC 8414 §2: no query, no fragment. Plain HTTP stays possible on loopback and in closed networks.
bool setIssuer(Settings &settings, const QString &value)
{
    settings.issuer = value.trimmed();
    const QUrl url(settings.issuer, QUrl::StrictMode);
    return settings.issuer.isEmpty() ||
           ((url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty() && !url.hasQuery() &&
            !url.hasFragment() && url.userInfo().isEmpty());
}

bool setAudience(Settings &settings, const QString &value)
{
    settings.audience = value.trimmed();
    return !settings.audience.isEmpty();
}

bool setAlgorithm(Settings &settings, const QString &value)
{
    const QString bits = value.section(u':', 1);
    const auto algorithm = algorithmFromName(value.section(u':', 0, 0));
    if (!algorithm || (value.contains(u':') && *algorithm != SigningAlgorithm::RS256))
        return false;
    settings.signingAlgorithm = *algorithm;
    settings.rsaBits = value.contains(u':') ? bits.toInt() : 2048;
    return settings.rsaBits == 2048 || settings.rsaBits == 3072 || settings.rsaBits == 4096;
}

/// No more than the listener can read: a saved value that it refuses would keep the server from starting.
bool isNetwork(const QString &text)
{
    static const QRegularExpression form(u"^([0-9A-Fa-f.:]+)(?:/([0-9]{1,3}))?\\z"_s);
    const auto match = form.match(text);
    const QByteArray address = addressBytes(match.captured(1));
    return !address.isEmpty() && match.captured(2).toInt() <= 8 * address.size();
}

bool setTrustedProxies(Settings &settings, const QString &value)
{
    settings.trustedProxies = listOf(value);
    return std::ranges::all_of(settings.trustedProxies, isNetwork);
}

bool setCorsOrigins(Settings &settings, const QString &value)
{
    settings.corsOrigins = listOf(value);
    return std::ranges::all_of(settings.corsOrigins, isOrigin);
}

bool setPasswordPolicy(Settings &settings, const QString &value)
{
    static const QMap<QString, PasswordPolicy> names{
        {u"classic"_s, PasswordPolicy::Classic}, {u"nist"_s, PasswordPolicy::Nist}, {u"off"_s, PasswordPolicy::Off}};
    settings.passwordPolicy = names.value(value, PasswordPolicy::Classic);
    return names.contains(value);
}

bool setMasterKey(Settings &settings, const QString &value)
{
    settings.masterKeySet = !value.isEmpty();
    return true;
}

/// Python's names are accepted too: the seed service was started with them.
bool setLogLevel(Settings &settings, const QString &value)
{
    static const QMap<QString, QString> names{{u"DEBUG"_s, u"DEBUG"_s},  {u"INFO"_s, u"INFO"_s},
                                              {u"WARN"_s, u"WARNING"_s}, {u"WARNING"_s, u"WARNING"_s},
                                              {u"ERROR"_s, u"ERROR"_s},  {u"CRITICAL"_s, u"ERROR"_s}};
    settings.logLevel = names.value(value.toUpper());
    return !settings.logLevel.isEmpty();
}

bool setLogFormat(Settings &settings, const QString &value)
{
    settings.logFormat = value;
    return value == "json"_L1 || value == "text"_L1;
}

/// RFC 6750 §2.1: what a bearer token may consist of.
bool setMetricsToken(Settings &settings, const QString &value)
{
    static const QRegularExpression token(u"^[A-Za-z0-9._~+/\\-]*=*\\z"_s);
    settings.metricsToken = value;
    return token.match(value).hasMatch();
}

constexpr int kYear = 31536000;

std::vector<SettingDefinition> addressRows()
{
    SettingDefinition requireHttps = yesOrNo(u"AUTH_SERVICE__REQUIRE_HTTPS"_s, false, &Settings::requireHttps);
    requireHttps.productionDefault = u"true"_s;
    return {
        oneOf({u"ENVIRONMENT"_s, u"development"_s, u"development or production"_s, setEnvironment},
              {u"development"_s, u"production"_s}),
        live({u"AUTH_SERVICE__LISTEN"_s, u"127.0.0.1:8003"_s,
              u"HOST:PORT, several separated by commas, each with http:// or https:// before it if wanted"_s,
              setListeners}),
        {u"AUTH_SERVICE__JWT_ISSUER"_s, {}, u"an http or https URL without query and fragment"_s, setIssuer},
        live(requireHttps),
        live(text(u"AUTH_SERVICE__TLS_CERT"_s, {}, &Settings::tlsCertificatePath)),
        live(text(u"AUTH_SERVICE__TLS_KEY"_s, {}, &Settings::tlsKeyPath)),
        live({u"AUTH_SERVICE__TRUSTED_PROXIES"_s,
              {},
              u"addresses or networks such as 10.0.0.0/8, separated by commas"_s,
              setTrustedProxies}),
        live({u"AUTH_SERVICE__CORS_ORIGINS"_s,
              {},
              u"origins such as https://app.example.com, separated by commas"_s,
              setCorsOrigins}),
    };
}

SettingDefinition keyRotation()
{
    constexpr int most = 3650;
    return ranged({u"AUTH_SERVICE__KEY_ROTATION_DAYS"_s, u"90"_s, u"whole days from 0 to %1"_s.arg(most),
                   [](Settings &settings, const QString &text) {
                       const auto days = wholeNumber(text, 0, most);
                       settings.keyRotation = std::chrono::days(days.value_or(0));
                       return days.has_value();
                   }},
                  0, most);
}

std::vector<SettingDefinition> tokenRows()
{
    return {
        {u"AUTH_SERVICE__JWT_AUDIENCE"_s, u"codelab-api"_s, u"text"_s, setAudience},
        seconds(u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, 900, 1, kYear, &Settings::accessTokenLifetime),
        seconds(u"AUTH_SERVICE__REFRESH_TOKEN_LIFETIME"_s, 2592000, 1, 10 * kYear, &Settings::refreshTokenLifetime),
        seconds(u"AUTH_SERVICE__JWKS_MAX_AGE"_s, 3600, 0, 604800, &Settings::jwksMaxAge),
        live(keyRotation()),
        {u"AUTH_SERVICE__SIGNING_ALG"_s, u"RS256"_s, u"RS256 (also RS256:3072, RS256:4096), ES256 or EdDSA"_s,
         setAlgorithm},
        text(u"AUTH_SERVICE__PRIVATE_KEY_PATH"_s, {}, &Settings::privateKeyPath),
        text(u"AUTH_SERVICE__PUBLIC_KEY_PATH"_s, {}, &Settings::publicKeyPath),
        known(u"AUTH_SERVICE__JWT_SECRET"_s, Kind::Secret),
    };
}

std::vector<SettingDefinition> signInRows()
{
    return {
        live(yesOrNo(u"AUTH_SERVICE__ENABLE_RATE_LIMITING"_s, true, &Settings::rateLimiting)),
        live(number(u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s, 5, 0, 1000000, &Settings::rateLimitPerIp)),
        live(number(u"AUTH_SERVICE__RATE_LIMIT_PER_USERNAME"_s, 10, 0, 1000000, &Settings::rateLimitPerUsername)),
        live(number(u"AUTH_SERVICE__RATE_LIMIT_REQUESTS_PER_IP"_s, 6000, 0, 100000000,
                    &Settings::rateLimitRequestsPerIp)),
        live(number(u"AUTH_SERVICE__BRUTE_FORCE_THRESHOLD"_s, 5, 0, 1000000, &Settings::bruteForceThreshold)),
        live(seconds(u"AUTH_SERVICE__BRUTE_FORCE_LOCKOUT_DURATION"_s, 900, 1, kYear, &Settings::bruteForceLockout)),
        number(u"AUTH_SERVICE__BCRYPT_COST"_s, 12, 4, 16, &Settings::bcryptCost),
        oneOf({u"AUTH_SERVICE__PASSWORD_POLICY"_s, u"classic"_s, u"classic, nist or off"_s, setPasswordPolicy},
              {u"classic"_s, u"nist"_s, u"off"_s}),
        {u"AUTH_SERVICE__MASTER_KEY"_s, {}, u"text"_s, setMasterKey, Kind::Secret},
        known(u"AUTH_SERVICE__KEK"_s, Kind::Secret),
        text(u"AUTH_SERVICE__KEK_FILE"_s, {}, &Settings::kekFile),
        known(u"AUTH_SERVICE__INTERNAL_API_KEY"_s, Kind::Secret),
    };
}

std::vector<SettingDefinition> storageRows()
{
    return {
        {u"AUTH_SERVICE__DB_URL"_s,
         {},
         u"sqlite:///PATH (other databases are not part of this version)"_s,
         setDatabaseUrl,
         Kind::Url},
        known(u"AUTH_SERVICE__DB_READ_URLS"_s, Kind::Unused),
        known(u"AUTH_SERVICE__REDIS_URL"_s, Kind::Unused),
        oneOf(live({u"AUTH_SERVICE__LOG_LEVEL"_s, u"INFO"_s, u"DEBUG, INFO, WARNING or ERROR"_s, setLogLevel}),
              {u"DEBUG"_s, u"INFO"_s, u"WARNING"_s, u"ERROR"_s}),
        oneOf(live({u"AUTH_SERVICE__LOG_FORMAT"_s, u"json"_s, u"json or text"_s, setLogFormat}),
              {u"json"_s, u"text"_s}),
        {u"AUTH_SERVICE__METRICS_TOKEN"_s, {}, u"letters, digits and . _ ~ + / - ="_s, setMetricsToken, Kind::Secret},
        number(u"AUTH_SERVICE__AUDIT_RETENTION_DAYS"_s, 365, 1, 36500, &Settings::auditRetentionDays),
    };
}

} // namespace

const std::vector<SettingDefinition> &settingTable()
{
    static const std::vector<SettingDefinition> table = [] {
        std::vector<SettingDefinition> all;
        for (const auto &rows : {addressRows(), httpSettingRows(), tokenRows(), signInRows(), pageSettingRows(),
                                 storageRows(), backupSettingRows()})
            all.insert(all.end(), rows.begin(), rows.end());
        return all;
    }();
    return table;
}

const SettingDefinition *settingDefinition(const QString &name)
{
    const auto found = std::ranges::find(settingTable(), name, &SettingDefinition::name);
    return found == settingTable().end() ? nullptr : &*found;
}

QString nearestSetting(const QString &name)
{
    const auto prefix = u"AUTH_SERVICE__"_s;
    const QString folded = name.trimmed().toUpper();
    const QString bare = folded.startsWith(prefix) ? folded.mid(prefix.size()) : folded;
    QStringList ends;
    for (const SettingDefinition &definition : settingTable())
        ends.append(definition.name.startsWith(prefix) ? definition.name.mid(prefix.size()) : definition.name);
    const QString end = nearestName(bare.left(100), ends);
    return settingDefinition(end) ? end : prefix + end;
}

QStringList settingNames()
{
    QStringList names;
    for (const SettingDefinition &definition : settingTable())
        names.append(definition.name);
    return names;
}

} // namespace core
