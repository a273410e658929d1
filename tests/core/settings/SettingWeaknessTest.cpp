#include "core/settings/SettingWeakness.h"

#include "core/settings/SettingTable.h"

#include <QTest>

using namespace Qt::StringLiterals;

class SettingWeaknessTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNothingInTheDefaults();
    void names_data();
    void names();
    void becomesSafe_data() { names_data(); }
    void becomesSafe();
    void leavesTheEnvironmentAlone();
    void accepts_data();
    void accepts();
};

static core::Settings loaded(const core::SettingValues &saved, const core::SettingValues &environment = {})
{
    return core::loadSettings({}, environment, saved, u"/data"_s).value();
}

static QStringList rulesOf(const core::Settings &settings)
{
    QStringList rules;
    for (const core::SettingWeakness &weakness : core::weaknessesOf(settings))
        rules.append(weakness.rule);
    return rules;
}

void SettingWeaknessTest::findsNothingInTheDefaults()
{
    QCOMPARE(rulesOf(loaded({})), QStringList());
}

void SettingWeaknessTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *rule, const QString &name, const QString &value) {
        QTest::newRow(rule) << (name == "ENVIRONMENT"_L1 ? name : u"AUTH_SERVICE__"_s + name) << value
                            << QString::fromLatin1(rule);
    };
    row("plain_http", u"LISTEN"_s, u"http://0.0.0.0:8003"_s);
    row("https_not_required", u"LISTEN"_s, u"https://0.0.0.0:8443"_s);
    row("development", u"LISTEN"_s, u"https://10.0.0.1:8443"_s);
    row("believes_everybody", u"TRUSTED_PROXIES"_s, u"10.0.0.1,0.0.0.0/0"_s);
    row("plain_origin", u"CORS_ORIGINS"_s, u"http://app.example.com"_s);
    row("limits_off", u"ENABLE_RATE_LIMITING"_s, u"false"_s);
    row("many_guesses_by_address", u"RATE_LIMIT_PER_IP"_s, u"0"_s);
    row("many_guesses_by_name", u"RATE_LIMIT_PER_USERNAME"_s, u"31"_s);
    row("requests_unlimited", u"RATE_LIMIT_REQUESTS_PER_IP"_s, u"0"_s);
    row("no_lock", u"BRUTE_FORCE_THRESHOLD"_s, u"0"_s);
    row("short_lock", u"BRUTE_FORCE_LOCKOUT_DURATION"_s, u"60"_s);
    row("slow_senders", u"HTTP_MIN_BODY_RATE"_s, u"0"_s);
    row("any_password", u"PASSWORD_POLICY"_s, u"off"_s);
    row("cheap_hash", u"BCRYPT_COST"_s, u"11"_s);
    row("long_access", u"ACCESS_TOKEN_LIFETIME"_s, u"3601"_s);
    row("long_refresh", u"REFRESH_TOKEN_LIFETIME"_s, u"7776001"_s);
    row("long_session", u"SESSION_LIFETIME"_s, u"2592001"_s);
    row("long_idle_session", u"SESSION_IDLE_LIFETIME"_s, u"86401"_s);
    row("long_jwks", u"JWKS_MAX_AGE"_s, u"86401"_s);
    row("old_signing_key", u"KEY_ROTATION_DAYS"_s, u"0"_s);
    QTest::newRow("old_signing_key, more than a year")
        << u"AUTH_SERVICE__KEY_ROTATION_DAYS"_s << u"366"_s << u"old_signing_key"_s;
    row("key_in_file", u"KEK_FILE"_s, u"/run/kek"_s);
    row("signing_key_in_file", u"PRIVATE_KEY_PATH"_s, u"/run/key.pem"_s);
    row("short_record", u"AUDIT_RETENTION_DAYS"_s, u"30"_s);
}

void SettingWeaknessTest::names()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, rule);
    QVERIFY2(rulesOf(loaded({{name, value}})).contains(rule), qPrintable(rulesOf(loaded({{name, value}})).join(u' ')));
}

void SettingWeaknessTest::becomesSafe()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, rule);
    core::SettingValues values{{name, value}};
    for (const core::SettingWeakness &weakness : core::weaknessesOf(loaded(values))) {
        if (weakness.rule != rule)
            continue;
        QVERIFY(!weakness.risk.isEmpty());
        QVERIFY(core::settingDefinition(weakness.name));
        if (!weakness.canBeMadeSafe)
            return;
        if (weakness.safeValue)
            values[weakness.name] = *weakness.safeValue;
        else
            values.remove(weakness.name);
    }
    QVERIFY(!rulesOf(loaded(values)).contains(rule));
}

void SettingWeaknessTest::leavesTheEnvironmentAlone()
{
    const auto found = core::weaknessesOf(
        loaded({}, {{u"AUTH_SERVICE__BCRYPT_COST"_s, u"4"_s}, {u"AUTH_SERVICE__INTERNAL_API_KEY"_s, u"k3y"_s}}));
    QCOMPARE(found.size(), size_t(2));
    for (const core::SettingWeakness &weakness : found) {
        QVERIFY(!weakness.canBeMadeSafe);
        QVERIFY(!weakness.value.contains(u"k3y"_s));
    }
}

void SettingWeaknessTest::accepts_data()
{
    QTest::addColumn<core::SettingValues>("values");
    QTest::newRow("plain HTTP at home") << core::SettingValues{{u"AUTH_SERVICE__LISTEN"_s, u"http://localhost:80"_s}};
    QTest::newRow("plain HTTP behind a proxy, required and in production")
        << core::SettingValues{{u"AUTH_SERVICE__LISTEN"_s, u"http://0.0.0.0:80"_s},
                               {u"AUTH_SERVICE__TRUSTED_PROXIES"_s, u"10.0.0.0/8"_s},
                               {u"ENVIRONMENT"_s, u"production"_s}};
    QTest::newRow("an origin on this computer")
        << core::SettingValues{{u"AUTH_SERVICE__CORS_ORIGINS"_s, u"http://localhost:3000"_s}};
    QTest::newRow("a new signing key each year")
        << core::SettingValues{{u"AUTH_SERVICE__KEY_ROTATION_DAYS"_s, u"365"_s}};
    QTest::newRow("stricter than need be") << core::SettingValues{{u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s, u"1"_s},
                                                                  {u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, u"60"_s},
                                                                  {u"AUTH_SERVICE__PASSWORD_POLICY"_s, u"nist"_s}};
}

void SettingWeaknessTest::accepts()
{
    QFETCH(core::SettingValues, values);
    QCOMPARE(rulesOf(loaded(values)), QStringList());
}

QTEST_GUILESS_MAIN(SettingWeaknessTest)
#include "SettingWeaknessTest.moc"
