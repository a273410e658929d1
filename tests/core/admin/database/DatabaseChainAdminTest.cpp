#include "core/admin/database/DatabaseChainAdmin.h"

#include "core/crypto/TokenDigest.h"
#include "tests/support/ChainHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseChainAdminTest : public QObject, private tests::ChainHouse
{
    Q_OBJECT

private:
    QList<ChainState> states(const FamilyId &family)
    {
        QList<ChainState> all;
        const auto chain = await(m_chains->find(family));
        for (const ChainToken &token : chain.value().tokens)
            all << token.state;
        return all;
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void tellsOfAChain();
    void marksUsedAndActiveTokens();
    void marksReuseAndWhatCameOfIt();
    void marksARevokedChain();
    void marksAnExpiredChain();
    void marksGraceUntilItsLastMoment();
    void marksNoGraceOnceTheSuccessorIsUsed();
    void marksAnotherAddressOrAgent();
    void filters_data();
    void filters();
    void listsTheNewestUseFirst();
    void pagesOverEqualTimesWithoutLossOrRepetition();
    void findsTheChainOfAToken();
    void findsNoChain_data();
    void findsNoChain();
    void revokesOneChain();
    void revokesAllOfAUserOrAClient_data();
    void revokesAllOfAUserOrAClient();
    void revokesNothingWithoutACriterion();
    void keepsTheChainWhenTheAuditRowCannotBeWritten();
};

void DatabaseChainAdminTest::tellsOfAChain()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    m_house->issuer.clock.advance(10min);
    refreshed(tokens.refreshToken);
    const auto chain = await(m_chains->find(tokens.family));
    QVERIFY(chain);
    QCOMPARE(chain->summary.username, u"alice"_s);
    QCOMPARE(chain->summary.client, m_app.id);
    QCOMPARE(chain->summary.depth, 2);
    QCOMPARE(chain->summary.grantType, u"password"_s);
    QVERIFY(chain->summary.lastUsedAt == m_house->issuer.clock.now());
    QCOMPARE(chain->tokens.size(), size_t(2));
    QCOMPARE(chain->tokens[0].parentJtiHash, QString());
    QCOMPARE(chain->tokens[1].parentJtiHash, chain->tokens[0].jtiHash);
    QVERIFY(!chain->tokens[1].addressChanged && !chain->tokens[1].agentChanged);
    QCOMPARE(await(m_chains->find(FamilyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

void DatabaseChainAdminTest::marksUsedAndActiveTokens()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    QCOMPARE(states(tokens.family), QList{ChainState::Active});
    refreshed(tokens.refreshToken);
    QCOMPARE(states(tokens.family), (QList{ChainState::Used, ChainState::Active}));
}

void DatabaseChainAdminTest::marksReuseAndWhatCameOfIt()
{
    const TokenSet first = m_house->issuer.signIn(m_alice, m_app);
    const TokenSet second = refreshed(first.refreshToken);
    const TokenSet third = refreshed(second.refreshToken);
    refreshed(third.refreshToken);
    QVERIFY(!m_house->issuer.refresh(second.refreshToken, m_app));
    QCOMPARE(states(first.family),
             (QList{ChainState::Used, ChainState::Reused, ChainState::Revoked, ChainState::Revoked}));
    QCOMPARE(await(m_chains->find(first.family))->summary.state, ChainState::Reused);
}

void DatabaseChainAdminTest::marksARevokedChain()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    refreshed(tokens.refreshToken);
    QCOMPARE(await(m_chains->revoke(tokens.family)).value(), 1);
    QCOMPARE(states(tokens.family), (QList{ChainState::Used, ChainState::Revoked}));
    const auto chain = await(m_chains->find(tokens.family));
    QCOMPARE(chain->summary.state, ChainState::Revoked);
    QCOMPARE(chain->summary.revokeReason, u"admin"_s);
}

void DatabaseChainAdminTest::marksAnExpiredChain()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    m_house->issuer.clock.advance(24h * 30);
    QCOMPARE(states(tokens.family), QList{ChainState::Expired});
    QCOMPARE(await(m_chains->find(tokens.family))->summary.state, ChainState::Expired);
}

void DatabaseChainAdminTest::marksGraceUntilItsLastMoment()
{
    const Client graceful = m_house->issuer.addClient(u"graceful"_s, [](Client &client) { client.graceSeconds = 10s; });
    const TokenSet tokens = m_house->issuer.signIn(m_alice, graceful);
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, graceful));
    m_house->issuer.clock.advance(10s);
    QCOMPARE(states(tokens.family), (QList{ChainState::Grace, ChainState::Active}));
    const auto chain = await(m_chains->find(tokens.family));
    QVERIFY(chain->tokens[0].graceUntil == m_house->issuer.clock.now());
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, graceful)); // as the chain says
    m_house->issuer.clock.advance(1ms);
    QCOMPARE(states(tokens.family), (QList{ChainState::Used, ChainState::Active}));
}

void DatabaseChainAdminTest::marksNoGraceOnceTheSuccessorIsUsed()
{
    const Client graceful = m_house->issuer.addClient(u"graceful"_s, [](Client &client) { client.graceSeconds = 10s; });
    const TokenSet first = m_house->issuer.signIn(m_alice, graceful);
    const auto second = m_house->issuer.refresh(first.refreshToken, graceful);
    QVERIFY(m_house->issuer.refresh(second->refreshToken, graceful));
    QCOMPARE(states(first.family), (QList{ChainState::Used, ChainState::Grace, ChainState::Active}));
}

void DatabaseChainAdminTest::marksAnotherAddressOrAgent()
{
    const TokenSet first = m_house->issuer.signIn(m_alice, m_app);
    Origin elsewhere = tests::TestIssuer::origin(u"203.0.113.9"_s);
    const auto second = m_house->issuer.tokens.rotate({first.refreshToken, m_app, {}, elsewhere});
    elsewhere.userAgent = u"another"_s;
    QVERIFY(m_house->issuer.tokens.rotate({second->refreshToken, m_app, {}, elsewhere}));
    const auto chain = await(m_chains->find(first.family));
    QVERIFY(!chain->tokens[0].addressChanged && !chain->tokens[0].agentChanged);
    QVERIFY(chain->tokens[1].addressChanged && !chain->tokens[1].agentChanged);
    QVERIFY(!chain->tokens[2].addressChanged && chain->tokens[2].agentChanged);
}

void DatabaseChainAdminTest::filters_data()
{
    QTest::addColumn<ChainFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    using State = ChainFilter::State;
    QTest::newRow("all") << ChainFilter{} << QStringList{u"carol"_s, u"bob"_s, u"alice"_s, u"old"_s};
    QTest::newRow("active") << ChainFilter{State::Active, {}, {}, {}} << QStringList{u"carol"_s};
    QTest::newRow("reused") << ChainFilter{State::Reused, {}, {}, {}} << QStringList{u"alice"_s};
    QTest::newRow("revoked") << ChainFilter{State::Revoked, {}, {}, {}} << QStringList{u"bob"_s};
    QTest::newRow("expired") << ChainFilter{State::Expired, {}, {}, {}} << QStringList{u"old"_s};
    QTest::newRow("text in a user") << ChainFilter{State::All, u"ARO"_s, {}, {}} << QStringList{u"carol"_s};
    QTest::newRow("text in a client") << ChainFilter{State::All, u"web-"_s, {}, {}} << QStringList{u"carol"_s};
    QTest::newRow("text in an address") << ChainFilter{State::All, u"192.0.2"_s, {}, {}}
                                        << QStringList{u"carol"_s, u"bob"_s, u"alice"_s, u"old"_s};
    QTest::newRow("wildcard") << ChainFilter{State::All, u"%"_s, {}, {}} << QStringList();
    QTest::newRow("client") << ChainFilter{State::All, {}, {}, ClientId{u"web-client"_s}} << QStringList{u"carol"_s};
    QTest::newRow("user nobody knows") << ChainFilter{State::All, {}, UserId{u"none"_s}, {}} << QStringList();
}

void DatabaseChainAdminTest::filters()
{
    QFETCH(ChainFilter, filter);
    QFETCH(QStringList, expected);
    m_house->issuer.signIn(m_house->issuer.addUser(u"old"_s), m_app);
    m_house->issuer.clock.advance(24h * 31);
    const TokenSet stolen = m_house->issuer.signIn(m_alice, m_app);
    refreshed(stolen.refreshToken);
    QVERIFY(!m_house->issuer.refresh(stolen.refreshToken, m_app));
    m_house->issuer.clock.advance(1s);
    QVERIFY(await(m_chains->revoke(m_house->issuer.signIn(m_bob, m_app).family)));
    m_house->issuer.clock.advance(1s);
    m_house->issuer.signIn(m_house->issuer.addUser(u"carol"_s), m_web);
    QCOMPARE(users(filter), expected);
    const auto page = await(m_chains->list(filter, {}));
    QCOMPARE(page->matching, expected.size());
    QCOMPARE(page->total, 4);
}

void DatabaseChainAdminTest::listsTheNewestUseFirst()
{
    const TokenSet older = m_house->issuer.signIn(m_alice, m_app);
    m_house->issuer.clock.advance(1s);
    m_house->issuer.signIn(m_bob, m_app);
    QCOMPARE(users({}), (QStringList{u"bob"_s, u"alice"_s}));
    m_house->issuer.clock.advance(1s);
    refreshed(older.refreshToken);
    QCOMPARE(users({}), (QStringList{u"alice"_s, u"bob"_s}));
}

void DatabaseChainAdminTest::pagesOverEqualTimesWithoutLossOrRepetition()
{
    QStringList expected;
    for (int i = 0; i < 11; ++i) {
        expected << m_house->issuer.signIn(m_alice, m_app).family.value;
        if (i % 5 == 4)
            m_house->issuer.clock.advance(1s);
    }
    QStringList found;
    QString after;
    do {
        const auto page = await(m_chains->list({}, {after, 2}));
        for (const ChainSummary &chain : page.value().rows)
            found << chain.id.value;
        after = page->next;
        m_house->issuer.clock.advance(1s);
        m_house->issuer.signIn(m_bob, m_app); // what comes meanwhile belongs before the first page
    } while (!after.isEmpty());
    std::ranges::sort(found);
    std::ranges::sort(expected);
    QCOMPARE(found, expected);
}

void DatabaseChainAdminTest::findsTheChainOfAToken()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    const QString refresh = QString::fromLatin1(tokens.refreshToken);
    QCOMPARE(await(m_chains->findByToken(refresh)).value(), tokens.family);
    QCOMPARE(await(m_chains->findByToken(u"  "_s + refresh + u'\n')).value(), tokens.family);
    QCOMPARE(await(m_chains->findByToken(QString::fromLatin1(tokens.accessToken))).value(), tokens.family);
}

void DatabaseChainAdminTest::findsNoChain_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<ErrorKind>("kind");
    const auto made = [](const QByteArray &claims) {
        return QString::fromLatin1(base64Url("{\"alg\":\"EdDSA\"}") + '.' + base64Url(claims) + ".AAAA");
    };
    QTest::newRow("no token") << u"hello"_s << ErrorKind::InvalidInput;
    QTest::newRow("nothing") << QString() << ErrorKind::InvalidInput;
    QTest::newRow("letters outside Latin-1") << u"токен.токен.токен"_s << ErrorKind::InvalidInput;
    QTest::newRow("another issuer's") << made("{\"jti\":\"x\"}") << ErrorKind::NotFound;
    QTest::newRow("a chain that is gone") << made("{\"jti\":\"x\",\"sid\":\"gone\"}") << ErrorKind::NotFound;
    QTest::newRow("no jti") << made("{}") << ErrorKind::NotFound;
}

void DatabaseChainAdminTest::findsNoChain()
{
    QFETCH(QString, token);
    QFETCH(ErrorKind, kind);
    QCOMPARE(await(m_chains->findByToken(token)).error().kind, kind);
}

void DatabaseChainAdminTest::revokesOneChain()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    const TokenSet other = m_house->issuer.signIn(m_alice, m_app);
    QCOMPARE(await(m_chains->revoke(tokens.family)).value(), 1);
    QCOMPARE(m_house->issuer.familyState(tokens.family), u"revoked"_s);
    QCOMPARE(m_house->issuer.familyState(other.family), u"active"_s);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"token_revoke"_s);
    QCOMPARE(row.user, m_alice.id.value);
    QCOMPARE(row.client, m_app.id.value);
    const QJsonObject expected{
        {u"families_ended"_s, 1}, {u"family_id"_s, tokens.family.value}, {u"reason"_s, u"admin"_s}};
    QCOMPARE(row.data, expected);
    QCOMPARE(m_house->told(), QList<int>{ChainsArea | AuditArea});

    QCOMPARE(await(m_chains->revoke(tokens.family)).value(), 0);
    QCOMPARE(await(m_chains->revoke(FamilyId{u"none"_s})).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_house->audited().size(), size_t(1));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseChainAdminTest::revokesAllOfAUserOrAClient_data()
{
    QTest::addColumn<bool>("ofUser");
    QTest::addColumn<bool>("ofClient");
    QTest::addColumn<int>("expected");
    QTest::newRow("user") << true << false << 2;
    QTest::newRow("client") << false << true << 2;
    QTest::newRow("both") << true << true << 1;
}

void DatabaseChainAdminTest::revokesAllOfAUserOrAClient()
{
    QFETCH(bool, ofUser);
    QFETCH(bool, ofClient);
    QFETCH(int, expected);
    const auto user = ofUser ? std::optional(m_alice.id) : std::nullopt;
    const auto client = ofClient ? std::optional(m_app.id) : std::nullopt;
    m_house->issuer.signIn(m_alice, m_app); // expires before the others are made
    m_house->issuer.clock.advance(24h * 31);
    m_house->issuer.signIn(m_alice, m_app);
    m_house->issuer.signIn(m_alice, m_web);
    m_house->issuer.signIn(m_bob, m_app);
    QCOMPARE(await(m_chains->countActive(user, client)).value(), expected);
    QCOMPARE(await(m_chains->revokeAll(user, client)).value(), expected);
    QCOMPARE(await(m_chains->countActive(user, client)).value(), 0);
    QCOMPARE(await(m_chains->countActive({}, {})).value(), 3 - expected);
    const auto row = m_house->audited().back();
    QCOMPARE(row.user, ofUser ? m_alice.id.value : QString());
    QCOMPARE(row.client, ofClient ? m_app.id.value : QString());
    QCOMPARE(row.data[u"families_ended"_s].toInt(), expected);
}

void DatabaseChainAdminTest::revokesNothingWithoutACriterion()
{
    m_house->issuer.signIn(m_alice, m_app);
    QCOMPARE(await(m_chains->revokeAll({}, {})).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(await(m_chains->countActive({}, {})).value(), 1);
}

void DatabaseChainAdminTest::keepsTheChainWhenTheAuditRowCannotBeWritten()
{
    const TokenSet tokens = m_house->issuer.signIn(m_alice, m_app);
    m_house->refuseAuditRows();
    QCOMPARE(await(m_chains->revoke(tokens.family)).error().kind, ErrorKind::Storage);
    QCOMPARE(m_house->issuer.familyState(tokens.family), u"active"_s);
    QCOMPARE(m_house->told(), QList<int>());
}

QTEST_GUILESS_MAIN(DatabaseChainAdminTest)
#include "DatabaseChainAdminTest.moc"
