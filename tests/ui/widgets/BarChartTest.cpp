#include "ui/widgets/BarChart.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class BarChartTest : public QObject
{
    Q_OBJECT

private:
    const core::Instant m_start = core::fromMillis(1'750'000'000'000);

    void fill(ui::BarChart &chart)
    {
        std::vector<ui::Bar> bars;
        for (int bar = 0; bar < 10; ++bar)
            bars.push_back({m_start + bar * 1h, 10 + bar, bar % 3});
        chart.setBars(bars, m_start + 10h);
        chart.resize(450, 200);
        chart.show();
    }

private Q_SLOTS:
    void givesTheDraggedRange()
    {
        ui::BarChart chart(u"Succeeded"_s, u"Failed"_s);
        fill(chart);
        QSignalSpy selected(&chart, &ui::BarChart::rangeSelected);
        const double width = (450 - 44 - 6) / 10.0;
        const QPoint third(int(44 + 2.5 * width), 100);
        const QPoint sixth(int(44 + 5.5 * width), 100);
        QTest::mousePress(&chart, Qt::LeftButton, {}, sixth);
        QTest::mouseMove(&chart, third);
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, third);
        QCOMPARE(selected.count(), 1);
        QCOMPARE(selected.first().at(0).value<core::Instant>(), m_start + 2h);
        QCOMPARE(selected.first().at(1).value<core::Instant>(), m_start + 6h);
    }
    void isUsableWithTheKeyboardAlone()
    {
        ui::BarChart chart(u"Succeeded"_s, u"Failed"_s);
        fill(chart);
        QSignalSpy selected(&chart, &ui::BarChart::rangeSelected);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(chart.accessibleDescription().contains(u"Succeeded: 12"_s));
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(selected.first().at(0).value<core::Instant>(), m_start + 1h);
        QCOMPARE(selected.first().at(1).value<core::Instant>(), m_start + 3h);
    }
    void tellsExactNumbers()
    {
        ui::BarChart chart(u"Succeeded"_s, u"Failed"_s);
        fill(chart);
        QVERIFY(chart.barText(9).contains(u"Succeeded: 19"_s));
        QVERIFY(chart.barText(8).contains(u"Failed: 2"_s));
    }
    void hasAWholeNumberInTheMiddleOfItsScale()
    {
        ui::BarChart chart(u"Succeeded"_s, u"Failed"_s);
        chart.setBars({{m_start, 5, 0}}, m_start + 1h);
        chart.resize(450, 200);
        const QImage picture = chart.grab().toImage();
        const auto at = [&](int y) { return picture.pixelColor(picture.width() / 2, y * picture.height() / 200); };
        QVERIFY(at(20) != at(150)); // five of six: the bar ends below the top, whose half is three
        QCOMPARE(at(45), at(150));
    }
    void survivesHavingNothingToShow()
    {
        ui::BarChart chart(u"Succeeded"_s, u"Failed"_s);
        chart.show();
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        QTest::mouseClick(&chart, Qt::LeftButton);
        QVERIFY(!chart.grab().isNull());
    }
};

QTEST_MAIN(BarChartTest)
#include "BarChartTest.moc"
