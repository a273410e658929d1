#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QDBusConnection;
class QDBusPendingCallWatcher;

namespace ui {

/// Tells that the computer goes to sleep or that the desktop's session is locked, as far as the desktop tells it over
/// D-Bus; silent where there is none.
class SessionWatch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Listens on the two buses of this computer, from a later turn of the event loop on.
    void start();
    /// org.freedesktop.login1 (the system's bus): sleep, and Lock of our own session.
    void listenToLogin(const QDBusConnection &bus);
    /// org.freedesktop.ScreenSaver (the session's bus).
    void listenToScreenSaver(QDBusConnection bus);

Q_SIGNALS:
    void suspending();
    void sessionLocked();

private Q_SLOTS:
    void onPrepareForSleep(bool begins);
    void onScreenSaver(bool isActive);

private:
    void listenToOwnSession(const QDBusConnection &bus, QDBusPendingCallWatcher *answer);

    std::shared_ptr<void> m_delay;             ///< while held, sleep waits a moment for the lock to be drawn
    std::function<void()> m_takeDelay = [] {}; ///< asks for it again after the computer woke up
};

} // namespace ui
