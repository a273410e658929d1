#include "core/authorization/AuthorizationCodes.h"

#include "core/crypto/TokenDigest.h"
#include "tests/support/SessionHouse.h"

#include <QTest>

#include <thread>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuthorizationCodesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<tests::SessionHouse>();
        m_session = m_house->begin(m_house->alice).session;
    }
    void keepsAllThatWasGrantedUnderADigest();
    void refusesToIssue_data();
    void refusesToIssue();
    void livesAMinute_data();
    void livesAMinute();
    void findsNothingForAnUnknownCode();
    void issuesOnceInFiftyParallelExchanges();
    void storesNothingForASpentCode();
    void endsWhatAReplayedCodeGave();
    void leavesAlone_data();
    void leavesAlone();

private:
    QByteArray issue() { return m_house->codes.issue(m_house->grantFor(m_house->alice, m_session)).value(); }
    Result<TokenSet> exchange(const QByteArray &code)
    {
        auto request = m_house->issueRequest(m_house->alice, m_house->client, m_session, {u"api:read"_s});
        request.alongside = m_house->codes.spend(code);
        return m_house->issuer.tokens.issue(request);
    }
    std::unique_ptr<tests::SessionHouse> m_house;
    BrowserSession m_session;
};

void AuthorizationCodesTest::keepsAllThatWasGrantedUnderADigest()
{
    const QByteArray code = issue();
    QCOMPARE(code.size(), 43); // 256 bits
    QVERIFY(issue() != code);
    QCOMPARE(m_house->issuer.number(
                 u"SELECT COUNT(*) FROM authorization_codes WHERE code_hash = '%1'"_s.arg(sha256Hex(code))),
             1);
    const auto found = m_house->codes.find(code);
    QVERIFY(found && *found);
    const AuthorizationGrant &grant = (*found)->grant;
    QCOMPARE(grant.client, m_house->client.id);
    QCOMPARE(grant.user, m_house->alice.id);
    QCOMPARE(grant.redirectUri, u"https://client.test/callback"_s);
    QCOMPARE(grant.scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(grant.resources, QStringList{u"https://api.test"_s});
    QCOMPARE(grant.nonce, u"n-1"_s);
    QCOMPARE(grant.codeChallenge, u"challenge"_s);
    QCOMPARE(grant.dpopKey, u"thumbprint"_s);
    QCOMPARE(grant.authentication.session, m_session.id);
    QCOMPARE(grant.authentication.at, m_session.authenticatedAt);
    QCOMPARE(grant.authentication.acr, m_session.acr);
    QCOMPARE(grant.authentication.amr, m_session.amr);
    QCOMPARE((*found)->user.username, u"alice"_s);
    QVERIFY(!(*found)->isUsed && !(*found)->isExpired);
}

void AuthorizationCodesTest::refusesToIssue_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("to a disabled user") << u"UPDATE users SET is_active = 0"_s;
    QTest::newRow("to a deleted user") << u"UPDATE users SET deleted_at = 1"_s;
    QTest::newRow("to a session that has just ended") << u"UPDATE browser_sessions SET ended_at = 1"_s;
}

void AuthorizationCodesTest::refusesToIssue()
{
    QFETCH(QString, change);
    m_house->issuer.execute(change);
    const auto issued = m_house->codes.issue(m_house->grantFor(m_house->alice, m_session));
    QVERIFY(!issued);
    QCOMPARE(issued.error().kind, ErrorKind::Conflict);
}

void AuthorizationCodesTest::livesAMinute_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("at once") << 0 << true;
    QTest::newRow("just in time") << 59 << true;
    QTest::newRow("too late") << 60 << false;
    QTest::newRow("much too late") << 3600 << false;
}

void AuthorizationCodesTest::livesAMinute()
{
    QFETCH(int, seconds);
    QFETCH(bool, isGood);
    const QByteArray code = issue();
    m_house->issuer.clock.advance(std::chrono::seconds(seconds));
    QCOMPARE((*m_house->codes.find(code))->isExpired, !isGood);
    const auto tokens = exchange(code);
    QCOMPARE(tokens.has_value(), isGood);
    if (!isGood)
        QCOMPARE(tokens.error().kind, ErrorKind::Conflict);
}

void AuthorizationCodesTest::findsNothingForAnUnknownCode()
{
    const QByteArray code = issue();
    QVERIFY(!*m_house->codes.find({}));
    QVERIFY(!*m_house->codes.find(code + "A"));
    QVERIFY(!*m_house->codes.find(sha256Hex(code).toLatin1()));
    QVERIFY(!exchange("unknown"));
}

void AuthorizationCodesTest::issuesOnceInFiftyParallelExchanges()
{
    const QByteArray code = issue();
    std::atomic<int> issued = 0;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([&] {
            const auto tokens = exchange(code);
            if (tokens)
                ++issued;
            else if (tokens.error().kind == ErrorKind::Conflict)
                ++refused;
        });
    threads.clear();
    QCOMPARE(issued.load(), 1);
    QCOMPARE(refused.load(), 49);
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM token_families"_s), 1);
}

void AuthorizationCodesTest::storesNothingForASpentCode()
{
    const QByteArray code = issue();
    const auto first = exchange(code);
    QVERIFY(first);
    QVERIFY((*m_house->codes.find(code))->isUsed);
    const qint64 rows = m_house->issuer.events(EventType::TokenIssued);
    QVERIFY(!exchange(code));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM token_families"_s), 1);
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM refresh_tokens"_s), 1);
    QCOMPARE(m_house->issuer.events(EventType::TokenIssued), rows);
}

void AuthorizationCodesTest::endsWhatAReplayedCodeGave()
{
    const QByteArray code = issue();
    const auto tokens = exchange(code);
    QVERIFY(tokens);
    const auto ended = m_house->codes.revokeReplayed(code, tests::TestIssuer::origin());
    QVERIFY(ended && *ended);
    QCOMPARE(**ended, tokens->family);
    QCOMPARE(m_house->issuer.familyState(tokens->family), u"revoked"_s);
    QVERIFY(!m_house->issuer.tokens.inspect(tokens->accessToken)->active);
    QCOMPARE(m_house->issuer.events(EventType::SecurityIncident), 1);
    QCOMPARE(m_house->audited(EventType::SecurityIncident, u"incident"_s), u"authorization_code_replay"_s);
    QCOMPARE(m_house->audited(EventType::SecurityIncident, u"family_id"_s), tokens->family.value);
    for (int i = 0; i < 3; ++i)
        QVERIFY(m_house->codes.revokeReplayed(code, tests::TestIssuer::origin()));
    QCOMPARE(m_house->issuer.events(EventType::SecurityIncident), 1); // a flood does not fill the log
}

void AuthorizationCodesTest::leavesAlone_data()
{
    QTest::addColumn<QByteArray>("presented");
    QTest::newRow("an unknown code") << QByteArray("unknown");
    QTest::newRow("a code that was not used") << QByteArray("unused");
}

void AuthorizationCodesTest::leavesAlone()
{
    QFETCH(QByteArray, presented);
    QVERIFY(exchange(issue()));
    const auto ended = m_house->codes.revokeReplayed(presented == "unused" ? issue() : presented, {});
    QVERIFY(ended && !*ended);
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM token_families WHERE state = 'active'"_s), 1);
    QCOMPARE(m_house->issuer.events(EventType::SecurityIncident), 0);
}

QTEST_GUILESS_MAIN(AuthorizationCodesTest)
#include "AuthorizationCodesTest.moc"
