#pragma once

#include "core/admin/ConsoleLock.h"
#include "ui/widgets/FormDialog.h"

class QLineEdit;

namespace ui {

/// Chooses the passphrase of the lock, or another one; it may be taken away again.
class LockPassphraseDialog : public FormDialog
{
    Q_OBJECT
public:
    enum class Purpose {
        First, ///< the console is locked right after it
        Change
    };
    /// `wayOut` is the command for a forgotten one. `lock` outlives the dialog.
    LockPassphraseDialog(core::ConsoleLock &lock, Purpose purpose, const QString &wayOut, QWidget *parent);

Q_SIGNALS:
    void passphraseChosen();
    void passphraseRemoved();

protected:
    void submit() override;

private:
    QLineEdit *addLine(const QString &objectName, const QString &label);
    void checkInput();
    void removePassphrase();
    void finish(const core::Result<void> &done, void (LockPassphraseDialog::*told)());

    core::ConsoleLock &m_lock;
    QLineEdit *m_old = nullptr;
    QLineEdit *m_new;
    QLineEdit *m_again;
};

} // namespace ui
