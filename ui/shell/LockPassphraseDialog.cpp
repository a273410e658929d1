#include "ui/shell/LockPassphraseDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

LockPassphraseDialog::LockPassphraseDialog(core::ConsoleLock &lock, Purpose purpose, const QString &wayOut,
                                           QWidget *parent)
    : FormDialog(purpose == Purpose::First ? tr("Lock the console") : tr("Change the lock's passphrase"),
                 purpose == Purpose::First ? tr("Choose and lock") : tr("Change passphrase"), parent)
    , m_lock(lock)
{
    setObjectName(u"lockPassphraseDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    if (purpose == Purpose::Change)
        m_old = addLine(u"oldPassphrase"_s, tr("Present passphrase"));
    m_new = addLine(u"newPassphrase"_s, tr("New passphrase"));
    m_again = addLine(u"newPassphraseAgain"_s, tr("Once more"));
    auto *about =
        new TonedLabel(tr("While the console is locked its windows are shut and the server runs on. The "
                          "passphrase has at least %n characters; only its hash is kept.",
                          nullptr, core::ConsoleLock::kShortest) +
                           u"\n\n"_s + tr("A forgotten one is taken away on this computer with") + u'\n' + wayOut,
                       Tone::Muted);
    about->setObjectName(u"lockAbout"_s);
    about->setWordWrap(true);
    about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    content()->addWidget(about);
    if (purpose == Purpose::Change) {
        auto *remove = addButton(tr("Lock no more"), u"removePassphrase"_s);
        connect(remove, &QPushButton::clicked, this, &LockPassphraseDialog::removePassphrase);
    }
    checkInput();
}

QLineEdit *LockPassphraseDialog::addLine(const QString &objectName, const QString &label)
{
    auto *line = new QLineEdit;
    line->setObjectName(objectName);
    line->setEchoMode(QLineEdit::Password);
    line->setMinimumWidth(260);
    form()->addRow(label, line);
    connect(line, &QLineEdit::textChanged, this, &LockPassphraseDialog::checkInput);
    return line;
}

void LockPassphraseDialog::checkInput()
{
    if (!m_again)
        return; // still being made
    submitButton()->setEnabled((!m_old || !m_old->text().isEmpty()) &&
                               m_new->text().size() >= core::ConsoleLock::kShortest &&
                               m_new->text() == m_again->text());
}

void LockPassphraseDialog::submit()
{
    setBusy(true);
    const QString old = m_old ? m_old->text() : QString();
    whenDone(m_lock.set(core::SecretBytes::fromText(old), core::SecretBytes::fromText(m_new->text())), this,
             [this](const core::Result<void> &done) { finish(done, &LockPassphraseDialog::passphraseChosen); });
}

void LockPassphraseDialog::removePassphrase()
{
    setBusy(true);
    whenDone(m_lock.remove(core::SecretBytes::fromText(m_old->text())), this,
             [this](const core::Result<void> &done) { finish(done, &LockPassphraseDialog::passphraseRemoved); });
}

void LockPassphraseDialog::finish(const core::Result<void> &done, void (LockPassphraseDialog::*told)())
{
    setBusy(false);
    if (done) {
        accept();
        emit(this->*told)();
        return;
    }
    const core::Error &error = done.error();
    if (error.kind == core::ErrorKind::InvalidInput && error.field == "old"_L1) {
        m_old->selectAll();
        m_old->setFocus();
        return showFailureText(tr("The present passphrase is another one."));
    }
    if (error.kind == core::ErrorKind::Busy)
        return showFailureText(tr("Too many wrong passphrases. Wait a minute and try again."));
    if (error.kind == core::ErrorKind::InvalidInput)
        return showFailureText(
            tr("This passphrase cannot be used: it may have at most 72 bytes. Choose a shorter one."), error.detail);
    showFailure(error);
}

} // namespace ui
