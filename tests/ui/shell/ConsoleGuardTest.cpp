#include "ui/shell/ConsoleGuard.h"

#include "tests/support/CommandPage.h"
#include "tests/support/FakeConsoleLock.h"
#include "tests/support/FakeServerControl.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/Console.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/LockPage.h"
#include "ui/shell/Tray.h"
#include "ui/widgets/SecretField.h"

#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using core::LockReason;

/// The lock of the console, on the whole window.
class ConsoleGuardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsNothingButTheLockPage();
    void opensWithThePassphraseAlone();
    void waitsAfterTooManyWrongOnes();
    void asksForAPassphraseTheFirstTime();
    void changesThePassphrase();
    void refusesAWrongOldPassphrase();
    void locksWhenNobodyIsThere();
    void idleTimeStartsAnewWithEveryKey();
    void neverLocksByItselfWithoutAPassphrase();
    void hidesDialogsAndBringsThemBack();
    void locksOverADialogToo();
    void hidesADialogThatOpensMeanwhile();
    void clearsACopiedSecret();
    void opensALinkOnlyAfterwards();
    void staysLockedOverARestart();
    void staysLockedInAnotherLanguage();
    void opensWhenThePassphraseWasTakenAway();
    void looksAgainWhenTheLockCouldNotBeRead();
    void theTrayNamesNothing();
    void readsNothingMeanwhile();
    void unlocksAgainWhenTheLockCannotBeKept();

private:
    void make(core::ConsoleLockState found = {});
    void press(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window(), Qt::Key(key), modifiers); }
    void lock() { press(Qt::Key_L, Qt::ControlModifier); }
    void type(const QString &passphrase);
    ui::MainWindow *window() const { return m_console->window(); }
    bool isLocked() const { return window()->lockPage()->isVisible(); }
    template <class Widget>
    Widget *find(const char *name) const
    {
        return window()->findChild<Widget *>(QLatin1String(name));
    }

    tests::FakeServerControl m_server;
    std::unique_ptr<tests::FakeConsoleLock> m_lock;
    std::unique_ptr<ui::Language> m_language;
    std::unique_ptr<ui::Console> m_console;
    tests::CommandPage *m_users = nullptr;
    tests::CommandPage *m_chains = nullptr;
};

void ConsoleGuardTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-guard-test"_s);
}

void ConsoleGuardTest::init()
{
    QSettings().clear();
    m_lock = std::make_unique<tests::FakeConsoleLock>();
    m_lock->choose(u"correct horse"_s);
    m_language = std::make_unique<ui::Language>();
    make(m_lock->given);
}

void ConsoleGuardTest::cleanup()
{
    m_console.reset();
    m_language.reset();
}

void ConsoleGuardTest::make(core::ConsoleLockState found)
{
    m_console.reset();
    ui::Console::Options options;
    options.lock = m_lock.get();
    options.lockState = found;
    options.wayOut = u"gatehoused console unlock --data-dir '/data'"_s;
    m_console = std::make_unique<ui::Console>(
        m_server, *m_language,
        [this](ui::MainWindow &made) {
            m_users = new tests::CommandPage(u"Users"_s);
            m_chains = new tests::CommandPage(u"Token chains"_s);
            made.addPage(ui::Group::People, u"users"_s, u"users"_s, m_users);
            made.addPage(ui::Group::Tokens, u"chains"_s, u"chains"_s, m_chains);
        },
        options);
    m_console->start(false);
    window()->show();
    window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window()));
}

void ConsoleGuardTest::type(const QString &passphrase)
{
    find<QLineEdit>("lockPassphrase")->setText(passphrase);
    find<QPushButton>("unlock")->click();
    for (int round = 0; round < 5; ++round)
        QCoreApplication::processEvents();
}

void ConsoleGuardTest::showsNothingButTheLockPage()
{
    lock();
    QVERIFY(isLocked());
    QCOMPARE(m_lock->locked, QList<LockReason>{LockReason::Asked});
    QVERIFY(!window()->windowTitle().contains(u"Users"_s));
    QVERIFY(!m_users->isVisible());
    QCOMPARE(m_users->forgotten, 1);
    QCOMPARE(m_chains->forgotten, 1); // one that is not shown holds secrets too
    QVERIFY(!find<QWidget>("sidebar")->isVisible());
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!window()->findChild<ui::CommandPalette *>()->isVisible());
    press(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(window()->currentPage(), u"users"_s);
    press(Qt::Key_F1);
    QVERIFY(!find<QDialog>("shortcutSheet"));
    QVERIFY(find<QLineEdit>("lockPassphrase")->hasFocus());
}

void ConsoleGuardTest::opensWithThePassphraseAlone()
{
    lock();
    type(u"wrong"_s);
    QVERIFY(isLocked());
    QVERIFY(find<QLabel>("lockMessage")->isVisible());
    QVERIFY(find<QLineEdit>("lockPassphrase")->text().isEmpty());
    type(u"correct horse"_s);
    QVERIFY(!isLocked());
    QVERIFY(m_users->isVisible());
    QVERIFY(window()->windowTitle().contains(u"Users"_s));
    lock();
    QVERIFY(!find<QLabel>("lockMessage")->isVisible());
}

void ConsoleGuardTest::waitsAfterTooManyWrongOnes()
{
    lock();
    m_lock->tooSoon = std::chrono::seconds(30);
    type(u"correct horse"_s);
    QVERIFY(isLocked());
    QVERIFY(!find<QPushButton>("unlock")->isEnabled());
    QVERIFY(find<QPushButton>("unlock")->text().contains(u"30"_s));
}

void ConsoleGuardTest::asksForAPassphraseTheFirstTime()
{
    m_lock->given = {};
    make();
    lock();
    QVERIFY(!isLocked());
    auto *dialog = find<QDialog>("lockPassphraseDialog");
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(u"lockAbout"_s)->text().contains(u"gatehoused console unlock"_s));
    auto *submit = dialog->findChild<QPushButton *>(u"submit"_s);
    dialog->findChild<QLineEdit *>(u"newPassphrase"_s)->setText(u"correct horse"_s);
    QVERIFY(!submit->isEnabled());
    dialog->findChild<QLineEdit *>(u"newPassphraseAgain"_s)->setText(u"correct horse"_s);
    submit->click();
    QTRY_VERIFY(isLocked());
    QCOMPARE(m_lock->passphrase, u"correct horse"_s);
}

void ConsoleGuardTest::changesThePassphrase()
{
    m_console->guard()->changePassphrase(window());
    auto *dialog = find<QDialog>("lockPassphraseDialog");
    dialog->findChild<QLineEdit *>(u"oldPassphrase"_s)->setText(u"correct horse"_s);
    dialog->findChild<QLineEdit *>(u"newPassphrase"_s)->setText(u"battery staple"_s);
    dialog->findChild<QLineEdit *>(u"newPassphraseAgain"_s)->setText(u"battery staple"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(m_lock->passphrase, u"battery staple"_s);
    QVERIFY(!isLocked());
}

void ConsoleGuardTest::refusesAWrongOldPassphrase()
{
    m_console->guard()->changePassphrase(window());
    QPointer<QDialog> dialog = find<QDialog>("lockPassphraseDialog");
    dialog->findChild<QLineEdit *>(u"oldPassphrase"_s)->setText(u"wrong"_s);
    dialog->findChild<QPushButton *>(u"removePassphrase"_s)->click();
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"formFailure"_s)->isVisible());
    QCOMPARE(m_lock->passphrase, u"correct horse"_s);
    dialog->findChild<QLineEdit *>(u"oldPassphrase"_s)->setText(u"correct horse"_s);
    dialog->findChild<QPushButton *>(u"removePassphrase"_s)->click();
    QTRY_VERIFY(!dialog);
    QVERIFY(!m_console->guard()->hasPassphrase());
}

void ConsoleGuardTest::locksWhenNobodyIsThere()
{
    QCOMPARE(ui::ConsoleGuard::idleMinutes(), 15);
    m_console->guard()->setIdleMinutes(5);
    QCOMPARE(ui::ConsoleGuard::idleMinutes(), 5);
    auto *watch = m_console->guard()->findChild<ui::IdleWatch *>();
    QVERIFY(watch);
    watch->setLimit(std::chrono::milliseconds(10));
    QTRY_VERIFY(isLocked());
    QCOMPARE(m_lock->locked, QList<LockReason>{LockReason::Idle});
}

void ConsoleGuardTest::idleTimeStartsAnewWithEveryKey()
{
    ui::IdleWatch watch;
    QSignalSpy idled(&watch, &ui::IdleWatch::idled);
    watch.setLimit(std::chrono::hours(1));
    auto *timer = watch.findChild<QTimer *>();
    QVERIFY(timer);
    timer->stop();
    press(Qt::Key_Shift);
    QVERIFY(timer->isActive()); // it runs from now
    watch.setLimit(std::chrono::milliseconds(0));
    QVERIFY(!timer->isActive());
}

void ConsoleGuardTest::neverLocksByItselfWithoutAPassphrase()
{
    m_lock->given = {};
    make();
    auto *watch = m_console->guard()->findChild<ui::IdleWatch *>();
    emit watch->idled();
    QVERIFY(!isLocked());
    QVERIFY(!find<QDialog>("lockPassphraseDialog"));
}

void ConsoleGuardTest::hidesDialogsAndBringsThemBack()
{
    QDialog dialog(window());
    QLineEdit typed(&dialog);
    typed.setText(u"half a name"_s);
    dialog.open();
    QVERIFY(dialog.isVisible());
    emit m_console->guard()->findChild<ui::IdleWatch *>()->idled();
    QVERIFY(isLocked());
    QVERIFY(!dialog.isVisible());
    type(u"correct horse"_s);
    QVERIFY(dialog.isVisible());
    QCOMPARE(dialog.windowModality(), Qt::WindowModal);
    QCOMPARE(typed.text(), u"half a name"_s);
}

void ConsoleGuardTest::locksOverADialogToo()
{
    QDialog dialog(window());
    QLineEdit typed(&dialog);
    dialog.open();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    typed.setFocus();
    QTest::keyClick(&typed, Qt::Key_L, Qt::ControlModifier);
    QVERIFY(isLocked());
    QVERIFY(!dialog.isVisible());
}

void ConsoleGuardTest::hidesADialogThatOpensMeanwhile()
{
    lock();
    QDialog late(window());
    late.open();
    QTRY_VERIFY(!late.isVisible());
    type(u"correct horse"_s);
    QVERIFY(late.isVisible());
}

void ConsoleGuardTest::clearsACopiedSecret()
{
    ui::copySecret(u"s3cret"_s);
    lock();
    QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    type(u"correct horse"_s);
    QGuiApplication::clipboard()->setText(u"mine"_s);
    lock();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
}

void ConsoleGuardTest::opensALinkOnlyAfterwards()
{
    lock();
    window()->openPage(u"chains"_s, u"family:9"_s);
    QVERIFY(isLocked());
    QVERIFY(m_chains->opened.isEmpty());
    type(u"correct horse"_s);
    QCOMPARE(window()->currentPage(), u"chains"_s);
    QCOMPARE(m_chains->opened, QStringList{u"family:9"_s});
}

void ConsoleGuardTest::staysLockedOverARestart()
{
    m_lock->given.isLocked = true;
    make(m_lock->given);
    QVERIFY(isLocked());
    m_console->raise(); // a second start
    QVERIFY(isLocked());
    QVERIFY(m_users->refreshed.isEmpty());
    type(u"correct horse"_s);
    QVERIFY(!isLocked());
    QCOMPARE(m_users->refreshed, QList<int>{-1});
}

void ConsoleGuardTest::staysLockedInAnotherLanguage()
{
    lock();
    const QPointer<ui::LockPage> old = window()->lockPage();
    emit window()->languageChosen(u"en"_s);
    QTRY_VERIFY(!old);
    QTRY_VERIFY(isLocked());
    QVERIFY(!m_users->isVisible());
    type(u"correct horse"_s);
    QVERIFY(!isLocked());
}

void ConsoleGuardTest::opensWhenThePassphraseWasTakenAway()
{
    lock();
    m_lock->given = {};
    emit m_server.dataChanged(core::SettingsArea);
    QTRY_VERIFY(!isLocked());
}

void ConsoleGuardTest::looksAgainWhenTheLockCouldNotBeRead()
{
    m_lock->given = {};
    make({true, true}); // as a start that could not read it
    QTRY_VERIFY(!isLocked());
    m_lock->choose(u"correct horse"_s);
    m_lock->failNext = core::Error{core::ErrorKind::Storage, u"disk I/O error"_s};
    make({true, true});
    QVERIFY(!QTest::qWaitFor([this] { return !isLocked(); }, 50));
}

void ConsoleGuardTest::theTrayNamesNothing()
{
    ui::Tray tray(m_server);
    tray.setLockable(true);
    const auto shown = [&tray] {
        QStringList names;
        const auto actions = tray.menu()->actions();
        for (const QAction *action : actions) {
            if (action->isVisible() && !action->isSeparator())
                names << action->objectName();
        }
        return names;
    };
    QCOMPARE(shown(), (QStringList{u"trayOpen"_s, u"trayCopy"_s, u"traySwitch"_s, u"trayLock"_s, u"trayQuit"_s}));
    tray.setLocked(true);
    QCOMPARE(shown(), QStringList{u"trayOpen"_s}); // "Quit" would stop the server
    tray.tellAlert({u"certificate_due"_s, core::Alert::Severity::Warning, {}, 1, u"CN=falcon"_s});
    QVERIFY(!tray.lastNotice().contains(u"falcon"_s));
    tray.setLocked(false);
    tray.tellAlert({u"certificate_due"_s, core::Alert::Severity::Warning, {}, 1, u"CN=falcon"_s});
    QVERIFY(tray.lastNotice().contains(u"falcon"_s));
}

void ConsoleGuardTest::readsNothingMeanwhile()
{
    lock();
    m_users->refreshed.clear();
    emit m_server.dataChanged(core::UsersArea);
    QVERIFY(m_users->refreshed.isEmpty());
    type(u"correct horse"_s);
    QCOMPARE(m_users->refreshed, QList<int>{core::UsersArea});
}

void ConsoleGuardTest::unlocksAgainWhenTheLockCannotBeKept()
{
    m_lock->failNext = core::Error{core::ErrorKind::NotFound, {}};
    lock();
    QTRY_VERIFY(!isLocked());
}

QTEST_MAIN(ConsoleGuardTest)
#include "ConsoleGuardTest.moc"
