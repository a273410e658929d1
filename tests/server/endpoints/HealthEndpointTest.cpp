#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using tests::ServerFixture;

class HealthEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void tellsThatAllIsWell_data();
    void tellsThatAllIsWell();
    void tellsTheEnvironment();
    void answers503WhileTheDatabaseFails();
    void answersATokenRequestWith503WhenStorageFails();
    void isReadyOnlyWithAKeyThatSigns();
    void namesTheService();
};

void HealthEndpointTest::tellsThatAllIsWell_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("health") << "/health"_ba;
    QTest::newRow("alias") << "/api/v1/auth/health"_ba;
}

void HealthEndpointTest::tellsThatAllIsWell()
{
    QFETCH(QByteArray, path);
    ServerFixture server;
    const auto answer = server.http().get(path);
    QCOMPARE(answer.status, 200);
    const QJsonObject expected{{u"status"_s, u"healthy"_s},
                               {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)},
                               {u"environment"_s, u"development"_s},
                               {u"database"_s, u"connected"_s},
                               {u"redis"_s, u"embedded"_s}};
    QCOMPARE(answer.json(), expected);
}

void HealthEndpointTest::tellsTheEnvironment()
{
    ServerFixture server({.change = [](core::Settings &settings) { settings.production = true; }});
    QCOMPARE(server.http().get("/health").member("environment"), u"production"_s);
}

void HealthEndpointTest::answers503WhileTheDatabaseFails()
{
    ServerFixture server;
    const auto fill = [&server] {
        return server.issuer.database.database().writeNow([](core::Transaction &transaction) {
            return transaction.run(u"INSERT INTO settings VALUES ('x', :value, 0)"_s,
                                   {{"value"_L1, QString(100000, u'x')}});
        });
    };
    server.issuer.execute(u"PRAGMA max_page_count = 1"_s); // SQLite takes the present size: the disk is full
    QVERIFY(!fill());
    for (const char *path : {"/health", "/ready"})
        QCOMPARE(server.http().get(path).status, 503);
    QCOMPARE(server.http().get("/health").member("status"), u"unhealthy"_s);
    QCOMPARE(server.http().get("/health").member("database"), u"unavailable"_s);

    server.issuer.execute(u"PRAGMA max_page_count = 100000"_s);
    QVERIFY(fill());
    QCOMPARE(server.http().get("/health").status, 200);
}

void HealthEndpointTest::answersATokenRequestWith503WhenStorageFails()
{
    ServerFixture server;
    server.issuer.execute(u"ALTER TABLE oauth_clients RENAME TO lost"_s);
    server.issuer.clients.invalidate();
    const auto token = server.token(ServerFixture::passwordFields());
    QCOMPARE(token.status, 503);
    QCOMPARE(token.member("error"), u"temporarily_unavailable"_s);
    QVERIFY(!token.header("retry-after").isEmpty());
    QVERIFY(!token.body.contains("oauth_clients"));
}

void HealthEndpointTest::isReadyOnlyWithAKeyThatSigns()
{
    ServerFixture server;
    QCOMPARE(server.http().get("/ready").member("status"), u"ready"_s);
    server.issuer.ring.replace({});
    const auto answer = server.http().get("/ready");
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.member("status"), u"not_ready"_s);
}

void HealthEndpointTest::namesTheService()
{
    ServerFixture server;
    const auto answer = server.http().get("/");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.member("service"), u"gatehouse"_s);
    QCOMPARE(answer.member("version"), QStringLiteral(GATEHOUSE_VERSION));
}

QTEST_GUILESS_MAIN(HealthEndpointTest)
#include "HealthEndpointTest.moc"
