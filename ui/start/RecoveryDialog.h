#pragma once

#include "ui/widgets/FormDialog.h"

class QLineEdit;

namespace ui {

/// The key of an existing data folder cannot be had: asks for the code of its recovery sheet. The caller answers
/// codeEntered() with accept() or refuse().
class RecoveryDialog : public FormDialog
{
    Q_OBJECT
public:
    /// `reason` says where the key was looked for; English.
    explicit RecoveryDialog(const QString &reason, QWidget *parent = nullptr);
    void refuse(const core::Error &error);

Q_SIGNALS:
    void codeEntered(const QString &code);
    void keychainWanted(); ///< it was unlocked meanwhile: look there again

protected:
    void submit() override;

private:
    QLineEdit *m_code;
};

} // namespace ui
