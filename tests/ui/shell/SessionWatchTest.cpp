#include "ui/shell/SessionWatch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// Stands for org.freedesktop.login1 on a bus of our own.
class FakeLogin : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    int asked = 0;
    int readEnd = -1; ///< at its end when the delay was given back
    QString inhibited;
public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &, const QString &mode)
    {
        int ends[2];
        if (pipe(ends) != 0)
            return {};
        inhibited = what + u' ' + mode;
        readEnd = ends[0];
        fcntl(readEnd, F_SETFL, O_NONBLOCK);
        QDBusUnixFileDescriptor given(ends[1]);
        close(ends[1]);
        return given;
    }
    QDBusObjectPath GetSessionByPID(uint)
    {
        ++asked;
        return QDBusObjectPath(u"/org/freedesktop/login1/session/_31"_s);
    }
};

class SessionWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsThatTheComputerGoesToSleep();
    void holdsSleepBackUntilItIsLocked();
    void tellsThatOurSessionIsLocked();
    void tellsThatTheScreenIsLocked();
    void isSilentWithoutADesktop();

private:
    void signal(const QString &path, const QString &interface, const QString &name, const QVariantList &arguments)
    {
        auto message = QDBusMessage::createSignal(path, interface, name);
        message.setArguments(arguments);
        QVERIFY(m_sender->send(message));
    }

    std::unique_ptr<QProcess> m_bus;
    std::unique_ptr<QDBusConnection> m_sender;
    std::unique_ptr<QDBusConnection> m_ours;
    FakeLogin m_login;
};

void SessionWatchTest::init()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("there is no dbus-daemon here");
    m_bus = std::make_unique<QProcess>();
    m_bus->start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_bus->waitForReadyRead(10'000));
    const QString address = QString::fromLatin1(m_bus->readLine()).trimmed();
    m_sender = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"sender"_s));
    m_ours = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(address, u"ours"_s));
    QVERIFY(m_sender->isConnected() && m_ours->isConnected());
    QVERIFY(m_sender->registerService(u"org.freedesktop.login1"_s));
    QVERIFY(m_sender->registerService(u"org.freedesktop.ScreenSaver"_s));
    QVERIFY(m_sender->registerObject(u"/org/freedesktop/login1"_s, &m_login, QDBusConnection::ExportAllSlots));
}

void SessionWatchTest::cleanup()
{
    m_sender.reset();
    m_ours.reset();
    QDBusConnection::disconnectFromBus(u"sender"_s);
    QDBusConnection::disconnectFromBus(u"ours"_s);
    if (m_bus) {
        m_bus->terminate();
        m_bus->waitForFinished(10'000);
    }
}

void SessionWatchTest::tellsThatTheComputerGoesToSleep()
{
    ui::SessionWatch watch;
    watch.listenToLogin(*m_ours);
    QSignalSpy told(&watch, &ui::SessionWatch::suspending);
    const auto sleep = [this](bool begins) {
        signal(u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, {begins});
    };
    sleep(true);
    QTRY_COMPARE(told.count(), 1);
    sleep(false); // it wakes up
    sleep(true);
    QTRY_COMPARE(told.count(), 2);
}

void SessionWatchTest::holdsSleepBackUntilItIsLocked()
{
    ui::SessionWatch watch;
    watch.listenToLogin(*m_ours);
    QTRY_COMPARE(m_login.inhibited, u"sleep delay"_s);
    QTest::qWait(50); // the answer arrives
    char byte = 0;
    QVERIFY(read(m_login.readEnd, &byte, 1) < 0); // held
    signal(u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, {true});
    QTRY_COMPARE(read(m_login.readEnd, &byte, 1), ssize_t(0)); // given back
    m_login.inhibited.clear();
    signal(u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, {false});
    QTRY_COMPARE(m_login.inhibited, u"sleep delay"_s);
}

void SessionWatchTest::tellsThatOurSessionIsLocked()
{
    const int asked = m_login.asked;
    ui::SessionWatch watch;
    watch.listenToLogin(*m_ours);
    QSignalSpy told(&watch, &ui::SessionWatch::sessionLocked);
    QTRY_COMPARE(m_login.asked, asked + 1);
    const auto lock = [this](const QString &session) {
        signal(u"/org/freedesktop/login1/session/"_s + session, u"org.freedesktop.login1.Session"_s, u"Lock"_s, {});
    };
    // The answer about our session may still be under way.
    QTRY_VERIFY((lock(u"_31"_s), QTest::qWait(20), told.count() > 0));
    const auto before = told.count();
    lock(u"_32"_s); // somebody else's
    lock(u"_31"_s);
    QTRY_COMPARE(told.count(), before + 1);
}

void SessionWatchTest::tellsThatTheScreenIsLocked()
{
    ui::SessionWatch watch;
    watch.listenToScreenSaver(*m_ours);
    QSignalSpy told(&watch, &ui::SessionWatch::sessionLocked);
    signal(u"/org/freedesktop/ScreenSaver"_s, u"org.freedesktop.ScreenSaver"_s, u"ActiveChanged"_s, {false});
    signal(u"/org/freedesktop/ScreenSaver"_s, u"org.freedesktop.ScreenSaver"_s, u"ActiveChanged"_s, {true});
    QTRY_COMPARE(told.count(), 1);
}

void SessionWatchTest::isSilentWithoutADesktop()
{
    m_sender->unregisterService(u"org.freedesktop.login1"_s);
    ui::SessionWatch watch;
    QSignalSpy locked(&watch, &ui::SessionWatch::sessionLocked);
    watch.listenToLogin(*m_ours);
    watch.listenToLogin(QDBusConnection(u"no such bus"_s));
    watch.start();
    QTest::qWait(50);
    QCOMPARE(locked.count(), 0);
}

QTEST_GUILESS_MAIN(SessionWatchTest)
#include "SessionWatchTest.moc"
