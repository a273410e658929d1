#include "core/settings/SettingTable.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

core::SettingEntry entry(const core::Settings &settings, const QString &name)
{
    const auto found = std::ranges::find(settings.entries, name, &core::SettingEntry::name);
    return found == settings.entries.end() ? core::SettingEntry() : *found;
}

} // namespace

class HttpSettingRowsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesBoundsOfHttp();
    void keepsEveryBoundOfHttpInASensibleRange();
    void tellsWhatIsLive();
};

void HttpSettingRowsTest::takesBoundsOfHttp()
{
    using namespace std::chrono_literals;
    QStringList values;
    for (const char *name :
         {"MAX_REQUEST_LINE", "MAX_HEADERS", "MAX_HEADER_COUNT", "MAX_BODY", "MAX_PARAMETERS", "HEADER_TIMEOUT",
          "BODY_TIMEOUT", "MIN_BODY_RATE", "IDLE_TIMEOUT", "CROWDED_IDLE_TIMEOUT", "CROWDED_AT", "MAX_CONNECTIONS",
          "MAX_CONNECTIONS_PER_ADDRESS", "MAX_REQUESTS_PER_CONNECTION"})
        values << u"AUTH_SERVICE__HTTP_"_s + QLatin1String(name);
    core::SettingValues environment;
    for (qsizetype i = 0; i < values.size(); ++i) // unlike all defaults, and unlike each other
        environment.insert(values.at(i), QString::number(i < 4 && i != 2 ? 5001 + i : 31 + i));
    const auto settings = core::loadSettings({}, environment, {}, u"/data"_s);
    QVERIFY2(settings, settings ? "" : qPrintable(settings.error().detail));
    const core::HttpBounds &http = settings->http;
    QCOMPARE(http.requestLineBytes, 5001);
    QCOMPARE(http.headerBytes, 5002);
    QCOMPARE(http.headerCount, 33);
    QCOMPARE(http.bodyBytes, 5004);
    QCOMPARE(http.parameters, 35);
    QVERIFY(http.headerTime == 36s && http.bodyTime == 37s && http.idleTime == 39s && http.crowdedIdleTime == 40s);
    QCOMPARE(http.bodyBytesPerSecond, 38);
    QCOMPARE(http.crowdedAt, 41);
    QCOMPARE(http.connections, 42);
    QCOMPARE(http.connectionsPerAddress, 43);
    QCOMPARE(http.requestsPerConnection, 44);
}

void HttpSettingRowsTest::keepsEveryBoundOfHttpInASensibleRange()
{
    int bounds = 0;
    for (const auto &definition : core::settingTable()) {
        if (!definition.name.startsWith("AUTH_SERVICE__HTTP_"_L1))
            continue;
        ++bounds;
        core::Settings settings{};
        QVERIFY2(definition.apply(settings, definition.defaultValue), qPrintable(definition.name));
        const bool mayBeOff = definition.name.endsWith("MIN_BODY_RATE"_L1);
        QCOMPARE(definition.apply(settings, u"0"_s), mayBeOff);
        for (const QString &bad : {u"-1"_s, u"x"_s, u"2000000000"_s, u"1.5"_s, u""_s})
            QVERIFY2(!definition.apply(settings, bad), qPrintable(definition.name + u' ' + bad));
    }
    QCOMPARE(bounds, 14);
}

void HttpSettingRowsTest::tellsWhatIsLive()
{
    const auto settings = core::loadSettings({}, {}, {}, u"/data"_s);
    QVERIFY(settings);
    for (const char *name :
         {"LISTEN", "TLS_CERT", "TLS_KEY", "REQUIRE_HTTPS", "TRUSTED_PROXIES", "CORS_ORIGINS", "ENABLE_RATE_LIMITING",
          "RATE_LIMIT_PER_IP", "RATE_LIMIT_PER_USERNAME", "RATE_LIMIT_REQUESTS_PER_IP", "BRUTE_FORCE_THRESHOLD",
          "BRUTE_FORCE_LOCKOUT_DURATION", "LOG_LEVEL", "LOG_FORMAT", "HTTP_MAX_BODY"})
        QVERIFY2(!entry(*settings, u"AUTH_SERVICE__"_s + QLatin1String(name)).needsRestart, name);
    for (const char *name : {"DB_URL", "JWT_ISSUER", "SIGNING_ALG", "BCRYPT_COST"})
        QVERIFY2(entry(*settings, u"AUTH_SERVICE__"_s + QLatin1String(name)).needsRestart, name);
}

QTEST_GUILESS_MAIN(HttpSettingRowsTest)
#include "HttpSettingRowsTest.moc"
