#include "app/LocalChecks.h"

#include "tests/support/MemorySecretStore.h"
#include "tests/support/TestDatabase.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = core::SelfTestCheck::Outcome;

class LocalChecksTest : public QObject
{
    Q_OBJECT

private slots:
    void seesAClockThatWasSetBack()
    {
        const core::Instant now(1000h);
        QCOMPARE(app::clockCheck(now, now - 1h, true).outcome, Outcome::Passed);
        QCOMPARE(app::clockCheck(now, std::nullopt, std::nullopt).outcome, Outcome::Passed);
        QCOMPARE(app::clockCheck(now, now, false).outcome, Outcome::Doubtful);
        const auto late = app::clockCheck(now, now + 1h, true);
        QCOMPARE(late.outcome, Outcome::Failed);
        QVERIFY(!late.advice.isEmpty());
    }
    void looksAtTheDisk()
    {
        const QTemporaryDir dir;
        constexpr qint64 kMega = 1024 * 1024;
        QCOMPARE(app::diskCheck(dir.path(), 5000 * kMega).outcome, Outcome::Passed);
        QCOMPARE(app::diskCheck(dir.path(), 500 * kMega).outcome, Outcome::Doubtful);
        QCOMPARE(app::diskCheck(dir.path(), 50 * kMega).outcome, Outcome::Failed);
        QCOMPARE(app::diskCheck(dir.filePath(u"gone"_s), 5000 * kMega).outcome, Outcome::Failed);
        QVERIFY(QDir(dir.path()).isEmpty());
    }
    void looksAtTheCertificate()
    {
        const core::Instant now(100000h);
        core::CertificateState state;
        QCOMPARE(app::certificateCheck(state, false, now).outcome, Outcome::Skipped);
        QCOMPARE(app::certificateCheck(state, true, now).outcome, Outcome::Failed);
        state.source = core::CertificateState::Source::Imported;
        state.server = core::CertificateFacts{};
        state.server->notBefore = now - 1h;
        state.server->notAfter = now + 1000h;
        QCOMPARE(app::certificateCheck(state, true, now).outcome, Outcome::Passed);
        state.server->notAfter = now + 24h;
        QCOMPARE(app::certificateCheck(state, true, now).outcome, Outcome::Doubtful);
        state.server->notAfter = now;
        QCOMPARE(app::certificateCheck(state, true, now).outcome, Outcome::Failed);
    }
    void findsADamagedDatabase()
    {
        tests::TestDatabase file;
        const auto good = app::databaseQuickCheck(file.database());
        QCOMPARE(good.outcome, Outcome::Passed);
        QVERIFY(good.advice.isEmpty());
        file.reopen(); // nothing is left in its log
        QFile bytes(file.path());
        QVERIFY(bytes.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        QVERIFY(bytes.seek(bytes.size() - 4096)); // the last page: the root of a table or an index
        QCOMPARE(bytes.write(QByteArray(4096, '\xff')), 4096);
        const auto damaged = app::databaseQuickCheck(*file.openAgain());
        QCOMPARE(damaged.outcome, Outcome::Failed);
        QVERIFY(damaged.detail != good.detail && !damaged.detail.isEmpty());
        QVERIFY(damaged.advice.contains(u"backup"_s));
    }
    void findsRowsThatPointNowhere()
    {
        tests::TestDatabase file;
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s); // does not look after its references
            other.setDatabaseName(file.path());
            QVERIFY(other.open());
            QSqlQuery insert(other);
            QVERIFY2(insert.exec(u"INSERT INTO consents (user_id, client_id, scopes, granted_at, updated_at) "
                                 "VALUES ('nobody', 'nothing', '[]', 1, 1)"_s),
                     qPrintable(insert.lastError().text()));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        const auto check = app::databaseQuickCheck(file.database());
        QCOMPARE(check.outcome, Outcome::Failed);
        QVERIFY2(check.detail.contains(u"consents"_s), qPrintable(check.detail));
        QVERIFY(!check.advice.isEmpty());
    }
    void triesTheKeychain_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("outcome");
        using State = tests::MemorySecretStore::State;
        QTest::newRow("open") << int(State::Open) << int(Outcome::Passed);
        QTest::newRow("locked") << int(State::Locked) << int(Outcome::Failed);
        QTest::newRow("missing") << int(State::Missing) << int(Outcome::Failed);
        QTest::newRow("forgetful") << int(State::Forgetful) << int(Outcome::Failed);
    }
    void triesTheKeychain()
    {
        QFETCH(int, state);
        QFETCH(int, outcome);
        tests::MemorySecretStore keychain;
        keychain.state = tests::MemorySecretStore::State(state);
        core::SystemRandom random;
        auto check = app::keychainRoundTrip(keychain, random);
        QTRY_VERIFY(check.isFinished());
        QCOMPARE(int(check.result().outcome), outcome);
        QVERIFY(keychain.entries.isEmpty()); // nothing is left in it
    }
    void tellsWhatIsSealedUnderAnotherKey()
    {
        core::KekTest test;
        test.opened = 3;
        QCOMPARE(app::sealedKeysCheck(test).outcome, Outcome::Passed);
        test.place = core::KekTest::Place::Different;
        QCOMPARE(app::sealedKeysCheck(test).outcome, Outcome::Failed);
        test.place = core::KekTest::Place::Same;
        test.damaged = {u"2026-01-key-1"_s};
        QVERIFY(app::sealedKeysCheck(test).detail.contains(u"2026-01-key-1"_s));
    }
};

QTEST_GUILESS_MAIN(LocalChecksTest)
#include "LocalChecksTest.moc"
