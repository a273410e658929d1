#include "ui/widgets/ColumnFit.h"

#include <QTest>

#include <numeric>

/// The widths of a list's columns, in pixels.
class ColumnFitTest : public QObject
{
    Q_OBJECT

private:
    static int sum(const QList<int> &widths) { return std::accumulate(widths.cbegin(), widths.cend(), 0); }

private Q_SLOTS:
    void showsWholeNamesWhenTheyFit()
    {
        const QList<int> widths = ui::fittedWidths({{150, 40, 120}, {210, 50, 260}, {95, 60, 80}}, 500);
        QVERIFY(widths.at(0) >= 120);
        QVERIFY(widths.at(1) >= 260);
        QVERIFY(sum(widths) <= 500);
    }
    void shortensTheLongestFirst()
    {
        const QList<int> widths = ui::fittedWidths({{150, 40, 140}, {210, 50, 400}, {60, 60, 30}}, 420);
        QCOMPARE(widths.at(0), 140);
        QCOMPARE(widths.at(2), 60);
        QCOMPARE(widths.at(1), 220);
    }
    void keepsTheFirstColumnWhole()
    {
        const QList<int> widths = ui::fittedWidths({{190, 60, 170}, {190, 50, 160}, {150, 60, 150}}, 400);
        QCOMPARE(widths.at(0), 170);
        QCOMPARE(sum(widths), 400);
    }
    void keepsTheFirstNameWholeBehindANumber()
    {
        const QList<int> widths = ui::fittedWidths({{32, 28, 20}, {180, 50, 170}, {130, 50, 120}}, 300);
        QCOMPARE(widths, (QList<int>{28, 170, 102}));
    }
    void neverCutsAHeader()
    {
        const QList<int> widths = ui::fittedWidths({{150, 170, 400}, {60, 90, 20}, {200, 50, 400}}, 100);
        QCOMPARE(widths.at(0), 170);
        QCOMPARE(widths.at(1), 90);
        QCOMPARE(widths.at(2), 90);
    }
    void givesShortCellsTheirRoom()
    {
        // A state in a larger font than its page reckoned with.
        QVERIFY(ui::fittedWidths({{150, 40, 300}, {80, 50, 130}}, 300).at(1) >= 130);
    }
    void sharesWhatIsLeftWithinReason()
    {
        const QList<int> widths = ui::fittedWidths({{150, 40, 100}, {60, 40, 30}}, 2000);
        QCOMPARE(widths.at(0), 450);
        QCOMPARE(widths.at(1), 60);
    }
    void hidesWhatYieldsBeforeItCutsNames()
    {
        const QList<ui::ColumnWish> wishes{{150, 40, 120},
                                           {210, 50, 200},
                                           {95, 60, 80, ui::Yields::ToHeaders},
                                           {60, 60, 30, ui::Yields::ToNames},
                                           {60, 60, 30, ui::Yields::ToNames}};
        QVERIFY(!ui::fittedWidths(wishes, 520).contains(0));
        const QList<int> less = ui::fittedWidths(wishes, 470);
        QCOMPARE(less.at(4), 0); // the last one first
        QVERIFY(less.at(3) > 0 && less.at(1) >= 200);
        const QList<int> narrow = ui::fittedWidths(wishes, 300);
        QCOMPARE(narrow.at(3), 0);
        QCOMPARE(narrow.at(2), 80); // names are cut for its sake
        QCOMPARE(sum(narrow), 300);
    }
    void hidesMoreBeforeItScrollsSideways()
    {
        const QList<int> widths = ui::fittedWidths({{150, 40, 120}, {95, 60, 80, ui::Yields::ToHeaders}}, 150);
        QCOMPARE(widths.at(0), 150);
        QCOMPARE(widths.at(1), 0);
    }
    void showsTheSameColumnsForAnyRows()
    {
        const auto shown = [](int content, int room) {
            QList<bool> result;
            for (const int width : ui::steadyWidths({{150, 40, content},
                                                     {80, 60, content},
                                                     {130, 50, content, ui::Yields::ToHeaders},
                                                     {130, 60, content, ui::Yields::ToNames}},
                                                    room))
                result.append(width > 0);
            return result;
        };
        for (int room = 150; room < 700; room += 10) {
            QCOMPARE(shown(1, room), shown(0, room));
            QCOMPARE(shown(300, room), shown(0, room));
        }
        QVERIFY(!shown(300, 490).contains(false));
        QVERIFY(shown(1, 480).contains(false));
    }
    void beginsNoNarrowerThanItsPageAsks()
    {
        QCOMPARE(ui::steadyWidths({{150, 40, 30}, {130, 40, 30}}, 280), (QList<int>{150, 130}));
    }
    void usesThePagesWidthsWhileThereAreNoRows()
    {
        QCOMPARE(ui::fittedWidths({{150, 40, 0}, {60, 40, 0}}, 210), (QList<int>{150, 60}));
    }
};

QTEST_GUILESS_MAIN(ColumnFitTest)
#include "ColumnFitTest.moc"
