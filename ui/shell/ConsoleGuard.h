#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/ServerControl.h"

#include <QObject>

class QWidget;

namespace ui {

class IdleWatch;
class SessionWatch;

/// Locks and unlocks the console: on demand, when nobody is there, and with the computer. What is shown then is the
/// window's affair.
class ConsoleGuard : public QObject
{
    Q_OBJECT
public:
    /// Both outlive the guard. `wayOut` is the command for a forgotten passphrase.
    ConsoleGuard(core::ConsoleLock &lock, core::ServerControl &server, QString wayOut, QObject *parent = nullptr);

    bool isLocked() const { return m_isLocked; }
    bool hasPassphrase() const { return m_hasPassphrase; }
    const QString &wayOut() const { return m_wayOut; }
    /// As it was found before the first window.
    void begin(const core::ConsoleLockState &found);
    /// Asks for a passphrase first when there is none.
    void lockNow(QWidget *window);
    void changePassphrase(QWidget *window);
    void unlock(const QString &passphrase);

    static int idleMinutes(); ///< 0: never
    void setIdleMinutes(int minutes);

Q_SIGNALS:
    void locked();
    void unlocked();
    void unlockRefused(const core::UnlockAnswer &answer);
    void unlockFailed(const core::Error &error);
    void lockFailed(const core::Error &error);

protected:
    /// The key that locks works over a dialog too, where the window's keys do not.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void lock(core::LockReason reason);
    void choosePassphrase(QWidget *window);
    void look();
    void setLocked(bool isLocked);

    core::ConsoleLock &m_lock;
    QString m_wayOut;
    IdleWatch *m_idle;
    SessionWatch *m_session;
    bool m_hasPassphrase = false;
    bool m_isLocked = false;
};

} // namespace ui
