#include "ui/start/PassphraseDialog.h"

#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kShortestPassphrase = 12; // the file may be copied and guessed at leisure

QLineEdit *secretLine(const QString &objectName)
{
    auto *line = new QLineEdit;
    line->setObjectName(objectName);
    line->setEchoMode(QLineEdit::Password);
    line->setMinimumWidth(280);
    return line;
}

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
    , m_purpose(purpose)
    , m_passphrase(secretLine(u"passphrase"_s))
{
    setObjectName(u"passphraseDialog"_s);
    form()->addRow(tr("Passphrase"), m_passphrase);
    connect(m_passphrase, &QLineEdit::textChanged, this, &PassphraseDialog::checkInput);
    if (purpose == Purpose::Open) {
        content()->insertWidget(
            0, paragraph(tr("The signing keys of this data folder are sealed with a passphrase."), Tone::Text));
    } else {
        m_again = secretLine(u"passphraseAgain"_s);
        form()->addRow(tr("Once more"), m_again);
        connect(m_again, &QLineEdit::textChanged, this, &PassphraseDialog::checkInput);
        content()->insertWidget(
            0,
            paragraph(tr("The system keychain cannot be used, so the key that protects the signing keys needs another "
                         "place: a file in the data folder, sealed with a passphrase of at least %n characters. "
                         "Gatehouse asks for it at every start.",
                         nullptr, kShortestPassphrase),
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
    const QString text = m_passphrase->text();
    submitButton()->setEnabled(
        m_purpose == Purpose::Open ? !text.isEmpty() : text.size() >= kShortestPassphrase && text == m_again->text());
}

void PassphraseDialog::submit()
{
    setBusy(true);
    emit passphraseEntered(m_passphrase->text());
}

void PassphraseDialog::refuse(const core::Error &error)
{
    setBusy(false);
    showFailure(error);
    m_passphrase->selectAll();
    m_passphrase->setFocus();
}

} // namespace ui
