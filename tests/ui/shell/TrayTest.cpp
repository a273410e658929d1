#include "ui/shell/Tray.h"

#include "tests/support/CommandPage.h"
#include "tests/support/FakeConsoleLock.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/CloseQuestion.h"
#include "ui/shell/CommandRegistry.h"
#include "ui/shell/ConsoleGuard.h"
#include "ui/shell/MainWindow.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using Severity = core::Alert::Severity;

class TrayTest : public QObject
{
    Q_OBJECT
private:
    static core::Alert theft()
    {
        return {.kind = u"refresh_reuse"_s,
                .severity = Severity::Critical,
                .since = {},
                .count = 1,
                .subject = u"fam-9"_s,
                .username = u"anna"_s,
                .client = u"web"_s};
    }
private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-tray-test"_s);
    }
    void init() { QSettings().clear(); }
    void opensThePageAndTheSubjectOfANotice_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("opened");
        QTest::newRow("certificate") << u"certificate_due"_s << u"CN=falcon"_s << u"server"_s << u"certificate"_s;
        QTest::newRow("key") << u"key_due"_s << u"2025-11-key-1"_s << u"keys"_s << QString();
        QTest::newRow("lock-outs") << u"locked_names"_s << QString() << u"users"_s << u"state:locked"_s;
        QTest::newRow("backup") << u"backup_due"_s << QString() << u"server"_s << u"backup"_s;
    }
    void opensThePageAndTheSubjectOfANotice()
    {
        QFETCH(QString, kind);
        QFETCH(QString, subject);
        QFETCH(QString, page);
        QFETCH(QString, opened);
        tests::FakeServerControl server;
        ui::Tray tray(server);
        QSignalSpy link(&tray, &ui::Tray::linkOpened);
        tray.tellAlert({kind, Severity::Warning, {}, 2, subject});
        QVERIFY(!tray.lastNotice().isEmpty());
        QVERIFY2(tray.lastNotice() != kind, "a notice says what happened in words");
        tray.clickNotice();
        QCOMPARE(link.count(), 1);
        QCOMPARE(link.first().at(0).toString(), page);
        QCOMPARE(link.first().at(1).toString(), opened);
    }
    void opensTheChainOfAReusedToken()
    {
        tests::FakeServerControl server;
        ui::Tray tray(server);
        QSignalSpy link(&tray, &ui::Tray::linkOpened);
        tray.tellAlert(theft());
        QVERIFY2(tray.lastNotice().contains(u"anna at web"_s), qPrintable(tray.lastNotice()));
        tray.clickNotice();
        QCOMPARE(link.first().at(0).toString(), u"chains"_s);
        QCOMPARE(link.first().at(1).toString(), u"family:fam-9"_s);
    }
    void namesNobodyWhileLocked()
    {
        tests::FakeServerControl server;
        ui::Tray tray(server);
        tray.setLocked(true);
        tray.tellAlert(theft());
        QCOMPARE(tray.lastNotice(), u"Unlock the console to see it."_s);
    }
    void offersWhatPagesPutThere()
    {
        tests::FakeServerControl server;
        ui::MainWindow window(server, ui::MainWindow::Closing::MayKeepServing);
        auto *lab = new tests::CommandPage(u"Lab"_s);
        int issued = 0;
        bool isPossible = false;
        lab->addCommand(
            u"Issue the last token again"_s, {}, [&] { ++issued; }, [&] { return isPossible; },
            ui::CommandPlace::WindowAndTray);
        lab->addCommand(u"Something else"_s, {}, [] {});
        window.addPage(ui::Group::Tools, u"lab"_s, u"lab"_s, lab);
        ui::Tray tray(server);
        tray.setCommands(window.registry());
        QAction *again = nullptr;
        const auto actions = tray.menu()->actions();
        for (QAction *action : actions) {
            QVERIFY(action->text() != u"Something else"_s);
            if (action->text() == u"Issue the last token again"_s)
                again = action;
        }
        QVERIFY(again);
        again->trigger();
        QCOMPARE(issued, 0);
        emit tray.menu()->aboutToShow();
        QVERIFY(!again->isEnabled());
        isPossible = true;
        emit tray.menu()->aboutToShow();
        QVERIFY(again->isEnabled());
        again->trigger();
        QCOMPARE(issued, 1);
        const qsizetype count = tray.menu()->actions().size();
        tray.setCommands(window.registry()); // the pages were made anew
        QCOMPARE(tray.menu()->actions().size(), count);
    }
    void showsStateByShapeToo()
    {
        const auto drawn = [](core::ServerFigures::State state, bool isAlarmed) {
            core::ServerFigures figures;
            figures.state = state;
            return ui::Tray::stateIcon(figures, isAlarmed)
                .pixmap(32, 32)
                .toImage()
                .convertToFormat(QImage::Format_Alpha8);
        };
        using State = core::ServerFigures::State;
        const QImage runs = drawn(State::Running, false);
        QVERIFY(runs != drawn(State::Stopped, false)); // of the shape alone: colours were left out
        QVERIFY(runs != drawn(State::Running, true));
        QVERIFY(drawn(State::Stopped, false) != drawn(State::Failed, false));
    }
    void theChoiceOfClosingCanBeChanged()
    {
        using Choice = ui::CloseQuestion::Choice;
        tests::FakeServerControl server;
        ui::MainWindow window(server, ui::MainWindow::Closing::MayKeepServing);
        window.addPage(ui::Group::Tools, u"lab"_s, u"lab"_s, new tests::CommandPage(u"Lab"_s));
        const auto item = [&](const QString &text) -> QAction * {
            const auto menus = window.findChildren<QMenu *>();
            for (const QMenu *menu : menus) {
                const auto actions = menu->actions();
                for (QAction *action : actions) {
                    if (action->text() == text)
                        return action;
                }
            }
            return nullptr;
        };
        QCOMPARE(ui::CloseQuestion::remembered(), Choice::Ask);
        QVERIFY(item(u"Quits"_s));
        item(u"Quits"_s)->trigger();
        QCOMPARE(ui::CloseQuestion::remembered(), Choice::Quit);
        item(u"Keeps the server running"_s)->trigger();
        QCOMPARE(ui::CloseQuestion::remembered(), Choice::KeepServing);
        item(u"Ask"_s)->trigger();
        QCOMPARE(ui::CloseQuestion::remembered(), Choice::Ask);
    }
    void enterStopsNoServer_data()
    {
        QTest::addColumn<bool>("mayKeep");
        QTest::newRow("with a tray") << true;
        QTest::newRow("without") << false;
    }
    void enterStopsNoServer()
    {
        QFETCH(bool, mayKeep);
        auto *question = new ui::CloseQuestion(mayKeep, nullptr);
        QSignalSpy quits(question, &ui::CloseQuestion::quitChosen);
        QSignalSpy keeps(question, &ui::CloseQuestion::keepChosen);
        question->open();
        QVERIFY(QTest::qWaitForWindowActive(question));
        QTest::keyClick(question->focusWidget(), Qt::Key_Return);
        QCOMPARE(quits.count(), 0);
        QCOMPARE(keeps.count(), mayKeep ? 1 : 0);
        ui::CloseQuestion::remember(ui::CloseQuestion::Choice::Ask);
    }
    void nobodyQuitsPastTheLock()
    {
        using Closing = ui::MainWindow::Closing;
        tests::FakeServerControl server;
        tests::FakeConsoleLock lock;
        ui::ConsoleGuard guard(lock, server, {});
        ui::WindowParts parts;
        parts.guard = &guard;
        const auto lockedAndClosed = [](ui::MainWindow &window, bool isLocked) {
            QSignalSpy quit(&window, &ui::MainWindow::quitRequested);
            window.show();
            window.setLocked(isLocked);
            window.close();
            return quit.count();
        };
        ui::CloseQuestion::remember(ui::CloseQuestion::Choice::Quit);
        ui::MainWindow window(server, Closing::MayKeepServing, parts);
        window.addPage(ui::Group::Tools, u"lab"_s, u"lab"_s, new tests::CommandPage(u"Lab"_s));
        QCOMPARE(lockedAndClosed(window, true), 0);
        QVERIFY(!window.isVisible()); // the tray brings it back
        QVERIFY(window.findChild<QLabel *>(u"lockClosing"_s)->isHidden());
        QCOMPARE(lockedAndClosed(window, false), 1);
        ui::MainWindow alone(server, Closing::Quits, parts); // nothing would bring it back: it says so
        alone.addPage(ui::Group::Tools, u"lab"_s, u"lab"_s, new tests::CommandPage(u"Lab"_s));
        QVERIFY(!alone.findChild<QLabel *>(u"lockClosing"_s)->isHidden());
        ui::CloseQuestion::remember(ui::CloseQuestion::Choice::Ask);
        QCOMPARE(lockedAndClosed(alone, true), 1); // unasked: the lock would hide the question
        QVERIFY(!alone.findChild<ui::CloseQuestion *>());
    }
};

QTEST_MAIN(TrayTest)
#include "TrayTest.moc"
