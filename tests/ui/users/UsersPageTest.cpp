#include "ui/users/UsersPage.h"

#include "core/admin/ServerControl.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/FakeSessionAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/FakeUserBatchAdmin.h"
#include "ui/users/BrowserName.h"
#include "ui/users/DeviceTableModel.h"
#include "ui/users/NewUserDialog.h"
#include "ui/users/SessionTableModel.h"
#include "ui/users/UserTableModel.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MessageBar.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

class UsersPageTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<tests::FakeUserAdmin> m_users;
    std::unique_ptr<tests::FakeUserBatchAdmin> m_batches;
    std::unique_ptr<tests::FakeSessionAdmin> m_sessions;
    std::unique_ptr<tests::FakeChainAdmin> m_chains;
    std::unique_ptr<tests::FakeAuditAdmin> m_audit;
    std::unique_ptr<ui::UsersPage> m_page;

    ui::DataTable *table() { return m_page->findChild<ui::DataTable *>(u"users"_s); }
    QPushButton *button(const QString &name) { return m_page->findChild<QPushButton *>(name); }
    ui::MessageBar *bar(const QString &name) { return m_page->findChild<ui::MessageBar *>(name); }
    void select(const QString &name) { QVERIFY(table()->selectKey(u"id-"_s + name)); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-users-test"_s);
        QSettings().clear();
    }
    void init()
    {
        m_users = std::make_unique<tests::FakeUserAdmin>();
        for (const QString &name : {u"anna"_s, u"bert"_s, u"chen"_s})
            m_users->users.push_back(tests::aUser(name));
        m_users->users[1].lockedUntil = core::fromMillis(1'900'000'000'000);
        m_users->users[1].failedSignIns = 5;
        m_users->users[1].lockedFrom = u"10.0.0.9"_s;
        m_users->users[2].activeFamilies = 4;
        m_sessions = std::make_unique<tests::FakeSessionAdmin>();
        m_sessions->given = {tests::aSession(u"s1"_s, u"anna"_s), tests::aSession(u"s2"_s, u"anna"_s),
                             tests::aSession(u"s3"_s, u"bert"_s)};
        m_sessions->consented = {tests::aConsent(u"anna"_s, u"web-app"_s)};
        m_sessions->waiting = {tests::aPendingDevice(u"d1"_s, u"tv-app"_s)};
        m_batches = std::make_unique<tests::FakeUserBatchAdmin>();
        m_chains = std::make_unique<tests::FakeChainAdmin>();
        m_audit = std::make_unique<tests::FakeAuditAdmin>();
        m_page = std::make_unique<ui::UsersPage>(
            ui::UsersPage::Parts{*m_users, *m_batches, *m_sessions, *m_chains, *m_audit});
        m_page->show();
        m_page->refresh(-1);
        QTRY_COMPARE(table()->model()->rowCount(), 3);
    }
    void choosesTheFirstUser()
    {
        QTRY_COMPARE(table()->selectedKeys(), QStringList{u"id-anna"_s});
        QTRY_COMPARE(m_page->findChild<QLabel *>(u"detailName"_s)->text(), u"anna"_s);
        table()->clearSelection(); // whoever wants none is left alone
        QSignalSpy loaded(table()->model(), SIGNAL(loaded()));
        m_page->refresh(core::UsersArea);
        QTRY_COMPARE(loaded.size(), 1);
        QVERIFY(table()->selectedKeys().isEmpty());
    }
    void choosesTheUserOfLastTime()
    {
        ui::UsersPage other({*m_users, *m_batches, *m_sessions, *m_chains, *m_audit});
        other.restoreState({{u"selected"_s, u"id-chen"_s}});
        other.refresh(-1);
        QTRY_COMPARE(other.findChild<ui::DataTable *>(u"users"_s)->selectedKeys(), QStringList{u"id-chen"_s});
    }
    void alignsNumbersWithTheirHeaders()
    {
        const auto *model = table()->model();
        for (const int column : {ui::UserTableModel::FailedSignIns, ui::UserTableModel::Sessions}) {
            const QVariant header = model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
            QCOMPARE(header.toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
            QCOMPARE(model->index(0, column).data(Qt::TextAlignmentRole), header);
        }
    }
    void isAProperModel()
    {
        ui::UserTableModel model(*m_users);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.reload();
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(1, ui::UserTableModel::State).data().toString(), u"locked"_s);
        QCOMPARE(model.index(1, ui::UserTableModel::State).data(ui::MarkRole).value<ui::StateMark>().shape,
                 ui::Shape::Triangle);
        m_users->users.erase(m_users->users.begin());
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 2);
    }
    void showsWhyAndUntilWhenAUserIsLocked()
    {
        select(u"bert"_s);
        QVERIFY(m_page->findChild<QLabel *>(u"lockText"_s)
                    ->text()
                    .endsWith(u"Failed sign-ins: 5, the last one from 10.0.0.9."_s));
        button(u"unlock"_s)->click();
        QTRY_VERIFY(!m_users->users[1].lockedUntil);
        QTRY_VERIFY(!button(u"unlock"_s)->isVisible());
    }
    void filtersByTextAndState()
    {
        auto *filter = m_page->findChild<ui::FilterLine *>(u"userFilter"_s);
        filter->setText(u"BERT"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(filter->findChild<QLabel *>(u"filterCount"_s)->text(), u"1 of 3"_s);
        QTest::keyClick(filter->findChild<QLineEdit *>(u"filterText"_s), Qt::Key_Escape);
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        filter->setState(int(core::UserFilter::State::Locked));
        QTRY_COMPARE(table()->model()->rowCount(), 1);
    }
    void undoesADeletion()
    {
        select(u"anna"_s);
        button(u"removeUser"_s)->click();
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QVERIFY(bar(u"pageNotice"_s)->isVisible());
        bar(u"pageNotice"_s)->findChild<QPushButton *>(u"messageAction"_s)->click();
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        QCOMPARE(m_users->calls, (QStringList{u"remove id-anna"_s, u"restore id-anna"_s}));
        QTRY_COMPARE(bar(u"pageNotice"_s)->text(), u"anna was restored."_s);
    }
    void saysThatNobodyWasLocked()
    {
        m_users->alreadySo = {u"id-bert"_s}; // somebody else unlocked him a moment ago
        select(u"bert"_s);
        button(u"unlock"_s)->click();
        QTRY_COMPARE(bar(u"pageNotice"_s)->text(), u"None of them was locked."_s);
    }
    void undoesOnlyWhatItDid()
    {
        m_users->alreadySo = {u"id-anna"_s}; // somebody else deleted her a moment ago
        table()->selectAll();
        button(u"removeUser"_s)->click();
        QTRY_VERIFY(bar(u"pageNotice"_s)->isVisible());
        bar(u"pageNotice"_s)->findChild<QPushButton *>(u"messageAction"_s)->click();
        QTRY_COMPARE(m_users->calls.size(), 2);
        QVERIFY2(m_users->calls.at(0).contains(u"id-anna"_s), qPrintable(m_users->calls.at(0)));
        QVERIFY2(!m_users->calls.at(1).contains(u"id-anna"_s), qPrintable(m_users->calls.at(1)));
    }
    void tellsAFailureAndKeepsTheList()
    {
        select(u"anna"_s);
        m_users->failNext = core::Error{core::ErrorKind::Storage, u"disk I/O error"_s};
        button(u"setActive"_s)->click();
        QTRY_VERIFY(bar(u"pageFailure"_s)->isVisible());
        QVERIFY(!bar(u"pageFailure"_s)->text().contains(u"I/O"_s));
        QCOMPARE(table()->model()->rowCount(), 3);
    }
    void actsOnAllSelectedRows()
    {
        table()->selectAll();
        button(u"bulkDisable"_s)->click();
        QTRY_VERIFY(!m_users->users[0].active && !m_users->users[1].active && !m_users->users[2].active);
    }
    void previewsHowManySessionsEnd()
    {
        m_batches->preview = {1, 2, 4, {{core::ClientId{u"web-app"_s}, 3}, {core::ClientId{u"mobile-app"_s}, 1}}};
        m_batches->ended = {1, 2, 4};
        select(u"chen"_s);
        button(u"endSessions"_s)->click();
        auto *dialog = m_page->findChild<ui::ConfirmDialog *>(u"endSessionsDialog"_s);
        const auto text = [dialog] { return dialog->findChild<QLabel *>(u"consequence"_s)->text(); };
        QTRY_VERIFY(text().contains(u"Token chains that end: 4"_s));
        QVERIFY(text().contains(u"web-app: 3, mobile-app: 1"_s));
        QCOMPARE(m_batches->calls, QStringList{u"previewEnd id-chen"_s});
        dialog->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_batches->calls.last(), u"endSessions id-chen"_s);
        QTRY_VERIFY(bar(u"pageNotice"_s)->text().contains(u"Token chains ended: 4"_s));
    }
    void linksToChainsAndAuditOfTheUser()
    {
        QSignalSpy asked(m_page.get(), &ui::PageFrame::openRequested);
        select(u"anna"_s);
        button(u"openChains"_s)->click();
        button(u"openAudit"_s)->click();
        QCOMPARE(asked.at(0), (QVariantList{u"chains"_s, u"user:id-anna"_s}));
        QCOMPARE(asked.at(1), (QVariantList{u"audit"_s, u"user=id-anna"_s}));
    }
    void opensAUserByItsLink()
    {
        m_page->open(u"user:id-chen"_s);
        QTRY_COMPARE(table()->currentKey(), u"id-chen"_s);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QCOMPARE(m_page->findChild<QLabel *>(u"detailName"_s)->text(), u"chen"_s);
    }
    void refreshesOnlyForItsAreas()
    {
        m_users->users.push_back(tests::aUser(u"dora"_s));
        m_page->refresh(core::KeysArea);
        QVERIFY(!qobject_cast<ui::PagedTable *>(table()->model())->isLoading());
        m_page->refresh(core::UsersArea);
        QTRY_COMPARE(table()->model()->rowCount(), 4);
    }
    void createsAUserAndShowsTheGeneratedPasswordOnce()
    {
        ui::NewUserDialog dialog(*m_users);
        QSignalSpy created(&dialog, &ui::NewUserDialog::userCreated);
        dialog.show();
        QVERIFY(!dialog.findChild<QPushButton *>(u"submit"_s)->isEnabled());
        dialog.findChild<QLineEdit *>(u"username"_s)->setText(u"dora"_s);
        dialog.findChild<QLineEdit *>(u"email"_s)->setText(u"dora@example.com"_s);
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_COMPARE(created.count(), 1);
        QTRY_VERIFY(dialog.findChild<QLineEdit *>(u"secretText"_s));
        QCOMPARE(dialog.findChild<QLineEdit *>(u"secretText"_s)->text(), u"Gen3rated!pass"_s);
        QVERIFY(!dialog.findChild<QPushButton *>(u"submit"_s)->isVisible());
    }
    void holdsTheFormWhileBusyAndKeepsItAfterAFailure()
    {
        ui::NewUserDialog dialog(*m_users);
        dialog.show();
        auto *name = dialog.findChild<QLineEdit *>(u"username"_s);
        auto *submit = dialog.findChild<QPushButton *>(u"submit"_s);
        name->setText(u"anna"_s);
        dialog.findChild<QLineEdit *>(u"email"_s)->setText(u"anna@example.com"_s);
        m_users->isHolding = true;
        m_users->failNext = core::Error{core::ErrorKind::AlreadyExists, {}, u"username"_s};
        submit->click();
        QVERIFY(dialog.isBusy() && !name->isEnabled() && !submit->isEnabled());
        dialog.reject();
        QVERIFY(dialog.isVisible());
        m_users->release();
        QTRY_VERIFY(!dialog.failureText().isEmpty());
        QCOMPARE(name->text(), u"anna"_s);
        QVERIFY(name->isEnabled() && submit->isEnabled());
    }
    void survivesAWorkerThatGoesAway()
    {
        ui::NewUserDialog dialog(*m_users);
        dialog.show();
        dialog.findChild<QLineEdit *>(u"username"_s)->setText(u"dora"_s);
        dialog.findChild<QLineEdit *>(u"email"_s)->setText(u"dora@example.com"_s);
        m_users->isHolding = true;
        dialog.findChild<QPushButton *>(u"submit"_s)->click();
        m_users->drop();
        QTRY_VERIFY(!dialog.isBusy());
        QVERIFY(!dialog.failureText().isEmpty());
    }
    void wantsAPasswordThatMeetsThePolicy()
    {
        ui::NewUserDialog dialog(*m_users);
        dialog.show();
        auto *submit = dialog.findChild<QPushButton *>(u"submit"_s);
        dialog.findChild<QLineEdit *>(u"username"_s)->setText(u"dora"_s);
        dialog.findChild<QLineEdit *>(u"email"_s)->setText(u"dora@example.com"_s);
        dialog.findChild<QRadioButton *>(u"typePassword"_s)->click();
        QVERIFY(!submit->isEnabled());
        dialog.findChild<QLineEdit *>(u"password"_s)->setText(u"Sufficient1!"_s);
        QVERIFY(submit->isEnabled());
        dialog.findChild<QLineEdit *>(u"password"_s)->setText(u"Sufficient1"_s);
        QVERIFY(!submit->isEnabled());
    }
    void areProperModelsOfSessionsAndDevices()
    {
        ui::SessionTableModel sessions;
        QAbstractItemModelTester first(&sessions, QAbstractItemModelTester::FailureReportingMode::Fatal);
        sessions.setAll(m_sessions->given);
        for (int column = 0; column < sessions.columnCount(); ++column)
            QVERIFY(!sessions.headerData(column, Qt::Horizontal).toString().isEmpty());
        QTRY_COMPARE(sessions.rowCount(), 3);
        sessions.setFilter(u"BERT"_s);
        QTRY_COMPARE(sessions.rowCount(), 1);
        ui::DeviceTableModel devices;
        QAbstractItemModelTester second(&devices, QAbstractItemModelTester::FailureReportingMode::Fatal);
        devices.setAll(m_sessions->waiting);
        QTRY_COMPARE(devices.rowCount(), 1);
    }
    void endsOneSessionOfTheSelectedUser()
    {
        select(u"anna"_s);
        m_page->findChild<QTabWidget *>(u"userTabs"_s)->setCurrentIndex(1);
        QTRY_VERIFY(button(u"act:s1"_s));
        QVERIFY(!button(u"act:s3"_s));
        button(u"act:s1"_s)->click();
        auto *dialog = m_page->findChild<ui::ConfirmDialog *>(u"endSessionDialog"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"consequence"_s)->text().contains(u"Firefox, Linux"_s));
        QVERIFY(m_sessions->calls.isEmpty());
        dialog->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_sessions->calls, QStringList{u"endSession s1"_s});
        QTRY_VERIFY(!button(u"act:s1"_s));
        QVERIFY(button(u"act:s2"_s));
    }
    void revokesAConsentOfTheSelectedUser()
    {
        select(u"anna"_s);
        QTRY_VERIFY(button(u"act:web-app"_s));
        button(u"act:web-app"_s)->click();
        auto *dialog = m_page->findChild<ui::ConfirmDialog *>(u"revokeConsentDialog"_s);
        QVERIFY(dialog->findChild<QLabel *>(u"consequence"_s)->text().contains(u"ends: 1"_s));
        dialog->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_sessions->calls, QStringList{u"revokeConsent id-anna web-app"_s});
        QTRY_VERIFY(!button(u"act:web-app"_s));
    }
    void showsNoSessionsOfTheUserBefore()
    {
        select(u"anna"_s);
        QTRY_VERIFY(button(u"act:s1"_s));
        m_sessions->isHolding = true;
        select(u"bert"_s);
        select(u"chen"_s);
        m_sessions->release();
        QTRY_VERIFY(!button(u"act:s1"_s));
        QTRY_VERIFY(!button(u"act:s3"_s)); // bert's answer came late
    }
    void listsAllSignInsAndDeniesADevice()
    {
        auto *tabs = m_page->findChild<QTabWidget *>(u"usersTabs"_s);
        tabs->setCurrentIndex(1);
        QVERIFY(!button(u"newUser"_s)->isVisible());
        auto *sessions = m_page->findChild<ui::DataTable *>(u"sessionList"_s);
        auto *devices = m_page->findChild<ui::DataTable *>(u"deviceList"_s);
        QTRY_COMPARE(sessions->model()->rowCount(), 3);
        QTRY_COMPARE(devices->model()->rowCount(), 1);
        QVERIFY(devices->selectKey(u"d1"_s));
        button(u"denyDevice"_s)->click();
        QTRY_COMPARE(m_sessions->calls, QStringList{u"denyDevice d1"_s});
        QTRY_COMPARE(devices->model()->rowCount(), 0);
        QVERIFY(sessions->selectKey(u"s3"_s));
        button(u"endSession"_s)->click();
        m_page->findChild<ui::ConfirmDialog *>(u"endSessionDialog"_s)->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(sessions->model()->rowCount(), 2);
    }
    void saysThatADeviceIsGoneAlready()
    {
        m_page->findChild<QTabWidget *>(u"usersTabs"_s)->setCurrentIndex(1);
        auto *devices = m_page->findChild<ui::DataTable *>(u"deviceList"_s);
        QTRY_COMPARE(devices->model()->rowCount(), 1);
        QVERIFY(devices->selectKey(u"d1"_s));
        m_sessions->waiting.clear();
        button(u"denyDevice"_s)->click();
        QTRY_VERIFY(bar(u"pageFailure"_s)->isVisible());
        QTRY_COMPARE(devices->model()->rowCount(), 0);
    }
    void rereadsSignInsWhenTheyChange()
    {
        m_page->findChild<QTabWidget *>(u"usersTabs"_s)->setCurrentIndex(1);
        auto *sessions = m_page->findChild<ui::DataTable *>(u"sessionList"_s);
        QTRY_COMPARE(sessions->model()->rowCount(), 3);
        m_sessions->given.pop_back();
        m_page->refresh(core::UsersArea);
        QTRY_COMPARE(sessions->model()->rowCount(), 2);
    }
    void namesBrowsers_data()
    {
        QTest::addColumn<QString>("agent");
        QTest::addColumn<QString>("name");
        QTest::newRow("none") << QString() << u"unknown browser"_s;
        QTest::newRow("Edge") << u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                                 "Chrome/126.0 Safari/537.36 Edg/126.0"_s
                              << u"Edge, Windows"_s;
        QTest::newRow("Safari") << u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1 "
                                   "Version/17.5 Mobile/15E148 Safari/604.1"_s
                                << u"Safari, iOS"_s;
        QTest::newRow("curl") << u"curl/7.88.1"_s << u"curl"_s;
        QTest::newRow("anything") << QString(300, u'x') << QString(40, u'x');
    }
    void namesBrowsers()
    {
        QFETCH(QString, agent);
        QTEST(ui::browserName(agent), "name");
    }
};

QTEST_MAIN(UsersPageTest)
#include "UsersPageTest.moc"
