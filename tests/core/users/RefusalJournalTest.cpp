#include "core/users/RefusalJournal.h"

#include "tests/support/ManualClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RefusalJournalTest : public QObject
{
    Q_OBJECT
private slots:
    void letsOneRefusalAMinuteAndSubjectThroughAndCountsTheRest();
    void aClockThatIsSetSilencesNothing();
    void isBounded();
    void givesDetailsRowsOfTheirOwnButNotEndlessly();
};

void RefusalJournalTest::letsOneRefusalAMinuteAndSubjectThroughAndCountsTheRest()
{
    tests::ManualClock clock;
    core::RefusalJournal journal(clock);
    QCOMPARE(journal.note(u"a"_s), std::optional(1));
    clock.advance(1s);
    QCOMPARE(journal.note(u"a"_s), std::nullopt);
    QCOMPARE(journal.note(u"b"_s), std::optional(1));
    clock.advance(58s);
    QCOMPARE(journal.note(u"a"_s), std::nullopt);
    clock.advance(1s);
    QCOMPARE(journal.note(u"a"_s), std::optional(3));
    clock.advance(1s);
    QCOMPARE(journal.note(u"a"_s), std::nullopt);
}

void RefusalJournalTest::aClockThatIsSetSilencesNothing()
{
    tests::ManualClock clock;
    core::RefusalJournal journal(clock);
    QVERIFY(journal.note(u"a"_s));
    clock.set(clock.now() + 24h);
    QVERIFY(!journal.note(u"a"_s));
    clock.set(clock.now() - 48h);
    clock.advance(60s);
    QVERIFY(journal.note(u"a"_s));
}

void RefusalJournalTest::isBounded()
{
    tests::ManualClock clock;
    core::RefusalJournal journal(clock);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(journal.note(QString::number(i)));
    QVERIFY(!journal.note(u"one more"_s));
    clock.advance(60s);
    QVERIFY(journal.note(u"one more"_s));
}

void RefusalJournalTest::givesDetailsRowsOfTheirOwnButNotEndlessly()
{
    tests::ManualClock clock;
    core::RefusalJournal journal(clock);
    for (int i = 0; i < core::RefusalJournal::kDetails; ++i)
        QCOMPARE(journal.note(u"a"_s, QString::number(i)), std::optional(1));
    QCOMPARE(journal.note(u"a"_s, u"0"_s), std::nullopt);            // has its row
    QCOMPARE(journal.note(u"a"_s, u"one more"_s), std::optional(1)); // the subject's
    QCOMPARE(journal.note(u"a"_s, u"and one"_s), std::nullopt);
    QCOMPARE(journal.note(u"b"_s, u"one more"_s), std::optional(1));
    clock.advance(60s);
    QCOMPARE(journal.note(u"a"_s, u"0"_s), std::optional(2));
    for (int i = 1; i < core::RefusalJournal::kDetails; ++i)
        QVERIFY(journal.note(u"a"_s, QString::number(i)));
    QCOMPARE(journal.note(u"a"_s, u"one more"_s), std::optional(2)); // with the one that had none
}

QTEST_GUILESS_MAIN(RefusalJournalTest)
#include "RefusalJournalTest.moc"
