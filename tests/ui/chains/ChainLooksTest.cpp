#include "core/admin/ServerControl.h"
#include "tests/support/ChainSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/SpokenLanguage.h"
#include "ui/chains/ChainAuditList.h"
#include "ui/chains/ChainAxis.h"
#include "ui/chains/ChainReplay.h"
#include "ui/chains/ChainTableModel.h"
#include "ui/chains/ChainTokenModel.h"
#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"
#include "ui/chains/ChainsPage.h"
#include "ui/chains/ReplayBar.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Theme.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class ChainLooksTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void idsAndAddressesAreMonospaceAndWordsAreNot();
    void theListShowsWholeRowsOnly_data();
    void theListShowsWholeRowsOnly();
    void aTallWindowGivesTheListHalf();
    void aChosenHeightStays();
    void theAxisStandsRightBelowTheRows();
    void aReplayKeepsItsHeight_data();
    void aReplayKeepsItsHeight();
    void anAuditEventFitsBesideALongAddress_data() { everyStateFitsBelowItsNode_data(); }
    void anAuditEventFitsBesideALongAddress();
    void everyToolHasAPictureAndAName();
    void aChainAndATokenHaveTheirOwnWords();
    void everyStateFitsBelowItsNode_data();
    void everyStateFitsBelowItsNode();

private:
    static void fill(tests::FakeChainAdmin &chains);
    static void show(ui::ChainsPage &page, QSize size);
    static QTableView *listOf(const ui::ChainsPage &page) { return page.findChild<ui::DataTable *>(u"chainList"_s); }
};

void ChainLooksTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-chain-looks-"_s + QString::number(qApp->applicationPid()));
    ui::Theme::instance().install();
}

void ChainLooksTest::init()
{
    QSettings().clear();
}

void ChainLooksTest::cleanupTestCase()
{
    QSettings().clear();
}

void ChainLooksTest::fill(tests::FakeChainAdmin &chains)
{
    for (int chain = 0; chain < 40; ++chain)
        chains.chains.push_back(tests::aChain(u"family-%1"_s.arg(chain), 5));
}

void ChainLooksTest::show(ui::ChainsPage &page, QSize size)
{
    page.resize(size);
    page.show();
    page.refresh(-1);
    QTRY_COMPARE(listOf(page)->model()->rowCount(), 40);
    QTRY_COMPARE(page.findChild<ui::ChainTree *>()->nodeCount(), 5);
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

void ChainLooksTest::idsAndAddressesAreMonospaceAndWordsAreNot()
{
    const QFont mono = ui::Theme::instance().monospace();
    ui::ChainTokenModel tokens;
    tokens.setTokens(tests::aChain(u"one"_s, 2).tokens);
    const QList<int> ids{ui::ChainTokenModel::Address, ui::ChainTokenModel::Token, ui::ChainTokenModel::Parent};
    for (int column = 0; column < tokens.columnCount(); ++column) {
        const QVariant font = tokens.index(1, column).data(Qt::FontRole);
        QVERIFY2(ids.contains(column) ? font.value<QFont>() == mono : !font.isValid(),
                 qPrintable(QString::number(column)));
    }
    tests::FakeChainAdmin chains;
    fill(chains);
    ui::ChainTableModel list([&](const core::PageRequest &page) { return chains.list({}, page); });
    list.reload();
    QTRY_VERIFY(list.rowCount() > 0);
    for (int column = 0; column < list.columnCount(); ++column) {
        const QVariant font = list.index(0, column).data(Qt::FontRole);
        QVERIFY2(column == ui::ChainTableModel::Address ? font.value<QFont>() == mono : !font.isValid(),
                 qPrintable(QString::number(column)));
    }
}

void ChainLooksTest::theListShowsWholeRowsOnly_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("small window") << QSize(1080, 720);
    QTest::newRow("some height between") << QSize(1080, 853);
    QTest::newRow("large window") << QSize(1720, 1000);
}

void ChainLooksTest::theListShowsWholeRowsOnly()
{
    QFETCH(QSize, size);
    tests::FakeChainAdmin chains;
    fill(chains);
    ui::ChainsPage page(chains);
    show(page, size);
    const QTableView *list = listOf(page);
    QCOMPARE(list->viewport()->height() % list->verticalHeader()->defaultSectionSize(), 0);
    QVERIFY(list->viewport()->height() / list->verticalHeader()->defaultSectionSize() >= 6);
}

void ChainLooksTest::aTallWindowGivesTheListHalf()
{
    tests::FakeChainAdmin chains;
    fill(chains);
    ui::ChainsPage page(chains);
    show(page, {1720, 1000});
    const double whole = page.findChild<QSplitter *>(u"chainsSplitter"_s)->height();
    QVERIFY2(listOf(page)->height() > 0.42 * whole, qPrintable(QString::number(listOf(page)->height() / whole)));
    QVERIFY2(listOf(page)->height() < 0.65 * whole, qPrintable(QString::number(listOf(page)->height() / whole)));
}

void ChainLooksTest::aChosenHeightStays()
{
    tests::FakeChainAdmin chains;
    fill(chains);
    {
        ui::ChainsPage page(chains);
        show(page, {1720, 1000});
        auto *splitter = page.findChild<QSplitter *>(u"chainsSplitter"_s);
        splitter->setSizes({303, splitter->height() - 303 - splitter->handleWidth()});
        emit splitter->splitterMoved(303, 1);
        page.resize(1720, 990);
        page.resize(1720, 1000);
        QVERIFY2(std::abs(listOf(page)->height() - 303) < 12, qPrintable(QString::number(listOf(page)->height())));
    }
    ui::ChainsPage again(chains);
    show(again, {1720, 1000});
    QVERIFY2(std::abs(listOf(again)->height() - 303) < 12, qPrintable(QString::number(listOf(again)->height())));
}

void ChainLooksTest::theAxisStandsRightBelowTheRows()
{
    ui::ChainTree tree;
    tree.resize(900, 500);
    tree.show();
    tree.setTokens(tests::aChain(u"one"_s, 5).tokens);
    const auto *axis = tree.findChild<ui::ChainAxis *>();
    const QRect last = tree.placeOf(4);
    const int above = tree.viewport()->mapTo(&tree, last.center()).y();
    QVERIFY2(axis->y() - above < 80, qPrintable(u"%1 %2"_s.arg(above).arg(axis->y())));
    QVERIFY(axis->y() > above + 30); // the words below a node are not covered
    const int free = axis->y() - above;
    QVERIFY2(above > 120 && tree.height() - axis->geometry().bottom() > 120,
             qPrintable(u"%1 %2"_s.arg(above).arg(free)));
    tree.setTokens(tests::aTheft().tokens);
    tree.resize(900, 160); // less than two rows need
    QCOMPARE(axis->geometry().bottom(), tree.viewport()->geometry().bottom() + axis->height());
}

void ChainLooksTest::aReplayKeepsItsHeight_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Russian") << u"ru"_s;
}

void ChainLooksTest::aReplayKeepsItsHeight()
{
    QFETCH(QString, language);
    const auto spoken = tests::speak(language);
    if (!spoken)
        QSKIP("the translations are not built");
    tests::FakeChainAdmin chains;
    chains.chains = {tests::aTheft()};
    ui::ChainsPage page(chains);
    page.resize(1080, 724);
    page.show();
    page.refresh(-1);
    auto *tree = page.findChild<ui::ChainTree *>();
    QTRY_COMPARE(tree->nodeCount(), 7);
    page.findChild<QToolButton *>(u"replayToggle"_s)->click();
    auto *replay = page.findChild<ui::ReplayBar *>();
    QTRY_VERIFY(replay->isVisible());
    const int room = tree->height();
    for (int minute = 0; minute <= 70; minute += 5) {
        replay->setMoment(tests::chainStart() + std::chrono::minutes(minute));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(tree->height(), room);
        for (const QString &name : {u"replaySentence"_s, u"replayAnswer"_s}) {
            const auto *words = replay->findChild<QLabel *>(name);
            QVERIFY2(words->heightForWidth(words->width()) <= words->height(), qPrintable(words->text()));
        }
    }
}

/// In a window of 1280.
void ChainLooksTest::anAuditEventFitsBesideALongAddress()
{
    QFETCH(QString, language);
    const auto spoken = tests::speak(language);
    if (!spoken)
        QSKIP("the translations are not built");
    const QStringList events{u"token_refresh"_s, u"security_incident"_s, u"token_revoke"_s,
                             u"login_success"_s, u"token_issued"_s,      u"token_invalid"_s};
    tests::FakeAuditAdmin audit;
    for (const QString &event : events) {
        core::AuditRow row;
        row.id = event;
        row.createdAt = tests::chainStart();
        row.eventType = event;
        row.success = event != "token_invalid"_L1;
        row.address = u"172.16.3.109"_s;
        row.data = {{u"family_id"_s, u"one"_s}};
        audit.rows.push_back(row);
    }
    ui::ChainAuditList list(audit);
    list.resize(408, 300);
    list.setFamily(core::FamilyId{u"one"_s});
    list.show();
    const auto *table = list.findChild<ui::DataTable *>();
    QTRY_COMPARE(table->model()->rowCount(), int(events.size()));
    const auto room = [table] { return table->columnWidth(1) - 32; }; // without the mark and the borders of a cell
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QString word = table->model()->index(row, 1).data().toString();
        const int wide = table->fontMetrics().horizontalAdvance(word);
        QTRY_VERIFY2(wide <= room(), qPrintable(u"%1: %2 of %3"_s.arg(word).arg(wide).arg(room())));
        const QString event = table->model()->index(row, 0).data(ui::KeyRole).toString();
        const auto named = std::ranges::find(audit.rows, event, &core::AuditRow::id);
        QCOMPARE(word, ui::auditEventWord(*named)); // as the audit log names it
    }
}

void ChainLooksTest::everyToolHasAPictureAndAName()
{
    tests::FakeChainAdmin chains;
    const ui::ChainsPage page(chains);
    const QStringList tools{u"zoomIn"_s,       u"zoomOut"_s,    u"zoomFit"_s,    u"foldRuns"_s,     u"linearTime"_s,
                            u"replayToggle"_s, u"replayPlay"_s, u"replayBack"_s, u"replayForward"_s};
    for (const QString &name : tools) {
        const auto *tool = page.findChild<QToolButton *>(name);
        QVERIFY2(tool, qPrintable(name));
        QVERIFY2(tool->text().isEmpty() && !tool->icon().isNull(), qPrintable(name));
        QVERIFY2(!tool->accessibleName().isEmpty() && !tool->toolTip().isEmpty(), qPrintable(name));
    }
}

void ChainLooksTest::aChainAndATokenHaveTheirOwnWords()
{
    const auto russian = tests::speak(u"ru"_s);
    if (!russian)
        QSKIP("the translations are not built");
    QCOMPARE(ui::chainStateWord(core::ChainState::Revoked), u"отозвана"_s);
    QCOMPARE(ui::tokenStateWord(core::ChainState::Revoked), u"отозван"_s);
    QCOMPARE(ui::chainStateWord(core::ChainState::Expired), u"истекла"_s);
    QCOMPARE(ui::tokenStateWord(core::ChainState::Expired), u"истёк"_s);
    QCOMPARE(ui::momentWord(ui::TokenMoment::State::Revoked), ui::tokenStateWord(core::ChainState::Revoked));
}

void ChainLooksTest::everyStateFitsBelowItsNode_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Russian") << u"ru"_s;
}

/// 80 pixels, in bold.
void ChainLooksTest::everyStateFitsBelowItsNode()
{
    QFETCH(QString, language);
    const auto spoken = tests::speak(language);
    if (!spoken)
        QSKIP("the translations are not built");
    QFont bold = ui::Theme::instance().heading();
    bold.setPointSizeF(8.5);
    using State = ui::TokenMoment::State;
    for (const State state : {State::Active, State::Used, State::Grace, State::Revoked, State::Expired}) {
        const QString word = ui::momentWord(state);
        QVERIFY2(QFontMetricsF(bold).horizontalAdvance(word) <= 80, qPrintable(word));
    }
}

QTEST_MAIN(ChainLooksTest)
#include "ChainLooksTest.moc"
