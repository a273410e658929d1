#include "ui/start/RecoveryDialog.h"

#include "ui/widgets/CommandLine.h"
#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

RecoveryDialog::RecoveryDialog(const QString &reason, QWidget *parent)
    : FormDialog(tr("The key cannot be found"), tr("Recover the key"), parent), m_code(new QLineEdit)
{
    setObjectName(u"recoveryDialog"_s);
    setMinimumWidth(620);
    auto *what = new TonedLabel(tr("The signing keys of this data folder are sealed with a key that is not in the "
                                   "keychain of this user. Unlock the keychain and look again, or type the code of "
                                   "the recovery sheet. A backup with its passphrase brings everything back, too."),
                                Tone::Text);
    what->setWordWrap(true);
    what->setToolTip(reason);
    content()->insertWidget(0, what);
    m_code->setObjectName(u"recoveryCode"_s);
    m_code->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    m_code->setPlaceholderText(tr("14 groups of 4 letters and digits"));
    m_code->setMaxLength(200);
    form()->addRow(tr("Recovery code"), m_code);
    auto *retry = addButton(tr("Look in the keychain again"), u"retryKeychain"_s);
    connect(retry, &QPushButton::clicked, this, &RecoveryDialog::keychainWanted);
    connect(m_code, &QLineEdit::textChanged, this,
            [this](const QString &text) { submitButton()->setEnabled(!text.trimmed().isEmpty()); });
    submitButton()->setEnabled(false);
    setCommandLine([] { return gatehousedLine(u"key recover"_s); });
}

void RecoveryDialog::submit()
{
    setBusy(true);
    emit codeEntered(m_code->text());
}

void RecoveryDialog::refuse(const core::Error &error)
{
    setBusy(false);
    if (error.kind == core::ErrorKind::Conflict)
        showFailureText(tr("The code is typed rightly, but it belongs to another data folder."), error.detail);
    else if (error.kind == core::ErrorKind::InvalidInput)
        showFailureText(tr("The code is mistyped. Compare it with the sheet, group by group."), error.detail);
    else
        showFailure(error);
    m_code->selectAll();
    m_code->setFocus();
}

} // namespace ui
