#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/KekAdmin.h"
#include "ui/keys/RecoverySheet.h"
#include "ui/widgets/FormDialog.h"

class QLabel;
class QLineEdit;

namespace ui {

/// Says what a recovery sheet is, asks for the console's passphrase where there is one, then shows the code once.
class RecoverySheetDialog : public FormDialog
{
    Q_OBJECT
public:
    RecoverySheetDialog(core::KekAdmin &kek, core::ConsoleLock *lock, const QString &place, QWidget *parent);

protected:
    void submit() override;

private:
    void askForPassphrase();
    void show(const QString &code);
    void giveCode();
    void savePdf();
    void growToContent();

    core::KekAdmin &m_kek;
    core::ConsoleLock *m_lock;
    RecoverySheet m_sheet;
    QLabel *m_label;
    QLineEdit *m_passphrase;
};

} // namespace ui
