#include "core/crypto/Jwt.h"
#include "core/tokens/ProvenToken.h"
#include "tests/support/TestIssuer.h"

#include <QJsonArray>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// client_credentials: tokens of a client that belong to no user.
class MachineTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellOfTheClientAlone();
    void areAuditedAndStoreNothingElse();
    void endWithTheirClient_data();
    void endWithTheirClient();
    void areRevokedByTheirClientOnly();
    void areNoSubjectOfAnExchange();
    void areNotMistakenForUsers_data();
    void areNotMistakenForUsers();

private:
    TokenSet issue(const QStringList &resources = {}, const QString &key = {})
    {
        return m_issuer->tokens
            .issue(ClientTokenRequest{
                .client = *m_client, .scopes = {u"api:read"_s}, .resources = resources, .dpopKey = key, .origin = {}})
            .value();
    }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<Client> m_client;
};

void MachineTokenTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_client = m_issuer->addClient(u"machine-client"_s);
}

void MachineTokenTest::tellOfTheClientAlone()
{
    m_client->accessTokenLifetime = 300s;
    const TokenSet set = issue({u"https://a.test"_s, u"https://b.test"_s}, u"thumb"_s);
    QVERIFY(set.refreshToken.isEmpty() && set.idToken.isEmpty() && set.family.isEmpty() && set.isDpopBound);
    QCOMPARE(set.expiresIn, 300s);
    const qint64 now = toSeconds(m_issuer->clock.now());
    QJsonObject claims = parseJwt(set.accessToken)->claims;
    QVERIFY(!claims.take("jti"_L1).toString().isEmpty());
    QCOMPARE(claims, (QJsonObject{{u"iss"_s, u"https://issuer.test"_s},
                                  {u"sub"_s, u"machine-client"_s},
                                  {u"aud"_s, QJsonArray{u"https://a.test"_s, u"https://b.test"_s}},
                                  {u"client_id"_s, u"machine-client"_s},
                                  {u"scope"_s, u"api:read"_s},
                                  {u"iat"_s, now},
                                  {u"nbf"_s, now - 5},
                                  {u"exp"_s, now + 300},
                                  {u"type"_s, u"access"_s},
                                  {u"cnf"_s, QJsonObject{{u"jkt"_s, u"thumb"_s}}}}));
    const auto state = m_issuer->tokens.inspect(set.accessToken);
    QVERIFY(state && state->active && state->isMachine && !state->isRefresh);
    QVERIFY(state->user.isEmpty() && state->family.isEmpty() && state->username.isEmpty());
    QCOMPARE(state->client, m_client->id);
    m_issuer->clock.advance(300s);
    QCOMPARE(m_issuer->tokens.inspect(set.accessToken)->reason, u"expired"_s);
}

void MachineTokenTest::areAuditedAndStoreNothingElse()
{
    issue();
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM token_families"_s), 0);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'token_issued' AND user_id IS NULL "
                              "AND client_id = 'machine-client' "
                              "AND json_extract(event_data, '$.grant') = 'client_credentials' "
                              "AND json_extract(event_data, '$.scope') = 'api:read'"_s),
             1);
}

void MachineTokenTest::endWithTheirClient_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("disabled") << u"UPDATE oauth_clients SET is_active = 0"_s;
    QTest::newRow("deleted") << u"UPDATE oauth_clients SET deleted_at = 1"_s;
}

void MachineTokenTest::endWithTheirClient()
{
    QFETCH(QString, change);
    const TokenSet set = issue();
    m_issuer->execute(change);
    QCOMPARE(m_issuer->tokens.inspect(set.accessToken)->reason, u"client_disabled"_s);
}

void MachineTokenTest::areRevokedByTheirClientOnly()
{
    const Client other = m_issuer->addClient(u"other-client"_s);
    const TokenSet set = issue();
    const TokenSet sibling = issue();
    QVERIFY(!*m_issuer->tokens.revoke(set.accessToken, other, {}));
    QVERIFY(m_issuer->tokens.inspect(set.accessToken)->active);
    QVERIFY(*m_issuer->tokens.revoke(set.accessToken, *m_client, {}));
    QVERIFY(!*m_issuer->tokens.revoke(set.accessToken, *m_client, {}));
    QCOMPARE(m_issuer->tokens.inspect(set.accessToken)->reason, u"revoked"_s);
    QVERIFY(m_issuer->tokens.inspect(sibling.accessToken)->active);
    QCOMPARE(m_issuer->events(EventType::TokenRevoke), 1);
}

void MachineTokenTest::areNoSubjectOfAnExchange()
{
    const auto exchanged = m_issuer->tokens.exchange({.subject = *m_issuer->tokens.inspect(issue().accessToken),
                                                      .client = m_issuer->addClient(u"other-client"_s),
                                                      .scopes = {u"api:read"_s},
                                                      .origin = {}});
    QVERIFY(!exchanged);
    QCOMPARE(exchanged.error().kind, ErrorKind::InvalidInput);
}

void MachineTokenTest::areNotMistakenForUsers_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QJsonValue>("sid");
    QTest::addColumn<QString>("typ");
    QTest::addColumn<bool>("isProven");
    QTest::addColumn<bool>("isMachine");
    const QString client = u"machine-client"_s;
    const QJsonValue none(QJsonValue::Undefined);
    QTest::newRow("a machine") << client << none << u"at+jwt"_s << true << true;
    QTest::newRow("a user whose id is the client's")
        << client << QJsonValue(u"family"_s) << u"at+jwt"_s << true << false;
    QTest::newRow("a user without a family") << u"user"_s << none << u"at+jwt"_s << false << false;
    QTest::newRow("an empty family") << client << QJsonValue(QString()) << u"at+jwt"_s << false << false;
    QTest::newRow("a family that is no text") << client << QJsonValue(1) << u"at+jwt"_s << false << false;
    QTest::newRow("a machine that would refresh") << client << none << u"rt+jwt"_s << false << false;
}

void MachineTokenTest::areNotMistakenForUsers()
{
    QFETCH(QString, subject);
    QFETCH(QJsonValue, sid);
    QFETCH(QString, typ);
    QFETCH(const bool, isProven);
    auto jwt = parseJwt(issue().accessToken).value();
    jwt.claims.insert("sub"_L1, subject);
    jwt.claims.insert("sid"_L1, sid);
    jwt.header.insert("typ"_L1, typ);
    if (typ == "rt+jwt"_L1)
        jwt.claims.insert("type"_L1, "refresh"_L1);
    const QByteArray token = signJwt(m_issuer->ring.active()->key, jwt.header, jwt.claims).value();
    const auto proven =
        proveToken(token, TokenKind::Either, m_issuer->ring, m_issuer->tokens.issuer(), m_issuer->clock.now());
    QCOMPARE(proven.has_value(), isProven);
    if (!isProven)
        return;
    QTEST(proven->isMachine, "isMachine");
    QCOMPARE(proven->user.isEmpty(), proven->isMachine);
    QCOMPARE(m_issuer->tokens.inspect(token)->active, proven->isMachine); // there is no such family
}

QTEST_GUILESS_MAIN(MachineTokenTest)
#include "MachineTokenTest.moc"
