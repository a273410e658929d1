#include "app/desktop/DesktopStart.h"

#include "app/FirstStartSetup.h"
#include "app/KekAtStart.h"
#include "app/KekRecovery.h"
#include "app/SingleInstance.h"
#include "ui/start/FirstSecretsDialog.h"
#include "ui/start/PassphraseDialog.h"
#include "ui/start/RecoveryDialog.h"
#include "ui/start/SetupWizard.h"
#include "ui/widgets/CommandLine.h"

#include <QEventLoop>
#include <QMessageBox>
#include <QPushButton>

#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using core::KekFound;
using core::KekOutcome;

namespace {

/// Shows a dialog and waits for its end; there is no other window yet.
int shown(QDialog &dialog)
{
    QEventLoop loop;
    QObject::connect(&dialog, &QDialog::finished, &loop, &QEventLoop::exit);
    dialog.open();
    return loop.exec();
}

/// "Copy command" of every dialog means this folder.
std::unique_ptr<ServerProcess> withCommands(std::unique_ptr<ServerProcess> process)
{
    const QString folder = process->folder().path();
    ui::setCommandFolder(folder == DataFolder::defaultPath() ? QString() : folder);
    return process;
}

} // namespace

void DesktopStart::showFailure(const QString &text)
{
    m_exitCode = 1;
    std::fprintf(stderr, "gatehouse: %s\n", text.toUtf8().constData());
    QMessageBox box(QMessageBox::Critical, tr("Gatehouse did not start"), text, QMessageBox::Close);
    box.setObjectName(u"startFailure"_s);
    shown(box);
}

std::unique_ptr<ServerProcess> DesktopStart::open()
{
    auto process = ServerProcess::open(m_options, u"console"_s);
    if (process)
        return withCommands(*std::move(process));
    const QString path = m_options.dataDir.isEmpty() ? DataFolder::defaultPath() : m_options.dataDir;
    if (process.error().kind == core::ErrorKind::Conflict && SingleInstance(path).raiseRunning())
        return nullptr;
    showFailure(process.error().detail);
    return nullptr;
}

std::optional<Kek> DesktopStart::findKek(ServerProcess &process)
{
    KekAtStart search(process.core(), KekAtStart::Asking::Possible, process.kekKind());
    for (;;) {
        const auto outcome = search.find();
        if (!outcome && outcome.error().kind == core::ErrorKind::Keychain && process.core().holdsSealedSecrets()) {
            if (askForRecovery(process, outcome.error()))
                continue;
            return std::nullopt;
        }
        if (!outcome) {
            showFailure(outcome.error().detail);
            return std::nullopt;
        }
        if (const auto *found = std::get_if<KekFound>(&*outcome))
            return KekAtStart::taken(*found);
        m_exitCode = 0;
        if (auto kek = askForKek(search, *outcome))
            return kek;
        if (m_exitCode != 0)
            return std::nullopt;
    }
}

/// Empty with exit code 0: look in the keychain again; with another one: the person gave up.
std::optional<Kek> DesktopStart::askForKek(KekAtStart &search, const KekOutcome &outcome)
{
    const auto *choice = std::get_if<core::KekChoiceNeeded>(&outcome);
    ui::PassphraseDialog dialog(choice ? ui::PassphraseDialog::Purpose::Make : ui::PassphraseDialog::Purpose::Open,
                                choice ? choice->reason : QString());
    std::optional<Kek> kek;
    bool again = false;
    QObject::connect(&dialog, &ui::PassphraseDialog::passphraseEntered, &dialog, [&](const QString &passphrase) {
        const auto answer = choice ? search.makePassphraseFile(passphrase) : search.openPassphraseFile(passphrase);
        if (!answer)
            return dialog.refuse(answer.error());
        if (const auto *found = std::get_if<KekFound>(&*answer))
            kek = KekAtStart::taken(*found);
        dialog.accept();
    });
    QObject::connect(&dialog, &ui::PassphraseDialog::keychainWanted, &dialog, [&] {
        again = true;
        dialog.done(QDialog::Rejected);
    });
    shown(dialog);
    m_exitCode = kek || again ? 0 : 1;
    return kek;
}

/// True: look for the key again. The recovered one is kept where the next search finds it.
bool DesktopStart::askForRecovery(ServerProcess &process, const core::Error &lost)
{
    std::fprintf(stderr, "gatehouse: %s\n", lost.detail.toUtf8().constData());
    ui::RecoveryDialog dialog(lost.detail);
    QObject::connect(&dialog, &ui::RecoveryDialog::codeEntered, &dialog, [&](const QString &code) {
        const auto place = recoverKek(process.core(), core::SecretBytes::fromText(code));
        if (!place)
            return dialog.refuse(place.error());
        dialog.accept();
    });
    QObject::connect(&dialog, &ui::RecoveryDialog::keychainWanted, &dialog, &QDialog::accept);
    const bool goesOn = shown(dialog) == QDialog::Accepted;
    m_exitCode = goesOn ? 0 : 1;
    return goesOn;
}

bool DesktopStart::serve(ServerProcess &process)
{
    const auto urls = process.serve();
    if (urls)
        return true;
    if (urls.error().kind != core::ErrorKind::Conflict) {
        showFailure(urls.error().detail);
        return false;
    }
    std::fprintf(stderr, "gatehouse: %s\n", urls.error().detail.toUtf8().constData());
    QMessageBox box(QMessageBox::Warning, tr("The port is in use"), urls.error().detail);
    box.setObjectName(u"portInUse"_s);
    auto *other = box.addButton(tr("Use a free port"), QMessageBox::AcceptRole);
    box.addButton(tr("Quit"), QMessageBox::RejectRole);
    box.setDefaultButton(other);
    shown(box);
    m_exitCode = box.clickedButton() == other ? 0 : 1;
    return false;
}

void DesktopStart::showSecrets(ServerProcess &process)
{
    const FirstStartSecrets secrets = process.takeFirstStartSecrets();
    if (secrets.isEmpty())
        return;
    QList<std::pair<QString, QString>> rows;
    for (const FirstStartSecret &secret : secrets) {
        const bool isUser = secret.kind == FirstStartSecret::Kind::UserPassword;
        rows.append(
            {isUser ? tr("Password of %1").arg(secret.owner) : tr("Secret of %1").arg(secret.owner), secret.value});
    }
    ui::FirstSecretsDialog dialog(rows);
    shown(dialog);
    if (const auto noted = process.noteSecretsSeen(); !noted)
        showFailure(noted.error().detail);
}

std::unique_ptr<ServerProcess> DesktopStart::setUp()
{
    FirstStartSetup setup(m_options);
    ui::SetupWizard wizard(setup);
    m_exitCode = 0; // who closes it wanted to leave
    if (shown(wizard) != QDialog::Accepted)
        return nullptr;
    return withCommands(setup.takeProcess());
}

std::unique_ptr<ServerProcess> DesktopStart::run()
{
    if (FirstStartSetup::isNeeded(m_options))
        return setUp();
    for (;;) {
        auto process = open();
        if (!process)
            return nullptr;
        auto kek = findKek(*process);
        if (!kek)
            return nullptr;
        if (const auto unlocked = process->unlock(*std::move(kek)); !unlocked) {
            showFailure(unlocked.error().detail);
            return nullptr;
        }
        showSecrets(*process);
        if (serve(*process))
            return process;
        if (m_exitCode != 0)
            return nullptr;
        m_options.listen = QStringList{u"127.0.0.1:0"_s};
    }
}

} // namespace app
