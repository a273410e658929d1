#include "core/crypto/Jwt.h"
#include "tests/support/RefreshUses.h"

#include <QJsonArray>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What tokens are for (RFC 8707) and whose key goes with them (RFC 9449), when issued and when refreshed.
class TokenBindingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theAudienceIsWhatWasAskedFor_data();
    void theAudienceIsWhatWasAskedFor();
    void aRefreshPicksAmongTheResources_data();
    void aRefreshPicksAmongTheResources();
    void leavesOutAResourceThatTheClientHasLost();
    void aRefusedResourceDoesNotUseTheTokenUp();
    void aPublicClientsTokenStaysBound_data();
    void aPublicClientsTokenStaysBound();
    void aConfidentialClientMayChangeItsKey();
    void anUnboundTokenIsBoundByItsFirstProof();
    void answersForOtherKeysAndResourcesAreOtherTokens();

private:
    Result<TokenSet> issue(const QStringList &resources, const QString &key)
    {
        return m_issuer->tokens.issue({.user = *m_user,
                                       .client = *m_client,
                                       .scopes = {u"api:read"_s},
                                       .accessLifetime = {},
                                       .grant = u"password"_s,
                                       .origin = {},
                                       .resources = resources,
                                       .dpopKey = key});
    }
    Result<TokenSet, RefreshRefusal> refresh(const QByteArray &token, const QStringList &resources,
                                             const QString &key = {})
    {
        return m_issuer->tokens.rotate(
            {.token = token, .client = *m_client, .scopes = {}, .origin = {}, .resources = resources, .dpopKey = key});
    }
    static QJsonObject claims(const QByteArray &token) { return parseJwt(token)->claims; }
    static QString boundTo(const QByteArray &token)
    {
        return claims(token).value("cnf"_L1).toObject().value("jkt"_L1).toString();
    }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
    const QString m_a = u"https://a.test"_s;
    const QString m_b = u"https://b.test"_s;
};

void TokenBindingTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s, [this](Client &c) {
        c.resources = {m_a, m_b};
        c.graceSeconds = 30s;
    });
}

void TokenBindingTest::theAudienceIsWhatWasAskedFor_data()
{
    QTest::addColumn<QStringList>("resources");
    QTest::addColumn<QJsonValue>("aud");
    QTest::newRow("nothing") << QStringList() << QJsonValue(u"codelab-api"_s);
    QTest::newRow("one") << QStringList{m_a} << QJsonValue(m_a);
    QTest::newRow("several") << QStringList{m_a, m_b} << QJsonValue(QJsonArray{m_a, m_b});
}

void TokenBindingTest::theAudienceIsWhatWasAskedFor()
{
    QFETCH(QStringList, resources);
    QFETCH(QJsonValue, aud);
    const auto set = issue(resources, {});
    QVERIFY(set);
    QCOMPARE(claims(set->accessToken).value("aud"_L1), aud);
    QCOMPARE(claims(set->refreshToken).value("aud"_L1), u"https://issuer.test"_s);
    const auto next = refresh(set->refreshToken, {});
    QVERIFY(next);
    QCOMPARE(claims(next->accessToken).value("aud"_L1), aud);
}

void TokenBindingTest::aRefreshPicksAmongTheResources_data()
{
    QTest::addColumn<QStringList>("granted");
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QJsonValue>("aud");
    QTest::newRow("one of two") << QStringList{m_a, m_b} << QStringList{m_b} << QJsonValue(m_b);
    QTest::newRow("both") << QStringList{m_a, m_b} << QStringList{m_a, m_b} << QJsonValue(QJsonArray{m_a, m_b});
    QTest::newRow("twice the same") << QStringList{m_a, m_b} << QStringList{m_b, m_b} << QJsonValue(m_b);
    QTest::newRow("the default one") << QStringList() << QStringList{u"codelab-api"_s} << QJsonValue(u"codelab-api"_s);
    QTest::newRow("not granted") << QStringList{m_a} << QStringList{m_b} << QJsonValue();
    QTest::newRow("one of them not granted") << QStringList{m_a} << QStringList{m_a, m_b} << QJsonValue();
    QTest::newRow("none was granted") << QStringList() << QStringList{m_a} << QJsonValue();
}

void TokenBindingTest::aRefreshPicksAmongTheResources()
{
    QFETCH(QStringList, granted);
    QFETCH(QStringList, wanted);
    QFETCH(QJsonValue, aud);
    const auto set = issue(granted, {});
    QVERIFY(set);
    const auto narrowed = refresh(set->refreshToken, wanted);
    if (aud.isNull()) {
        QCOMPARE_REFUSED(narrowed, RefreshRefusal::Target);
        return;
    }
    QVERIFY(narrowed);
    QCOMPARE(claims(narrowed->accessToken).value("aud"_L1), aud);
    const auto whole = refresh(narrowed->refreshToken, {}); // for that answer only
    QVERIFY(whole);
    QCOMPARE(claims(whole->accessToken).value("aud"_L1), claims(set->accessToken).value("aud"_L1));
}

void TokenBindingTest::leavesOutAResourceThatTheClientHasLost()
{
    const auto set = issue({m_a, m_b}, {});
    m_client->resources = {m_b};
    const auto next = refresh(set->refreshToken, {});
    QVERIFY(next);
    QCOMPARE(claims(next->accessToken).value("aud"_L1), m_b);
    m_client->resources.clear();
    QCOMPARE_REFUSED(refresh(next->refreshToken, {}), RefreshRefusal::Target);
}

void TokenBindingTest::aRefusedResourceDoesNotUseTheTokenUp()
{
    const auto set = issue({m_a}, {});
    QCOMPARE_REFUSED(refresh(set->refreshToken, {m_b}), RefreshRefusal::Target);
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 0);
    QVERIFY(refresh(set->refreshToken, {m_a}));
}

void TokenBindingTest::aPublicClientsTokenStaysBound_data()
{
    QTest::addColumn<QString>("key");
    QTest::newRow("no proof") << QString();
    QTest::newRow("another key") << u"thief"_s;
}

void TokenBindingTest::aPublicClientsTokenStaysBound()
{
    QFETCH(QString, key);
    auto set = issue({}, u"mine"_s);
    QVERIFY(set && set->isDpopBound);
    QCOMPARE(boundTo(set->accessToken), u"mine"_s);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(boundTo(set->refreshToken), u"mine"_s);
        QCOMPARE_REFUSED(refresh(set->refreshToken, {}, key), RefreshRefusal::WrongKey);
        const auto next = refresh(set->refreshToken, {}, u"mine"_s); // the refusal did not use it up
        QVERIFY(next && next->isDpopBound);
        QCOMPARE(boundTo(next->accessToken), u"mine"_s);
        set = *next;
    }
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 1);
    QCOMPARE(m_issuer->text(u"SELECT error_message FROM audit_logs WHERE event_type = 'token_invalid'"_s),
             u"wrong_key"_s);
}

/// RFC 9449 §5: his refresh tokens are bound to his authentication already.
void TokenBindingTest::aConfidentialClientMayChangeItsKey()
{
    m_client->type = ClientType::Confidential;
    const auto set = issue({}, u"first"_s);
    QVERIFY(set && set->isDpopBound);
    QCOMPARE(boundTo(set->refreshToken), QString());
    const auto next = refresh(set->refreshToken, {}, u"second"_s);
    QVERIFY(next && next->isDpopBound);
    QCOMPARE(boundTo(next->accessToken), u"second"_s);
    const auto bearer = refresh(next->refreshToken, {});
    QVERIFY(bearer && !bearer->isDpopBound);
    QCOMPARE(boundTo(bearer->accessToken), QString());
}

void TokenBindingTest::anUnboundTokenIsBoundByItsFirstProof()
{
    const auto set = issue({}, {});
    const auto next = refresh(set->refreshToken, {}, u"mine"_s);
    QVERIFY(next);
    QCOMPARE(boundTo(next->refreshToken), u"mine"_s);
    QCOMPARE_REFUSED(refresh(next->refreshToken, {}), RefreshRefusal::WrongKey);
}

void TokenBindingTest::answersForOtherKeysAndResourcesAreOtherTokens()
{
    const auto set = issue({m_a, m_b}, {});
    QSet<QString> ids;
    const QList<std::pair<QStringList, QString>> asked{{{}, {}}, {{m_a}, {}}, {{m_b}, {}}, {{m_a}, u"key"_s}};
    for (const auto &[resources, key] : asked) {
        const auto answer = refresh(set->refreshToken, resources, key); // all in the time of grace
        QVERIFY(answer);
        ids.insert(claims(answer->accessToken).value("jti"_L1).toString());
    }
    QCOMPARE(ids.size(), asked.size());
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens"_s), 2);
}

QTEST_GUILESS_MAIN(TokenBindingTest)
#include "TokenBindingTest.moc"
