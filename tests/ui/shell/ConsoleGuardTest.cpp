#include "ui/shell/ConsoleGuard.h"

#include "tests/support/GuardedConsole.h"
#include "ui/shell/IdleWatch.h"
#include "ui/widgets/SecretField.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTimer>

using namespace Qt::StringLiterals;
using core::LockReason;

/// How the console is locked and opened.
class ConsoleGuardTest : public QObject, public tests::GuardedConsole
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(u"gatehouse-guard-test"_s); }
    void init() { begin(); }
    void cleanup() { end(); }
    void opensWithThePassphraseAlone();
    void waitsAfterTooManyWrongOnes();
    void asksForAPassphraseTheFirstTime();
    void changesThePassphrase();
    void refusesAWrongOldPassphrase();
    void locksWhenNobodyIsThere();
    void idleTimeStartsAnewWithEveryKey();
    void neverLocksByItselfWithoutAPassphrase();
    void clearsACopiedSecret();
    void opensWhenThePassphraseWasTakenAway();
    void looksAgainWhenTheLockCouldNotBeRead();
    void unlocksAgainWhenTheLockCannotBeKept();
};

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

void ConsoleGuardTest::unlocksAgainWhenTheLockCannotBeKept()
{
    m_lock->failNext = core::Error{core::ErrorKind::NotFound, {}};
    lock();
    QTRY_VERIFY(!isLocked());
}

QTEST_MAIN(ConsoleGuardTest)
#include "ConsoleGuardTest.moc"
