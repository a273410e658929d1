#include "ui/start/PassphraseDialog.h"

#include "ui/start/PassphraseFields.h"
#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

TonedLabel *paragraph(const QString &text, Tone tone)
{
    auto *label = new TonedLabel(text, tone);
    label->setWordWrap(true);
    return label;
}

} // namespace

PassphraseDialog::PassphraseDialog(Purpose purpose, const QString &reason, QWidget *parent)
    : FormDialog(purpose == Purpose::Open ? tr("Unlock Gatehouse") : tr("Where to keep the key"),
                 purpose == Purpose::Open ? tr("Unlock") : tr("Seal with this passphrase"), parent)
{
    setObjectName(u"passphraseDialog"_s);
    if (purpose == Purpose::Open) {
        m_line = PassphraseFields::secretLine(u"passphrase"_s);
        form()->addRow(tr("Passphrase"), m_line);
        connect(m_line, &QLineEdit::textChanged, this, &PassphraseDialog::checkInput);
        content()->insertWidget(
            0, paragraph(tr("The signing keys of this data folder are sealed with a passphrase."), Tone::Text));
    } else {
        m_fields = new PassphraseFields;
        content()->addWidget(m_fields);
        connect(m_fields, &PassphraseFields::changed, this, &PassphraseDialog::checkInput);
        content()->insertWidget(
            0,
            paragraph(tr("The system keychain cannot be used, so the key that protects the signing keys needs another "
                         "place: a file in the data folder, sealed with a passphrase of at least %n characters. "
                         "Gatehouse asks for it at every start.",
                         nullptr, PassphraseFields::kShortest),
                      Tone::Text));
        auto *why = paragraph(reason, Tone::Muted);
        why->setObjectName(u"keychainReason"_s);
        content()->insertWidget(1, why);
        auto *retry = new QPushButton(tr("Look in the keychain again"));
        retry->setObjectName(u"retryKeychain"_s);
        retry->setAutoDefault(false);
        content()->addWidget(retry, 0, Qt::AlignLeft);
        connect(retry, &QPushButton::clicked, this, &PassphraseDialog::keychainWanted);
    }
    checkInput();
}

void PassphraseDialog::checkInput()
{
    submitButton()->setEnabled(m_line ? !m_line->text().isEmpty() : m_fields->isGood());
}

void PassphraseDialog::submit()
{
    setBusy(true);
    emit passphraseEntered(m_line ? m_line->text() : m_fields->passphrase());
}

void PassphraseDialog::refuse(const core::Error &error)
{
    setBusy(false);
    showFailure(error);
    if (!m_line)
        return m_fields->setFocus();
    m_line->selectAll();
    m_line->setFocus();
}

} // namespace ui
