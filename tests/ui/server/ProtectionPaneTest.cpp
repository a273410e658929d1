#include "ui/server/ProtectionPane.h"

#include "tests/support/FakeProtectionAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "ui/server/BlockedTableModel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Model = ui::BlockedTableModel;

class ProtectionPaneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void modelKeepsTheRulesOfItemModels();
    void showsWhoIsBlocked();
    void unlocksByOneClickInTheRow();
    void unlocksTheSelection();
    void keepsTheRowWhenUnlockingFails();
    void saysWhenNothingWasBlockedAnyMore();
    void showsCounters();
    void readsNothingWhileHidden();
    void readsAtMostTwiceASecond();
    void keepsTheSelectionWhileFiguresMove();
    void filtersByNameAndAddress();
    void saysThatNobodyIsBlocked();
    void linksToTheUser();

private:
    ui::DataTable *table() { return m_pane->findChild<ui::DataTable *>(u"blockedList"_s); }
    QPushButton *button(const QString &name) { return m_pane->findChild<QPushButton *>(name); }
    QString cell(int row, int column) { return table()->model()->index(row, column).data().toString(); }
    QString counter(const QString &name) { return m_pane->findChild<QLabel *>(u"counter_"_s + name)->text(); }

    std::unique_ptr<tests::FakeProtectionAdmin> m_protection;
    std::unique_ptr<tests::FakeServerControl> m_server;
    std::unique_ptr<ui::ProtectionPane> m_pane;
};

void ProtectionPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-protection-test"_s);
    QSettings().clear();
    ui::Theme::instance().install();
}

void ProtectionPaneTest::init()
{
    const core::Instant now = core::SystemClock().now();
    m_pane.reset();
    m_protection = std::make_unique<tests::FakeProtectionAdmin>();
    m_server = std::make_unique<tests::FakeServerControl>();
    m_protection->block(tests::aBlockedName(u"anna"_s, now + 14min));
    m_protection->block(tests::aBlockedName(u"ghost"_s, now + 10min));
    m_protection->given.blocked.back().user.reset();
    m_protection->block(tests::aBlockedAddress(u"203.0.113.77"_s, now + 5min));
    m_pane = std::make_unique<ui::ProtectionPane>(*m_protection, *m_server);
    m_pane->resize(1000, 600);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    QTRY_COMPARE(table()->model()->rowCount(), 3);
}

void ProtectionPaneTest::modelKeepsTheRulesOfItemModels()
{
    Model model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setFigures(m_protection->given);
    QTRY_COMPARE(model.rowCount(), 3);
    core::ProtectionFigures fewer = m_protection->given;
    fewer.blocked.erase(fewer.blocked.begin() + 1);
    model.setFigures(fewer);
    QTRY_COMPARE(model.rowCount(), 2);
    model.setUnlocking(Model::keyOfSubject(fewer.blocked.front()), true);
    model.setFigures({});
    QTRY_COMPARE(model.rowCount(), 0);
    QVERIFY(!model.tick());
}

void ProtectionPaneTest::showsWhoIsBlocked()
{
    QCOMPARE(cell(0, Model::Subject), u"anna"_s);
    QCOMPARE(cell(0, Model::State), u"locked"_s);
    QCOMPARE(table()->model()->index(0, Model::State).data(ui::MarkRole).value<ui::StateMark>().shape,
             ui::Shape::Triangle);
    QCOMPARE(cell(0, Model::LastAddress), u"10.0.0.9"_s);
    QVERIFY(cell(0, Model::Until).startsWith(u"13 min"_s) || cell(0, Model::Until) == u"14 min"_s);
    QCOMPARE(cell(1, Model::Kind), u"unknown name"_s);
    QCOMPARE(cell(2, Model::State), u"blocked"_s);
}

void ProtectionPaneTest::unlocksByOneClickInTheRow()
{
    QSignalSpy told(m_pane.get(), &ui::ProtectionPane::told);
    m_protection->isHolding = true;
    const QModelIndex action = table()->model()->index(1, Model::Action);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(action).topLeft() + QPoint(24, 14));
    QCOMPARE(m_protection->unblocked, QStringList{u"ghost"_s});
    QCOMPARE(cell(1, Model::Action), u"Unlocking…"_s);
    m_protection->release();
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(told.first().first().toString().contains(u"ghost"_s));
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(cell(1, Model::Subject), u"203.0.113.77"_s);
}

void ProtectionPaneTest::unlocksTheSelection()
{
    QVERIFY(!button(u"unlockSelected"_s)->isEnabled());
    table()->selectAll();
    button(u"unlockSelected"_s)->click();
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    QCOMPARE(m_protection->unblocked.size(), 3);
    QTRY_VERIFY(!button(u"unlockSelected"_s)->isEnabled());
}

void ProtectionPaneTest::keepsTheRowWhenUnlockingFails()
{
    QSignalSpy failed(m_pane.get(), &ui::ProtectionPane::failed);
    table()->selectKey(u"name:anna"_s);
    m_protection->failNext = core::Error{core::ErrorKind::Storage, u"disk"_s};
    button(u"unlockSelected"_s)->click();
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(cell(0, Model::Action), u"Unlock"_s);
}

void ProtectionPaneTest::saysWhenNothingWasBlockedAnyMore()
{
    QSignalSpy told(m_pane.get(), &ui::ProtectionPane::told);
    table()->selectKey(u"name:anna"_s);
    m_protection->given = {};
    button(u"unlockSelected"_s)->click();
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(told.first().first().toString().contains(u"not blocked any more"_s));
    QTRY_COMPARE(table()->model()->rowCount(), 0);
}

void ProtectionPaneTest::showsCounters()
{
    m_server->given.refusedConnections = 12;
    m_server->given.limitedRequests = 7;
    m_protection->given.refusedByLock = 3;
    emit m_server->figuresChanged();
    QTRY_COMPARE(counter(u"refused"_s), u"12"_s);
    QCOMPARE(counter(u"limited"_s), u"7"_s);
    QTRY_COMPARE(counter(u"byLock"_s), u"3"_s);
}

void ProtectionPaneTest::readsNothingWhileHidden()
{
    m_pane->hide();
    const int asked = m_protection->asked;
    for (int change = 0; change < 20; ++change)
        emit m_server->figuresChanged();
    QTest::qWait(1300); // longer than the pause and the countdown's second
    QCOMPARE(m_protection->asked, asked);
    m_pane->show();
    QTRY_COMPARE(m_protection->asked, asked + 1);
}

void ProtectionPaneTest::readsAtMostTwiceASecond()
{
    const int asked = m_protection->asked;
    for (int change = 0; change < 50; ++change) {
        emit m_server->figuresChanged();
        QCoreApplication::processEvents();
    }
    QVERIFY(m_protection->asked <= asked + 1);
    QTRY_COMPARE(m_protection->asked, asked + 1); // the last change is not lost
}

void ProtectionPaneTest::keepsTheSelectionWhileFiguresMove()
{
    table()->selectKey(u"address:203.0.113.77"_s);
    m_protection->given.blocked.erase(m_protection->given.blocked.begin());
    emit m_server->figuresChanged();
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    QCOMPARE(table()->selectedKeys(), QStringList{u"address:203.0.113.77"_s});
}

void ProtectionPaneTest::filtersByNameAndAddress()
{
    auto *filter = m_pane->findChild<ui::FilterLine *>();
    filter->setText(u"ANNA"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    filter->setText(u"10.0.0"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    filter->setText(u"nobody-like-this"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    QVERIFY(table()->findChild<QLabel *>(u"emptyText"_s)->isVisible());
    table()->findChild<QPushButton *>(u"emptyButton"_s)->click();
    QTRY_COMPARE(table()->model()->rowCount(), 3);
}

void ProtectionPaneTest::saysThatNobodyIsBlocked()
{
    m_protection->given = {};
    emit m_server->figuresChanged();
    QTRY_COMPARE(table()->model()->rowCount(), 0);
    QVERIFY(table()->findChild<QLabel *>(u"emptyText"_s)->text().startsWith(u"Nobody is blocked."_s));
}

void ProtectionPaneTest::linksToTheUser()
{
    QSignalSpy asked(m_pane.get(), &ui::ProtectionPane::userRequested);
    table()->selectKey(u"name:ghost"_s);
    QVERIFY(!button(u"showBlockedUser"_s)->isEnabled());
    table()->selectKey(u"name:anna"_s);
    button(u"showBlockedUser"_s)->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<core::UserId>().value, u"id-anna"_s);
}

QTEST_MAIN(ProtectionPaneTest)
#include "ProtectionPaneTest.moc"
