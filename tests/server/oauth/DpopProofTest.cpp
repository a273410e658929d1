#include "server/oauth/DpopProof.h"

#include "tests/support/ClientKey.h"
#include "tests/support/ManualClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::OAuthCode;
using tests::ClientKey;

namespace {

const auto kUrl = u"https://issuer.test/auth/oauth/token"_s;

} // namespace

class DpopProofTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_proofs = std::make_unique<server::DpopProofs>(server::EndpointUrls(u"https://issuer.test/auth/"_s), m_clock,
                                                        m_random);
        m_clock.advance(server::DpopProofs::kNonceAfterStart);
    }

    void tellsTheKey_data();
    void tellsTheKey();
    void needsNoProof();
    void refusesTwoProofs();
    void refuses_data();
    void refuses();
    void refusesAProofThatWasChanged();
    void refusesAProofTwice();
    void remembersProofsAsLongAsTheyAreGood();
    void asksForANonceAfterTheStart();
    void asksForANonceWhenItIsSwitchedOn();
    void refusesNonces_data();
    void refusesNonces();
    void demandsTheHashOfTheAccessToken();
    void knowsTheSameAddress_data();
    void knowsTheSameAddress();
    void remembersAProofAsLongAsItsNonceIsGood();
    void asksForTheNonceOfAProofThatHasOne();
    void takesNoMemoryBeforeAProofIsSpent();
    void asksAKeyThatIsUsedOftenForANonce();
    void asksEverybodyForANonceWhenThereIsNoRoom();
    void refusesAKeyAloneThatIsUsedTooOften();
    void isBounded();
    void boundsTheShareOfAKey();

private:
    server::HttpRequest request(const QList<QByteArray> &proofs) const
    {
        server::HttpRequest request;
        request.method = "POST";
        request.path = "/oauth/token";
        for (const QByteArray &proof : proofs)
            request.headers.emplaceBack("dpop", proof);
        request.headers.emplaceBack("host", "evil.example");
        return request;
    }
    core::Result<QString, server::OAuthError> check(const QByteArray &proof, const QByteArray &accessToken = {})
    {
        return m_proofs->check(request({proof}), accessToken);
    }
    QByteArray proof(const ClientKey::Change &change = {}) const
    {
        return m_key.proof("POST", kUrl, m_clock.now(), change);
    }

    /// As in init(), but with less room.
    void haveRoom(const server::DpopProofs::Room &room)
    {
        m_proofs = std::make_unique<server::DpopProofs>(server::EndpointUrls(u"https://issuer.test/auth"_s), m_clock,
                                                        m_random, room);
        m_clock.advance(server::DpopProofs::kNonceAfterStart);
    }

    tests::ManualClock m_clock;
    core::SystemRandom m_random;
    ClientKey m_key;
    std::unique_ptr<server::DpopProofs> m_proofs;
};

void DpopProofTest::tellsTheKey_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::newRow("ES256") << int(core::SigningAlgorithm::ES256);
    QTest::newRow("RS256") << int(core::SigningAlgorithm::RS256);
    QTest::newRow("EdDSA") << int(core::SigningAlgorithm::EdDSA);
}

void DpopProofTest::tellsTheKey()
{
    QFETCH(int, algorithm);
    const ClientKey key{core::SigningAlgorithm(algorithm)};
    const auto checked = check(key.proof("POST", kUrl, m_clock.now()));
    QVERIFY(checked);
    QCOMPARE(*checked, key.thumbprint());
}

void DpopProofTest::needsNoProof()
{
    const auto checked = m_proofs->check(request({}));
    QVERIFY(checked && checked->isEmpty());
    QVERIFY(m_proofs->freshNonce().isEmpty());
}

void DpopProofTest::refusesTwoProofs()
{
    const auto checked = m_proofs->check(request({proof(), proof()}));
    QCOMPARE(checked.error().code, OAuthCode::InvalidDpopProof);
}

void DpopProofTest::refuses_data()
{
    QTest::addColumn<ClientKey::Change>("change");
    const auto header = [](const char *row, const QString &name, const QJsonValue &value) {
        QTest::newRow(row) << ClientKey::Change(
            [name, value](QJsonObject &members, QJsonObject &) { members.insert(name, value); });
    };
    const auto claim = [](const char *row, const QString &name, const QJsonValue &value) {
        QTest::newRow(row) << ClientKey::Change(
            [name, value](QJsonObject &, QJsonObject &members) { members.insert(name, value); });
    };
    header("typ JWT", u"typ"_s, u"JWT"_s);
    header("typ of an access token", u"typ"_s, u"at+jwt"_s);
    header("no jwk", u"jwk"_s, QJsonValue::Undefined);
    header("jwk that is a text", u"jwk"_s, u"x"_s);
    header("empty jwk", u"jwk"_s, QJsonObject());
    header("symmetric jwk", u"jwk"_s, QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}});
    header("another key's jwk", u"jwk"_s, ClientKey().jwk());
    header("critical extension", u"crit"_s, QJsonArray{u"x"_s});
    QJsonObject shown = ClientKey().jwk();
    shown.insert(u"d"_s, u"AAAA"_s);
    header("jwk with a private member", u"jwk"_s, shown);
    claim("no jti", u"jti"_s, QJsonValue::Undefined);
    claim("empty jti", u"jti"_s, u""_s);
    claim("jti that is a number", u"jti"_s, 7);
    claim("jti without end", u"jti"_s, QString(257, u'x'));
    claim("no htm", u"htm"_s, QJsonValue::Undefined);
    claim("other method", u"htm"_s, u"GET"_s);
    claim("method in small letters", u"htm"_s, u"post"_s);
    claim("no htu", u"htu"_s, QJsonValue::Undefined);
    claim("other host", u"htu"_s, u"https://evil.example/auth/oauth/token"_s);
    claim("host of the Host header", u"htu"_s, u"https://evil.example/oauth/token"_s);
    claim("other path", u"htu"_s, u"https://issuer.test/auth/oauth/revoke"_s);
    claim("path without the issuer's", u"htu"_s, u"https://issuer.test/oauth/token"_s);
    claim("plain HTTP", u"htu"_s, u"http://issuer.test/auth/oauth/token"_s);
    claim("no iat", u"iat"_s, QJsonValue::Undefined);
    claim("iat that is a text", u"iat"_s, u"1768478400"_s);
    claim("iat too old", u"iat"_s, 1768478400 + 600 - 301);
    claim("iat too new", u"iat"_s, 1768478400 + 600 + 301);
}

void DpopProofTest::refuses()
{
    QFETCH(ClientKey::Change, change);
    tests::ManualClock clock;
    server::DpopProofs proofs(server::EndpointUrls(u"https://issuer.test/auth"_s), clock, m_random);
    clock.advance(600s);
    const auto checked = proofs.check(request({m_key.proof("POST", kUrl, clock.now(), change)}));
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, OAuthCode::InvalidDpopProof);
    QVERIFY(proofs.check(request({m_key.proof("POST", kUrl, clock.now() - 299s)})));
    QVERIFY(proofs.check(request({m_key.proof("POST", kUrl, clock.now() + 299s)})));
}

void DpopProofTest::refusesAProofThatWasChanged()
{
    const QByteArray good = proof();
    const auto parts = good.split('.');
    const QByteArray none = core::base64Url(R"({"typ":"dpop+jwt","alg":"none"})");
    for (const QByteArray &bad : {none + '.' + parts[1] + '.', none + '.' + parts[1] + '.' + parts[2],
                                  parts[0] + '.' + core::base64Url("{}") + '.' + parts[2], parts[0] + '.' + parts[1],
                                  QByteArray("x"), QByteArray(), good + '.'}) {
        const auto checked = check(bad);
        QVERIFY2(!checked && checked.error().code == OAuthCode::InvalidDpopProof, bad.constData());
    }
    QVERIFY(check(good));
}

void DpopProofTest::refusesAProofTwice()
{
    const QByteArray once = proof();
    QVERIFY(check(once));
    QCOMPARE(check(once).error().code, OAuthCode::InvalidDpopProof);
    const auto sameJti = [](QJsonObject &, QJsonObject &claims) { claims.insert(u"jti"_s, u"chosen"_s); };
    QVERIFY(check(proof(sameJti)));
    QVERIFY(!check(proof(sameJti)));
    QVERIFY(check(ClientKey().proof("POST", kUrl, m_clock.now(), sameJti))); // another key's jti is its own
}

void DpopProofTest::remembersProofsAsLongAsTheyAreGood()
{
    const QByteArray early = m_key.proof("POST", kUrl, m_clock.now() + 300s);
    QVERIFY(check(early));
    m_clock.advance(599s);
    QCOMPARE(check(early).error().description.contains(u"used before"_s), true);
    m_clock.advance(2s);
    QCOMPARE(check(early).error().description.contains(u"iat"_s), true);
}

void DpopProofTest::asksForANonceAfterTheStart()
{
    // What was used before the start is not remembered: no proof of then may be good.
    const QByteArray before = m_key.proof("POST", kUrl, m_clock.now() + 299s);
    QVERIFY(check(before));
    m_proofs =
        std::make_unique<server::DpopProofs>(server::EndpointUrls(u"https://issuer.test/auth"_s), m_clock, m_random);
    const auto asked = check(before);
    QCOMPARE(asked.error().code, OAuthCode::UseDpopNonce);
    QVERIFY(!asked.error().dpopNonce.isEmpty());
    QVERIFY(check(proof(ClientKey::withNonce(asked.error().dpopNonce))));
    QVERIFY(!m_proofs->freshNonce().isEmpty());
    m_clock.advance(598s);
    QVERIFY(!check(before));
    m_clock.advance(2s);
    QVERIFY(!check(before));
    QVERIFY(check(proof()));
}

void DpopProofTest::asksForANonceWhenItIsSwitchedOn()
{
    m_proofs->requireNonce(true);
    QCOMPARE(check(proof()).error().code, OAuthCode::UseDpopNonce);
    QVERIFY(check(proof(ClientKey::withNonce(m_proofs->freshNonce()))));
    m_proofs->requireNonce(false);
    QVERIFY(check(proof()));
}

void DpopProofTest::refusesNonces_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("of another process") << 0;
    QTest::newRow("too old") << 1;
    QTest::newRow("changed") << 2;
    QTest::newRow("empty") << 3;
    QTest::newRow("a word") << 4;
}

void DpopProofTest::refusesNonces()
{
    QFETCH(int, kind);
    m_proofs->requireNonce(true);
    QByteArray nonce = m_proofs->freshNonce();
    if (kind == 0)
        nonce = server::DpopNonces(m_clock, m_random).make();
    else if (kind == 1)
        m_clock.advance(server::DpopNonces::kLifetime + 1ms);
    else if (kind == 2)
        nonce[3] = nonce[3] == 'A' ? 'B' : 'A';
    else
        nonce = kind == 3 ? ""_ba : "nonce"_ba;
    const auto checked = check(proof(ClientKey::withNonce(nonce)));
    QCOMPARE(checked.error().code, OAuthCode::UseDpopNonce);
    QVERIFY(check(proof(ClientKey::withNonce(checked.error().dpopNonce))));
}

void DpopProofTest::demandsTheHashOfTheAccessToken()
{
    QVERIFY(check(proof(ClientKey::withAccessToken("token")), "token"));
    QVERIFY(!check(proof(ClientKey::withAccessToken("other")), "token"));
    QVERIFY(!check(proof(), "token"));
}

void DpopProofTest::knowsTheSameAddress_data()
{
    QTest::addColumn<QString>("htu");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("same") << u"https://a.example/oauth/token"_s << true;
    QTest::newRow("capitals in scheme and host") << u"HTTPS://A.Example/oauth/token"_s << true;
    QTest::newRow("default port") << u"https://a.example:443/oauth/token"_s << true;
    QTest::newRow("query and fragment are ignored") << u"https://a.example/oauth/token?x=1#y"_s << true;
    QTest::newRow("unreserved letter escaped") << u"https://a.example/oauth/%74oken"_s << true;
    QTest::newRow("dots") << u"https://a.example/x/../oauth/token"_s << true;
    QTest::newRow("other port") << u"https://a.example:444/oauth/token"_s << false;
    QTest::newRow("capitals in the path") << u"https://a.example/oauth/Token"_s << false;
    QTest::newRow("slash at the end") << u"https://a.example/oauth/token/"_s << false;
    QTest::newRow("user") << u"https://x@a.example/oauth/token"_s << false;
    QTest::newRow("path only") << u"/oauth/token"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void DpopProofTest::knowsTheSameAddress()
{
    QFETCH(QString, htu);
    QTEST(server::matchesHtu(htu, u"https://a.example/oauth/token"_s), "isSame");
}

void DpopProofTest::remembersAProofAsLongAsItsNonceIsGood()
{
    m_proofs->requireNonce(true);
    const QByteArray nonce = m_proofs->freshNonce();
    m_clock.advance(20s);
    const QByteArray once = proof(ClientKey::withNonce(nonce));
    QVERIFY(check(once));
    m_proofs->requireNonce(false); // no way around
    m_clock.advance(server::DpopNonces::kLifetime - 20s - 1ms);
    QVERIFY(check(once).error().description.contains(u"used before"_s));
    m_clock.advance(1ms);
    QCOMPARE(check(once).error().code, OAuthCode::UseDpopNonce);
}

void DpopProofTest::asksForTheNonceOfAProofThatHasOne()
{
    const auto checked = check(proof(ClientKey::withNonce("of another time")));
    QCOMPARE(checked.error().code, OAuthCode::UseDpopNonce);
    QVERIFY(check(proof(ClientKey::withNonce(checked.error().dpopNonce))));
}

void DpopProofTest::takesNoMemoryBeforeAProofIsSpent()
{
    const QByteArray once = proof();
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_proofs->verify(request({once})));
    QVERIFY(check(once));
    QVERIFY(m_proofs->verify(request({once})));
    QVERIFY(!check(once));
}

void DpopProofTest::asksAKeyThatIsUsedOftenForANonce()
{
    haveRoom({.all = 100, .ofOneKey = 3, .ofOneKeyWithNonce = 100});
    for (int i = 0; i < 3; ++i)
        QVERIFY(check(proof()));
    const auto asked = check(proof());
    QCOMPARE(asked.error().code, OAuthCode::UseDpopNonce);
    QVERIFY(check(ClientKey().proof("POST", kUrl, m_clock.now()))); // nobody else notices
    for (int i = 0; i < 10; ++i)
        QVERIFY(check(proof(ClientKey::withNonce(asked.error().dpopNonce))));
    m_clock.advance(server::DpopProofs::kNonceAfterStart);
    QVERIFY(check(proof()));
}

void DpopProofTest::asksEverybodyForANonceWhenThereIsNoRoom()
{
    haveRoom({.all = 3, .ofOneKey = 1, .ofOneKeyWithNonce = 3});
    for (int i = 0; i < 3; ++i)
        QVERIFY(check(ClientKey().proof("POST", kUrl, m_clock.now())));
    const auto asked = check(proof());
    QCOMPARE(asked.error().code, OAuthCode::UseDpopNonce);
    for (int i = 0; i < 3; ++i)
        QVERIFY(check(proof(ClientKey::withNonce(asked.error().dpopNonce))));
    m_clock.advance(server::DpopNonces::kLifetime);
    const auto again = check(proof());
    QVERIFY(check(proof(ClientKey::withNonce(again.error().dpopNonce))));
}

void DpopProofTest::refusesAKeyAloneThatIsUsedTooOften()
{
    haveRoom({.all = 100, .ofOneKey = 1, .ofOneKeyWithNonce = 2});
    QVERIFY(check(proof()));
    const QByteArray nonce = check(proof()).error().dpopNonce;
    for (int i = 0; i < 2; ++i)
        QVERIFY(check(proof(ClientKey::withNonce(nonce))));
    const auto refused = check(proof(ClientKey::withNonce(nonce)));
    QCOMPARE(refused.error().code, OAuthCode::RateLimitExceeded);
    QCOMPARE(refused.error().limit, 2);
    QVERIFY(check(ClientKey().proof("POST", kUrl, m_clock.now(), ClientKey::withNonce(nonce))));
    QVERIFY(check(ClientKey().proof("POST", kUrl, m_clock.now())));
}

void DpopProofTest::isBounded()
{
    server::SeenProofs seen(m_clock, 3, 3);
    using Verdict = server::SeenProofs::Verdict;
    for (const char *id : {"a", "b", "c"})
        QCOMPARE(seen.note(id, id, 60s), Verdict::First);
    QCOMPARE(seen.note("d", "d", 60s), Verdict::Full);
    QCOMPARE(seen.note("a", "a", 60s), Verdict::Again);
    m_clock.advance(61s);
    QCOMPARE(seen.note("d", "d", 60s), Verdict::First);
    QCOMPARE(seen.size(), 1);
}

void DpopProofTest::boundsTheShareOfAKey()
{
    server::SeenProofs seen(m_clock, 10, 2);
    using Verdict = server::SeenProofs::Verdict;
    QCOMPARE(seen.note("key", "a", 60s), Verdict::First);
    QCOMPARE(seen.note("key", "b", 60s), Verdict::First);
    QCOMPARE(seen.note("key", "c", 60s), Verdict::ShareFull);
    QCOMPARE(seen.note("key", "a", 60s), Verdict::Again);
    QCOMPARE(seen.note("other", "a", 60s), Verdict::First);
    m_clock.advance(61s);
    for (const char *id : {"a", "b"}) // what has ended takes no share
        QCOMPARE(seen.note("key", id, 60s), Verdict::First);
    QCOMPARE(seen.note("key", "c", 60s), Verdict::ShareFull);
}

QTEST_GUILESS_MAIN(DpopProofTest)
#include "DpopProofTest.moc"
