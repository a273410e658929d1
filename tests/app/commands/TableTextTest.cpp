#include "app/commands/Subcommand.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using app::tableText;

class TableTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void alignsColumnsUnderTheirNames();
    void showsOnlyTheWantedColumns();
    void listsTheMembersOfAnObject();
    void saysWhenThereIsNothing();
    void writesValuesForPeople_data();
    void writesValuesForPeople();
};

void TableTextTest::alignsColumnsUnderTheirNames()
{
    const QJsonArray rows{QJsonObject{{u"a"_s, u"long value"_s}, {u"b"_s, 1}},
                          QJsonObject{{u"a"_s, u"x"_s}, {u"b"_s, 22}}};
    QCOMPARE(tableText(rows, {}), u"a           b\nlong value  1\nx           22\n"_s);
}

void TableTextTest::showsOnlyTheWantedColumns()
{
    const QJsonArray rows{QJsonObject{{u"a"_s, u"x"_s}, {u"b"_s, u"hidden"_s}}};
    QCOMPARE(tableText(rows, {u"a"_s}), u"a\nx\n"_s);
}

void TableTextTest::listsTheMembersOfAnObject()
{
    QCOMPARE(tableText(QJsonObject{{u"id"_s, u"7"_s}, {u"name"_s, u"x"_s}}, {}), u"id    7\nname  x\n"_s);
}

void TableTextTest::saysWhenThereIsNothing()
{
    QCOMPARE(tableText(QJsonArray(), {}), u"nothing found\n"_s);
}

void TableTextTest::writesValuesForPeople_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("yes") << QJsonValue(true) << u"yes"_s;
    QTest::newRow("nothing") << QJsonValue() << u"-"_s;
    QTest::newRow("empty") << QJsonValue(QString()) << u"-"_s;
    QTest::newRow("list") << QJsonValue(QJsonArray{u"a"_s, u"b"_s}) << u"a b"_s;
    QTest::newRow("object") << QJsonValue(QJsonObject{{u"k"_s, 1}}) << u"{\"k\":1}"_s;
}

void TableTextTest::writesValuesForPeople()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, text);
    QCOMPARE(tableText(QJsonArray{QJsonObject{{u"v"_s, value}}}, {}), u"v\n%1\n"_s.arg(text));
}

QTEST_GUILESS_MAIN(TableTextTest)
#include "TableTextTest.moc"
