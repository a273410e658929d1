#include "core/admin/database/DatabaseConsoleLock.h"

#include "tests/support/AdminHouse.h"

#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using tests::AdminHouse;
using Outcome = UnlockAnswer::Outcome;

class DatabaseConsoleLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasNoPassphraseAtFirst();
    void keepsOnlyAHash();
    void staysLockedOverARestart();
    void opensWithTheRightPassphraseAlone();
    void slowsGuessesDown();
    void settingTheClockNeitherHelpsNorLocksOut();
    void countsOnOverARestart();
    void answersWhileTheSharedThreadsAreBusy();
    void guessesMadeAtOnceCountOneByOne();
    void asksForTheOldPassphrase();
    void refusesAPassphrase_data();
    void refusesAPassphrase();
    void isForgottenByWhoeverOwnsTheFolder();
    void provesAPersonWithoutUnlocking();
    void writesEveryStepDown();
    void staysUnlockedWhenTheRowCannotBeWritten();

private:
    static SecretBytes secret(const QString &text) { return SecretBytes::fromText(text); }
    Result<void> choose(const QString &text, const QString &old = {})
    {
        return AdminHouse::await(m_lock->set(secret(old), secret(text)));
    }
    UnlockAnswer unlock(const QString &text) { return AdminHouse::await(m_lock->unlock(secret(text))).value(); }
    ConsoleLockState state() { return AdminHouse::await(m_lock->state()).value(); }

    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseConsoleLock> m_lock;
};

void DatabaseConsoleLockTest::init()
{
    m_house = std::make_unique<AdminHouse>();
    m_lock = std::make_unique<DatabaseConsoleLock>(m_house->context);
}

void DatabaseConsoleLockTest::cleanup()
{
    m_lock.reset();
    m_house.reset();
}

void DatabaseConsoleLockTest::hasNoPassphraseAtFirst()
{
    QVERIFY(!state().hasPassphrase);
    const auto locked = AdminHouse::await(m_lock->lock(LockReason::Asked));
    QVERIFY(!locked);
    QCOMPARE(locked.error().kind, ErrorKind::NotFound);
    QVERIFY(!state().isLocked);
}

void DatabaseConsoleLockTest::keepsOnlyAHash()
{
    QVERIFY(choose(u"correct horse"_s));
    const QString stored = m_house->issuer.text(u"SELECT value FROM settings WHERE name = 'console_passphrase'"_s);
    QVERIFY2(stored.startsWith(u"$2b$"_s), qPrintable(stored));
    QVERIFY(!m_house->issuer.number(u"SELECT count(*) FROM settings WHERE value LIKE '%correct horse%'"_s));
    QVERIFY(!m_house->issuer.number(u"SELECT count(*) FROM audit_logs WHERE event_data LIKE '%correct horse%'"_s));
}

void DatabaseConsoleLockTest::staysLockedOverARestart()
{
    QVERIFY(choose(u"correct horse"_s));
    QVERIFY(AdminHouse::await(m_lock->lock(LockReason::Idle)));
    m_lock = std::make_unique<DatabaseConsoleLock>(m_house->context);
    QVERIFY(state().isLocked);
    QCOMPARE(unlock(u"correct horse"_s).outcome, Outcome::Right);
    QVERIFY(!state().isLocked);
}

void DatabaseConsoleLockTest::opensWithTheRightPassphraseAlone()
{
    QVERIFY(choose(u"пароль и ещё"_s));
    QVERIFY(AdminHouse::await(m_lock->lock(LockReason::Asked)));
    QCOMPARE(unlock(u"пароль и еще"_s).outcome, Outcome::Wrong);
    QVERIFY(state().isLocked);
    QCOMPARE(unlock({}).outcome, Outcome::Wrong);
    QCOMPARE(unlock(u"пароль и ещё"_s).outcome, Outcome::Right);
}

void DatabaseConsoleLockTest::slowsGuessesDown()
{
    QVERIFY(choose(u"correct horse"_s));
    QCOMPARE(unlock(u"one"_s).wait, 0s);
    QCOMPARE(unlock(u"two"_s).wait, 0s);
    QCOMPARE(unlock(u"three"_s).wait, 2s);
    QCOMPARE(unlock(u"correct horse"_s).outcome, Outcome::TooSoon); // even the right one
    m_house->issuer.clock.advance(2s);
    QCOMPARE(unlock(u"four"_s).wait, 4s);
    for (int guess = 0; guess < 10; ++guess) {
        m_house->issuer.clock.advance(60s);
        unlock(u"again"_s);
    }
    QCOMPARE(unlock(u"correct horse"_s).wait, 60s);
    m_house->issuer.clock.advance(60s);
    QCOMPARE(unlock(u"correct horse"_s).outcome, Outcome::Right);
    QCOMPARE(unlock(u"one"_s).wait, 0s); // counted from the start
}

void DatabaseConsoleLockTest::settingTheClockNeitherHelpsNorLocksOut()
{
    auto &clock = m_house->issuer.clock;
    QVERIFY(choose(u"correct horse"_s));
    for (int guess = 0; guess < 3; ++guess)
        unlock(u"wrong"_s);
    clock.set(clock.now() + 1h);
    QCOMPARE(unlock(u"correct horse"_s).outcome, Outcome::TooSoon);
    clock.set(clock.now() - 2h);
    QCOMPARE(unlock(u"correct horse"_s).wait, 2s);
    clock.advance(2s);
    QCOMPARE(unlock(u"correct horse"_s).outcome, Outcome::Right);
}

void DatabaseConsoleLockTest::countsOnOverARestart()
{
    QVERIFY(choose(u"correct horse"_s));
    for (int guess = 0; guess < 3; ++guess)
        unlock(u"wrong"_s);
    m_lock = std::make_unique<DatabaseConsoleLock>(m_house->context);
    QCOMPARE(unlock(u"wrong"_s).outcome, Outcome::TooSoon);
    m_house->issuer.clock.advance(2s);
    QCOMPARE(unlock(u"wrong"_s).wait, 4s);
    m_house->issuer.clock.advance(4s);
    QCOMPARE(unlock(u"correct horse"_s).outcome, Outcome::Right);
    m_lock = std::make_unique<DatabaseConsoleLock>(m_house->context);
    QCOMPARE(unlock(u"wrong"_s).wait, 0s); // the right one ended the count
}

void DatabaseConsoleLockTest::answersWhileTheSharedThreadsAreBusy()
{
    QVERIFY(choose(u"correct horse"_s));
    QSemaphore end;
    for (int thread = 0; thread < m_house->pool.maxThreadCount(); ++thread)
        m_house->pool.start([&end] { end.acquire(); });
    const auto answer = m_lock->unlock(secret(u"correct horse"_s));
    const bool answered = QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000);
    end.release(m_house->pool.maxThreadCount());
    m_house->pool.waitForDone();
    QVERIFY(answered);
}

void DatabaseConsoleLockTest::guessesMadeAtOnceCountOneByOne()
{
    QVERIFY(choose(u"correct horse"_s));
    std::vector<QFuture<Result<UnlockAnswer>>> guesses;
    for (int guess = 0; guess < 12; ++guess)
        guesses.push_back(m_lock->unlock(secret(u"guess"_s)));
    int tried = 0;
    for (auto &guess : guesses)
        tried += AdminHouse::await(guess)->outcome == Outcome::Wrong ? 1 : 0;
    QCOMPARE(tried, 3);
}

void DatabaseConsoleLockTest::asksForTheOldPassphrase()
{
    QVERIFY(choose(u"correct horse"_s));
    const auto refused = choose(u"battery staple"_s, u"wrong"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, u"old"_s);
    QVERIFY(choose(u"battery staple"_s, u"correct horse"_s));
    QCOMPARE(unlock(u"battery staple"_s).outcome, Outcome::Right);
    QVERIFY(!AdminHouse::await(m_lock->remove(secret(u"wrong"_s))));
    QVERIFY(AdminHouse::await(m_lock->remove(secret(u"battery staple"_s))));
    QVERIFY(!state().hasPassphrase);
}

void DatabaseConsoleLockTest::refusesAPassphrase_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << u"seven77"_s;
    QTest::newRow("seven letters of two bytes") << u"семь777"_s;
    QTest::newRow("longer than bcrypt reads") << QString(73, u'a');
    QTest::newRow("NUL") << u"eight"_s + QChar(0) + u"888"_s;
}

void DatabaseConsoleLockTest::refusesAPassphrase()
{
    QFETCH(QString, text);
    const auto chosen = choose(text);
    QVERIFY(!chosen);
    QCOMPARE(chosen.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(chosen.error().field, u"passphrase"_s);
    QVERIFY(!state().hasPassphrase);
}

void DatabaseConsoleLockTest::isForgottenByWhoeverOwnsTheFolder()
{
    QCOMPARE(m_lock->forget().value(), false);
    QVERIFY(choose(u"correct horse"_s));
    QVERIFY(AdminHouse::await(m_lock->lock(LockReason::Asked)));
    QCOMPARE(m_lock->forget().value(), true);
    QVERIFY(!state().hasPassphrase);
    QVERIFY(!state().isLocked);
    QCOMPARE(unlock(u"anything"_s).outcome, Outcome::Right); // nobody is shut out for ever
}

void DatabaseConsoleLockTest::provesAPersonWithoutUnlocking()
{
    QVERIFY(choose(u"correct horse"_s));
    QVERIFY(AdminHouse::await(m_lock->lock(LockReason::Asked)));
    QCOMPARE(AdminHouse::await(m_lock->verify(secret(u"correct horse"_s)))->outcome, Outcome::Right);
    QVERIFY(state().isLocked);
}

void DatabaseConsoleLockTest::writesEveryStepDown()
{
    QVERIFY(choose(u"correct horse"_s));
    QVERIFY(AdminHouse::await(m_lock->lock(LockReason::Suspended)));
    unlock(u"wrong"_s);
    unlock(u"correct horse"_s);
    QCOMPARE(AdminHouse::await(m_lock->verify(secret(u"wrong too"_s)))->outcome, Outcome::Wrong);
    const auto rows = m_house->audited();
    QStringList events;
    for (const auto &row : rows)
        events.append(row.event);
    QCOMPARE(events, (QStringList{u"settings_changed"_s, u"console_locked"_s, u"console_unlock_failed"_s,
                                  u"console_unlocked"_s, u"console_unlock_failed"_s}));
    QCOMPARE(rows[0].data.value(u"name"_s).toString(), u"console_lock"_s);
    QCOMPARE(rows[0].data.value(u"after"_s).toString(), u"new passphrase"_s);
    QCOMPARE(rows[1].data, (QJsonObject{{u"reason"_s, u"suspended"_s}}));
    QVERIFY(!rows[2].success);
    QCOMPARE(rows[2].error, u"bad_passphrase"_s);
    QCOMPARE(rows[2].data, (QJsonObject{{u"purpose"_s, u"unlock"_s}, {u"tries"_s, 1}}));
    QVERIFY(rows[3].success);
    QCOMPARE(rows[3].data, QJsonObject());
    QCOMPARE(rows[4].data.value(u"purpose"_s).toString(), u"verify"_s);
}

void DatabaseConsoleLockTest::staysUnlockedWhenTheRowCannotBeWritten()
{
    QVERIFY(choose(u"correct horse"_s));
    m_house->refuseAuditRows();
    QVERIFY(!AdminHouse::await(m_lock->lock(LockReason::Asked)));
    QVERIFY(!state().isLocked);
}

QTEST_GUILESS_MAIN(DatabaseConsoleLockTest)
#include "DatabaseConsoleLockTest.moc"
