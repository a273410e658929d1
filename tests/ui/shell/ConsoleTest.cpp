#include "ui/shell/Console.h"

#include "tests/support/ChainSamples.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/FakeOverviewAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/Tray.h"
#include "ui/widgets/PageFrame.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

class ConsoleTest : public QObject
{
    Q_OBJECT

private:
    tests::FakeServerControl m_server;

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"gatehouse-console-test"_s);
        QSettings().clear();
    }
    void fillsTheWindowAnewInAnotherLanguage()
    {
        int made = 0;
        ui::Language language;
        ui::Console::prepare(language);
        ui::Console console(m_server, language, [&](ui::MainWindow &window) {
            ++made;
            window.addPage(ui::Group::People, u"users"_s, u"users"_s, new ui::PageFrame(u"Users"_s));
            window.addPage(ui::Group::Tokens, u"chains"_s, u"chains"_s, new ui::PageFrame(u"Chains"_s));
        });
        console.start(false);
        console.window()->openPage(u"chains"_s);
        const QPointer<ui::PageFrame> old = console.window()->page(u"chains"_s);
        const QRect place = console.window()->geometry();
        emit console.window()->languageChosen(u"en"_s);
        QTRY_COMPARE(made, 2);
        QVERIFY(!old);
        QCOMPARE(console.window()->geometry(), place);
        QVERIFY(console.window()->isVisible());
        QCOMPARE(console.window()->currentPage(), u"chains"_s);
        QCOMPARE(QSettings().value(u"language"_s).toString(), u"en"_s);
    }
    void showsOpenAlertsBesideAPageThatNobodyOpened()
    {
        ui::Language language;
        ui::Console::prepare(language);
        ui::Console console(m_server, language, [](ui::MainWindow &window) {
            window.addPage(ui::Group::People, u"users"_s, u"users"_s, new ui::PageFrame(u"Users"_s));
            window.addPage(ui::Group::Record, u"overview"_s, u"overview"_s, new ui::PageFrame(u"Overview"_s));
        });
        tests::FakeOverviewAdmin overview;
        overview.given.alerts = {{u"refresh_reuse"_s, core::Alert::Severity::Critical, {}, 1, {}}};
        console.watchAlerts(overview);
        console.start(false);
        console.window()->openPage(u"users"_s);
        const auto badge = [&] { return console.window()->findChild<ui::Sidebar *>()->badge(u"overview"_s); };
        QTRY_COMPARE(badge(), 1);
        emit console.window()->languageChosen(u"ru"_s); // with a sidebar of its own
        QTRY_COMPARE(badge(), 1);
        emit console.window()->languageChosen(u"en"_s);
        QTRY_COMPARE(badge(), 1);
    }
    void tellsWhoseTokenWasStolen()
    {
        ui::Language language;
        ui::Console::prepare(language);
        tests::FakeChainAdmin chains;
        chains.chains = {tests::aChain(u"fam-9"_s, 2)};
        const core::ChainSummary &stolen = chains.chains.front().summary;
        ui::Console::Options options;
        options.chains = &chains;
        ui::Console console(
            m_server, language,
            [](ui::MainWindow &window) {
                window.addPage(ui::Group::People, u"users"_s, u"users"_s, new ui::PageFrame(u"Users"_s));
            },
            options);
        console.start(false);
        emit m_server.securityIncident(u"fam-9"_s);
        const auto *alarm = console.window()->findChild<QWidget *>(u"pageAlarm"_s);
        QTRY_VERIFY(alarm->isVisible());
        const QString said = alarm->findChild<QLabel *>(u"messageText"_s)->text();
        QVERIFY2(said.contains(stolen.username + u" at "_s + stolen.client.value), qPrintable(said));
    }
    void passesOnThatTheUserQuits()
    {
        ui::Language language;
        ui::Console::prepare(language);
        ui::Console console(m_server, language, [](ui::MainWindow &window) {
            window.addPage(ui::Group::People, u"users"_s, u"users"_s, new ui::PageFrame(u"Users"_s));
        });
        QSignalSpy quit(&console, &ui::Console::quitRequested);
        console.start(true); // no tray here: shown all the same
        QVERIFY(console.window()->isVisible() || ui::Tray::isAvailable());
        emit console.window()->quitRequested();
        QCOMPARE(quit.count(), 1);
    }
    void offersTheServersSwitchAndDiscoveryUrlInTheTray()
    {
        ui::Tray tray(m_server);
        const auto *change = tray.menu()->findChild<QAction *>(u"traySwitch"_s);
        tray.menu()->findChild<QAction *>(u"trayCopy"_s)->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:8003/.well-known/openid-configuration"_s);
        QCOMPARE(change->text(), u"Stop server"_s);
        tray.menu()->findChild<QAction *>(u"traySwitch"_s)->trigger();
        QCOMPARE(m_server.calls, QStringList{u"stop"_s});
        QCOMPARE(change->text(), u"Start server"_s);
    }
};

QTEST_MAIN(ConsoleTest)
#include "ConsoleTest.moc"
