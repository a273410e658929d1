#include "ui/shell/SessionWatch.h"

#include <QTimer>

#ifdef GATEHOUSE_DBUS
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kTimeToDraw = 150ms;

void SessionWatch::onPrepareForSleep(bool begins)
{
    if (!begins)
        return m_takeDelay();
    emit suspending();
    QTimer::singleShot(kTimeToDraw, this, [this] { m_delay.reset(); });
}

void SessionWatch::onScreenSaver(bool isActive)
{
    if (isActive)
        emit sessionLocked();
}

#ifdef GATEHOUSE_DBUS

namespace {

const QString kLogin = u"org.freedesktop.login1"_s;
const QString kLoginPath = u"/org/freedesktop/login1"_s;

QDBusMessage managerCall(const QString &method)
{
    return QDBusMessage::createMethodCall(kLogin, kLoginPath, u"org.freedesktop.login1.Manager"_s, method);
}

} // namespace

void SessionWatch::start()
{
    QTimer::singleShot(0, this, [this] {
        const QDBusConnection system = QDBusConnection::systemBus();
        if (system.isConnected())
            listenToLogin(system);
        const QDBusConnection session = QDBusConnection::sessionBus();
        if (session.isConnected())
            listenToScreenSaver(session);
    });
}

void SessionWatch::listenToLogin(const QDBusConnection &bus)
{
    QDBusConnection(bus).connect(kLogin, kLoginPath, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this,
                                 SLOT(onPrepareForSleep(bool)));
    m_takeDelay = [this, bus] {
        auto inhibit = managerCall(u"Inhibit"_s);
        inhibit << u"sleep"_s << u"Gatehouse"_s << u"locks the console"_s << u"delay"_s;
        auto *granted = new QDBusPendingCallWatcher(bus.asyncCall(inhibit), this);
        connect(granted, &QDBusPendingCallWatcher::finished, this, [this, granted] {
            const QDBusPendingReply<QDBusUnixFileDescriptor> delay = *granted;
            granted->deleteLater();
            if (!delay.isError())
                m_delay = std::make_shared<QDBusUnixFileDescriptor>(delay.value());
        });
    };
    m_takeDelay();
    auto call = managerCall(u"GetSessionByPID"_s);
    call << uint(QCoreApplication::applicationPid());
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, bus, answer] { listenToOwnSession(bus, answer); });
}

/// Of ours alone: others may work at this computer too.
void SessionWatch::listenToOwnSession(const QDBusConnection &bus, QDBusPendingCallWatcher *answer)
{
    const QDBusPendingReply<QDBusObjectPath> path = *answer;
    answer->deleteLater();
    if (path.isError())
        return;
    QDBusConnection(bus).connect(kLogin, path.value().path(), u"org.freedesktop.login1.Session"_s, u"Lock"_s, this,
                                 SIGNAL(sessionLocked()));
}

void SessionWatch::listenToScreenSaver(QDBusConnection bus)
{
    // Desktops disagree about the path.
    for (const QString &path : {u"/org/freedesktop/ScreenSaver"_s, u"/ScreenSaver"_s})
        bus.connect(u"org.freedesktop.ScreenSaver"_s, path, u"org.freedesktop.ScreenSaver"_s, u"ActiveChanged"_s, this,
                    SLOT(onScreenSaver(bool)));
}

#else

void SessionWatch::start() {}

#endif

} // namespace ui
