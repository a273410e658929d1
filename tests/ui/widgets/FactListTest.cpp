#include "ui/widgets/FactList.h"

#include "tests/support/LayoutWatch.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

class FactListTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isAsHighAsItsLines();
    void comesToRest();
};

void FactListTest::isAsHighAsItsLines()
{
    QWidget card;
    auto *column = new QVBoxLayout(&card);
    auto *facts = new ui::FactList;
    QLabel *value = facts->addText(u"Address"_s, u"address"_s);
    column->addWidget(facts);
    column->addStretch();
    card.resize(200, 600);
    card.show();
    value->setText(u"short"_s);
    QVERIFY(tests::LayoutWatch::comesToRest());
    const int oneLine = facts->minimumHeight();
    value->setText(QString(u"many words "_s).repeated(30));
    QVERIFY(tests::LayoutWatch::comesToRest());
    const int narrow = facts->minimumHeight();
    QVERIFY(narrow > 3 * oneLine);
    card.resize(600, 600);
    QVERIFY(tests::LayoutWatch::comesToRest());
    QVERIFY(facts->minimumHeight() < narrow);
    value->setText(u"short"_s);
    QVERIFY(tests::LayoutWatch::comesToRest());
    QCOMPARE(facts->minimumHeight(), oneLine);
}

void FactListTest::comesToRest()
{
    QWidget card;
    auto *column = new QVBoxLayout(&card);
    auto *facts = new ui::FactList;
    facts->addText(u"Address"_s, u"address"_s)->setText(u"https://id.example.com"_s);
    facts->addText(u"Running for"_s, u"uptime"_s)->setText(u"37 s"_s);
    column->addWidget(facts);
    card.resize(400, 300);
    card.show();
    QVERIFY(tests::LayoutWatch::comesToRest());
}

QTEST_MAIN(FactListTest)
#include "FactListTest.moc"
