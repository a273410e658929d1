#include "ui/shell/ConsoleGuard.h"

#include "ui/async/WhenDone.h"
#include "ui/shell/IdleWatch.h"
#include "ui/shell/LockPassphraseDialog.h"
#include "ui/shell/SessionWatch.h"
#include "ui/widgets/SecretField.h"

#include <QCoreApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString kIdleKey = u"lock/idleMinutes"_s;
constexpr int kIdleMinutes = 15;

} // namespace

ConsoleGuard::ConsoleGuard(core::ConsoleLock &lock, core::ServerControl &server, QString wayOut, QObject *parent)
    : QObject(parent)
    , m_lock(lock)
    , m_wayOut(std::move(wayOut))
    , m_idle(new IdleWatch(this))
    , m_session(new SessionWatch(this))
{
    connect(m_idle, &IdleWatch::idled, this, [this] { this->lock(core::LockReason::Idle); });
    connect(m_session, &SessionWatch::suspending, this, [this] { this->lock(core::LockReason::Suspended); });
    connect(m_session, &SessionWatch::sessionLocked, this, [this] { this->lock(core::LockReason::SessionLocked); });
    // The way out of a forgotten passphrase is a change made by another process.
    connect(&server, &core::ServerControl::dataChanged, this, [this](int areas) {
        if (areas & core::SettingsArea)
            look();
    });
    setIdleMinutes(idleMinutes());
    qApp->installEventFilter(this);
}

bool ConsoleGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched->isWidgetType() && qobject_cast<QDialog *>(watched)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isL = key->key() == Qt::Key_L || key->key() == 0x414; // the same key on a Russian keyboard
        if (isL && key->modifiers() == Qt::ControlModifier && m_hasPassphrase) {
            lock(core::LockReason::Asked);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void ConsoleGuard::begin(const core::ConsoleLockState &found)
{
    m_session->start();
    m_hasPassphrase = found.hasPassphrase;
    setLocked(found.isLocked);
    if (m_isLocked) // perhaps only because nobody could read it
        look();
}

int ConsoleGuard::idleMinutes()
{
    return QSettings().value(kIdleKey, kIdleMinutes).toInt();
}

void ConsoleGuard::setIdleMinutes(int minutes)
{
    QSettings().setValue(kIdleKey, minutes);
    m_idle->setLimit(std::chrono::minutes(minutes));
}

void ConsoleGuard::look()
{
    whenDone(m_lock.state(), this, [this](const core::Result<core::ConsoleLockState> &state) {
        if (!state)
            return;
        m_hasPassphrase = state->hasPassphrase;
        if (!m_hasPassphrase) // whether it is locked only this console says
            setLocked(false);
    });
}

void ConsoleGuard::lockNow(QWidget *window)
{
    if (m_hasPassphrase)
        lock(core::LockReason::Asked);
    else
        choosePassphrase(window);
}

void ConsoleGuard::choosePassphrase(QWidget *window)
{
    auto *dialog = new LockPassphraseDialog(m_lock, LockPassphraseDialog::Purpose::First, m_wayOut, window);
    connect(dialog, &LockPassphraseDialog::passphraseChosen, this, [this] {
        m_hasPassphrase = true;
        lock(core::LockReason::Asked);
    });
    dialog->open();
}

void ConsoleGuard::changePassphrase(QWidget *window)
{
    if (!m_hasPassphrase)
        return choosePassphrase(window);
    auto *dialog = new LockPassphraseDialog(m_lock, LockPassphraseDialog::Purpose::Change, m_wayOut, window);
    connect(dialog, &LockPassphraseDialog::passphraseRemoved, this, [this] { m_hasPassphrase = false; });
    dialog->open();
}

void ConsoleGuard::lock(core::LockReason reason)
{
    if (m_isLocked || !m_hasPassphrase)
        return;
    setLocked(true); // at once; what is written down follows
    whenDone(m_lock.lock(reason), this, [this](const core::Result<void> &done) {
        if (done)
            return;
        if (done.error().kind == core::ErrorKind::NotFound) { // taken away meanwhile
            m_hasPassphrase = false;
            setLocked(false);
        }
        emit lockFailed(done.error());
    });
}

void ConsoleGuard::unlock(const QString &passphrase)
{
    whenDone(m_lock.unlock(core::SecretBytes::fromText(passphrase)), this,
             [this](const core::Result<core::UnlockAnswer> &answer) {
                 if (!answer)
                     emit unlockFailed(answer.error());
                 else if (answer->outcome == core::UnlockAnswer::Outcome::Right)
                     setLocked(false);
                 else
                     emit unlockRefused(*answer);
             });
}

void ConsoleGuard::setLocked(bool isLocked)
{
    if (m_isLocked == isLocked)
        return;
    m_isLocked = isLocked;
    if (isLocked) {
        clearCopiedSecret();
        emit locked();
    } else {
        emit unlocked();
    }
}

} // namespace ui
