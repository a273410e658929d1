#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"
#include "tests/support/ClientKey.h"
#include "tests/support/ServerFixture.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

class RefreshTokenGrantTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_server = std::make_unique<ServerFixture>(); }
    void cleanup() { m_server.reset(); }

    void givesANewPairEachTime();
    void revokesTheFamilyWhenATokenIsUsedTwice();
    void answersTheGraceWithTheSameSuccessor();
    void refusesTheTokenOf_data();
    void refusesTheTokenOf();
    void refusesAnExpiredToken();
    void refusesAnAccessToken();
    void refusesForgedTokens_data();
    void refusesForgedTokens();
    void narrowsThatAnswerOnly();
    void refusesToWidenWithoutUsingTheTokenUp();
    void acceptsATokenOnceOutOfManyAtATime();
    void bindsThePublicClientsTokenToItsKey();
    void narrowsResources();
    void answersTheSameForAnotherClientsToken();

private:
    tests::HttpAnswer refresh(const QString &token) const
    {
        return m_server->token(ServerFixture::refreshFields(token.toLatin1()));
    }
    std::unique_ptr<ServerFixture> m_server;
};

void RefreshTokenGrantTest::givesANewPairEachTime()
{
    const auto first = m_server->signedIn();
    const auto second = refresh(first.member("refresh_token"));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.json().keys(), first.json().keys());
    QVERIFY(second.member("refresh_token") != first.member("refresh_token"));
    QVERIFY(second.member("access_token") != first.member("access_token"));
    QCOMPARE(second.member("scope"), u"api:read api:write"_s);
    QCOMPARE(refresh(second.member("refresh_token")).status, 200);
}

void RefreshTokenGrantTest::revokesTheFamilyWhenATokenIsUsedTwice()
{
    QSignalSpy incidents(&m_server->server, &core::ServerControl::securityIncident);
    const auto first = m_server->signedIn();
    const auto second = refresh(first.member("refresh_token"));
    const auto reused = refresh(first.member("refresh_token"));
    QCOMPARE(reused.status, 400);
    QCOMPARE(reused.member("error"), u"invalid_grant"_s);
    QCOMPARE(refresh(second.member("refresh_token")).status, 400);
    QVERIFY(m_server->issuer.events(core::EventType::SecurityIncident) >= 1);
    QTRY_VERIFY(!incidents.isEmpty());
    const auto family =
        core::parseJwt(first.member("access_token").toLatin1()).value().claims.value("sid"_L1).toString();
    QVERIFY(!family.isEmpty());
    QCOMPARE(incidents.constFirst().constFirst().toString(), family);
}

void RefreshTokenGrantTest::answersTheGraceWithTheSameSuccessor()
{
    m_server->addClient(u"patient-client"_s, [](core::Client &client) { client.graceSeconds = 10s; });
    const auto fields = ServerFixture::refreshFields(
        m_server->signedIn("patient-client").member("refresh_token").toLatin1(), "patient-client");
    const auto first = m_server->token(fields);
    m_server->issuer.clock.advance(5s);
    const auto again = m_server->token(fields);
    QCOMPARE(again.status, 200);
    const auto jti = [](const tests::HttpAnswer &answer) {
        return core::parseJwt(answer.member("refresh_token").toLatin1()).value().claims.value("jti"_L1).toString();
    };
    QCOMPARE(jti(again), jti(first));
    m_server->issuer.clock.advance(6s);
    QCOMPARE(m_server->token(fields).status, 400);
}

void RefreshTokenGrantTest::refusesTheTokenOf_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QString>("sql");
    QTest::newRow("another client") << "other-client"_ba << QString();
    QTest::newRow("a disabled user") << "public-client"_ba << u"UPDATE users SET is_active = 0"_s;
    QTest::newRow("a deleted user") << "public-client"_ba << u"UPDATE users SET deleted_at = 1"_s;
    QTest::newRow("a revoked family") << "public-client"_ba << u"UPDATE token_families SET state = 'revoked'"_s;
}

void RefreshTokenGrantTest::refusesTheTokenOf()
{
    QFETCH(QByteArray, client);
    QFETCH(QString, sql);
    const auto unknown = m_server->token(ServerFixture::refreshFields("x"));
    const auto token = m_server->signedIn().member("refresh_token").toLatin1();
    if (!sql.isEmpty())
        m_server->execute(sql);
    const auto refused = m_server->token(ServerFixture::refreshFields(token, client));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.body, unknown.body); // nothing tells why
}

void RefreshTokenGrantTest::refusesAnExpiredToken()
{
    const auto token = m_server->signedIn().member("refresh_token");
    m_server->issuer.clock.advance(std::chrono::seconds(2592001));
    const auto refused = refresh(token);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.member("error"), u"invalid_grant"_s);
}

void RefreshTokenGrantTest::refusesAnAccessToken()
{
    QCOMPARE(refresh(m_server->signedIn().member("access_token")).member("error"), u"invalid_grant"_s);
}

void RefreshTokenGrantTest::refusesForgedTokens_data()
{
    QTest::addColumn<QString>("forgery");
    for (const char *forgery :
         {"alg none", "alg none with our signature", "changed claims", "no signature", "other issuer", "other key"})
        QTest::newRow(forgery) << QString::fromLatin1(forgery);
}

void RefreshTokenGrantTest::refusesForgedTokens()
{
    QFETCH(QString, forgery);
    const auto token = m_server->signedIn().member("refresh_token").toLatin1();
    const auto parsed = core::parseJwt(token).value();
    const auto part = [](const QJsonObject &object) {
        return core::base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
    };
    QJsonObject header = parsed.header;
    QJsonObject claims = parsed.claims;
    const QByteArray signature = token.mid(token.lastIndexOf('.') + 1);
    QByteArray forged;
    if (forgery.startsWith(u"alg none"_s)) {
        header.insert(u"alg"_s, u"none"_s);
        forged = part(header) + '.' + part(claims) + '.' + (forgery.endsWith(u"signature"_s) ? signature : ""_ba);
    } else if (forgery == u"changed claims"_s) {
        claims.insert(u"scope"_s, u"api:admin"_s);
        forged = part(header) + '.' + part(claims) + '.' + signature;
    } else if (forgery == u"no signature"_s) {
        forged = token.left(token.lastIndexOf('.') + 1);
    } else if (forgery == u"other issuer"_s) { // with a good signature of our own key
        claims.insert(u"iss"_s, u"https://elsewhere.test"_s);
        forged = core::signJwt(m_server->issuer.ring.active()->key, header, claims).value();
    } else {
        const auto key = core::PrivateKey::generate(core::SigningAlgorithm::EdDSA).value();
        forged = core::signJwt(key, header, claims).value();
    }
    const auto refused = m_server->token(ServerFixture::refreshFields(forged));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.member("error"), u"invalid_grant"_s);
    QCOMPARE(refresh(QString::fromLatin1(token)).status, 200); // the real one is unharmed
}

void RefreshTokenGrantTest::narrowsThatAnswerOnly()
{
    const auto token = m_server->signedIn().member("refresh_token").toLatin1();
    const auto narrow = m_server->token(ServerFixture::refreshFields(token) + tests::FormFields{{"scope", "api:read"}});
    QCOMPARE(narrow.status, 200);
    QCOMPARE(narrow.member("scope"), u"api:read"_s);
    QCOMPARE(refresh(narrow.member("refresh_token")).member("scope"), u"api:read api:write"_s);
}

void RefreshTokenGrantTest::refusesToWidenWithoutUsingTheTokenUp()
{
    const auto token = m_server->signedIn().member("refresh_token").toLatin1();
    const auto wide =
        m_server->token(ServerFixture::refreshFields(token) + tests::FormFields{{"scope", "api:read api:admin"}});
    QCOMPARE(wide.status, 400);
    QCOMPARE(wide.member("error"), u"invalid_scope"_s);
    QCOMPARE(m_server->token(ServerFixture::refreshFields(token)).status, 200);
}

void RefreshTokenGrantTest::acceptsATokenOnceOutOfManyAtATime()
{
    const auto token = m_server->signedIn().member("refresh_token").toLatin1();
    constexpr int kAttempts = 20;
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < kAttempts; ++i) {
        threads.emplace_back(QThread::create([&] {
            const int status = m_server->token(ServerFixture::refreshFields(token)).status;
            ++(status == 200 ? accepted : refused);
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(accepted, 1);
    QCOMPARE(refused, kAttempts - 1);
}

void RefreshTokenGrantTest::bindsThePublicClientsTokenToItsKey()
{
    m_server->issuer.clock.advance(601s);
    const tests::ClientKey key;
    const auto proof = [&](const tests::ClientKey &by) {
        const auto now = m_server->issuer.clock.now();
        return tests::HeaderList{{"DPoP", by.proof("POST", u"https://issuer.test/oauth/token"_s, now)}};
    };
    const auto first = m_server->token(ServerFixture::passwordFields(), proof(key));
    const auto fields = ServerFixture::refreshFields(first.member("refresh_token").toLatin1());
    // RFC 9449 §5: worth nothing without the key, and not used up by whoever tries.
    QCOMPARE(m_server->token(fields).member("error"), u"invalid_grant"_s);
    QCOMPARE(m_server->token(fields, proof(tests::ClientKey())).member("error"), u"invalid_grant"_s);
    const auto second = m_server->token(fields, proof(key));
    QVERIFY2(second.status == 200, second.body.constData());
    QCOMPARE(second.member("token_type"), u"DPoP"_s);
    const auto next = ServerFixture::refreshFields(second.member("refresh_token").toLatin1());
    QCOMPARE(m_server->token(next).member("error"), u"invalid_grant"_s);
    QCOMPARE(m_server->token(next, proof(key)).status, 200);
}

void RefreshTokenGrantTest::narrowsResources()
{
    m_server->addClient(u"two-apis-client"_s, [](core::Client &client) {
        client.resources = {u"https://api.test/one"_s, u"https://api.test/two"_s};
    });
    const auto body = [](const tests::FormFields &fields, const QByteArray &resources) {
        return tests::HttpClient::encoded(fields) + resources;
    };
    const auto post = [this](const QByteArray &form) { return m_server->http().postForm("/oauth/token", form); };
    const auto both = "&resource=https%3A%2F%2Fapi.test%2Fone&resource=https%3A%2F%2Fapi.test%2Ftwo"_ba;
    const auto first = post(body(ServerFixture::passwordFields("two-apis-client"), both));
    QVERIFY2(first.status == 200, first.body.constData());
    const auto aud = [](const tests::HttpAnswer &answer) {
        return core::parseJwt(answer.member("access_token").toLatin1()).value().claims.value("aud"_L1);
    };
    QCOMPARE(aud(first).toArray().size(), 2);
    const auto fields = ServerFixture::refreshFields(first.member("refresh_token").toLatin1(), "two-apis-client");
    QCOMPARE(post(body(fields, "&resource=https%3A%2F%2Fapi.test%2Fthree")).member("error"), u"invalid_target"_s);
    const auto narrow = post(body(fields, "&resource=https%3A%2F%2Fapi.test%2Ftwo")); // RFC 8707 §2.2
    QVERIFY2(narrow.status == 200, narrow.body.constData());
    QCOMPARE(aud(narrow), QJsonValue(u"https://api.test/two"_s));
    const auto again =
        m_server->token(ServerFixture::refreshFields(narrow.member("refresh_token").toLatin1(), "two-apis-client"));
    QCOMPARE(aud(again).toArray().size(), 2); // that answer only
}

void RefreshTokenGrantTest::answersTheSameForAnotherClientsToken()
{
    const auto token = m_server->signedIn().member("refresh_token").toLatin1();
    const auto stolen = m_server->token(ServerFixture::refreshFields(token, "other-client"));
    const auto unknown = m_server->token(ServerFixture::refreshFields("a.b.c", "other-client"));
    QCOMPARE(stolen.status, 400);
    QCOMPARE(stolen.body, unknown.body);
    QCOMPARE(m_server->token(ServerFixture::refreshFields(token)).status, 200);
}

QTEST_GUILESS_MAIN(RefreshTokenGrantTest)
#include "RefreshTokenGrantTest.moc"
