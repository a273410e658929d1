#include "ui/audit/AuditFilterBar.h"

#include "tests/support/AuditWindow.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditHistogram.h"
#include "ui/audit/AuditWindowModel.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditFilterBarTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void opensALinkFromAnotherPage();
    void startsWithTheLastDay();
    void keepsTextAndRangeInStep();
    void takesTheRangeDraggedInTheHistogram();
    void zoomsOutToTheRangeBefore();
    void showsTheHistogramAsATable();
    void startsTheHistogramOfAllAtTheFirstEvent();
    void showsWhatIsLaterThanNowInTheLastBar();
    void filtersByWhatIsTyped();
    void offersTheNamesOfUsers();
    void keepsTheRowsWhileTheTextIsNotAFilter();
    void filtersByTheValueOfACell();
    void filtersByAFieldOfThePane();
    void filtersByAFacet();
};

void AuditFilterBarTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

void AuditFilterBarTest::opensALinkFromAnotherPage()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->open(u"event=login_failed&since=1000&until=2000&user=admin&client=web-app&family=f-1&request=r-1"_s);
    const core::AuditQuery &query = audit.asked.back();
    QCOMPARE(query.eventTypes, QStringList{u"login_failed"_s});
    QCOMPARE(core::toMillis(query.since.value()), 1000);
    QCOMPARE(core::toMillis(query.until.value()), 2000);
    QCOMPARE(query.user, u"admin"_s);
    QCOMPARE(query.client, u"web-app"_s);
    QCOMPARE(query.family.value, u"f-1"_s);
    QCOMPARE(query.requestId, u"r-1"_s);
    page->open(u"family=7f3a9c1e-0d5b"_s);
    QVERIFY(!audit.asked.back().since); // a chain older than a day must show too
    QVERIFY(audit.asked.back().eventTypes.isEmpty());
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), 1);
}

void AuditFilterBarTest::startsWithTheLastDay()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QVERIFY(audit.asked.back().since.has_value());
    const auto back = core::SystemClock().now() - *audit.asked.back().since;
    QVERIFY(back >= 24h && back < 25h);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
}

void AuditFilterBarTest::keepsTextAndRangeInStep()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    auto *bar = page->findChild<ui::AuditFilterBar *>();
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    QCOMPARE(bar->filterText(), u"last 24h"_s);
    text->setText(u"user is admin and last 2h"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(core::SystemClock().now() - *audit.asked.back().since < 3h);
    QVERIFY(!page->findChild<QToolButton *>(u"range86400"_s)->isChecked());
    page->findChild<QToolButton *>(u"range3600"_s)->click();
    QCOMPARE(text->text(), u"user is admin"_s);
    QCOMPARE(bar->filterText(), u"user is admin and last 1h"_s);
    bar->setFilterText(u"since today and client is web-app"_s);
    QVERIFY(page->findChild<QToolButton *>(u"rangeToday"_s)->isChecked());
    QCOMPARE(text->text(), u"client is web-app"_s);
    QCOMPARE(bar->filterText(), u"client is web-app and since today"_s);
}

void AuditFilterBarTest::takesTheRangeDraggedInTheHistogram()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->resize(1080, 724);
    page->show();
    auto *histogram = page->findChild<ui::AuditHistogram *>();
    QTRY_COMPARE(histogram->bars().size(), size_t(60));
    const QPoint from(histogram->width() / 2, 40);
    const QPoint to(histogram->width() * 3 / 4, 40);
    QTest::mousePress(histogram, Qt::LeftButton, {}, from);
    QTest::mouseMove(histogram, to);
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, to);
    QVERIFY(audit.asked.back().since && audit.asked.back().until);
    QVERIFY(*audit.asked.back().until - *audit.asked.back().since < 12h);
    QVERIFY(page->findChild<QToolButton *>(u"rangeOwn"_s)->isChecked());
    const auto asked = audit.asked.size();
    QTest::mouseClick(histogram, Qt::LeftButton, {}, from); // picks a bar only
    QCOMPARE(audit.asked.size(), asked);
}

void AuditFilterBarTest::zoomsOutToTheRangeBefore()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->resize(1080, 724);
    page->show();
    auto *histogram = page->findChild<ui::AuditHistogram *>();
    QTRY_COMPARE(histogram->bars().size(), size_t(60));
    histogram->setFocus();
    QTest::keyClick(histogram, Qt::Key_Right);
    QTest::keyClick(histogram, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(histogram, Qt::Key_Return);
    QCOMPARE(*audit.asked.back().until - *audit.asked.back().since, 48min);
    QTest::keyClick(histogram, Qt::Key_Backspace);
    QVERIFY(page->findChild<QToolButton *>(u"range86400"_s)->isChecked());
    QVERIFY(!audit.asked.back().until);
    QTest::mouseDClick(histogram, Qt::LeftButton); // further out than it was: twice as much
    QVERIFY(core::SystemClock().now() - *audit.asked.back().since >= 48h);
}

void AuditFilterBarTest::showsTheHistogramAsATable()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_COMPARE(page->findChild<ui::AuditHistogram *>()->bars().size(), size_t(60));
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    auto *table = page->findChild<QTableWidget *>(u"auditChartTable"_s);
    QCOMPARE(table->rowCount(), 60);
    int events = 0;
    for (int row = 0; row < 60; ++row)
        events += table->item(row, 2)->text().toInt() + table->item(row, 3)->text().toInt();
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    QCOMPARE(events, tests::auditTable(*page)->model()->rowCount());
    emit table->cellActivated(0, 0);
    const auto span = *audit.asked.back().until - *audit.asked.back().since;
    QVERIFY(span >= 24min && span < 25min);
}

void AuditFilterBarTest::startsTheHistogramOfAllAtTheFirstEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = {tests::anAuditRow(2, u"login_success"_s, true, 5min),
                  tests::anAuditRow(1, u"login_success"_s, true, 10 * 24h)};
    const auto page = tests::anAuditPage(audit);
    page->findChild<QToolButton *>(u"range0"_s)->click();
    QVERIFY(!audit.asked.back().since);
    const auto start = [&] { return core::SystemClock().now() - *audit.chartsAsked.back().since; };
    QTRY_VERIFY(start() < 12 * 24h && start() >= 10 * 24h);
}

void AuditFilterBarTest::showsWhatIsLaterThanNowInTheLastBar()
{
    tests::FakeAuditAdmin audit;
    audit.rows = {tests::anAuditRow(3, u"login_failed"_s, false, -3h), // the clock was set back since
                  tests::anAuditRow(2, u"login_success"_s, true, 1min),
                  tests::anAuditRow(1, u"login_success"_s, true, 2h)};
    const auto page = tests::anAuditPage(audit);
    auto *histogram = page->findChild<ui::AuditHistogram *>();
    for (const QString &range : {u"range86400"_s, u"range0"_s}) {
        page->findChild<QToolButton *>(range)->click();
        QTRY_VERIFY(!histogram->bars().empty() && histogram->bars().back().bad == 1);
        QCOMPARE(histogram->bars().back().good, 1);
    }
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    emit page->findChild<QTableWidget *>(u"auditChartTable"_s)->cellActivated(0, 0);
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), 2); // the same rows as in the bar
}

void AuditFilterBarTest::filtersByWhatIsTyped()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    text->setText(u"event is token_refresh and not user is admin"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(audit.asked.back().eventTypes, QStringList{u"token_refresh"_s});
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::User), QStringList{u"admin"_s});
    const auto *model = page->findChild<ui::AuditWindowModel *>();
    QTRY_VERIFY(!model->query().eventTypes.isEmpty());
    for (int row = 0; row < tests::auditTable(*page)->model()->rowCount(); ++row)
        QCOMPARE(tests::auditTable(*page)->model()->index(row, ui::AuditCells::User).data().toString(),
                 u"test@example.com"_s);
}

void AuditFilterBarTest::offersTheNamesOfUsers()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->show();
    QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    page->activateWindow();
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    text->setFocus();
    QTRY_VERIFY(text->hasFocus());
    const auto asked = audit.asked.size();
    QTest::keyClicks(text, u"user is ad"_s);
    const auto *list = page->findChild<QAbstractItemView *>(u"filterCandidates"_s);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"admin"_s);
    QTRY_VERIFY(audit.asked.size() > asked); // the rows of what is typed so far
    QCoreApplication::processEvents();
    QVERIFY(list->isVisible());
}

void AuditFilterBarTest::keepsTheRowsWhileTheTextIsNotAFilter()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    const auto asked = audit.asked.size();
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    text->setText(u"event is one of (token_refresh"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTest::qWait(1);
    QCOMPARE(audit.asked.size(), asked);
    QVERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
}

void AuditFilterBarTest::filtersByTheValueOfACell()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    ui::DataTable *table = tests::auditTable(*page);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    const QModelIndex cell = table->model()->index(0, ui::AuditCells::Address);
    QCOMPARE(cell.data(ui::FilterFieldRole).toString(), u"address"_s);
    emit table->filterRequested(u"address"_s, cell.data(ui::FilterValueRole).toString(), false);
    QCOMPARE(audit.asked.back().address, u"10.0.0.9"_s);
    QVERIFY(audit.asked.back().since.has_value());                  // the range stays
    emit table->filterRequested(u"address"_s, u"10.0.0.9"_s, true); // not any more, but all others
    QVERIFY(audit.asked.back().address.isEmpty());
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::Address), QStringList{u"10.0.0.9"_s});
}

void AuditFilterBarTest::filtersByAFieldOfThePane()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    tests::auditTable(*page)->selectKey(u"row-199"_s);
    page->findChild<QToolButton *>(u"filter%1"_s.arg(int(core::AuditField::Client)))->click();
    QCOMPARE(audit.asked.back().client, u"codelab-flutter-app"_s);
    page->findChild<QToolButton *>(u"exclude%1"_s.arg(int(core::AuditField::Event)))->click();
    QCOMPARE(audit.asked.back().client, u"codelab-flutter-app"_s);
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::Event), QStringList{u"client_updated"_s});
}

void AuditFilterBarTest::filtersByAFacet()
{
    QSettings().remove(u"audit/foldedFacets"_s);
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->resize(1080, 724);
    page->show();
    QVERIFY(audit.facetsAsked.empty()); // hidden facets cost nothing
    page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
    auto *tree = page->findChild<QTreeWidget *>(u"auditFacetTree"_s);
    QTRY_VERIFY(tree->topLevelItemCount() > 3);
    QTreeWidgetItem *value = tree->topLevelItem(0)->child(0);
    const auto counted = value->text(1).toInt();
    emit tree->itemClicked(value, 0);
    QCOMPARE(audit.asked.back().eventTypes, QStringList{u"token_refresh"_s});
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), counted);
    QTRY_VERIFY(!tree->topLevelItem(0)->child(0)->icon(0).isNull());
    emit tree->itemClicked(tree->topLevelItem(0)->child(0), 2);
    QVERIFY(audit.asked.back().eventTypes.isEmpty());
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::Event), QStringList{u"token_refresh"_s});
}

QTEST_MAIN(AuditFilterBarTest)
#include "AuditFilterBarTest.moc"
