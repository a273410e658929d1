#include "core/admin/database/BackupLeftOvers.h"
#include "core/admin/database/DatabaseBackupAdmin.h"
#include "core/database/Database.h"
#include "core/upkeep/Alerts.h"
#include "core/upkeep/BackupSchedule.h"
#include "tests/support/BackupHouse.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::AdminHouse;
using House = tests::BackupHouse;

/// What the schedule does: DatabaseBackupFiles.cpp.
class DatabaseBackupFilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesWhenItIsDue();
    void keepsAsManyAsWanted();
    void saysWhyTheScheduledOneFailed();
    void raisesAnAlertUntilTheFolderTakesOne();
    void waitsForWhoMakesOneInTheSameFolder();
    void countsNoneThatIsAheadOfTheClock();
    void queuesOneAtATime();
};

void DatabaseBackupFilesTest::comesWhenItIsDue()
{
    House house;
    QVERIFY(AdminHouse::await(house.backups.setPassphrase(house.passphrase())));
    house.tick();
    QVERIFY(house.state().files.empty()); // no schedule
    house.planDaily();
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(1));
    QVERIFY(house.state().files.front().isScheduled);
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(1));
    house.issuer.clock.advance(49h);
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(2));
    QVERIFY(*house.state().next > house.issuer.clock.now());
}

void DatabaseBackupFilesTest::keepsAsManyAsWanted()
{
    House house;
    const auto byHand = house.make();
    house.planDaily(2);
    for (int night = 0; night < 4; ++night) {
        house.issuer.clock.advance(49h);
        house.tick();
    }
    QCOMPARE(house.state().files.size(), size_t(3));
    QVERIFY(QFile::exists(byHand->path));
}

void DatabaseBackupFilesTest::saysWhyTheScheduledOneFailed()
{
    House house;
    house.planDaily();
    house.tick();
    QVERIFY(house.state().failure.contains(u"passphrase"_s));
    QVERIFY(AdminHouse::await(house.backups.setPassphrase(house.passphrase())));
    house.tick();
    QVERIFY(house.state().files.empty()); // not again within the hour
    house.issuer.clock.advance(61min);
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(1));
    QVERIFY(house.state().failure.isEmpty());
}

void DatabaseBackupFilesTest::raisesAnAlertUntilTheFolderTakesOne()
{
    House house;
    QVERIFY(AdminHouse::await(house.backups.setPassphrase(house.passphrase())));
    const QString folder = house.issuer.database.folder() + u"/disk"_s;
    QFile inTheWay(folder); // no folder can be made in a file, whoever tries
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    core::BackupPlan plan;
    plan.schedule = core::BackupSchedule::Daily;
    plan.folder = folder + u"/backups"_s;
    house.backups.setPlan(plan);
    const auto alerts = [&house] {
        return house.issuer.database.database()
            .readNow([&](core::Snapshot &snapshot) { return core::currentAlerts(snapshot, house.issuer.clock.now()); })
            .value();
    };
    house.tick();
    const core::Instant first = house.issuer.clock.now();
    QCOMPARE(alerts().size(), size_t(1));
    QCOMPARE(alerts()[0].kind, u"backup_failed"_s);
    house.issuer.clock.advance(61min);
    house.tick(); // tried again, and it is the same alert: who acknowledged it is not told every hour
    QCOMPARE(alerts()[0].since, first);
    QCOMPARE(alerts()[0].latest, first);
    QVERIFY(inTheWay.remove());
    house.issuer.clock.advance(61min);
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(1));
    QVERIFY(alerts().empty());
}

void DatabaseBackupFilesTest::waitsForWhoMakesOneInTheSameFolder()
{
    House house;
    QVERIFY(AdminHouse::await(house.backups.setPassphrase(house.passphrase())));
    house.planDaily();
    const QString folder = house.state().folder;
    QVERIFY(QDir().mkpath(folder));
    auto another = core::lockBackupFolder(folder);
    QVERIFY(another);
    house.tick();
    QVERIFY(house.state().files.empty());
    QVERIFY(house.state().failure.isEmpty());
    house.issuer.clock.advance(61min);
    house.tick();
    QVERIFY(house.state().failure.contains(u"another backup"_s)); // whoever held it is not there any more
    house.issuer.clock.advance(61min);
    another->reset();
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(1));
    house.issuer.clock.advance(25h);
    another = core::lockBackupFolder(folder);
    house.tick();
    QVERIFY(house.state().failure.isEmpty());
    another->reset();
    house.tick(); // at once, not after an hour
    QCOMPARE(house.state().files.size(), size_t(2));
}

void DatabaseBackupFilesTest::countsNoneThatIsAheadOfTheClock()
{
    House house;
    house.issuer.clock.advance(24h * 365);
    QVERIFY(house.make());
    house.issuer.clock.advance(-24h * 365); // the clock is mended
    house.planDaily(1);
    house.tick();
    QCOMPARE(house.state().files.size(), size_t(2));
    QVERIFY(*house.state().next > house.issuer.clock.now() && *house.state().next < house.issuer.clock.now() + 49h);
    house.tick(); // not once more
    QCOMPARE(house.state().files.size(), size_t(2));
}

void DatabaseBackupFilesTest::queuesOneAtATime()
{
    House house;
    QVERIFY(AdminHouse::await(house.backups.setPassphrase(house.passphrase())));
    house.planDaily();
    house.pool.setMaxThreadCount(1);
    QSemaphore gate;
    house.pool.start([&gate] { gate.acquire(); }); // the pool is busy: what comes waits
    house.backups.createWhenDue();
    house.backups.createWhenDue();
    gate.release();
    house.pool.waitForDone();
    QCOMPARE(house.issuer.number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'backup_created'"_s), 1);
    QVERIFY(house.state().failure.isEmpty());
}

QTEST_GUILESS_MAIN(DatabaseBackupFilesTest)
#include "DatabaseBackupFilesTest.moc"
