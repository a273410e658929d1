#include "core/settings/Settings.h"

#include "core/settings/SettingTable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::loadSettings;
using core::Settings;
using core::SettingSource;
using core::SettingValues;

namespace {

core::Result<Settings> fromEnvironment(const SettingValues &environment)
{
    return loadSettings({}, environment, {}, u"/data"_s);
}

core::SettingEntry entry(const Settings &settings, const QString &name)
{
    for (const auto &candidate : settings.entries) {
        if (candidate.name == name)
            return candidate;
    }
    return {};
}

} // namespace

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasTheDocumentedDefaults();
    void readsEveryVariable();
    void listsEveryKnownName();
    void prefersCommandLineThenEnvironmentThenSaved();
    void theIssuerOfTheFirstStartIsItsDefault();
    void takesAnEmptyVariableForNone();
    void readsAliases_data();
    void readsAliases();
    void refusesBadValues_data();
    void refusesBadValues();
    void tellsThatABadValueWasSaved();
    void requiresHttpsInProduction();
    void refusesPlaceholdersInProduction_data();
    void refusesPlaceholdersInProduction();
    void warns_data();
    void warns();
    void neverShowsSecrets();
    void takesTheMasterKeyOutOfTheEnvironment();
    void leavesNoSecretInTheEnvironmentForChildren();
};

void SettingsTest::hasTheDocumentedDefaults()
{
    using namespace std::chrono_literals;
    const auto settings = fromEnvironment({});
    QVERIFY(settings);
    QCOMPARE(settings->listeners.size(), size_t(1));
    QVERIFY(settings->listeners[0].host == "127.0.0.1"_L1 && settings->listeners[0].port == 8003);
    QCOMPARE(settings->databaseUrl, u"sqlite:////data/gatehouse.db"_s);
    QCOMPARE(settings->issuer, QString());
    QCOMPARE(settings->audience, u"codelab-api"_s);
    QVERIFY(settings->accessTokenLifetime == 900s && settings->refreshTokenLifetime == 2592000s &&
            settings->jwksMaxAge == 3600s && settings->keyRotation == std::chrono::days(90));
    QVERIFY(settings->signingAlgorithm == core::SigningAlgorithm::RS256 && settings->rsaBits == 2048);
    QVERIFY(!settings->requireHttps && !settings->production && !settings->masterKeySet);
    QVERIFY(settings->trustedProxies.isEmpty() && settings->corsOrigins.isEmpty());
    QVERIFY(settings->rateLimiting);
    QCOMPARE(settings->rateLimitPerIp, 5);
    QCOMPARE(settings->rateLimitPerUsername, 10);
    QCOMPARE(settings->rateLimitRequestsPerIp, 6000);
    QCOMPARE(settings->bruteForceThreshold, 5);
    QVERIFY(settings->bruteForceLockout == 900s);
    QCOMPARE(settings->bcryptCost, 12);
    QVERIFY(settings->passwordPolicy == core::PasswordPolicy::Classic);
    QCOMPARE(settings->logLevel, u"INFO"_s);
    QCOMPARE(settings->logFormat, u"json"_s);
    QCOMPARE(settings->metricsToken, QString());
    QCOMPARE(settings->auditRetentionDays, 365);
    QVERIFY2(settings->warnings.isEmpty(), qPrintable(settings->warnings.join(u'\n')));
}

void SettingsTest::readsEveryVariable()
{
    using namespace std::chrono_literals;
    const auto settings =
        fromEnvironment({{u"AUTH_SERVICE__LISTEN"_s, u"0.0.0.0:9000"_s},
                         {u"AUTH_SERVICE__DB_URL"_s, u"sqlite:////var/lib/a.db"_s},
                         {u"AUTH_SERVICE__JWT_ISSUER"_s, u"https://auth.codelab.local/base"_s},
                         {u"AUTH_SERVICE__JWT_AUDIENCE"_s, u"other-api"_s},
                         {u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"60"_s},
                         {u"AUTH_SERVICE__REFRESH_TOKEN_LIFETIME"_s, u"61"_s},
                         {u"AUTH_SERVICE__JWKS_MAX_AGE"_s, u"62"_s},
                         {u"AUTH_SERVICE__KEY_ROTATION_DAYS"_s, u"7"_s},
                         {u"AUTH_SERVICE__SIGNING_ALG"_s, u"RS256:3072"_s},
                         {u"AUTH_SERVICE__PRIVATE_KEY_PATH"_s, u"/k/private.pem"_s},
                         {u"AUTH_SERVICE__PUBLIC_KEY_PATH"_s, u"/k/public.pem"_s},
                         {u"AUTH_SERVICE__REQUIRE_HTTPS"_s, u"True"_s},
                         {u"AUTH_SERVICE__TLS_CERT"_s, u"/k/cert.pem"_s},
                         {u"AUTH_SERVICE__TLS_KEY"_s, u"/k/key.pem"_s},
                         {u"AUTH_SERVICE__TRUSTED_PROXIES"_s, u"10.0.0.0/8, ::1"_s},
                         {u"AUTH_SERVICE__CORS_ORIGINS"_s, u"https://a.example, http://localhost:5173"_s},
                         {u"AUTH_SERVICE__ENABLE_RATE_LIMITING"_s, u"no"_s},
                         {u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s, u"0"_s},
                         {u"AUTH_SERVICE__RATE_LIMIT_PER_USERNAME"_s, u"11"_s},
                         {u"AUTH_SERVICE__RATE_LIMIT_REQUESTS_PER_IP"_s, u"12"_s},
                         {u"AUTH_SERVICE__BRUTE_FORCE_THRESHOLD"_s, u"13"_s},
                         {u"AUTH_SERVICE__BRUTE_FORCE_LOCKOUT_DURATION"_s, u"14"_s},
                         {u"AUTH_SERVICE__BCRYPT_COST"_s, u"4"_s},
                         {u"AUTH_SERVICE__PASSWORD_POLICY"_s, u"nist"_s},
                         {u"AUTH_SERVICE__MASTER_KEY"_s, u"admin"_s},
                         {u"AUTH_SERVICE__KEK_FILE"_s, u"/k/kek"_s},
                         {u"AUTH_SERVICE__LOG_LEVEL"_s, u"warning"_s},
                         {u"AUTH_SERVICE__LOG_FORMAT"_s, u"text"_s},
                         {u"AUTH_SERVICE__METRICS_TOKEN"_s, u"scrape"_s},
                         {u"AUTH_SERVICE__AUDIT_RETENTION_DAYS"_s, u"30"_s}});
    QVERIFY2(settings, qPrintable(settings ? QString() : settings.error().detail));
    QCOMPARE(settings->listeners.size(), size_t(1));
    QVERIFY(settings->listeners[0].host == "0.0.0.0"_L1 && settings->listeners[0].port == 9000);
    QCOMPARE(settings->databaseUrl, u"sqlite:////var/lib/a.db"_s);
    QCOMPARE(settings->issuer, u"https://auth.codelab.local/base"_s);
    QCOMPARE(settings->audience, u"other-api"_s);
    QVERIFY(settings->accessTokenLifetime == 60s && settings->refreshTokenLifetime == 61s &&
            settings->jwksMaxAge == 62s && settings->keyRotation == std::chrono::days(7));
    QCOMPARE(settings->rsaBits, 3072);
    QCOMPARE(settings->privateKeyPath, u"/k/private.pem"_s);
    QCOMPARE(settings->publicKeyPath, u"/k/public.pem"_s);
    QCOMPARE(settings->tlsCertificatePath, u"/k/cert.pem"_s);
    QCOMPARE(settings->tlsKeyPath, u"/k/key.pem"_s);
    QVERIFY(settings->requireHttps && !settings->rateLimiting && settings->masterKeySet);
    QCOMPARE(settings->trustedProxies, (QStringList{u"10.0.0.0/8"_s, u"::1"_s}));
    QCOMPARE(settings->corsOrigins, (QStringList{u"https://a.example"_s, u"http://localhost:5173"_s}));
    QCOMPARE(settings->rateLimitPerIp, 0);
    QCOMPARE(settings->rateLimitPerUsername, 11);
    QCOMPARE(settings->rateLimitRequestsPerIp, 12);
    QCOMPARE(settings->bruteForceThreshold, 13);
    QVERIFY(settings->bruteForceLockout == 14s);
    QCOMPARE(settings->bcryptCost, 4);
    QVERIFY(settings->passwordPolicy == core::PasswordPolicy::Nist);
    QCOMPARE(settings->kekFile, u"/k/kek"_s);
    QCOMPARE(settings->logLevel, u"WARNING"_s);
    QCOMPARE(settings->logFormat, u"text"_s);
    QCOMPARE(settings->metricsToken, u"scrape"_s);
    QCOMPARE(settings->auditRetentionDays, 30);
    QVERIFY2(settings->warnings.isEmpty(), qPrintable(settings->warnings.join(u'\n')));
}

void SettingsTest::listsEveryKnownName()
{
    const auto settings = fromEnvironment({});
    QVERIFY(settings);
    QCOMPARE(settings->entries.size(), core::settingTable().size());
    QSet<QString> names;
    for (const auto &candidate : settings->entries) {
        names.insert(candidate.name);
        QVERIFY(candidate.source == SettingSource::Default);
        QCOMPARE(candidate.value, candidate.defaultValue);
    }
    QCOMPARE(size_t(names.size()), settings->entries.size());
}

void SettingsTest::prefersCommandLineThenEnvironmentThenSaved()
{
    const auto name = u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s;
    const SettingValues one{{name, u"1"_s}}, two{{name, u"2"_s}}, three{{name, u"3"_s}};
    const auto check = [&](const core::Result<Settings> &settings, int value, SettingSource source) {
        QVERIFY(settings);
        QCOMPARE(settings->rateLimitPerIp, value);
        QVERIFY(entry(*settings, name).source == source);
        QCOMPARE(entry(*settings, name).value, QString::number(value));
        QCOMPARE(entry(*settings, name).defaultValue, u"5"_s);
    };
    check(loadSettings(one, two, three, u"/data"_s), 1, SettingSource::CommandLine);
    check(loadSettings({}, two, three, u"/data"_s), 2, SettingSource::Environment);
    check(loadSettings({}, {}, three, u"/data"_s), 3, SettingSource::Saved);
    check(loadSettings({}, {}, {{u"node_id"_s, u"x"_s}}, u"/data"_s), 5, SettingSource::Default);
}

void SettingsTest::theIssuerOfTheFirstStartIsItsDefault()
{
    const auto name = u"AUTH_SERVICE__JWT_ISSUER"_s;
    const SettingValues saved{{u"issuer"_s, u"http://127.0.0.1:9187"_s}};
    const auto kept = loadSettings({}, {}, saved, u"/data"_s);
    QVERIFY(kept && entry(*kept, name).isKept);
    QCOMPARE(entry(*kept, name).value, u"http://127.0.0.1:9187"_s);
    QVERIFY(entry(*kept, name).source == SettingSource::Default);
    QCOMPARE(kept->issuer, QString()); // whoever configures none may find another kept
    const auto given = loadSettings({}, {{name, u"https://id.example.org"_s}}, saved, u"/data"_s);
    QCOMPARE(entry(*given, name).value, u"https://id.example.org"_s);
}

void SettingsTest::takesAnEmptyVariableForNone()
{
    const auto cost = u"AUTH_SERVICE__BCRYPT_COST"_s;
    const auto settings = loadSettings({}, {{cost, u""_s}}, {{cost, u"10"_s}}, u"/data"_s);
    QVERIFY(settings && settings->bcryptCost == 10);
}

void SettingsTest::readsAliases_data()
{
    QTest::addColumn<SettingValues>("environment");
    QTest::addColumn<int>("lifetime");
    QTest::addColumn<int>("port");
    QTest::newRow("JWT_EXPIRATION") << SettingValues{{u"AUTH_SERVICE__JWT_EXPIRATION"_s, u"3600"_s}} << 3600 << 8003;
    QTest::newRow("both lifetimes") << SettingValues{{u"AUTH_SERVICE__JWT_EXPIRATION"_s, u"3600"_s},
                                                     {u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"60"_s}}
                                    << 60 << 8003;
    QTest::newRow("PORT") << SettingValues{{u"PORT"_s, u"9001"_s}} << 900 << 9001;
    QTest::newRow("PORT and LISTEN") << SettingValues{{u"PORT"_s, u"9001"_s}, {u"AUTH_SERVICE__LISTEN"_s, u"9002"_s}}
                                     << 900 << 9002;
}

void SettingsTest::readsAliases()
{
    QFETCH(SettingValues, environment);
    QFETCH(int, lifetime);
    QFETCH(int, port);
    const auto settings = fromEnvironment(environment);
    QVERIFY(settings);
    QVERIFY(settings->accessTokenLifetime == std::chrono::seconds(lifetime));
    QCOMPARE(int(settings->listeners.at(0).port), port);
    QCOMPARE(settings->listeners.at(0).host, u"127.0.0.1"_s);
}

void SettingsTest::refusesBadValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *title, const char *name, const QString &value, const QString &expected) {
        QTest::newRow(title) << QString::fromLatin1(name) << value << expected;
    };
    row("environment", "ENVIRONMENT", u"prod"_s, u"development or production"_s);
    row("port", "PORT", u"web"_s, u"HOST:PORT"_s);
    row("database", "AUTH_SERVICE__DB_URL", u"mysql://x"_s, u"sqlite:///PATH"_s);
    row("database without path", "AUTH_SERVICE__DB_URL", u"sqlite:///"_s, u"sqlite:///PATH"_s);
    row("issuer without scheme", "AUTH_SERVICE__JWT_ISSUER", u"auth.example"_s, u"http or https"_s);
    row("issuer with query", "AUTH_SERVICE__JWT_ISSUER", u"https://a.example?x=1"_s, u"without query"_s);
    row("lifetime not a number", "AUTH_SERVICE__ACCESS_TOKEN_LIFETIME", u"15m"_s, u"whole seconds from 1"_s);
    row("lifetime zero", "AUTH_SERVICE__ACCESS_TOKEN_LIFETIME", u"0"_s, u"whole seconds from 1"_s);
    row("alias is named", "AUTH_SERVICE__JWT_EXPIRATION", u"-5"_s, u"whole seconds from 1"_s);
    row("algorithm none", "AUTH_SERVICE__SIGNING_ALG", u"none"_s, u"RS256"_s);
    row("algorithm symmetric", "AUTH_SERVICE__SIGNING_ALG", u"HS256"_s, u"RS256"_s);
    row("algorithm with weak key", "AUTH_SERVICE__SIGNING_ALG", u"RS256:1024"_s, u"RS256"_s);
    row("curve with bits", "AUTH_SERVICE__SIGNING_ALG", u"ES256:2048"_s, u"ES256"_s);
    row("boolean", "AUTH_SERVICE__REQUIRE_HTTPS", u"maybe"_s, u"true or false"_s);
    row("proxy by name", "AUTH_SERVICE__TRUSTED_PROXIES", u"proxy.example"_s, u"networks"_s);
    row("proxy of dots", "AUTH_SERVICE__TRUSTED_PROXIES", u"...."_s, u"networks"_s);
    row("network that is too narrow", "AUTH_SERVICE__TRUSTED_PROXIES", u"10.0.0.0/33"_s, u"networks"_s);
    row("IPv6 network that is too narrow", "AUTH_SERVICE__TRUSTED_PROXIES", u"2001:db8::/129"_s, u"networks"_s);
    row("origin with path", "AUTH_SERVICE__CORS_ORIGINS", u"https://a.example/app"_s, u"origins"_s);
    row("any origin", "AUTH_SERVICE__CORS_ORIGINS", u"*"_s, u"origins"_s);
    row("cost too low", "AUTH_SERVICE__BCRYPT_COST", u"3"_s, u"from 4 to 16"_s);
    row("cost too high", "AUTH_SERVICE__BCRYPT_COST", u"17"_s, u"from 4 to 16"_s);
    row("number too large", "AUTH_SERVICE__BRUTE_FORCE_THRESHOLD", u"99999999999"_s, u"whole number"_s);
    row("policy", "AUTH_SERVICE__PASSWORD_POLICY", u"strong"_s, u"classic, nist or off"_s);
    row("level", "AUTH_SERVICE__LOG_LEVEL", u"loud"_s, u"DEBUG, INFO"_s);
    row("format", "AUTH_SERVICE__LOG_FORMAT", u"xml"_s, u"json or text"_s);
    row("retention", "AUTH_SERVICE__AUDIT_RETENTION_DAYS", u"0"_s, u"from 1"_s);
}

void SettingsTest::refusesBadValues()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, expected);
    const auto settings = fromEnvironment({{name, value}});
    QVERIFY(!settings);
    QCOMPARE(settings.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(settings.error().field, name);
    const QString detail = settings.error().detail;
    QVERIFY2(detail.startsWith(name) && detail.contains(u'"' + value + u'"') && detail.contains(expected),
             qPrintable(detail));
    QVERIFY(!detail.contains(u'\n'));
}

void SettingsTest::tellsThatABadValueWasSaved()
{
    const auto settings = loadSettings({}, {}, {{u"AUTH_SERVICE__BCRYPT_COST"_s, u"99"_s}}, u"/data"_s);
    QVERIFY(!settings);
    QVERIFY2(settings.error().detail.contains(u"saved in the console"_s), qPrintable(settings.error().detail));
}

void SettingsTest::requiresHttpsInProduction()
{
    const SettingValues production{{u"ENVIRONMENT"_s, u"production"_s}};
    const auto settings = fromEnvironment(production);
    QVERIFY(settings);
    QVERIFY(settings->production && settings->requireHttps);
    QCOMPARE(entry(*settings, u"AUTH_SERVICE__REQUIRE_HTTPS"_s).value, u"true"_s);
    auto withChoice = production;
    withChoice[u"AUTH_SERVICE__REQUIRE_HTTPS"_s] = u"false"_s;
    QVERIFY(!fromEnvironment(withChoice)->requireHttps);
}

void SettingsTest::refusesPlaceholdersInProduction_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("refused");
    QTest::newRow("master key") << u"AUTH_SERVICE__MASTER_KEY"_s << u"change-me-in-production"_s << true;
    QTest::newRow("seed's master key") << u"AUTH_SERVICE__MASTER_KEY"_s << u"admin"_s << true;
    QTest::newRow("metrics token") << u"AUTH_SERVICE__METRICS_TOKEN"_s << u"CHANGE-ME"_s << true;
    QTest::newRow("internal key") << u"AUTH_SERVICE__INTERNAL_API_KEY"_s << u"your-secret-key"_s << true;
    QTest::newRow("ignored secret") << u"AUTH_SERVICE__JWT_SECRET"_s << u"your-secret-key"_s << false;
    QTest::newRow("real secret") << u"AUTH_SERVICE__INTERNAL_API_KEY"_s << u"q8Zt1mXw0c9Yf7Lr"_s << false;
    QTest::newRow("policy off") << u"AUTH_SERVICE__PASSWORD_POLICY"_s << u"off"_s << true;
}

void SettingsTest::refusesPlaceholdersInProduction()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(bool, refused);
    QVERIFY(fromEnvironment({{name, value}}));
    const auto settings = fromEnvironment({{name, value}, {u"ENVIRONMENT"_s, u"production"_s}});
    QCOMPARE(!settings, refused);
    if (refused) {
        QVERIFY(settings.error().detail.contains(name) && settings.error().detail.contains(u"production"_s));
        QVERIFY(value == "off"_L1 || value == "admin"_L1 || !settings.error().detail.contains(value));
    }
}

void SettingsTest::warns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("misspelt") << u"AUTH_SERVICE__LISTENN"_s << u"8003"_s
                              << QStringList{u"AUTH_SERVICE__LISTENN"_s,
                                             u"nearest known name is AUTH_SERVICE__LISTEN"_s};
    QTest::newRow("swapped") << u"AUTH_SERVICE__RATE_LIMIT_IP"_s << u"1"_s
                             << QStringList{u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s};
    QTest::newRow("symmetric secret") << u"AUTH_SERVICE__JWT_SECRET"_s << u"hunter2"_s
                                      << QStringList{u"AUTH_SERVICE__JWT_SECRET is ignored"_s};
    QTest::newRow("Redis") << u"AUTH_SERVICE__REDIS_URL"_s << u"redis://h"_s << QStringList{u"no effect"_s};
    QTest::newRow("policy off") << u"AUTH_SERVICE__PASSWORD_POLICY"_s << u"off"_s << QStringList{u"any password"_s};
}

void SettingsTest::warns()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QStringList, words);
    const auto settings = fromEnvironment({{name, value}});
    QVERIFY(settings);
    QCOMPARE(settings->warnings.size(), 1);
    for (const QString &word : words)
        QVERIFY2(settings->warnings.at(0).contains(word), qPrintable(settings->warnings.at(0)));
    QVERIFY(!settings->warnings.at(0).contains(u"hunter2"_s));
}

void SettingsTest::neverShowsSecrets()
{
    SettingValues environment{{u"AUTH_SERVICE__METRICS_TOKEN"_s, u"hunter2 "_s}};
    for (const char *name : {"MASTER_KEY", "KEK", "INTERNAL_API_KEY", "JWT_SECRET", "REDIS_URL", "DB_READ_URLS"})
        environment[u"AUTH_SERVICE__"_s + QString::fromLatin1(name)] = u"hunter2"_s;
    const auto refused = fromEnvironment(environment); // a space cannot be in a bearer token
    QVERIFY(!refused);
    QVERIFY2(!refused.error().detail.contains(u"hunter2"_s), qPrintable(refused.error().detail));

    environment[u"AUTH_SERVICE__METRICS_TOKEN"_s] = u"hunter2"_s;
    const auto settings = fromEnvironment(environment);
    QVERIFY(settings);
    for (const auto &candidate : settings->entries) {
        QVERIFY2(!candidate.value.contains(u"hunter2"_s), qPrintable(candidate.name));
        if (environment.contains(candidate.name))
            QCOMPARE(candidate.value, u"(set)"_s);
    }
}

void SettingsTest::takesTheMasterKeyOutOfTheEnvironment()
{
    qputenv("AUTH_SERVICE__MASTER_KEY", "hunter2");
    qputenv("AUTH_SERVICE__KEK", "sealed");
    QCOMPARE(core::settingsFromEnvironment().value(u"AUTH_SERVICE__KEK"_s), u"(set)"_s);
    QVERIFY(core::settingsFromEnvironment().contains(u"AUTH_SERVICE__MASTER_KEY"_s));
    QCOMPARE(core::takeMasterKey().toByteArray(), "hunter2"_ba);
    QVERIFY(!qEnvironmentVariableIsSet("AUTH_SERVICE__MASTER_KEY"));
    QVERIFY(core::takeMasterKey().isEmpty());
    qunsetenv("AUTH_SERVICE__KEK");
}

void SettingsTest::leavesNoSecretInTheEnvironmentForChildren()
{
    const auto variable = u"AUTH_SERVICE__METRICS_TOKEN"_s;
    qputenv("AUTH_SERVICE__METRICS_TOKEN", "hunter3");
    for (int reading = 0; reading < 2; ++reading) { // settings are read again when they change
        QCOMPARE(core::settingsFromEnvironment().value(variable), u"hunter3"_s);
        QVERIFY(!qEnvironmentVariableIsSet("AUTH_SERVICE__METRICS_TOKEN"));
    }
}

QTEST_APPLESS_MAIN(SettingsTest)
#include "SettingsTest.moc"
