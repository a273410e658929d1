#include "core/authorization/PasswordChange.h"

#include "tests/support/SignInHouse.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = PasswordChangeRefusal::Kind;

static const auto kOldPassword = u"Correct-Horse-7"_s;
static const auto kNewPassword = u"Battery+Staple8"_s;

class PasswordChangeTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<tests::SignInHouse>();
        auto &database = m_house->db.database();
        m_sessions = std::make_unique<BrowserSessions>(
            BrowserSessions::Context{database, m_house->audit, m_house->clock, m_house->random},
            BrowserSessions::Limits{});
        m_change = std::make_unique<PasswordChange>(
            PasswordChange::Context{database, m_house->audit, m_house->signIn, *m_sessions, m_house->pool,
                                    m_house->clock, m_house->random, PasswordPolicy::Classic, tests::kCheapCost});
        m_alice = m_house->add(u"alice"_s, kOldPassword);
    }
    void setsANewPasswordAndEndsTheOtherSessions();
    void refuses_data();
    void refuses();
    void countsWrongOldPasswordsAsFailedSignIns();
    void doesNotUndoWhatAnAdministratorDidMeanwhile();
    void saysThatThereIsTooMuchToDo();

private:
    Result<User, PasswordChangeRefusal> change(const QString &old, const QString &made, const SessionId &current = {})
    {
        return m_change->change(m_alice, SecretBytes::fromText(old), made, current,
                                {u"10.0.0.1"_s, u"agent"_s, {}, u"http"_s});
    }
    bool isPassword(const QString &password) { return m_house->enter(u"alice"_s, password).has_value(); }
    std::unique_ptr<tests::SignInHouse> m_house;
    std::unique_ptr<BrowserSessions> m_sessions;
    std::unique_ptr<PasswordChange> m_change;
    User m_alice;
};

void PasswordChangeTest::setsANewPasswordAndEndsTheOtherSessions()
{
    const auto here = m_sessions->begin(m_alice, {}, {});
    const auto there = m_sessions->begin(m_alice, {}, {});
    QVERIFY(here && there);
    m_house->write([&](Transaction &transaction) -> Result<void> {
        const auto made = transaction.run(
            u"INSERT INTO token_families (id, user_id, client_id, scope, grant_type, created_at, last_used_at, "
            "expires_at, session_id) VALUES ('family', :user, 'client', 'offline_access', 'x', 0, 0, 9e15, :here)"_s,
            {{"user"_L1, m_alice.id.value}, {"here"_L1, here->session.id.value}});
        if (!made)
            return fail(made.error());
        return {};
    });
    m_house->clock.advance(1s);
    const auto changed = change(kOldPassword, kNewPassword, here->session.id);
    QVERIFY(changed);
    QVERIFY(m_sessions->find(here->cookie)->has_value());
    QVERIFY(!m_sessions->find(there->cookie)->has_value());
    QVERIFY2(!m_sessions->begin(m_alice, here->cookie, {}), "who was proven by the old password");
    const auto renewed = m_sessions->begin(*changed, here->cookie, {});
    QVERIFY(renewed);
    QCOMPARE(renewed->session.id, here->session.id);
    QVERIFY(isPassword(kNewPassword));
    QVERIFY(!isPassword(kOldPassword));
    const auto rows = m_house->rows();
    const auto row = std::ranges::find(rows, u"password_change"_s, &tests::AuditRow::event);
    QVERIFY(row != rows.end());
    QCOMPARE(row->user, m_alice.id.value);
    QCOMPARE(row->data, (QJsonObject{{u"families_ended"_s, 1}, {u"sessions_ended"_s, 1}}));
    QCOMPARE(row->address, u"10.0.0.1"_s);
}

void PasswordChangeTest::refuses_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("made");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("a wrong old password") << u"Wrong-Horse-7"_s << kNewPassword << Kind::OldPassword;
    QTest::newRow("no old password") << QString() << kNewPassword << Kind::OldPassword;
    QTest::newRow("a weak new one") << kOldPassword << u"short"_s << Kind::Rules;
    QTest::newRow("no new one") << kOldPassword << QString() << Kind::Rules;
    QTest::newRow("one that bcrypt would cut") << kOldPassword << u"Aa1!"_s.repeated(19) << Kind::Rules;
}

void PasswordChangeTest::refuses()
{
    QFETCH(QString, old);
    QFETCH(QString, made);
    QFETCH(Kind, kind);
    const auto there = m_sessions->begin(m_alice, {}, {});
    const auto changed = change(old, made);
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, kind);
    QCOMPARE(changed.error().missingRules.isEmpty(), kind != Kind::Rules);
    QVERIFY(isPassword(kOldPassword));
    QVERIFY(m_sessions->find(there->cookie)->has_value());
    QCOMPARE(m_house->countOf(u"password_change"_s), 0);
}

void PasswordChangeTest::countsWrongOldPasswordsAsFailedSignIns()
{
    QCOMPARE(change(u"Wrong-Horse-7"_s, kNewPassword).error().signIn.reason, SignInRefusal::Reason::BadCredentials);
    QCOMPARE(m_house->countOf(u"login_failed"_s, u"bad_credentials"_s), 1);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!change(u"Wrong-Horse-7"_s, kNewPassword));
    const auto limited = change(kOldPassword, kNewPassword); // the right one, too late
    QVERIFY(!limited);
    QCOMPARE(limited.error().kind, Kind::OldPassword);
    QVERIFY(limited.error().signIn.reason != SignInRefusal::Reason::BadCredentials);
    QVERIFY(limited.error().signIn.retryAfter.count() > 0);
}

void PasswordChangeTest::doesNotUndoWhatAnAdministratorDidMeanwhile()
{
    // Between the proof of the old password and the new one: the proof itself is what the trigger waits for.
    m_house->write([](Transaction &transaction) -> Result<void> {
        const auto made = transaction.run(u"CREATE TRIGGER meanwhile AFTER UPDATE OF last_login_at ON users BEGIN "
                                          "UPDATE users SET updated_at = updated_at + 1; END"_s);
        if (!made)
            return fail(made.error());
        return {};
    });
    const auto changed = change(kOldPassword, kNewPassword);
    QVERIFY(!changed);
    QCOMPARE(changed.error().kind, Kind::Changed);
    QVERIFY(isPassword(kOldPassword));
}

void PasswordChangeTest::saysThatThereIsTooMuchToDo()
{
    m_house->pool.close();
    const auto changed = change(kOldPassword, kNewPassword);
    m_house->pool.open();
    QVERIFY(!changed);
    QCOMPARE(changed.error().signIn.reason, SignInRefusal::Reason::Overloaded);
}

QTEST_GUILESS_MAIN(PasswordChangeTest)
#include "PasswordChangeTest.moc"
