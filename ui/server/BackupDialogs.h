#pragma once

#include "core/admin/BackupAdmin.h"
#include "ui/widgets/FormDialog.h"

class QLineEdit;

namespace ui {

/// The passphrase of further backups, typed twice.
class BackupPassphraseDialog : public FormDialog
{
    Q_OBJECT
public:
    BackupPassphraseDialog(core::BackupAdmin &backups, QWidget *parent);

Q_SIGNALS:
    void passphraseSet();

protected:
    void submit() override;

private:
    core::BackupAdmin &m_backups;
    QLineEdit *m_passphrase;
    QLineEdit *m_again;
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

} // namespace ui
