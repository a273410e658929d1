#include "ui/shell/MainWindow.h"

#include "tests/support/FakeServerControl.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/StateMark.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace {

class ListeningPage : public ui::PageFrame
{
public:
    using PageFrame::PageFrame;
    QList<int> refreshed;
    QStringList opened;
    QVariantMap left;
    void refresh(int areas) override { refreshed.append(areas); }
    void open(const QString &subject) override { opened.append(subject); }
    QVariantMap state() const override { return left; }
};

/// As one that shows a secret which nobody took.
class StubbornDialog : public QDialog
{
public:
    using QDialog::QDialog;
    int asked = 0;
    void reject() override { ++asked; }
};

} // namespace

class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    tests::FakeServerControl m_server;
    std::unique_ptr<ui::MainWindow> m_window;
    ListeningPage *m_users = nullptr;
    ListeningPage *m_chains = nullptr;

    void make(ui::MainWindow::Closing closing, const ui::WindowParts &parts = {})
    {
        m_window = std::make_unique<ui::MainWindow>(m_server, closing, parts);
        m_users = new ListeningPage(u"Users"_s);
        m_chains = new ListeningPage(u"Token chains"_s);
        m_window->addPage(ui::Group::People, u"users"_s, u"users"_s, m_users);
        m_window->addPage(ui::Group::Tokens, u"chains"_s, u"chains"_s, m_chains);
        m_window->show();
    }
    QAbstractButton *answer(const QString &text)
    {
        const auto *question = m_window->findChild<QDialog *>(u"closeQuestion"_s);
        for (auto *button : question ? question->findChildren<QAbstractButton *>() : QList<QAbstractButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-window-test"_s);
        QGuiApplication::setQuitOnLastWindowClosed(false);
    }
    void init()
    {
        QSettings().clear();
        make(ui::MainWindow::Closing::Quits);
    }
    void showsTheFirstPageFirstAndReadsItOnce()
    {
        QCOMPARE(m_window->currentPage(), u"users"_s);
        QCOMPARE(m_users->refreshed, QList<int>{-1});
        QVERIFY(m_chains->refreshed.isEmpty());
    }
    void rereadsAHiddenPageOnlyWhenItIsShown()
    {
        m_window->openPage(u"chains"_s);
        m_window->openPage(u"users"_s);
        m_chains->refreshed.clear();
        emit m_server.dataChanged(core::ChainsArea);
        emit m_server.dataChanged(core::AuditArea);
        QVERIFY(m_chains->refreshed.isEmpty());
        m_window->openPage(u"chains"_s);
        QCOMPARE(m_chains->refreshed, QList<int>{core::ChainsArea | core::AuditArea});
    }
    void readsNothingWhileTheWindowIsHidden()
    {
        m_window->hide();
        m_users->refreshed.clear();
        emit m_server.dataChanged(core::UsersArea);
        QVERIFY(m_users->refreshed.isEmpty());
        m_window->show();
        QCOMPARE(m_users->refreshed, QList<int>{core::UsersArea});
    }
    void switchesPagesByKeyboardAndLink()
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"chains"_s);
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QCOMPARE(m_chains->refreshed.last(), -1);
        emit m_chains->openRequested(u"users"_s, u"user:1"_s);
        QCOMPARE(m_window->currentPage(), u"users"_s);
        QCOMPARE(m_users->opened, QStringList{u"user:1"_s});
    }
    void tellsAReusedTokenAndOpensItsChain()
    {
        m_window->noteTheft({.kind = u"refresh_reuse"_s,
                             .severity = core::Alert::Severity::Critical,
                             .since = {},
                             .count = 1,
                             .subject = u"fam-9"_s,
                             .username = u"anna"_s,
                             .client = u"web"_s});
        QCOMPARE(m_window->findChild<ui::Sidebar *>()->badge(u"chains"_s), 1);
        auto *alarm = m_users->findChild<QWidget *>(u"pageAlarm"_s);
        QVERIFY(alarm->isVisible());
        QVERIFY(alarm->findChild<QLabel *>(u"messageText"_s)->text().contains(u"anna at web"_s));
        alarm->findChild<QPushButton *>(u"messageAction"_s)->click();
        QCOMPARE(m_window->currentPage(), u"chains"_s);
        QCOMPARE(m_chains->opened, QStringList{u"family:fam-9"_s});
        QCOMPARE(m_window->findChild<ui::Sidebar *>()->badge(u"chains"_s), 0);
    }
    void leavesThePageAloneThatShowsTheChain()
    {
        const core::Alert theft{.kind = u"refresh_reuse"_s,
                                .severity = core::Alert::Severity::Critical,
                                .since = {},
                                .count = 1,
                                .subject = u"fam-9"_s};
        m_window->openPage(u"chains"_s);
        m_chains->left = {{u"family"_s, u"fam-9"_s}};
        m_window->noteTheft(theft);
        QVERIFY(m_chains->findChild<QWidget *>(u"pageAlarm"_s)->isHidden());
        m_chains->left = {{u"family"_s, u"fam-8"_s}};
        m_window->noteTheft(theft);
        QVERIFY(m_chains->findChild<QWidget *>(u"pageAlarm"_s)->isVisible());
    }
    void asksBeforeItStopsTheServerWithoutATray()
    {
        QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
        m_window->close();
        m_window->close(); // impatient
        QCOMPARE(m_window->findChildren<QDialog *>(u"closeQuestion"_s).size(), 1);
        QVERIFY(m_window->isVisible());
        answer(u"Cancel"_s)->click();
        QTRY_VERIFY(!m_window->findChild<QDialog *>(u"closeQuestion"_s));
        QCOMPARE(quit.count(), 0);
        m_window->close();
        answer(u"Stop and quit"_s)->click();
        QCOMPARE(quit.count(), 1);
        QTRY_VERIFY(!m_window->findChild<QDialog *>(u"closeQuestion"_s));
        m_window->close(); // asked each time
        QCOMPARE(quit.count(), 1);
    }
    void aDemoWithoutATrayEndsWithItsWindow()
    {
        ui::WindowParts parts;
        parts.demo = ui::WindowParts::Demo::Temporary;
        make(ui::MainWindow::Closing::Quits, parts);
        QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
        m_window->close();
        QCOMPARE(quit.count(), 1);
    }
    void asksOnceWithATrayAndKeepsServing()
    {
        make(ui::MainWindow::Closing::MayKeepServing);
        QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
        m_window->close();
        QVERIFY(m_window->isVisible());
        answer(u"Keep serving"_s)->click();
        QTRY_VERIFY(!m_window->isVisible());
        m_window->show();
        QTRY_VERIFY(!m_window->findChild<QDialog *>(u"closeQuestion"_s));
        m_window->close();
        QVERIFY(!m_window->isVisible());
        QCOMPARE(quit.count(), 0);
    }
    void asksOnceWithATrayAndQuits()
    {
        make(ui::MainWindow::Closing::MayKeepServing);
        QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
        m_window->close();
        answer(u"Quit"_s)->click();
        QCOMPARE(quit.count(), 1);
        m_window->close();
        QCOMPARE(quit.count(), 2);
    }
    void goesOnWhileADialogWouldLoseSomething()
    {
        QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
        auto *dialog = new StubbornDialog(m_users);
        dialog->open();
        m_window->hide(); // in the tray
        m_window->quit();
        QCOMPARE(dialog->asked, 1);
        QVERIFY(m_window->isVisible());
        QCOMPARE(quit.count(), 0);
        dialog->accept();
        m_window->quit();
        QCOMPARE(quit.count(), 1);
    }
    void remembersToQuitOnlyOnceItWent()
    {
        make(ui::MainWindow::Closing::MayKeepServing);
        auto *dialog = new StubbornDialog(m_users);
        dialog->open();
        m_window->close();
        answer(u"Quit"_s)->click();
        QCOMPARE(dialog->asked, 1);
        QCOMPARE(ui::CloseQuestion::remembered(), ui::CloseQuestion::Choice::Ask);
    }
    void asksBeforeItLeavesADialogAtWork()
    {
        QSignalSpy quit(m_window.get(), &ui::MainWindow::quitRequested);
        auto *import = new StubbornDialog(m_users);
        import->setWindowTitle(u"Import users"_s);
        auto *bar = new ui::BusyBar(ui::BusyBar::Cancel::Possible, import);
        bar->start();
        import->open();
        const auto question = [this] { return m_window->findChild<QDialog *>(u"busyQuestion"_s); };
        m_window->quit();
        m_window->quit(); // impatient
        QCOMPARE(m_window->findChildren<QDialog *>(u"busyQuestion"_s).size(), 1);
        QVERIFY(question()->findChild<QLabel *>(u"consequence"_s)->text().contains(u"Import users"_s));
        question()->reject();
        QTRY_VERIFY(!question());
        QCOMPARE(quit.count(), 0);
        m_window->quit();
        question()->accept();
        QCOMPARE(quit.count(), 1);
        QCOMPARE(import->asked, 0); // nothing cancelled it
    }
    void showsTheServerInPillAndStatusLine()
    {
        m_server.given.state = core::ServerFigures::State::Failed;
        m_server.given.requestsPerMinute = 412;
        emit m_server.figuresChanged();
        QCOMPARE(m_window->findChild<ui::StateLabel *>(u"serverPill"_s)->word(), u"Failed"_s);
        QVERIFY(m_window->findChild<QLabel *>(u"statusRate"_s)->text().startsWith(u"412"_s));
    }
    void remembersTheCollapsedSidebar()
    {
        m_window->findChild<QAbstractButton *>(u"toggleSidebar"_s)->click();
        make(ui::MainWindow::Closing::Quits);
        QVERIFY(m_window->findChild<ui::Sidebar *>()->isCollapsed());
    }
    void scrollsItsPagesWhereTheScreenIsTooLow()
    {
        const auto *bar = m_window->findChild<QScrollArea *>(u"pagesPane"_s)->verticalScrollBar();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->resize(960, 600);
        QTRY_COMPARE(bar->maximum(), 0);
        QVERIFY(m_users->height() >= 490);
        m_window->setMinimumHeight(500); // as on a screen of 1920×1080 at 200 %
        m_window->resize(960, 500);
        QTRY_VERIFY(bar->maximum() > 0);
        QCOMPARE(m_users->height(), 490);
    }
    void scrollsNoPageForTheWordsOfAnother()
    {
        const auto *bar = m_window->findChild<QScrollArea *>(u"pagesPane"_s)->verticalScrollBar();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        for (ListeningPage *page : {m_users, m_chains}) {
            auto *words = new QLabel(u"Words that wrap. "_s.repeated(page == m_chains ? 900 : 9));
            words->setWordWrap(true);
            page->body()->addWidget(words);
        }
        m_window->resize(1280, 800);
        m_window->openPage(u"chains"_s);
        m_window->openPage(u"users"_s);
        for (int round = 0; round < 5; ++round) // layouts ask one another again
            QCoreApplication::processEvents();
        QVERIFY(m_users->height() > 490);
        QCOMPARE(bar->maximum(), 0);
        QVERIFY(m_users->height() < 800);
    }
    void staysUsableAtItsSmallestSize()
    {
        const int room = m_window->screen()->availableSize().height() - 40; // with QT_SCALE_FACTOR=2 it is little
        QCOMPARE(m_window->minimumSize(), QSize(960, qMin(600, room)));
    }
};

QTEST_MAIN(MainWindowTest)
#include "MainWindowTest.moc"
