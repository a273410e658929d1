#include "ui/server/BackupDialogs.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/CopyButton.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

static constexpr int kLeastCharacters = 8;

static QLineEdit *passphraseField(const QString &objectName)
{
    auto *field = new QLineEdit;
    field->setObjectName(objectName);
    field->setEchoMode(QLineEdit::Password);
    field->setMaxLength(1000);
    return field;
}

BackupPassphraseDialog::BackupPassphraseDialog(core::BackupAdmin &backups, core::ConsoleLock *lock, QWidget *parent)
    : FormDialog(tr("Passphrase of the backups"), tr("Set passphrase"), parent)
    , m_backups(backups)
    , m_lock(lock)
    , m_passphrase(passphraseField(u"backupPassphrase"_s))
    , m_again(passphraseField(u"backupPassphraseAgain"_s))
    , m_consoleLabel(new QLabel(tr("Passphrase of this console")))
    , m_console(passphraseField(u"consolePassphrase"_s))
{
    setObjectName(u"backupPassphraseDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    auto *why = new TonedLabel(
        tr("Every backup from now on is encrypted with it; older ones keep theirs. Nobody can open a backup without "
           "it, so keep it outside this computer. Gatehouse keeps only a key made of it, so that the schedule needs "
           "nobody. At least 8 characters."),
        Tone::Muted);
    why->setWordWrap(true);
    content()->insertWidget(0, why);
    setCommandLine([] { return gatehousedLine(u"backup passphrase --passphrase-stdin"_s); });
    form()->addRow(tr("Passphrase"), m_passphrase);
    form()->addRow(tr("Once more"), m_again);
    form()->addRow(m_consoleLabel, m_console);
    m_consoleLabel->setBuddy(m_console);
    m_consoleLabel->hide();
    m_console->hide();
    for (QLineEdit *field : {m_passphrase, m_again, m_console})
        connect(field, &QLineEdit::textChanged, this, &BackupPassphraseDialog::check);
    m_knowsLock = !m_lock;
    check();
    askForConsole();
}

void BackupPassphraseDialog::check()
{
    submitButton()->setEnabled(m_knowsLock && m_passphrase->text().size() >= kLeastCharacters &&
                               m_passphrase->text() == m_again->text() &&
                               (m_console->isHidden() || !m_console->text().isEmpty()));
}

void BackupPassphraseDialog::askForConsole()
{
    if (!m_lock)
        return;
    whenDone(m_lock->state(), this, [this](const core::Result<core::ConsoleLockState> &state) {
        if (!state)
            return showFailure(state.error());
        m_consoleLabel->setVisible(state->hasPassphrase);
        m_console->setVisible(state->hasPassphrase);
        m_knowsLock = true;
        check();
    });
}

void BackupPassphraseDialog::submit()
{
    setBusy(true);
    if (m_console->isHidden())
        return setPassphrase();
    const QString typed = m_console->text();
    m_console->clear();
    whenDone(m_lock->verify(core::SecretBytes::fromText(typed)), this,
             [this](const core::Result<core::UnlockAnswer> &answer) {
                 using Outcome = core::UnlockAnswer::Outcome;
                 if (answer && answer->outcome == Outcome::Right)
                     return setPassphrase();
                 setBusy(false);
                 check();
                 if (!answer)
                     return showFailure(answer.error());
                 showFailureText(
                     answer->outcome == Outcome::TooSoon
                         ? tr("Too many wrong tries. The next one counts in %1.").arg(spanText(answer->wait))
                         : tr("This is not the passphrase of this console."));
             });
}

void BackupPassphraseDialog::setPassphrase()
{
    whenDone(m_backups.setPassphrase(core::SecretBytes::fromText(m_passphrase->text())), this,
             [this](const core::Result<void> &done) {
                 setBusy(false);
                 if (!done)
                     return showFailure(done.error());
                 emit passphraseSet();
                 accept();
             });
}

RestoreDialog::RestoreDialog(core::BackupAdmin &backups, const QString &path, QWidget *parent)
    : FormDialog(tr("Restore to a copy"), tr("Restore"), parent)
    , m_backups(backups)
    , m_path(path)
    , m_folder(new QLineEdit(QDir::homePath() + u"/gatehouse-restored"_s))
    , m_passphrase(passphraseField(u"restorePassphrase"_s))
{
    setObjectName(u"restoreDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(560);
    m_folder->setObjectName(u"restoreFolder"_s);
    auto *why = new TonedLabel(tr("The running server is not touched. A new data folder is made, which you can start "
                                  "beside it, look at, and then use instead."),
                               Tone::Muted);
    why->setWordWrap(true);
    content()->insertWidget(0, why);
    setCommandLine([this] {
        return u"gatehoused restore "_s + shellWord(m_path) + u" --passphrase-stdin --data-dir "_s +
               shellWord(m_folder->text().trimmed());
    });
    form()->addRow(tr("New folder"), m_folder);
    form()->addRow(tr("Passphrase of the backup"), m_passphrase);
    const auto check = [this] {
        submitButton()->setEnabled(!m_passphrase->text().isEmpty() && QDir::isAbsolutePath(m_folder->text()));
    };
    connect(m_passphrase, &QLineEdit::textChanged, this, check);
    connect(m_folder, &QLineEdit::textChanged, this, check);
    check();
}

void RestoreDialog::submit()
{
    setBusy(true);
    whenDone(
        m_backups.restore(m_path, core::SecretBytes::fromText(m_passphrase->text()), m_folder->text().trimmed(), {}),
        this, [this](const core::Result<QString> &command) {
            setBusy(false);
            if (command)
                return showCommand(*command);
            if (command.error().kind == core::ErrorKind::Crypto)
                return showFailureText(tr("The passphrase is wrong, or the file was changed."), command.error().detail);
            if (command.error().kind == core::ErrorKind::AlreadyExists)
                return showFailureText(tr("This folder is not empty. Choose one that is not there yet."),
                                       command.error().detail);
            if (command.error().kind == core::ErrorKind::Conflict && command.error().field == "version"_L1)
                return showFailureText(newerBackupText(), command.error().detail);
            showFailure(command.error());
        });
}

QString newerBackupText()
{
    return RestoreDialog::tr("The backup was made by a newer version of Gatehouse. Update this program to open it.");
}

void RestoreDialog::showCommand(const QString &command)
{
    auto *result = new QWidget;
    auto *text = new TonedLabel(tr("The copy is whole: the database and its audit chain were checked. Start it with "
                                   "this command; the console asks for the passphrase."),
                                Tone::Text);
    text->setWordWrap(true);
    auto *line = new QLineEdit(command);
    line->setObjectName(u"restoreCommand"_s);
    line->setReadOnly(true);
    auto *row = new QHBoxLayout;
    row->addWidget(line, 1);
    row->addWidget(new CopyButton(tr("Copy command"), [command] { return command; }));
    auto *column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(text);
    column->addLayout(row);
    showResult(result, tr("Done"));
}

} // namespace ui
