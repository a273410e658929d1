#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/clients/ClientRepository.h"
#include "core/sessions/BrowserSessions.h"
#include "tests/support/UserAdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::kUserPassword;

/// What happens to the browsers in which a user is signed in when an administrator changes the user.
class UserSessionsTest : public QObject, private tests::UserAdminHouse
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void signsTheUserOut_data();
    void signsTheUserOut();
    void leavesTheUserSignedIn();
    void tellsTheClientsOfTheSession();
    void keepsChainsOfADisabledUserForLater();
    void changesNothingWhenTheSessionsCannotEnd();

private:
    bool isSignedIn() { return m_sessions->find(m_cookie).value().has_value(); }
    QJsonObject newestRow() { return m_house->audited().back().data; }
    Result<void> change(const QString &how);

    std::unique_ptr<BrowserSessions> m_sessions;
    UserId m_alice;
    QByteArray m_cookie;
    FamilyId m_family;
};

void UserSessionsTest::init()
{
    build();
    auto &issuer = m_house->issuer;
    m_sessions = std::make_unique<BrowserSessions>(
        BrowserSessions::Context{issuer.database.database(), issuer.audit, issuer.clock, issuer.random},
        BrowserSessions::Limits{});
    m_alice = add(u"alice"_s);
    const auto user =
        issuer.database.database().readNow([&](Snapshot &snapshot) { return UserRepository::find(snapshot, m_alice); });
    const auto begun = m_sessions->begin(**user, {}, {});
    QVERIFY(begun);
    m_cookie = begun->cookie;
    m_client.backchannelLogoutUri = u"https://client.test/logout"_s;
    QVERIFY(issuer.database.database().writeNow(
        [&](Transaction &transaction) { return ClientRepository::update(transaction, m_client); }));
    IssueRequest request{.user = **user,
                         .client = m_client,
                         .scopes = {u"api:read"_s, u"offline_access"_s},
                         .withRefreshToken = true,
                         .accessLifetime = {},
                         .grant = u"authorization_code"_s,
                         .origin = {}};
    request.authentication = Authentication{begun->session.authenticatedAt, {}, {}, begun->session.id};
    m_family = issuer.tokens.issue(request).value().family;
}

void UserSessionsTest::cleanup()
{
    m_sessions.reset();
    tearDown();
}

Result<void> UserSessionsTest::change(const QString &how)
{
    const auto outcome = [](const auto &answer) -> Result<void> {
        if (!answer)
            return fail(answer.error());
        return {};
    };
    if (how == "password"_L1)
        return outcome(await(m_users->setPassword(m_alice, u"Battery+Staple8"_s)));
    if (how == "disable"_L1)
        return outcome(await(m_users->setActive({m_alice}, false)));
    if (how == "delete"_L1)
        return outcome(await(m_users->remove({m_alice})));
    return outcome(await(m_users->endSessions(m_alice)));
}

void UserSessionsTest::signsTheUserOut_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("chain");
    QTest::newRow("a new password") << u"password"_s << u"revoked"_s;
    QTest::newRow("disabled") << u"disable"_s << u"active"_s;
    QTest::newRow("deleted") << u"delete"_s << u"revoked"_s;
    QTest::newRow("sessions ended") << u"end"_s << u"revoked"_s;
}

void UserSessionsTest::signsTheUserOut()
{
    QFETCH(QString, how);
    QFETCH(QString, chain);
    QVERIFY(isSignedIn());
    QVERIFY(change(how));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s), 0);
    QCOMPARE(newestRow().value(u"sessions_ended"_s).toInt(), 1);
    QCOMPARE(m_house->issuer.familyState(m_family), chain);
    QVERIFY(await(m_users->setActive({m_alice}, true)));
    QVERIFY(await(m_users->restore({m_alice})));
    QVERIFY2(!isSignedIn(), "the old cookie is worth nothing, whatever comes later");
}

void UserSessionsTest::leavesTheUserSignedIn()
{
    QVERIFY(await(m_users->update(m_alice, u"alicia"_s, u"alicia@example.com"_s, true)));
    QVERIFY(isSignedIn());
    QVERIFY(await(m_users->unlock({m_alice})));
    QVERIFY(isSignedIn());
}

void UserSessionsTest::tellsTheClientsOfTheSession()
{
    QVERIFY(change(u"disable"_s));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM logout_deliveries"_s), 1);
    QCOMPARE(m_house->issuer.text(u"SELECT client_id FROM logout_deliveries"_s), m_client.id.value);
}

void UserSessionsTest::keepsChainsOfADisabledUserForLater()
{
    QVERIFY(change(u"disable"_s));
    QCOMPARE(m_house->issuer.familyState(m_family), u"active"_s);
    QVERIFY(await(m_users->setActive({m_alice}, true)));
    QCOMPARE(m_house->issuer.familyState(m_family), u"active"_s);
}

void UserSessionsTest::changesNothingWhenTheSessionsCannotEnd()
{
    const QString before = passwordHash(m_alice);
    m_house->issuer.execute(u"CREATE TRIGGER refuse BEFORE UPDATE OF ended_at ON browser_sessions "
                            "BEGIN SELECT RAISE(ABORT, 'no'); END"_s);
    for (const QString &how : {u"password"_s, u"disable"_s, u"delete"_s, u"end"_s})
        QVERIFY2(!change(how), qPrintable(how));
    QCOMPARE(passwordHash(m_alice), before);
    QVERIFY(isSignedIn());
    QCOMPARE(m_house->issuer.familyState(m_family), u"active"_s);
}

QTEST_GUILESS_MAIN(UserSessionsTest)
#include "UserSessionsTest.moc"
