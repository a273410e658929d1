#include "core/admin/database/TokenInspector.h"

#include "tests/support/TestIssuer.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using Outcome = TokenCheck::Outcome;

class TokenInspectorTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::TestIssuer> m_issuer;
    TokenSet m_tokens;

    TokenInspection inspect(const QByteArray &token)
    {
        return TokenInspector(m_issuer->tokens, m_issuer->ring, m_issuer->clients, m_issuer->clock)
            .inspect(token)
            .value();
    }
    /// The first check that is not passed.
    static TokenCheck firstFault(const TokenInspection &inspection)
    {
        for (const TokenCheck &check : inspection.checks) {
            if (check.outcome != Outcome::Passed)
                return check;
        }
        return {};
    }
    /// An access token of ours, altered before it is signed again with our key.
    QByteArray altered(const std::function<void(QJsonObject &header, QJsonObject &claims)> &change)
    {
        auto parts = parseJwt(m_tokens.accessToken).value();
        change(parts.header, parts.claims);
        return signJwt(m_issuer->ring.active()->key, parts.header, parts.claims).value();
    }

private Q_SLOTS:
    void init()
    {
        m_issuer = std::make_unique<tests::TestIssuer>();
        m_tokens = m_issuer->signIn(m_issuer->addUser(u"alice"_s), m_issuer->addClient(u"test-client"_s));
    }
    void passesEveryCheckOfAGoodToken();
    void namesTheCheckThatFails_data();
    void namesTheCheckThatFails();
    void namesAnUnreadableToken();
    void namesAStrangersSignature();
    void namesARetiredKey();
    void agreesWithTheServiceAboutClocks();
    void namesTheStateOfARevokedToken();
    void understandsAMachinesToken();
    void understandsWhatAClientsTokensAreFor_data();
    void understandsWhatAClientsTokensAreFor();
    void showsTheKeyThatATokenIsBoundTo();
    void anIdTokenIsReadButOpensNothing();
    void aLogoutTokenIsReadButOpensNothing();
};

void TokenInspectorTest::passesEveryCheckOfAGoodToken()
{
    const QStringList expected{u"form"_s,   u"key"_s,      u"algorithm"_s, u"signature"_s, u"type"_s,
                               u"issuer"_s, u"audience"_s, u"lifetime"_s,  u"state"_s};
    for (const QByteArray &token : {m_tokens.accessToken, m_tokens.refreshToken}) {
        const TokenInspection inspection = inspect(token);
        QVERIFY(inspection.active);
        QStringList names;
        for (const TokenCheck &check : inspection.checks) {
            names << check.name;
            QVERIFY2(check.outcome == Outcome::Passed, qPrintable(check.name));
        }
        QCOMPARE(names, expected);
        QCOMPARE(inspection.claims[u"client_id"_s].toString(), u"test-client"_s);
    }
}

void TokenInspectorTest::namesTheCheckThatFails_data()
{
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("found");
    QTest::addColumn<bool>("active");
    const double now = 1768478400;
    const auto row = [](const char *name, const QString &part, const QString &member, const QJsonValue &value,
                        const QString &check, const QString &found, bool active = false) {
        QTest::newRow(name) << part << member << value << check << found << active;
    };
    row("unknown extension", u"header"_s, u"crit"_s, QJsonArray{u"exp"_s}, u"form"_s, u"crit"_s);
    row("unknown key", u"header"_s, u"kid"_s, u"2020-01-key-1"_s, u"key"_s, u"2020-01-key-1"_s);
    row("no key", u"header"_s, u"kid"_s, QJsonValue(), u"key"_s, QString());
    row("another type", u"header"_s, u"typ"_s, u"JWT"_s, u"type"_s, u"JWT"_s);
    row("a type that ends alike", u"header"_s, u"typ"_s, u"what+jwt"_s, u"type"_s, u"what+jwt"_s);
    row("another issuer", u"claims"_s, u"iss"_s, u"https://other.test"_s, u"issuer"_s, u"https://other.test"_s);
    // Introspection is not bound to an audience: the token is active, though not for this one.
    row("another audience", u"claims"_s, u"aud"_s, u"other-api"_s, u"audience"_s, u"other-api"_s, true);
    row("expired", u"claims"_s, u"exp"_s, now, u"lifetime"_s, u"2026-01-15T11:59:55Z – 2026-01-15T12:00:00Z"_s);
    row("not yet begun", u"claims"_s, u"nbf"_s, now + 31, u"lifetime"_s,
        u"2026-01-15T12:00:31Z – 2026-01-15T12:15:00Z"_s);
    row("made in the future", u"claims"_s, u"iat"_s, now + 31, u"lifetime"_s,
        u"2026-01-15T11:59:55Z – 2026-01-15T12:15:00Z"_s);
    row("a chain nobody knows", u"claims"_s, u"sid"_s, u"none"_s, u"state"_s, u"unknown_family"_s);
}

void TokenInspectorTest::namesTheCheckThatFails()
{
    QFETCH(QString, part);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QString, check);
    QFETCH(QString, found);
    QFETCH(bool, active);
    const TokenInspection inspection = inspect(altered([&](QJsonObject &header, QJsonObject &claims) {
        (part == "header"_L1 ? header : claims).insert(member, value);
    }));
    const TokenCheck fault = firstFault(inspection);
    QCOMPARE(fault.name, check);
    QVERIFY(fault.outcome == Outcome::Failed);
    QCOMPARE(fault.found, found);
    QCOMPARE(inspection.active, active);
}

void TokenInspectorTest::namesAnUnreadableToken()
{
    for (const QByteArray &token : {QByteArray(), "hello"_ba, "a.b.c"_ba, m_tokens.accessToken + ".x"}) {
        const TokenInspection inspection = inspect(token);
        QCOMPARE(firstFault(inspection).name, u"form"_s);
        QVERIFY(firstFault(inspection).outcome == Outcome::Failed);
        QVERIFY(!firstFault(inspection).found.isEmpty());
        QCOMPARE(inspection.checks.size(), size_t(9));
        QVERIFY(inspection.checks.back().outcome == Outcome::Skipped);
        QVERIFY(!inspection.active);
    }
}

void TokenInspectorTest::namesAStrangersSignature()
{
    auto parts = parseJwt(m_tokens.accessToken).value();
    const PrivateKey stranger = PrivateKey::generate(SigningAlgorithm::EdDSA).value();
    const TokenInspection forged = inspect(signJwt(stranger, parts.header, parts.claims).value());
    QCOMPARE(firstFault(forged).name, u"signature"_s);
    QVERIFY(!forged.active);

    const PrivateKey other = PrivateKey::generate(SigningAlgorithm::ES256).value();
    const TokenInspection confused = inspect(signJwt(other, parts.header, parts.claims).value());
    QCOMPARE(firstFault(confused).name, u"algorithm"_s);
    QCOMPARE(firstFault(confused).expected, u"EdDSA"_s);
    QCOMPARE(firstFault(confused).found, u"ES256"_s);
}

void TokenInspectorTest::namesARetiredKey()
{
    const KeyId old = m_issuer->ring.active()->id;
    QVERIFY(m_issuer->keys.rotate(0s, tests::TestIssuer::origin()));
    QVERIFY(inspect(m_tokens.accessToken).active);
    QVERIFY(m_issuer->keys.retire(old, tests::TestIssuer::origin()));
    const TokenInspection inspection = inspect(m_tokens.accessToken);
    QCOMPARE(firstFault(inspection).name, u"key"_s);
    QCOMPARE(firstFault(inspection).found, old.value);
}

void TokenInspectorTest::agreesWithTheServiceAboutClocks()
{
    const TokenInspection ahead =
        inspect(altered([](QJsonObject &, QJsonObject &claims) { claims.insert(u"nbf"_s, 1768478400 + 30); }));
    QVERIFY(ahead.active);
    QCOMPARE(firstFault(ahead).name, QString());
}

void TokenInspectorTest::namesTheStateOfARevokedToken()
{
    QVERIFY(m_issuer->tokens.endFamily(m_tokens.family, u"admin"_s, tests::TestIssuer::origin()));
    for (const QByteArray &token : {m_tokens.accessToken, m_tokens.refreshToken}) {
        const TokenInspection inspection = inspect(token);
        QCOMPARE(firstFault(inspection).name, u"state"_s);
        QCOMPARE(firstFault(inspection).found, u"family_revoked"_s);
        QVERIFY(!inspection.active);
    }
}

void TokenInspectorTest::understandsAMachinesToken()
{
    const Client client = m_issuer->addClient(u"machine-client"_s);
    const auto tokens = m_issuer->tokens.issue(ClientTokenRequest{.client = client, .scopes = {}, .origin = {}});
    QVERIFY(tokens);
    const TokenInspection inspection = inspect(tokens->accessToken);
    QVERIFY(inspection.active);
    QCOMPARE(firstFault(inspection).name, QString());
}

void TokenInspectorTest::understandsWhatAClientsTokensAreFor_data()
{
    QTest::addColumn<QStringList>("audiences");
    QTest::addColumn<bool>("fits");
    QTest::newRow("a resource") << QStringList{u"https://a.test"_s} << true;
    QTest::newRow("a resource and the default") << QStringList{u"https://a.test"_s, u"codelab-api"_s} << true;
    QTest::newRow("a resource and another") << QStringList{u"https://a.test"_s, u"https://b.test"_s} << false;
    QTest::newRow("nothing") << QStringList() << false;
}

void TokenInspectorTest::understandsWhatAClientsTokensAreFor()
{
    QFETCH(QStringList, audiences);
    QFETCH(bool, fits);
    m_issuer->execute(u"UPDATE oauth_clients SET resources = '[\"https://a.test\"]'"_s);
    m_issuer->clients.invalidate();
    const TokenInspection inspection = inspect(altered(
        [&](QJsonObject &, QJsonObject &claims) { claims.insert(u"aud"_s, QJsonArray::fromStringList(audiences)); }));
    QCOMPARE(firstFault(inspection).name, fits ? QString() : u"audience"_s);
}

void TokenInspectorTest::showsTheKeyThatATokenIsBoundTo()
{
    const QString key(43, u'k');
    const auto bound = [&](const QJsonValue &confirmation) {
        return inspect(altered([&](QJsonObject &, QJsonObject &claims) { claims.insert(u"cnf"_s, confirmation); }));
    };
    const TokenInspection good = bound(QJsonObject{{u"jkt"_s, key}});
    QCOMPARE(firstFault(good).name, QString());
    QCOMPARE(good.checks[good.checks.size() - 2].name, u"binding"_s);
    QCOMPARE(good.checks[good.checks.size() - 2].found, key);
    QCOMPARE(firstFault(bound(QJsonObject{{u"x5t#S256"_s, key}})).name, u"binding"_s);
}

void TokenInspectorTest::anIdTokenIsReadButOpensNothing()
{
    const Client client = m_issuer->addClient(u"openid-client"_s, [](Client &c) { c.scopes = {u"openid"_s}; });
    const TokenSet tokens = m_issuer->signIn(m_issuer->addUser(u"bob"_s), client);
    const TokenInspection inspection = inspect(tokens.idToken);
    QVERIFY(!inspection.active);
    QCOMPARE(inspection.checks.size(), size_t(9));
    QCOMPARE(firstFault(inspection).name, u"state"_s);
    QCOMPARE(firstFault(inspection).found, u"id_token"_s);

    auto parts = parseJwt(tokens.idToken).value();
    parts.claims.insert(u"aud"_s, u"nobodys-client"_s);
    const auto foreign = signJwt(m_issuer->ring.active()->key, parts.header, parts.claims);
    QVERIFY(foreign);
    QCOMPARE(firstFault(inspect(*foreign)).name, u"audience"_s);
}

void TokenInspectorTest::aLogoutTokenIsReadButOpensNothing()
{
    const auto token = m_issuer->tokens.logoutToken(ClientId{u"test-client"_s}, UserId{u"u"_s}, SessionId{u"s"_s});
    QVERIFY(token);
    const TokenInspection inspection = inspect(*token);
    QVERIFY(!inspection.active);
    QCOMPARE(firstFault(inspection).name, u"state"_s);
    QCOMPARE(firstFault(inspection).found, u"logout_token"_s);
}

QTEST_GUILESS_MAIN(TokenInspectorTest)
#include "TokenInspectorTest.moc"
