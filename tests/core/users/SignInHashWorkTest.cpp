#include "core/users/PasswordSignIn.h"
#include "tests/support/SignInHouse.h"

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

/// What sign-ins do in the hash pool and while they wait for it.
class SignInHashWorkTest : public QObject
{
    Q_OBJECT
private slots:
    void renewsAWeakHash();
    void keepsAStrongHash();
    void refusesWhenThePasswordChangedMeanwhile();
    void refusesAtOnceWhenTooManyAreInside();
    void countsThoseWhoWaitForOpenAttemptsAsInside();
    void judgesOnlyTheLimitOfParallelWrongPasswords();
    void letsParallelRightPasswordsIn();
};

void SignInHashWorkTest::renewsAWeakHash()
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

void SignInHashWorkTest::keepsAStrongHash()
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

void SignInHashWorkTest::refusesWhenThePasswordChangedMeanwhile()
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

void SignInHashWorkTest::refusesAtOnceWhenTooManyAreInside()
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

void SignInHashWorkTest::countsThoseWhoWaitForOpenAttemptsAsInside()
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

void SignInHashWorkTest::judgesOnlyTheLimitOfParallelWrongPasswords()
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

void SignInHashWorkTest::letsParallelRightPasswordsIn()
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

QTEST_GUILESS_MAIN(SignInHashWorkTest)
#include "SignInHashWorkTest.moc"
