#include "core/users/PasswordSignIn.h"

#include "tests/support/SignInHouse.h"

#include <QFile>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace core;
using Reason = SignInRefusal::Reason;

class PasswordSignInTest : public QObject
{
    Q_OBJECT
private slots:
    void letsTheRightPasswordInByNameAndByAddress();
    void refusesAlikeWhateverIsWrong_data();
    void refusesAlikeWhateverIsWrong();
    void everyWrongPasswordDoesTheSame_data();
    void everyWrongPasswordDoesTheSame();
    void countsNothingWhenTheDatabaseFails();
    void writesNoPasswordAnywhere();
};

void PasswordSignInTest::letsTheRightPasswordInByNameAndByAddress()
{
    tests::SignInHouse house;
    const User alice = house.add(u"Alice"_s, u"right"_s);
    for (const QString &name : {u"alice"_s, u"ALICE@example.com"_s}) {
        house.clock.advance(std::chrono::seconds(1));
        const auto user = house.enter(name, u"right"_s);
        QVERIFY(user);
        QCOMPARE(user->id, alice.id);
        QCOMPARE(user->username, u"Alice"_s);
        QCOMPARE(user->lastLoginAt, house.clock.now());
    }
    const auto stored = house.db.database().readNow([&](Snapshot &s) { return UserRepository::find(s, alice.id); });
    QCOMPARE((*stored)->lastLoginAt, house.clock.now());
    const auto rows = house.rows();
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows[0].event, u"login_success"_s);
    QCOMPARE(rows[0].user, alice.id.value);
    QCOMPARE(rows[0].client, u"test-client"_s);
    QCOMPARE(rows[0].address, u"10.0.0.1"_s);
    QCOMPARE(rows[0].requestId, u"request-1"_s);
    QVERIFY(rows[0].success);
}

void PasswordSignInTest::refusesAlikeWhateverIsWrong_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("label");
    const QString wrong = u"bad_credentials"_s;
    QTest::newRow("wrong password") << u"alice"_s << u"wrong"_s << wrong;
    QTest::newRow("unknown name") << u"nobody"_s << u"right"_s << wrong;
    QTest::newRow("unknown address") << u"nobody@example.com"_s << u"right"_s << wrong;
    QTest::newRow("disabled, right password") << u"disabled"_s << u"right"_s << u"disabled"_s;
    QTest::newRow("disabled, wrong password") << u"disabled"_s << u"wrong"_s << wrong;
    QTest::newRow("deleted, right password") << u"deleted"_s << u"right"_s << u"disabled"_s;
    QTest::newRow("empty password") << u"alice"_s << u""_s << wrong;
    QTest::newRow("right password and more") << u"alice"_s << u"right"_s + QString(80, u'x') << wrong;
    QTest::newRow("right password and NUL") << u"alice"_s << u"right"_s + QChar(0) + u"x"_s << wrong;
    QTest::newRow("name of 256") << QString(256, u'a') << u"right"_s << wrong;
    QTest::newRow("empty name") << u""_s << u"right"_s << wrong;
    QTest::newRow("name with NUL") << u"alice"_s + QChar(0) << u"right"_s << wrong;
    QTest::newRow("name with a line feed") << u"alice\n"_s << u"right"_s << wrong;
    QTest::newRow("name with a blank") << u"alice "_s << u"right"_s << wrong;
    QTest::newRow("SQL") << u"alice' OR '1'='1"_s << u"right"_s << wrong;
}

void PasswordSignInTest::refusesAlikeWhateverIsWrong()
{
    QFETCH(QString, name);
    QFETCH(QString, password);
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    const User disabled = house.add(u"disabled"_s, u"right"_s);
    const User deleted = house.add(u"deleted"_s, u"right"_s);
    house.write([&](Transaction &t) { return UserRepository::setActive(t, disabled.id, false, house.clock.now()); });
    house.write([&](Transaction &t) { return UserRepository::softDelete(t, deleted.id, house.clock.now()); });
    const auto refused = house.enter(name, password);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::BadCredentials);
    QCOMPARE(refused.error().retryAfter.count(), 0);
    QVERIFY(!refused.error().lockedUntil);
    QTEST(refused.error().label, "label");
    const auto rows = house.rows();
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows[0].event, u"login_failed"_s);
    QCOMPARE(rows[0].error, refused.error().label);
    QVERIFY(rows[0].data.value(u"username"_s).toString().size() <= 255);
    QVERIFY(!rows[0].success);
}

void PasswordSignInTest::everyWrongPasswordDoesTheSame_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("known") << u"alice"_s;
    QTest::newRow("known by e-mail") << u"alice@example.com"_s;
    QTest::newRow("disabled, right password") << u"disabled"_s;
    QTest::newRow("deleted, right password") << u"deleted"_s;
    QTest::newRow("of a cheaper hash") << u"cheap"_s;
    QTest::newRow("unknown") << u"nobody"_s;
    QTest::newRow("unknown e-mail") << u"nobody@example.com"_s;
}

/// What the wire could tell apart: writes to the database, and rows of the table of locks.
void PasswordSignInTest::everyWrongPasswordDoesTheSame()
{
    QFETCH(const QString, name);
    std::atomic<int> written = 0;
    DatabaseOptions options;
    options.onBatch = [&](const BatchReport &report) { written += report.tasks; };
    LoginLimits limits;
    limits.perAddress = 0;
    tests::SignInHouse house(limits, 2, 16, options);
    house.add(u"alice"_s, u"right"_s);
    house.add(u"cheap"_s, u"right"_s, 4);
    const User disabled = house.add(u"disabled"_s, u"wrong"_s);
    const User deleted = house.add(u"deleted"_s, u"wrong"_s);
    house.write([&](Transaction &t) { return UserRepository::setActive(t, disabled.id, false, house.clock.now()); });
    house.write([&](Transaction &t) { return UserRepository::softDelete(t, deleted.id, house.clock.now()); });
    written = 0;
    for (int i = 1; i <= 5; ++i) {
        QCOMPARE(house.enter(name, u"wrong"_s).error().reason, Reason::BadCredentials);
        QTRY_COMPARE_WITH_TIMEOUT(written.load(), i, 30000);
    }
    QCOMPARE(house.enter(name, u"wrong"_s).error().reason, Reason::Locked);
    QTRY_COMPARE_WITH_TIMEOUT(written.load(), 6, 30000); // the one row a minute
    QCOMPARE(house.enter(name, u"wrong"_s).error().reason, Reason::Locked);
    QCOMPARE(written.load(), 6);
    QCOMPARE(house.countOf(u"login_failed"_s), 6);
    QCOMPARE(house.countOf(u"account_locked"_s), 1);
}

void PasswordSignInTest::countsNothingWhenTheDatabaseFails()
{
    tests::SignInHouse house;
    const User alice = house.add(u"alice"_s, u"right"_s);
    house.write([](Transaction &t) -> Result<void> {
        auto renamed = t.run(u"ALTER TABLE audit_logs RENAME TO audit_away"_s);
        return renamed ? Result<void>() : Result<void>(fail(renamed.error()));
    });
    const auto refused = house.enter(u"alice"_s, u"right"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, Reason::Storage);
    QCOMPARE(house.throttle.failuresOf(alice.id.value), 0);
    const auto stored = house.db.database().readNow([&](Snapshot &s) { return UserRepository::find(s, alice.id); });
    QVERIFY(!(*stored)->lastLoginAt);
}

void PasswordSignInTest::writesNoPasswordAnywhere()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"Sup3r-s3cret-phrase"_s);
    QVERIFY(house.enter(u"alice"_s, u"Sup3r-s3cret-phrase"_s));
    QVERIFY(!house.enter(u"alice"_s, u"Wr0ng-s3cret-phrase"_s));
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(house.db.path() + suffix);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QVERIFY(!file.readAll().contains("s3cret-phrase"));
    }
}

QTEST_GUILESS_MAIN(PasswordSignInTest)
#include "PasswordSignInTest.moc"
