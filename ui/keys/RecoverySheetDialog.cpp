#include "ui/keys/RecoverySheetDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

RecoverySheetDialog::RecoverySheetDialog(core::KekAdmin &kek, core::ConsoleLock *lock, const QString &place,
                                         QWidget *parent)
    : FormDialog(tr("Recovery sheet"), tr("Show the code"), parent)
    , m_kek(kek)
    , m_lock(lock)
    , m_sheet{{}, place, {}}
    , m_label(new QLabel(tr("&Passphrase of this console")))
    , m_passphrase(new QLineEdit)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(560);
    auto *what =
        new QLabel(tr("The sheet carries the key that opens everything in this database. Print it, and lock it "
                      "away. That it was shown becomes a row of the audit log."));
    what->setWordWrap(true);
    m_passphrase->setObjectName(u"sheetPassphrase"_s);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_label->setBuddy(m_passphrase);
    m_label->hide();
    m_passphrase->hide();
    content()->addWidget(what);
    content()->addWidget(m_label);
    content()->addWidget(m_passphrase);
    askForPassphrase();
}

void RecoverySheetDialog::askForPassphrase()
{
    if (!m_lock)
        return;
    submitButton()->setEnabled(false);
    whenDone(m_lock->state(), this, [this](const core::Result<core::ConsoleLockState> &state) {
        if (!state)
            return showFailure(state.error());
        m_label->setVisible(state->hasPassphrase);
        m_passphrase->setVisible(state->hasPassphrase);
        submitButton()->setEnabled(true);
        growToContent();
    });
}

void RecoverySheetDialog::submit()
{
    setBusy(true);
    if (!m_lock)
        return giveCode();
    const QString typed = m_passphrase->text();
    m_passphrase->clear();
    whenDone(m_lock->verify(core::SecretBytes::fromText(typed)), this,
             [this](const core::Result<core::UnlockAnswer> &answer) {
                 using Outcome = core::UnlockAnswer::Outcome;
                 if (answer && answer->outcome == Outcome::Right)
                     return giveCode();
                 setBusy(false);
                 if (!answer)
                     return showFailure(answer.error());
                 showFailureText(
                     answer->outcome == Outcome::TooSoon
                         ? tr("Too many wrong tries. The next one counts in %1.").arg(spanText(answer->wait))
                         : tr("This is not the passphrase of this console."));
             });
}

void RecoverySheetDialog::giveCode()
{
    whenDone(m_kek.state(), this, [this](const core::Result<core::KekState> &state) {
        if (!state) {
            setBusy(false);
            return showFailure(state.error());
        }
        m_sheet.folder = state->folder;
        whenDone(m_kek.recoveryCode(), this, [this](const core::Result<QString> &code) {
            setBusy(false);
            if (!code)
                return showFailure(code.error());
            show(*code);
        });
    });
}

void RecoverySheetDialog::show(const QString &code)
{
    m_sheet.code = code;
    auto *result = new QWidget;
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *sentence = new QLabel(tr("This code brings the key back. It is shown only now."));
    sentence->setWordWrap(true);
    auto *secret = new SecretField;
    secret->setObjectName(u"recoveryCode"_s);
    secret->setSecret(code);
    auto *hint = new TonedLabel(tr("To use it: stop Gatehouse, run this command, type the code."), Tone::Muted);
    hint->setWordWrap(true);
    auto *command = new QLabel(m_sheet.command());
    command->setObjectName(u"recoverCommand"_s);
    command->setTextFormat(Qt::PlainText);
    command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    command->setWordWrap(true);
    auto *pdf = new QPushButton(tr("Save as PDF…"));
    pdf->setObjectName(u"sheetPdf"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(pdf);
    row->addStretch();
    column->addWidget(sentence);
    column->addWidget(secret);
    column->addWidget(hint);
    column->addWidget(command);
    column->addLayout(row);
    connect(pdf, &QPushButton::clicked, this, &RecoverySheetDialog::savePdf);
    showResult(result, tr("Close"), Secret::ShownAgain);
    growToContent();
}

/// A window does not follow sentences that need more lines by itself. Later: only what is shown knows its height.
void RecoverySheetDialog::growToContent()
{
    QTimer::singleShot(0, this,
                       [this] { resize(width(), std::max(height(), layout()->totalHeightForWidth(width()))); });
}

void RecoverySheetDialog::savePdf()
{
    auto *dialog = new QFileDialog(this, tr("Save the recovery sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->setNameFilter(tr("PDF (*.pdf)"));
    dialog->selectFile(tr("gatehouse-recovery", "file name") + u".pdf"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (const auto saved = m_sheet.save(path); !saved)
            showFailure(saved.error());
    });
    dialog->open();
}

} // namespace ui
