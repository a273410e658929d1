#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using tests::ServerFixture;

/// Which browsers' scripts may read our answers: PRODUCT.md §8 "CORS".
class CorsTest : public QObject
{
    Q_OBJECT
private slots:
    void letsEveryOriginReadPublicDocuments();
    void letsOnlyTheOriginsOfTheClientReadTokens_data();
    void letsOnlyTheOriginsOfTheClientReadTokens();
    void answersPreflights_data();
    void answersPreflights();
    void letsNobodyReadTheAuthorizationEndpoint();
};

void CorsTest::letsEveryOriginReadPublicDocuments()
{
    ServerFixture server;
    for (const char *path :
         {"/.well-known/jwks.json", "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"}) {
        QCOMPARE(server.http().get(path, {{"Origin", "https://anybody.example"}}).header("access-control-allow-origin"),
                 "*"_ba);
        QCOMPARE(server.http().get(path).header("access-control-allow-origin"), "*"_ba);
    }
    for (const char *path : {"/health", "/", "/metrics", "/nothing"})
        QVERIFY(server.http()
                    .get(path, {{"Origin", "https://app.example"}})
                    .header("access-control-allow-origin")
                    .isNull());
}

void CorsTest::letsOnlyTheOriginsOfTheClientReadTokens_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("token, its origin") << "/oauth/token"_ba
                                       << "https://app.example"_ba
                                       << "public-client"_ba << true;
    QTest::newRow("alias, its origin") << "/api/v1/auth/token"_ba
                                       << "https://app.example"_ba
                                       << "public-client"_ba << true;
    QTest::newRow("revoke, its origin") << "/oauth/revoke"_ba
                                        << "https://app.example"_ba
                                        << "public-client"_ba << true;
    QTest::newRow("configured origin") << "/oauth/token"_ba
                                       << "https://everywhere.example"_ba
                                       << "public-client"_ba << true;
    QTest::newRow("error before the client is known") << "/oauth/token"_ba
                                                      << "https://app.example"_ba
                                                      << "nobody"_ba << true;
    QTest::newRow("another client's origin") << "/oauth/token"_ba
                                             << "https://other.example"_ba
                                             << "public-client"_ba << false;
    QTest::newRow("unknown origin") << "/oauth/token"_ba
                                    << "https://evil.example"_ba
                                    << "public-client"_ba << false;
    QTest::newRow("origin that only begins so") << "/oauth/token"_ba
                                                << "https://app.example.evil"_ba
                                                << "public-client"_ba << false;
    QTest::newRow("null") << "/oauth/token"_ba
                          << "null"_ba
                          << "public-client"_ba << false;
    QTest::newRow("introspection") << "/oauth/introspect"_ba
                                   << "https://app.example"_ba
                                   << "public-client"_ba << false;
}

void CorsTest::letsOnlyTheOriginsOfTheClientReadTokens()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, client);
    QFETCH(bool, allowed);
    ServerFixture server(
        {.change = [](core::Settings &settings) { settings.corsOrigins = {u"https://everywhere.example"_s}; }});
    const auto answer =
        server.http().postForm(path, {{"client_id", client}}, {{"Origin", origin}}); // an error: they count too
    QVERIFY(answer.status >= 400);
    QCOMPARE(answer.header("access-control-allow-origin"), allowed ? origin : QByteArray());
    QVERIFY(answer.header("access-control-allow-credentials").isNull());
    if (path != "/oauth/introspect")
        QCOMPARE(answer.header("vary"), "Origin"_ba);
}

void CorsTest::answersPreflights_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allowed");
    QTest::newRow("token, known") << "/oauth/token"_ba
                                  << "https://app.example"_ba << 204 << "https://app.example"_ba;
    QTest::newRow("token, unknown") << "/oauth/token"_ba
                                    << "https://evil.example"_ba << 204 << QByteArray();
    QTest::newRow("revoke, known") << "/oauth/revoke"_ba
                                   << "https://app.example"_ba << 204 << "https://app.example"_ba;
    QTest::newRow("jwks") << "/.well-known/jwks.json"_ba
                          << "https://evil.example"_ba << 204 << "*"_ba;
    for (const char *path : {"/oauth/par", "/oauth/device_authorization", "/oauth/userinfo"})
        QTest::newRow(path) << QByteArray(path) << "https://app.example"_ba << 204 << "https://app.example"_ba;
    QTest::newRow("discovery") << "/.well-known/openid-configuration"_ba
                               << "https://evil.example"_ba << 204 << "*"_ba;
    // Pages are for people: RFC 9700 §2.6.
    for (const char *path : {"/oauth/introspect", "/oauth/authorize", "/oauth/sign-in", "/oauth/consent", "/account",
                             "/device", "/oauth/logout", "/oauth/register"})
        QTest::newRow(path) << QByteArray(path) << "https://app.example"_ba << 405 << QByteArray();
    QTest::newRow("health") << "/health"_ba
                            << "https://app.example"_ba << 405 << QByteArray();
}

void CorsTest::answersPreflights()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, origin);
    QFETCH(QByteArray, allowed);
    ServerFixture server;
    const auto answer = server.http().send("OPTIONS", path,
                                           {{"Origin", origin},
                                            {"Access-Control-Request-Method", "POST"},
                                            {"Access-Control-Request-Headers", "content-type"}});
    QTEST(answer.status, "status");
    QCOMPARE(answer.header("access-control-allow-origin"), allowed);
    QCOMPARE(answer.header("access-control-allow-methods").isNull(), allowed.isNull());
    QCOMPARE(answer.header("access-control-allow-headers").toLower().contains("content-type"), !allowed.isNull());
    QCOMPARE(answer.header("access-control-allow-headers").contains("DPoP"), !allowed.isNull());
}

void CorsTest::letsNobodyReadTheAuthorizationEndpoint()
{
    ServerFixture server({.change = [](core::Settings &settings) { settings.corsOrigins = {u"https://a.example"_s}; }});
    for (const char *path : {"/oauth/authorize?client_id=public-client", "/account", "/device", "/oauth/logout"}) {
        const auto answer = server.http().get(path, {{"Origin", "https://a.example"}});
        QVERIFY2(answer.status != 0 && answer.header("access-control-allow-origin").isNull(), path);
    }
}

QTEST_GUILESS_MAIN(CorsTest)
#include "CorsTest.moc"
