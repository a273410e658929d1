#include "tests/support/GuardedConsole.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ConsoleGuard.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/Tray.h"

#include <QAction>
#include <QDialog>
#include <QMenu>

using namespace Qt::StringLiterals;
using core::LockReason;

/// What a locked console hides, and what it keeps for afterwards.
class LockedConsoleTest : public QObject, public tests::GuardedConsole
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(u"gatehouse-locked-test"_s); }
    void init() { begin(); }
    void cleanup() { end(); }
    void showsNothingButTheLockPage();
    void hidesDialogsAndBringsThemBack();
    void locksOverADialogToo();
    void hidesADialogThatOpensMeanwhile();
    void opensALinkOnlyAfterwards();
    void staysLockedOverARestart();
    void staysLockedInAnotherLanguage();
    void theTrayNamesNothing();
    void readsNothingMeanwhile();
};

void LockedConsoleTest::showsNothingButTheLockPage()
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

void LockedConsoleTest::hidesDialogsAndBringsThemBack()
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

void LockedConsoleTest::locksOverADialogToo()
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

void LockedConsoleTest::hidesADialogThatOpensMeanwhile()
{
    lock();
    QDialog late(window());
    late.open();
    QTRY_VERIFY(!late.isVisible());
    type(u"correct horse"_s);
    QVERIFY(late.isVisible());
}

void LockedConsoleTest::opensALinkOnlyAfterwards()
{
    lock();
    window()->openPage(u"chains"_s, u"family:9"_s);
    QVERIFY(isLocked());
    QVERIFY(m_chains->opened.isEmpty());
    type(u"correct horse"_s);
    QCOMPARE(window()->currentPage(), u"chains"_s);
    QCOMPARE(m_chains->opened, QStringList{u"family:9"_s});
}

void LockedConsoleTest::staysLockedOverARestart()
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

void LockedConsoleTest::staysLockedInAnotherLanguage()
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

void LockedConsoleTest::theTrayNamesNothing()
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

void LockedConsoleTest::readsNothingMeanwhile()
{
    lock();
    m_users->refreshed.clear();
    emit m_server.dataChanged(core::UsersArea);
    QVERIFY(m_users->refreshed.isEmpty());
    type(u"correct horse"_s);
    QCOMPARE(m_users->refreshed, QList<int>{core::UsersArea});
}

QTEST_MAIN(LockedConsoleTest)
#include "LockedConsoleTest.moc"
