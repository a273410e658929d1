#include "core/users/RefusalJournal.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RefusalJournalTest : public QObject
{
    Q_OBJECT
private slots:
    void letsOneRefusalAMinuteAndSubjectThroughAndCountsTheRest();
    void isBounded();
};

void RefusalJournalTest::letsOneRefusalAMinuteAndSubjectThroughAndCountsTheRest()
{
    core::RefusalJournal journal;
    const core::Instant start = core::fromSeconds(1000);
    QCOMPARE(journal.note(u"a"_s, start), std::optional(1));
    QCOMPARE(journal.note(u"a"_s, start + 1s), std::nullopt);
    QCOMPARE(journal.note(u"b"_s, start + 1s), std::optional(1));
    QCOMPARE(journal.note(u"a"_s, start + 59s), std::nullopt);
    QCOMPARE(journal.note(u"a"_s, start + 60s), std::optional(3));
    QCOMPARE(journal.note(u"a"_s, start + 61s), std::nullopt);
}

void RefusalJournalTest::isBounded()
{
    core::RefusalJournal journal;
    const core::Instant start = core::fromSeconds(1000);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(journal.note(QString::number(i), start));
    QVERIFY(!journal.note(u"one more"_s, start));
    QVERIFY(journal.note(u"one more"_s, start + 60s));
}

QTEST_GUILESS_MAIN(RefusalJournalTest)
#include "RefusalJournalTest.moc"
