#include "ui/widgets/TimeText.h"

#include "ui/widgets/ShortId.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TimeTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowLongAgo_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(5) << u"just now"_s;
        QTest::newRow("minutes") << qint64(200) << u"3 min ago"_s;
        QTest::newRow("hours") << qint64(7300) << u"2 h ago"_s;
        QTest::newRow("days") << qint64(5 * 86400 + 3) << u"5 d ago"_s;
        QTest::newRow("soon") << qint64(-30) << u"in 1 min"_s;
        QTest::newRow("later") << qint64(-7200) << u"in 2 h"_s;
    }
    void tellsHowLongAgo()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        const core::Instant now = core::fromMillis(1'750'000'000'000);
        QCOMPARE(ui::relativeTime(now - std::chrono::seconds(seconds), now), text);
    }
    void writesSpansInTheirTwoLargestUnits()
    {
        QCOMPARE(ui::spanText(10s), u"10 s"_s);
        QCOMPARE(ui::spanText(900s), u"15 min"_s);
        QCOMPARE(ui::spanText(3900s), u"1 h 5 min"_s);
        QCOMPARE(ui::spanText(2592000s), u"30 d"_s);
    }
    void givesUtcBesideLocalTime()
    {
        QVERIFY(ui::exactTime(core::fromMillis(0)).contains(u"1970-01-01 00:00:00 UTC"_s));
    }
    void shortensIdsInTheMiddle()
    {
        QCOMPARE(ui::shortId(u"7f3a1c00-0000-0000-0000-00000000e9c1"_s), u"7f3a1c…e9c1"_s);
        QCOMPARE(ui::shortId(u"short"_s), u"short"_s);
    }
};

QTEST_MAIN(TimeTextTest)
#include "TimeTextTest.moc"
