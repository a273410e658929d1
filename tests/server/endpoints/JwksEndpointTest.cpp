#include "server/endpoints/JwksEndpoint.h"

#include "core/crypto/Jwt.h"
#include "tests/support/ServerFixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::ServerFixture;

class JwksEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void publishesThePublicPartsOnly();
    void verifiesATokenOfOurs();
    void tellsHowLongItMayBeKept();
    void answers304ToWhoHasIt_data();
    void answers304ToWhoHasIt();
    void changesItsTagWithTheKeys();
};

void JwksEndpointTest::publishesThePublicPartsOnly()
{
    ServerFixture server;
    const auto answer = server.http().get("/.well-known/jwks.json");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("content-type"), "application/json"_ba);
    const auto keys = answer.json().value("keys"_L1).toArray();
    QCOMPARE(keys.size(), 1);
    const auto key = keys.first().toObject();
    QCOMPARE(key.value("use"_L1).toString(), u"sig"_s);
    QCOMPARE(key.value("kid"_L1).toString(), server.issuer.ring.active()->id.value);
    for (const auto &name : {"d"_L1, "p"_L1, "q"_L1, "k"_L1})
        QVERIFY(!key.contains(name));
}

void JwksEndpointTest::verifiesATokenOfOurs()
{
    ServerFixture server;
    const auto token = server.signedIn().member("access_token").toLatin1();
    const auto keys = server.http().get("/.well-known/jwks.json").json().value("keys"_L1).toArray();
    const auto lookup = [&keys](const QString &kid) -> std::optional<core::PublicKey> {
        for (const auto &entry : keys) {
            if (entry.toObject().value("kid"_L1).toString() == kid)
                return core::PublicKey::fromJwk(entry.toObject()).value();
        }
        return std::nullopt;
    };
    const auto claims = core::verifyJwt(
        token, lookup, {.issuer = u"https://issuer.test"_s, .audience = u"codelab-api"_s, .types = {u"at+jwt"_s}},
        server.issuer.clock.now());
    QVERIFY(claims);
}

void JwksEndpointTest::tellsHowLongItMayBeKept()
{
    ServerFixture server({.change = [](core::Settings &settings) { settings.jwksMaxAge = std::chrono::seconds(120); }});
    const auto answer = server.http().get("/.well-known/jwks.json");
    QVERIFY(answer.header("cache-control").contains("max-age=120"));
    QVERIFY(!answer.header("etag").isEmpty());
}

void JwksEndpointTest::answers304ToWhoHasIt_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("status");
    QTest::newRow("the tag") << ""_ba
                             << ""_ba << 304;
    QTest::newRow("weak") << "W/"_ba
                          << ""_ba << 304;
    QTest::newRow("in a list") << "\"other\", "_ba
                               << ", \"more\""_ba << 304;
    QTest::newRow("another tag") << "\"x"_ba
                                 << ""_ba << 200;
}

void JwksEndpointTest::answers304ToWhoHasIt()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    ServerFixture server;
    const auto etag = server.http().get("/.well-known/jwks.json").header("etag");
    const auto again = server.http().get("/.well-known/jwks.json", {{"If-None-Match", before + etag + after}});
    QTEST(again.status, "status");
    QCOMPARE(again.header("etag"), etag);
    QCOMPARE(again.body.isEmpty(), again.status == 304);
    QVERIFY(again.header("cache-control").contains("max-age="));
    QVERIFY(server::matchesETag("*", etag));
}

void JwksEndpointTest::changesItsTagWithTheKeys()
{
    ServerFixture server;
    const auto before = server.http().get("/.well-known/jwks.json");
    QVERIFY(server.issuer.keys.rotate(std::nullopt, tests::TestIssuer::origin()));
    const auto after = server.http().get("/.well-known/jwks.json", {{"If-None-Match", before.header("etag")}});
    QCOMPARE(after.status, 200);
    QVERIFY(after.header("etag") != before.header("etag"));
    QCOMPARE(after.json().value("keys"_L1).toArray().size(), 2);
}

QTEST_GUILESS_MAIN(JwksEndpointTest)
#include "JwksEndpointTest.moc"
