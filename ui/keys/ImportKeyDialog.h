#pragma once

#include "core/admin/KeyAdmin.h"
#include "ui/widgets/FormDialog.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;

namespace ui {

/// Brings a private key in, pasted or from a file: looked at first, taken only when somebody has seen what it is.
class ImportKeyDialog : public FormDialog
{
    Q_OBJECT
public:
    ImportKeyDialog(core::KeyAdmin &keys, QWidget *parent);
    ~ImportKeyDialog() override;

Q_SIGNALS:
    void imported(const core::KeyId &key);

protected:
    void submit() override;

private:
    void chooseFile();
    void readFile(const QString &path);
    void forgetCheck();
    void showCandidate(const core::KeyCandidate &candidate);
    void take();
    core::SharedSecret secret() const;
    std::optional<core::KeyId> oldId() const;

    core::KeyAdmin &m_keys;
    QPlainTextEdit *m_text;
    QRadioButton *m_signs;
    QRadioButton *m_verifies;
    QLineEdit *m_kid;
    QLabel *m_found;
    bool m_checked = false;
};

} // namespace ui
