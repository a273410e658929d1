
#include "core/users/LoginLockRepository.h"
#include "tests/support/SignInHouse.h"

#include <QFile>
#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace Qt::StringLiterals;
using namespace core;
using Reason = SignInRefusal::Reason;

namespace {

LoginLimits noLimits()
{
    return {false, 0, 0, 0, std::chrono::seconds(900)};
}

} // namespace

class PasswordSignInTest : public QObject
{
    Q_OBJECT
private slots:
    void letsTheRightPasswordInByNameAndByAddress();
    void refusesAlikeWhateverIsWrong_data();
    void refusesAlikeWhateverIsWrong();
    void countsNameAndAddressOfAUserAsOne();
    void locksKnownAndUnknownNamesAlike();
    void writesALockWithItsAuditRows();
    void forgetsTheLockRowAfterARightPassword();
    void auditsRefusedAttemptsOnceAMinute();
    void anUnlockByAnotherProcessForgetsTheHourToo();
    void anIpv6NetworkIsOneAddress();
    void longNamesTakeLittleRoom();
    void everyWrongPasswordDoesTheSame_data();
    void everyWrongPasswordDoesTheSame();
    void renewsAWeakHash();
    void keepsAStrongHash();
    void refusesWhenThePasswordChangedMeanwhile();
    void refusesAtOnceWhenTooManyAreInside();
    void countsThoseWhoWaitForOpenAttemptsAsInside();
    void judgesOnlyTheLimitOfParallelWrongPasswords();
    void letsParallelRightPasswordsIn();
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

void PasswordSignInTest::countsNameAndAddressOfAUserAsOne()
{
    tests::SignInHouse house;
    const User alice = house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i) {
        const QString name = i % 2 ? u"ALICE"_s : u"alice@EXAMPLE.com"_s;
        QCOMPARE(house.enter(name, u"wrong"_s, u"10.0.0.%1"_s.arg(i)).error().reason, Reason::BadCredentials);
    }
    QCOMPARE(house.throttle.failuresOf(alice.id.value), 5);
    for (const QString &name : {u"alice"_s, u"alice@example.com"_s})
        QCOMPARE(house.enter(name, u"right"_s, u"10.0.1.1"_s).error().reason, Reason::Locked);
}

void PasswordSignInTest::locksKnownAndUnknownNamesAlike()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    std::vector<SignInRefusal> refusals;
    for (const QString &name : {u"alice"_s, u"Nobody"_s}) {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(house.enter(name, u"wrong"_s, u"10.%1.0.%2"_s.arg(name.size()).arg(i)).error().reason,
                     Reason::BadCredentials);
        refusals.push_back(house.enter(name.toLower(), u"right"_s, u"10.9.9.9"_s).error());
    }
    QCOMPARE(refusals[0].reason, Reason::Locked);
    QCOMPARE(refusals[1].reason, refusals[0].reason);
    QCOMPARE(refusals[1].retryAfter, refusals[0].retryAfter);
    QCOMPARE(refusals[1].lockedUntil, refusals[0].lockedUntil);
    QCOMPARE(refusals[1].limit, refusals[0].limit);
    QCOMPARE(refusals[0].retryAfter, std::chrono::seconds(900));
    house.clock.advance(std::chrono::seconds(900));
    QVERIFY(house.enter(u"alice"_s, u"right"_s, u"10.9.9.9"_s));
}

void PasswordSignInTest::writesALockWithItsAuditRows()
{
    tests::SignInHouse house;
    const User alice = house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    const auto locks = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QCOMPARE(locks->size(), size_t(1));
    QCOMPARE(locks->front().key, alice.id.value);
    QCOMPARE(locks->front().lastAddress, u"10.0.0.1"_s);
    QCOMPARE(house.countOf(u"login_failed"_s, u"bad_credentials"_s), 5);
    const tests::AuditRow last = house.rows().back();
    QCOMPARE(last.event, u"account_locked"_s);
    QCOMPARE(last.user, alice.id.value);
    QCOMPARE(last.data.value(u"failures"_s).toInt(), 5);
    QCOMPARE(last.data.value(u"locked_until"_s).toString(), u"2026-01-15T12:15:00.000Z"_s);
    house.write([&](Transaction &t) { return LoginLockRepository::lift(t, alice.id.value, house.clock.now()); });
    const auto stored = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    house.throttle.synchronize(*stored); // as after `user unlock` of another process
    QVERIFY(house.enter(u"alice"_s, u"right"_s, u"10.0.0.2"_s));
}

void PasswordSignInTest::forgetsTheLockRowAfterARightPassword()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    house.clock.advance(std::chrono::seconds(900));
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
    const auto locks = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QVERIFY(locks->empty());
}

void PasswordSignInTest::auditsRefusedAttemptsOnceAMinute()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    for (int i = 0; i < 20; ++i) {
        const auto refused = house.enter(u"alice"_s, u"right"_s);
        QCOMPARE(refused.error().reason, Reason::RateLimited);
        QCOMPARE(refused.error().limit, 5);
        QCOMPARE(refused.error().retryAfter, std::chrono::seconds(60));
        QCOMPARE(refused.error().label, u"rate_limited"_s);
    }
    QCOMPARE(house.countOf(u"rate_limit_exceeded"_s, u"rate_limited"_s), 1);
    house.clock.advance(std::chrono::seconds(60));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(house.enter(u"alice"_s, u"right"_s).error().reason, Reason::Locked);
    QCOMPARE(house.countOf(u"login_failed"_s, u"locked"_s), 1);
    house.clock.advance(std::chrono::seconds(60));
    QVERIFY(!house.enter(u"alice"_s, u"right"_s));
    QCOMPARE(house.countOf(u"login_failed"_s, u"locked"_s), 2);
    QCOMPARE(house.rows().back().data.value(u"refused"_s).toInt(), 20);
}

void PasswordSignInTest::anUnlockByAnotherProcessForgetsTheHourToo()
{
    LoginLimits limits;
    limits.lockThreshold = 0;
    limits.perAddress = 0;
    limits.perName = 3;
    tests::SignInHouse house(limits);
    const User alice = house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    QCOMPARE(house.enter(u"alice"_s, u"right"_s).error().reason, Reason::RateLimited);
    const auto other = house.db.openAgain();
    QVERIFY(other->writeNow(
        [&](Transaction &t) { return LoginLockRepository::lift(t, alice.id.value, house.clock.now()); }));
    const auto stored = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    house.throttle.synchronize(*stored);
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
}

void PasswordSignInTest::anIpv6NetworkIsOneAddress()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    const auto enterFrom = [&](const QString &address, const QString &network, const QString &name) {
        const Origin origin{address, u"agent"_s, RequestId{u"request-1"_s}, u"http"_s, network};
        return house.signIn.signIn(name, SecretBytes::fromText(u"wrong"_s), ClientId{u"test-client"_s}, origin)
            .error()
            .reason;
    };
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(enterFrom(u"2001:db8::%1"_s.arg(i), u"2001:db8::/64"_s, u"name-%1"_s.arg(i)), Reason::BadCredentials);
    QCOMPARE(enterFrom(u"2001:db8::ffff"_s, u"2001:db8::/64"_s, u"alice"_s), Reason::RateLimited);
    QCOMPARE(enterFrom(u"2001:db8:0:1::1"_s, u"2001:db8:0:1::/64"_s, u"alice"_s), Reason::BadCredentials);
    QCOMPARE(house.countOf(u"rate_limit_exceeded"_s), 1);
    QCOMPARE(house.rows()[5].address, u"2001:db8::ffff"_s); // the row names the address, not the network
}

void PasswordSignInTest::longNamesTakeLittleRoom()
{
    LoginLimits limits;
    limits.perAddress = 0;
    tests::SignInHouse house(limits);
    const QString one = QString(254, QChar(0xfdfa)) + u'1'; // each is eighteen characters when folded
    const QString two = QString(254, QChar(0xfdfa)) + u'2';
    for (int i = 0; i < 5; ++i)
        QCOMPARE(house.enter(one, u"wrong"_s).error().reason, Reason::BadCredentials);
    QCOMPARE(house.enter(one, u"wrong"_s).error().reason, Reason::Locked);
    QCOMPARE(house.enter(two, u"wrong"_s).error().reason, Reason::BadCredentials);
    QVERIFY(house.throttle.standing(1).blocked.at(0).key.size() < 100);
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

void PasswordSignInTest::renewsAWeakHash()
{
    tests::SignInHouse house;
    const User alice = house.add(u"alice"_s, u"right"_s);
    house.write([&](Transaction &t) -> Result<bool> {
        auto rows = t.run(u"SELECT password_hash FROM users"_s);
        if (!rows || !rows->next())
            return fail(ErrorKind::Storage, u"no row"_s);
        const QString weak = u"$2a$"_s + rows->text(0).mid(4); // the same function by its older name
        return UserRepository::setPasswordHash(t, alice.id, weak, house.clock.now());
    });
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
    const auto stored =
        house.db.database().readNow([](Snapshot &s) { return UserRepository::credentials(s, u"alice"_s); });
    QVERIFY(!PasswordHash::needsRehash((*stored)->passwordHash, tests::kCheapCost));
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
    QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
}

void PasswordSignInTest::keepsAStrongHash()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s, 5);
    const auto hash = [&] {
        return (*house.db.database().readNow([](Snapshot &s) { return UserRepository::credentials(s, u"alice"_s); }))
            ->passwordHash;
    };
    const QString before = hash();
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
    QCOMPARE(hash(), before);
}

void PasswordSignInTest::refusesWhenThePasswordChangedMeanwhile()
{
    tests::SignInHouse house(noLimits(), 1);
    const User alice = house.add(u"alice"_s, u"old"_s);
    std::latch release(1);
    std::jthread blocker([&] { house.pool.run([&] { release.wait(); }); });
    QTRY_COMPARE_WITH_TIMEOUT(house.pool.depth(), 1, 30000);
    std::optional<Reason> reason;
    std::jthread visitor([&] {
        if (const auto entered = house.enter(u"alice"_s, u"old"_s); !entered)
            reason = entered.error().reason;
    });
    QTRY_COMPARE_WITH_TIMEOUT(house.pool.depth(), 2, 30000); // the old hash has been read and waits to be judged
    const QString hash = PasswordHash::make(SecretBytes::fromText(u"new"_s), tests::kCheapCost, house.random).value();
    house.write([&](Transaction &t) { return UserRepository::setPasswordHash(t, alice.id, hash, house.clock.now()); });
    release.count_down();
    visitor.join();
    QCOMPARE(reason, std::optional(Reason::BadCredentials));
    QCOMPARE(house.countOf(u"login_success"_s), 0);
    QVERIFY(house.enter(u"alice"_s, u"new"_s));
}

void PasswordSignInTest::refusesAtOnceWhenTooManyAreInside()
{
    tests::SignInHouse house(noLimits(), 1, 1);
    house.add(u"alice"_s, u"right"_s);
    std::latch release(1);
    std::jthread blocker([&] { house.pool.run([&] { release.wait(); }); });
    QTRY_COMPARE_WITH_TIMEOUT(house.pool.depth(), 1, 30000);
    std::jthread waiting([&] { QVERIFY(house.enter(u"alice"_s, u"right"_s)); });
    QTRY_COMPARE_WITH_TIMEOUT(house.pool.depth(), 2, 30000);
    const auto refused = house.enter(u"alice"_s, u"right"_s);
    QCOMPARE(refused.error().reason, Reason::Overloaded);
    QVERIFY(refused.error().retryAfter.count() > 0);
    release.count_down();
    waiting.join();
    blocker.join();
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
    QCOMPARE(house.countOf(u"login_failed"_s), 0);
}

void PasswordSignInTest::countsThoseWhoWaitForOpenAttemptsAsInside()
{
    LoginLimits limits;
    limits.perAddress = 1;
    tests::SignInHouse house(limits, 1, 1);
    house.add(u"alice"_s, u"right"_s);
    std::latch release(1);
    std::jthread blocker([&] { house.pool.run([&] { release.wait(); }); });
    QTRY_COMPARE_WITH_TIMEOUT(house.pool.depth(), 1, 30000);
    std::atomic<int> entered = 0;
    std::atomic<int> overloaded = 0;
    std::vector<std::jthread> visitors;
    for (int i = 0; i < 3; ++i) // one in the pool's queue, one that waits for its outcome, one too many
        visitors.emplace_back([&] {
            const auto user = house.enter(u"alice"_s, u"right"_s);
            entered += user.has_value();
            overloaded += !user && user.error().reason == Reason::Overloaded;
        });
    [&] { QTRY_COMPARE_WITH_TIMEOUT(overloaded.load(), 1, 30000); }(); // released also when this fails
    release.count_down();
    visitors.clear();
    QCOMPARE(overloaded.load(), 1);
    QCOMPARE(entered.load(), 2);
}

void PasswordSignInTest::judgesOnlyTheLimitOfParallelWrongPasswords()
{
    tests::SignInHouse house({}, 4, 64);
    const User alice = house.add(u"alice"_s, u"right"_s);
    std::atomic<int> judged = 0;
    std::atomic<int> limited = 0;
    std::latch start(50);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 50; ++i)
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                const Reason reason = house.enter(u"alice"_s, u"wrong"_s, u"10.0.%1.1"_s.arg(i)).error().reason;
                judged += reason == Reason::BadCredentials;
                limited += reason == Reason::Locked;
            });
    }
    QCOMPARE(judged.load(), 5);
    QCOMPARE(limited.load(), 45);
    QCOMPARE(house.countOf(u"login_failed"_s, u"bad_credentials"_s), 5);
    QCOMPARE(house.countOf(u"account_locked"_s), 1);
    QVERIFY(house.throttle.lockOf(alice.id.value));
}

void PasswordSignInTest::letsParallelRightPasswordsIn()
{
    tests::SignInHouse house({}, 2, 30);
    house.add(u"alice"_s, u"right"_s);
    std::atomic<int> entered = 0;
    std::latch start(32);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 32; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                entered += house.enter(u"alice"_s, u"right"_s).has_value();
            });
    }
    QCOMPARE(entered.load(), 32);
    QCOMPARE(house.countOf(u"login_success"_s), 32);
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
