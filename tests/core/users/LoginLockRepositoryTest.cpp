#include "core/users/LoginLockRepository.h"

#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

class LoginLockRepositoryTest : public QObject
{
    Q_OBJECT
private slots:
    void aLockSurvivesARestart();
    void aLaterLockReplacesTheRow();
    void removesOneAndTheExpired();
    void aLiftedLockIsKeptAsAWordToOthers();
};

void LoginLockRepositoryTest::aLockSurvivesARestart()
{
    tests::TestDatabase db;
    tests::ManualClock clock;
    std::optional<LoginThrottle::Lock> lock;
    {
        LoginThrottle throttle(clock, {});
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!throttle.admit(u"name:nobody"_s, u"10.0.0.1"_s));
            lock = throttle.settleFailure(u"name:nobody"_s, u"10.0.0.1"_s);
        }
        QVERIFY(lock);
        QVERIFY(db.database().writeNow([&](Transaction &t) { return LoginLockRepository::put(t, *lock); }));
    }
    db.reopen();
    const auto stored = db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QVERIFY(stored);
    LoginThrottle throttle(clock, {});
    throttle.restore(*stored);
    const auto refusal = throttle.admit(u"name:nobody"_s, u"10.0.0.2"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, LoginThrottle::Refusal::Kind::Locked);
    QCOMPARE(refusal->lockedUntil, lock->lockedUntil);
    QCOMPARE(throttle.lockOf(u"name:nobody"_s)->lastAddress, u"10.0.0.1"_s);
    QCOMPARE(throttle.lockOf(u"name:nobody"_s)->failures, 5);
}

void LoginLockRepositoryTest::aLaterLockReplacesTheRow()
{
    tests::TestDatabase db;
    for (int i = 1; i <= 2; ++i) {
        const LoginThrottle::Lock lock{u"key"_s, fromSeconds(100 * i), i, u"10.0.0.%1"_s.arg(i)};
        QVERIFY(db.database().writeNow([&](Transaction &t) { return LoginLockRepository::put(t, lock); }));
    }
    const auto stored = db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QVERIFY(stored);
    QCOMPARE(stored->size(), size_t(1));
    QCOMPARE(stored->front().lockedUntil, fromSeconds(200));
    QCOMPARE(stored->front().failures, 2);
    QCOMPARE(stored->front().lastAddress, u"10.0.0.2"_s);
}

void LoginLockRepositoryTest::removesOneAndTheExpired()
{
    tests::TestDatabase db;
    for (int i = 1; i <= 3; ++i) {
        const LoginThrottle::Lock lock{u"key%1"_s.arg(i), fromSeconds(100 * i), 5, {}};
        QVERIFY(db.database().writeNow([&](Transaction &t) { return LoginLockRepository::put(t, lock); }));
    }
    const auto remove = [&] {
        return db.database().writeNow([](Transaction &t) { return LoginLockRepository::remove(t, u"key3"_s); });
    };
    QCOMPARE(remove().value(), true);
    QCOMPARE(remove().value(), false);
    const auto removeAt = [&](qint64 second) {
        return db.database()
            .writeNow([=](Transaction &t) { return LoginLockRepository::removeExpired(t, fromSeconds(second)); })
            .value();
    };
    QCOMPARE(removeAt(3699), 0); // an hour for those who have not read it
    QCOMPARE(removeAt(3700), 1);
    const auto left = db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QCOMPARE(left->size(), size_t(1));
    QCOMPARE(left->front().key, u"key2"_s);
}

void LoginLockRepositoryTest::aLiftedLockIsKeptAsAWordToOthers()
{
    tests::TestDatabase db;
    const LoginThrottle::Lock lock{u"key"_s, fromSeconds(100), 5, u"10.0.0.1"_s};
    QVERIFY(db.database().writeNow([&](Transaction &t) { return LoginLockRepository::put(t, lock); }));
    const auto liftAt = [&](qint64 second) {
        return db.database()
            .writeNow([=](Transaction &t) { return LoginLockRepository::lift(t, u"key"_s, fromSeconds(second)); })
            .value();
    };
    QCOMPARE(liftAt(50), true);
    QCOMPARE(liftAt(51), false);
    const auto stored = db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QCOMPARE(stored->size(), size_t(1));
    QCOMPARE(stored->front().failures, 0);
    QCOMPARE(stored->front().lockedUntil, fromSeconds(51));
}

QTEST_GUILESS_MAIN(LoginLockRepositoryTest)
#include "LoginLockRepositoryTest.moc"
