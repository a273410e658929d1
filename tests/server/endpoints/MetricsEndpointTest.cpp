#include "server/endpoints/MetricsEndpoint.h"

#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

class MetricsEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void answersLoopback();
    void refusesEverybodyElseWithoutAToken();
    void wantsTheConfiguredToken_data();
    void wantsTheConfiguredToken();
    void samplesWhatIsTrueNow();
};

void MetricsEndpointTest::answersLoopback()
{
    ServerFixture server;
    const auto answer = server.http().get("/metrics");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.header("content-type").startsWith("text/plain; version=0.0.4"));
    QVERIFY(answer.body.contains("# TYPE process_cpu_seconds_total counter"));
}

void MetricsEndpointTest::refusesEverybodyElseWithoutAToken()
{
    // 127.0.0.1 is a trusted proxy here, so the same request is a remote one.
    ServerFixture server({.change = [](core::Settings &settings) { settings.trustedProxies = {u"127.0.0.1/32"_s}; }});
    const auto answer = server.http().get("/metrics", {{"X-Forwarded-For", "192.0.2.1"}});
    QCOMPARE(answer.status, 403);
    QVERIFY(!answer.body.contains("process_"));
}

void MetricsEndpointTest::wantsTheConfiguredToken_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << ""_ba << 401;
    QTest::newRow("wrong") << "Bearer nope"_ba << 401;
    QTest::newRow("beginning of it") << "Bearer scrape-m"_ba << 401;
    QTest::newRow("other scheme") << "Basic scrape-me"_ba << 401;
    QTest::newRow("right") << "Bearer scrape-me"_ba << 200;
    QTest::newRow("scheme in lower case") << "bearer scrape-me"_ba << 200;
}

void MetricsEndpointTest::wantsTheConfiguredToken()
{
    QFETCH(QByteArray, authorization);
    ServerFixture server({.change = [](core::Settings &settings) { settings.metricsToken = u"scrape-me"_s; }});
    const auto answer =
        server.http().get("/metrics", authorization.isEmpty() ? tests::HeaderList{}
                                                              : tests::HeaderList{{"Authorization", authorization}});
    QTEST(answer.status, "status");
    QCOMPARE(answer.header("www-authenticate").startsWith("Bearer"), answer.status == 401);
}

void MetricsEndpointTest::samplesWhatIsTrueNow()
{
    ServerFixture server;
    server.signedIn();
    server.signedIn();
    server.issuer.clock.advance(90s);
    const auto text = server.http().get("/metrics").body;
    QVERIFY(text.contains("auth_active_families 2"));
    QVERIFY(text.contains("auth_signing_key_age_seconds 90"));
    QVERIFY(text.contains("auth_hash_queue_depth 0"));
}

QTEST_GUILESS_MAIN(MetricsEndpointTest)
#include "MetricsEndpointTest.moc"
