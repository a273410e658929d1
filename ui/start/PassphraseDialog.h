#pragma once

#include "ui/widgets/FormDialog.h"

class QLineEdit;

namespace ui {

class PassphraseFields;

/// Asks for the passphrase that seals the key-encryption key, at start. The caller answers passphraseEntered() with
/// accept() or refuse().
class PassphraseDialog : public FormDialog
{
    Q_OBJECT
public:
    enum class Purpose {
        Open, ///< the key file exists
        Make  ///< no keychain: a new key file, the passphrase typed twice
    };
    /// `reason` says why there is no keychain; shown when it is to be made.
    PassphraseDialog(Purpose purpose, const QString &reason, QWidget *parent = nullptr);
    void refuse(const core::Error &error);

Q_SIGNALS:
    void passphraseEntered(const QString &passphrase);
    void keychainWanted(); ///< it was unlocked meanwhile: look there again

protected:
    void submit() override;

private:
    void checkInput();

    QLineEdit *m_line = nullptr;          ///< to open
    PassphraseFields *m_fields = nullptr; ///< to make
};

} // namespace ui
