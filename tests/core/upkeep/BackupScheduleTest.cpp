#include "core/upkeep/BackupSchedule.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

class BackupScheduleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesWhenItIsDue_data();
    void comesWhenItIsDue();
    void neverComesWhenOff();
    void comesAtOnceWhenThereIsNone();
    void endsForATimeThatIsNone();
    void knowsItsOwnNames();
};

static core::Instant at(const QString &local)
{
    return core::fromMillis(QDateTime::fromString(local, u"yyyy-MM-dd HH:mm"_s).toMSecsSinceEpoch());
}

void BackupScheduleTest::comesWhenItIsDue_data()
{
    QTest::addColumn<bool>("weekly");
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("next");
    QTest::newRow("the next night") << false << u"2026-01-10 03:00"_s << u"2026-01-11 03:00"_s;
    QTest::newRow("the night after one by hand") << false << u"2026-01-10 15:30"_s << u"2026-01-11 03:00"_s;
    QTest::newRow("not twice a night") << false << u"2026-01-10 02:00"_s << u"2026-01-11 03:00"_s;
    QTest::newRow("over the end of a year") << false << u"2025-12-31 03:00"_s << u"2026-01-01 03:00"_s;
    QTest::newRow("a week later") << true << u"2026-01-10 03:00"_s << u"2026-01-17 03:00"_s;
    QTest::newRow("a week after one by hand") << true << u"2026-01-10 15:30"_s << u"2026-01-17 03:00"_s;
}

void BackupScheduleTest::comesWhenItIsDue()
{
    QFETCH(bool, weekly);
    QFETCH(QString, last);
    QFETCH(QString, next);
    core::BackupPlan plan;
    plan.schedule = weekly ? core::BackupSchedule::Weekly : core::BackupSchedule::Daily;
    QCOMPARE(core::nextBackup(plan, at(last), at(u"2026-06-01 00:00"_s)), std::optional(at(next)));
}

void BackupScheduleTest::neverComesWhenOff()
{
    QVERIFY(!core::nextBackup({}, std::nullopt, at(u"2026-01-01 00:00"_s)));
}

void BackupScheduleTest::comesAtOnceWhenThereIsNone()
{
    core::BackupPlan plan;
    plan.schedule = core::BackupSchedule::Daily;
    const auto now = at(u"2026-01-01 12:00"_s);
    QCOMPARE(core::nextBackup(plan, std::nullopt, now), std::optional(now));
}

/// The time stands unsealed in a file's header: a damaged one must not hold the upkeep for ever.
void BackupScheduleTest::endsForATimeThatIsNone()
{
    core::BackupPlan plan;
    plan.schedule = core::BackupSchedule::Weekly;
    const auto now = at(u"2026-01-01 12:00"_s);
    for (const qint64 millis : {std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()})
        QCOMPARE(core::nextBackup(plan, core::fromMillis(millis), now), std::optional(now));
}

void BackupScheduleTest::knowsItsOwnNames()
{
    const QString byHand = core::backupFileName(core::fromMillis(0), false);
    const QString scheduled = core::backupFileName(core::fromMillis(0), true);
    QCOMPARE(byHand, u"gatehouse-19700101-000000.ghbackup"_s);
    QVERIFY(core::isBackupFileName(byHand) && !core::isScheduledBackup(byHand));
    QVERIFY(core::isBackupFileName(scheduled) && core::isScheduledBackup(scheduled));
    for (const QString &name : {u"gatehouse.db"_s, byHand + u".aBcDeF"_s, u"x-"_s + byHand, byHand + u'\n'})
        QVERIFY2(!core::isBackupFileName(name), qPrintable(name));
}

QTEST_GUILESS_MAIN(BackupScheduleTest)
#include "BackupScheduleTest.moc"
