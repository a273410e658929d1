#pragma once

#include "core/admin/BackupAdmin.h"
#include "core/admin/ConsoleLock.h"
#include "ui/widgets/FormDialog.h"

class QLabel;
class QLineEdit;

namespace ui {

/// The passphrase of further backups, typed twice. A backup holds everything, so the console's own passphrase, where
/// there is one, is asked for first.
class BackupPassphraseDialog : public FormDialog
{
    Q_OBJECT
public:
    BackupPassphraseDialog(core::BackupAdmin &backups, core::ConsoleLock *lock, QWidget *parent);

Q_SIGNALS:
    void passphraseSet();

protected:
    void submit() override;

private:
    void askForConsole();
    void check();
    void setPassphrase();

    core::BackupAdmin &m_backups;
    core::ConsoleLock *m_lock; ///< none: nobody is asked
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
    QLabel *m_consoleLabel;
    QLineEdit *m_console;
    bool m_knowsLock = false; ///< whether the console has a passphrase
};

/// A backup into a new data folder; ends with the command that starts it.
class RestoreDialog : public FormDialog
{
    Q_OBJECT
public:
    RestoreDialog(core::BackupAdmin &backups, const QString &path, QWidget *parent);

protected:
    void submit() override;

private:
    void showCommand(const QString &command);

    core::BackupAdmin &m_backups;
    QString m_path;
    QLineEdit *m_folder;
    QLineEdit *m_passphrase;
};

/// Why a backup of a version to come is left alone.
QString newerBackupText();

} // namespace ui
