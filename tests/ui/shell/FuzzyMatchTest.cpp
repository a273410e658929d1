#include "ui/shell/FuzzyMatch.h"

#include <QTest>

using namespace Qt::StringLiterals;

class FuzzyMatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsLettersInOrder_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("marked");
        QTest::newRow("beginning") << u"rot"_s << u"Rotate key"_s << u"Rot"_s;
        QTest::newRow("first letters") << u"rk"_s << u"Rotate key"_s << u"Rk"_s;
        QTest::newRow("middle of a word") << u"tate"_s << u"Rotate key"_s << u"tate"_s;
        QTest::newRow("words in another order") << u"key rot"_s << u"Rotate key"_s << u"Rotkey"_s;
        QTest::newRow("letters of one word") << u"rte"_s << u"Rotate key"_s << u"Rte"_s;
        QTest::newRow("Russian") << u"нов пол"_s << u"Новый пользователь"_s << u"Новпол"_s;
        QTest::newRow("Russian first letters") << u"жа"_s << u"Журнал аудита"_s << u"Жа"_s;
        QTest::newRow("е for ё") << u"счет"_s << u"Счётчик"_s << u"Счёт"_s;
        QTest::newRow("nothing typed") << QString() << u"Users"_s << QString();
    }
    void findsLettersInOrder()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QFETCH(QString, marked);
        const auto match = ui::fuzzyMatch(typed, name);
        QVERIFY(match);
        QString found;
        for (const int position : match->positions)
            found += name.at(position);
        QCOMPARE(found, marked);
    }
    void leavesOutWhatDoesNotMatch_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("name");
        QTest::newRow("another letter") << u"rotz"_s << u"Rotate key"_s;
        QTest::newRow("letters in the wrong order") << u"kr"_s << u"Rotate key"_s;
        QTest::newRow("scattered, from within a word") << u"oey"_s << u"Rotate key"_s;
        QTest::newRow("by chance in a later word") << u"ann"_s << u"Zoom in along the chain"_s;
        QTest::newRow("by chance over four words") << u"theme"_s << u"Copy the command of these events"_s;
        QTest::newRow("one word of two") << u"rotate user"_s << u"Rotate key"_s;
    }
    void leavesOutWhatDoesNotMatch()
    {
        QFETCH(QString, typed);
        QFETCH(QString, name);
        QVERIFY(!ui::fuzzyMatch(typed, name));
    }
    void prefersWhatIsMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("as it is before scattered") << u"use"_s << u"New user"_s << u"Unlock selected"_s;
        QTest::newRow("word before middle") << u"key"_s << u"Rotate key"_s << u"Monkeys"_s;
        QTest::newRow("short before long") << u"set"_s << u"Settings"_s << u"Settings of the certificate and limits"_s;
    }
    void prefersWhatIsMeant()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto worseMatch = ui::fuzzyMatch(typed, worse);
        QVERIFY(ui::fuzzyMatch(typed, better)->score > (worseMatch ? worseMatch->score : 0));
    }
    void marksEveryPlaceOfWhatWasFound()
    {
        QCOMPARE(ui::plainMatches(u"AN"_s, u"anna ivanova"_s), (QList<int>{0, 1, 7, 8}));
        QCOMPARE(ui::plainMatches(u"zz"_s, u"anna"_s), QList<int>());
    }
};

QTEST_GUILESS_MAIN(FuzzyMatchTest)
#include "FuzzyMatchTest.moc"
