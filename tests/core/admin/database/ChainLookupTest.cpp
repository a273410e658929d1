#include "core/admin/database/DatabaseChainAdmin.h"
#include "core/crypto/TokenDigest.h"
#include "tests/support/ChainHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class ChainLookupTest : public QObject, private tests::ChainHouse
{
    Q_OBJECT

private:
    TokenSet refreshedTwice(const TokenSet &tokens) { return refreshed(refreshed(tokens.refreshToken).refreshToken); }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void filtersInTheFilterLanguage_data();
    void filtersInTheFilterLanguage();
    void sortsByEveryColumnAndPagesThrough_data();
    void sortsByEveryColumnAndPagesThrough();
    void tellsTheTokenOfAnAccessAndAnIdToken();
    void tellsWhyATokenHasNoChain_data();
    void tellsWhyATokenHasNoChain();
    void previewsWhatARevocationEnds();
    void countsRepeatedUsesWithinTheGraceTime();
};

void ChainLookupTest::filtersInTheFilterLanguage_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<bool>("negated");
    QTest::addColumn<QStringList>("expected");
    const QStringList all{u"carol"_s, u"bob"_s, u"alice"_s, u"old"_s};
    QTest::newRow("user in any case") << u"user"_s << QStringList{u"ALICE"_s} << false << QStringList{u"alice"_s};
    QTest::newRow("two users") << u"user"_s << QStringList{u"alice"_s, u"bob"_s} << false
                               << QStringList{u"bob"_s, u"alice"_s};
    QTest::newRow("not a user") << u"user"_s << QStringList{u"alice"_s} << true
                                << QStringList{u"carol"_s, u"bob"_s, u"old"_s};
    QTest::newRow("client") << u"client"_s << QStringList{u"web-client"_s} << false << QStringList{u"carol"_s};
    QTest::newRow("active") << u"state"_s << QStringList{u"active"_s} << false << QStringList{u"carol"_s};
    QTest::newRow("expired") << u"state"_s << QStringList{u"expired"_s} << false << QStringList{u"old"_s};
    QTest::newRow("active or expired") << u"state"_s << QStringList{u"active"_s, u"expired"_s} << false
                                       << QStringList{u"carol"_s, u"old"_s};
    QTest::newRow("reused or revoked") << u"state"_s << QStringList{u"reused"_s, u"revoked"_s} << false
                                       << QStringList{u"bob"_s, u"alice"_s};
    QTest::newRow("not active") << u"state"_s << QStringList{u"active"_s} << true
                                << QStringList{u"bob"_s, u"alice"_s, u"old"_s};
    QTest::newRow("no such state") << u"state"_s << QStringList{u"happy"_s} << false << QStringList();
    QTest::newRow("address") << u"address"_s << QStringList{u"192.0.2.7"_s} << false << all;
    QTest::newRow("another address") << u"address"_s << QStringList{u"192.0.2"_s} << false << QStringList();
    QTest::newRow("grant") << u"grant"_s << QStringList{u"password"_s} << false << all;
    QTest::newRow("reason") << u"reason"_s << QStringList{u"admin"_s} << false << QStringList{u"bob"_s};
    QTest::newRow("since") << u"since"_s << QStringList{u"1h"_s} << false
                           << QStringList{u"carol"_s, u"bob"_s, u"alice"_s};
    QTest::newRow("not since") << u"since"_s << QStringList{u"1h"_s} << true << QStringList{u"old"_s};
    QTest::newRow("until") << u"until"_s << QStringList{u"1h"_s} << false << QStringList{u"old"_s};
    QTest::newRow("started") << u"started"_s << QStringList{u"40d"_s} << false << all;
    QTest::newRow("no time") << u"since"_s << QStringList{u"soon"_s} << false << QStringList();
    QTest::newRow("words") << QString() << QStringList{u"ARO"_s} << false << QStringList{u"carol"_s};
    QTest::newRow("not these words") << QString() << QStringList{u"ARO"_s} << true
                                     << QStringList{u"bob"_s, u"alice"_s, u"old"_s};
    QTest::newRow("a field that is none") << u"colour"_s << QStringList{u"red"_s} << false << QStringList();
    QTest::newRow("quotes") << u"user"_s << QStringList{u"' OR 1 --\""_s} << false << QStringList();
}

void ChainLookupTest::filtersInTheFilterLanguage()
{
    QFETCH(QString, field);
    QFETCH(QStringList, values);
    QFETCH(bool, negated);
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
    ChainFilter filter;
    filter.terms = {{field, values, negated}};
    QCOMPARE(users(filter), expected);
    QCOMPARE(await(m_chains->list(filter, {}))->matching, expected.size());
}

void ChainLookupTest::sortsByEveryColumnAndPagesThrough_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QStringList>("ascending");
    QTest::newRow("user") << u"user"_s << QStringList{u"alice"_s, u"bob"_s, u"carol"_s};
    QTest::newRow("client") << u"client"_s << QStringList{u"alice"_s, u"carol"_s, u"bob"_s};
    QTest::newRow("depth") << u"depth"_s << QStringList{u"bob"_s, u"carol"_s, u"alice"_s};
    QTest::newRow("started") << u"started"_s << QStringList{u"carol"_s, u"bob"_s, u"alice"_s};
    QTest::newRow("last use") << u"last_use"_s << QStringList{u"bob"_s, u"alice"_s, u"carol"_s};
    QTest::newRow("state") << u"state"_s << QStringList{u"alice"_s, u"carol"_s, u"bob"_s};
}

void ChainLookupTest::sortsByEveryColumnAndPagesThrough()
{
    QFETCH(QString, column);
    QFETCH(QStringList, ascending);
    const Client last = m_house->issuer.addClient(u"zebra-client"_s);
    const TokenSet carol = m_house->issuer.signIn(m_house->issuer.addUser(u"carol"_s), m_web);
    m_house->issuer.clock.advance(1s);
    const TokenSet bob = m_house->issuer.signIn(m_bob, last);
    m_house->issuer.clock.advance(1s);
    const TokenSet alice = refreshedTwice(m_house->issuer.signIn(m_alice, m_app));
    m_house->issuer.clock.advance(1s);
    QVERIFY(m_house->issuer.refresh(carol.refreshToken, m_web));
    QVERIFY(await(m_chains->revoke(bob.family)));
    for (const bool descending : {false, true}) {
        QStringList found;
        PageRequest request{.after = {}, .limit = 1, .orderBy = column, .descending = descending};
        do {
            const auto page = await(m_chains->list({}, request));
            for (const ChainSummary &chain : page.value().rows)
                found << chain.username;
            request.after = page->next;
        } while (!request.after.isEmpty() && found.size() < 9);
        if (descending)
            std::ranges::reverse(found);
        if (column == u"state"_s)
            QCOMPARE(found.last(), u"bob"_s); // two are active: their ids decide
        else
            QCOMPARE(found, ascending);
    }
}

void ChainLookupTest::tellsTheTokenOfAnAccessAndAnIdToken()
{
    const TokenSet first = m_house->issuer.signIn(m_alice, m_app);
    m_house->issuer.clock.advance(10min);
    const TokenSet second = refreshed(first.refreshToken);
    const auto chain = await(m_chains->find(first.family));
    const auto refresh = await(m_chains->locate(QString::fromLatin1(first.refreshToken)));
    QCOMPARE(refresh->jtiHash, chain->tokens[0].jtiHash);
    QVERIFY(refresh->kind == TokenPlace::Kind::Refresh);
    const auto access = await(m_chains->locate(QString::fromLatin1(second.accessToken)));
    QVERIFY(access->kind == TokenPlace::Kind::Access);
    QCOMPARE(access->family, first.family);
    QCOMPARE(access->jtiHash, chain->tokens[1].jtiHash);
    QVERIFY(access->expiresAt);
}

void ChainLookupTest::tellsWhyATokenHasNoChain_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<TokenPlace::Finding>("finding");
    QTest::newRow("another server's") << "{\"alg\":\"RS256\",\"kid\":\"elsewhere\"}"_ba
                                      << "{\"sid\":\"x\"}"_ba << TokenPlace::Finding::NotOurs;
    QTest::newRow("no kid") << "{\"alg\":\"RS256\"}"_ba
                            << "{}"_ba << TokenPlace::Finding::NotOurs;
    QTest::newRow("purged") << "{\"alg\":\"RS256\",\"kid\":\"ours\"}"_ba
                            << "{\"sid\":\"x\",\"exp\":1e300}"_ba << TokenPlace::Finding::Purged;
    QTest::newRow("a client's own") << "{\"alg\":\"RS256\",\"kid\":\"ours\"}"_ba
                                    << "{\"type\":\"access\"}"_ba << TokenPlace::Finding::WithoutChain;
}

void ChainLookupTest::tellsWhyATokenHasNoChain()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, claims);
    QFETCH(TokenPlace::Finding, finding);
    m_house->issuer.execute(u"INSERT INTO signing_keys (kid, algorithm, state, public_key, created_at) "
                            "VALUES ('ours', 'RS256', 'retired', x'00', 1)"_s);
    const auto place =
        await(m_chains->locate(QString::fromLatin1(base64Url(header) + '.' + base64Url(claims) + ".AAAA")));
    QVERIFY(place);
    QCOMPARE(int(place->finding), int(finding));
    QVERIFY(place->family.isEmpty());
    QCOMPARE(await(m_chains->locate(u"hello"_s)).error().kind, ErrorKind::InvalidInput);
}

void ChainLookupTest::previewsWhatARevocationEnds()
{
    refreshed(m_house->issuer.signIn(m_alice, m_app).refreshToken);
    const TokenSet web = m_house->issuer.signIn(m_alice, m_web);
    m_house->issuer.signIn(m_alice, m_web);
    m_house->issuer.signIn(m_bob, m_web);
    const auto alice = await(m_chains->preview({.user = m_alice.id}));
    QCOMPARE(alice->chains, 3);
    QCOMPARE(alice->tokens, 3);
    QCOMPARE(alice->clients.size(), size_t(2));
    QCOMPARE(alice->clients[0].name, m_web.id.value);
    QCOMPARE(alice->clients[0].chains, 2);
    const auto client = await(m_chains->preview({.client = m_web.id}));
    QCOMPARE(client->chains, 3);
    QCOMPARE(client->users[0].name, u"alice"_s);
    QCOMPARE(await(m_chains->revoke(web.family)).value(), 1);
    QCOMPARE(await(m_chains->preview({.family = web.family}))->chains, 0);
    QCOMPARE(await(m_chains->preview({})).error().kind, ErrorKind::InvalidInput);
}

void ChainLookupTest::countsRepeatedUsesWithinTheGraceTime()
{
    const Client graceful = m_house->issuer.addClient(u"graceful"_s, [](Client &client) { client.graceSeconds = 10s; });
    const TokenSet tokens = m_house->issuer.signIn(m_alice, graceful);
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, graceful));
    m_house->issuer.clock.advance(3s);
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, graceful));
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, graceful));
    const auto chain = await(m_chains->find(tokens.family));
    QCOMPARE(chain->grace, 10s);
    QCOMPARE(chain->tokens[0].graceRetries, 2);
    QCOMPARE(chain->tokens[1].graceRetries, 0);
}

QTEST_GUILESS_MAIN(ChainLookupTest)
#include "ChainLookupTest.moc"
