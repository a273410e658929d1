#include "server/endpoints/LabEndpoint.h"

#include "tests/support/ServerFixture.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LabEndpointTest : public QObject
{
    Q_OBJECT

private:
    struct House
    {
        tests::ServerFixture fixture;
        core::LabIssuer lab{fixture.issuer.tokens, fixture.issuer.clock, fixture.issuer.random};
        std::unique_ptr<server::Server> second;
        quint16 port = 0;

        explicit House(const QStringList &trustedProxies = {})
        {
            core::Settings settings{};
            settings.listeners = {{u"127.0.0.1"_s, 0, {}}};
            settings.trustedProxies = trustedProxies;
            settings.jwksMaxAge = 3600s;
            server::ServerParts parts = fixture.parts(settings);
            parts.lab = &lab;
            second = std::make_unique<server::Server>(std::move(parts));
            const auto urls = second->start();
            if (!urls)
                qFatal("%s", qPrintable(urls.error().detail));
            port = quint16(QUrl(urls->constFirst()).port());
        }
        tests::HttpAnswer get(const QByteArray &path, const tests::HeaderList &headers = {}) const
        {
            return tests::HttpClient(port).get(path, headers);
        }
        void switchOn(bool isForOthers = false)
        {
            if (const auto on = lab.adopt({.isOn = true, .isForOthers = isForOthers}, core::SigningAlgorithm::EdDSA);
                !on)
                qFatal("%s", qPrintable(on.error().detail));
        }
        QByteArray labToken(const QJsonObject &over = {}) const
        {
            const auto key = lab.key();
            const qint64 now = core::toSeconds(lab.now());
            QJsonObject claims{{u"iss"_s, lab.issuer()},
                               {u"aud"_s, lab.audience()},
                               {u"sub"_s, fixture.alice.id.value},
                               {u"client_id"_s, u"public-client"_s},
                               {u"scope"_s, u"openid"_s},
                               {u"jti"_s, u"1"_s},
                               {u"iat"_s, now},
                               {u"exp"_s, now + 60}};
            for (auto member = over.begin(); member != over.end(); ++member)
                claims.insert(member.key(), member.value());
            return core::signJwt(key->key, {{u"typ"_s, u"at+jwt"_s}, {u"kid"_s, key->id}}, claims).value();
        }
    };
    static constexpr auto kDiscovery = "/lab/.well-known/openid-configuration";
    static constexpr auto kKeys = "/lab/.well-known/jwks.json";

private Q_SLOTS:
    void isNotThereUntilSwitchedOn_data();
    void isNotThereUntilSwitchedOn();
    void tellsOfItselfWhileItIsOn();
    void isForThisComputerOnlyUnlessToldOtherwise();
    void judgesItsOwnTokens();
    void theRealEndpointsRefuseItsTokens_data();
    void theRealEndpointsRefuseItsTokens();
    void theRealDocumentsKnowNothingOfIt();
};

void LabEndpointTest::isNotThereUntilSwitchedOn_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : {kDiscovery, kKeys, "/lab/userinfo", "/.well-known/oauth-authorization-server/lab"})
        QTest::newRow(path) << QByteArray(path);
}

void LabEndpointTest::isNotThereUntilSwitchedOn()
{
    QFETCH(QByteArray, path);
    House house;
    QCOMPARE(house.get(path).status, 404);
    house.switchOn();
    QVERIFY(house.get(path).status != 404);
    QVERIFY(house.lab.adopt({}, core::SigningAlgorithm::EdDSA));
    QCOMPARE(house.get(path).status, 404);
    QCOMPARE(house.fixture.http().get(path).status, 404); // a server without a lab
}

void LabEndpointTest::tellsOfItselfWhileItIsOn()
{
    House house;
    house.switchOn();
    const QJsonObject discovery = QJsonDocument::fromJson(house.get(kDiscovery).body).object();
    QCOMPARE(discovery[u"issuer"_s].toString(), u"https://issuer.test/lab"_s);
    QCOMPARE(discovery[u"jwks_uri"_s].toString(), u"https://issuer.test/lab/.well-known/jwks.json"_s);
    const QJsonArray keys = QJsonDocument::fromJson(house.get(kKeys).body)[u"keys"_s].toArray();
    QCOMPARE(keys.size(), 1);
    QCOMPARE(keys[0][u"kid"_s].toString(), house.lab.key()->id);
    QVERIFY(!core::showsPrivatePart(keys[0].toObject()));
}

/// What a proxy relays comes from elsewhere, whatever address it says.
void LabEndpointTest::isForThisComputerOnlyUnlessToldOtherwise()
{
    House behindProxy({u"127.0.0.1"_s});
    behindProxy.switchOn();
    for (const tests::HeaderList &headers : {tests::HeaderList(), {{"X-Forwarded-For", "127.0.0.1"}}})
        QCOMPARE(behindProxy.get(kKeys, headers).status, 404);
    behindProxy.switchOn(true);
    QCOMPARE(behindProxy.get(kKeys, {{"X-Forwarded-For", "192.0.2.9"}}).status, 200);
}

void LabEndpointTest::judgesItsOwnTokens()
{
    House house;
    house.switchOn();
    const auto ask = [&](const QByteArray &token) {
        return house.get("/lab/userinfo", {{"Authorization", "Bearer " + token}});
    };
    QCOMPARE(ask(house.labToken()).status, 200);
    QCOMPARE(house.get("/lab/userinfo").status, 401);
    const auto refused = ask(house.labToken({{u"exp"_s, 1}}));
    QCOMPARE(refused.status, 401);
    QVERIFY(refused.body.contains("expired"));
    QCOMPARE(ask(house.labToken({{u"aud"_s, u"another"_s}})).status, 401);
    const auto real = house.fixture.signedIn();
    const QByteArray token = QJsonDocument::fromJson(real.body)[u"access_token"_s].toString().toLatin1();
    QCOMPARE(ask(token).status, 401);
}

void LabEndpointTest::theRealEndpointsRefuseItsTokens_data()
{
    QTest::addColumn<bool>("asTheRealIssuer");
    QTest::newRow("as itself") << false;
    QTest::newRow("in the name of the real issuer") << true;
}

void LabEndpointTest::theRealEndpointsRefuseItsTokens()
{
    QFETCH(bool, asTheRealIssuer);
    House house;
    house.switchOn();
    const QJsonObject over = asTheRealIssuer ? QJsonObject{{u"iss"_s, u"https://issuer.test"_s}} : QJsonObject();
    const QByteArray token = house.labToken(over);
    QCOMPARE(house.get("/oauth/userinfo", {{"Authorization", "Bearer " + token}}).status, 401);
    const tests::HttpClient http(house.port);
    const auto refreshed = http.postForm("/oauth/token", tests::ServerFixture::refreshFields(token));
    QCOMPARE(refreshed.status, 400);
    const auto introspected = http.postForm(
        "/oauth/introspect",
        {{"token", token}, {"client_id", "confidential-client"}, {"client_secret", tests::ServerFixture::kSecret}});
    QCOMPARE(QJsonDocument::fromJson(introspected.body).object(), (QJsonObject{{u"active"_s, false}}));
}

void LabEndpointTest::theRealDocumentsKnowNothingOfIt()
{
    House house;
    house.switchOn();
    QVERIFY(!house.get("/.well-known/jwks.json").body.contains(house.lab.key()->id.toLatin1()));
    QVERIFY(!house.get("/.well-known/openid-configuration").body.contains("/lab"));
}

QTEST_GUILESS_MAIN(LabEndpointTest)
#include "LabEndpointTest.moc"
