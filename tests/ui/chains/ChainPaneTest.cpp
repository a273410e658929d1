#include "ui/chains/ChainPane.h"

#include "tests/support/ChainSamples.h"
#include "ui/chains/ChainTokenModel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Theme.h"

#include <QHeaderView>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using Column = ui::ChainTokenModel::Column;

class ChainPaneTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init() { QSettings().clear(); }
    void cleanupTestCase() { QSettings().clear(); }
    void showsTimesAndIdsWhole_data();
    void showsTimesAndIdsWhole();
    void numbersStandBelowTheirHeader();
};

void ChainPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-chain-pane-"_s + QString::number(qApp->applicationPid()));
    ui::Theme::instance().install();
}

void ChainPaneTest::showsTimesAndIdsWhole_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<bool>("showsAgents");
    QTest::newRow("in a window of 1280") << 1032 << false;
    QTest::newRow("in a window of 1920") << 1672 << true;
}

void ChainPaneTest::showsTimesAndIdsWhole()
{
    QFETCH(int, width);
    QFETCH(bool, showsAgents);
    ui::ChainPane pane(nullptr);
    pane.resize(width, 400);
    pane.show();
    pane.setChain(tests::aTheft());
    pane.findChild<QTabWidget *>(u"chainTabs"_s)->setCurrentIndex(1);
    auto *table = pane.findChild<ui::DataTable *>(u"chainTokens"_s);
    QTRY_COMPARE(table->model()->rowCount(), 7);
    QTest::qWait(1);
    for (const int column :
         {Column::Number, Column::State, Column::Issued, Column::Used, Column::Address, Column::Token}) {
        QVERIFY2(!table->isColumnHidden(column), qPrintable(QString::number(column)));
        const int needed = table->fontMetrics().horizontalAdvance(table->model()->index(6, column).data().toString());
        QVERIFY2(table->columnWidth(column) > needed, qPrintable(QString::number(column)));
    }
    QCOMPARE(!table->isColumnHidden(Column::Agent), showsAgents);
    QVERIFY(table->horizontalHeader()->length() <= table->viewport()->width());
}

void ChainPaneTest::numbersStandBelowTheirHeader()
{
    ui::ChainTokenModel tokens;
    tokens.setTokens(tests::aChain(u"one"_s, 2).tokens);
    const auto right = int(Qt::AlignRight | Qt::AlignVCenter);
    QCOMPARE(tokens.index(0, Column::Number).data(Qt::TextAlignmentRole).toInt(), right);
    QCOMPARE(tokens.headerData(Column::Number, Qt::Horizontal, Qt::TextAlignmentRole).toInt(), right);
    QVERIFY(tokens.headerData(Column::State, Qt::Horizontal, Qt::TextAlignmentRole).toInt() != right);
}

QTEST_MAIN(ChainPaneTest)
#include "ChainPaneTest.moc"
