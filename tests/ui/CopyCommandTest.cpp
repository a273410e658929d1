#include "tests/support/FakeBackupAdmin.h"
#include "tests/support/FakeCertificateAdmin.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeClientCareAdmin.h"
#include "tests/support/FakeDiagnosticsAdmin.h"
#include "tests/support/FakeKeyAdmin.h"
#include "tests/support/FakeSessionAdmin.h"
#include "tests/support/FakeSettingsAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/FakeUserBatchAdmin.h"
#include "ui/clients/ClientActions.h"
#include "ui/clients/ClientRevisionDialog.h"
#include "ui/clients/CopyClientDialog.h"
#include "ui/clients/ImportClientDialog.h"
#include "ui/clients/InitialTokenDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/clients/SaveChangesDialog.h"
#include "ui/keys/ImportKeyDialog.h"
#include "ui/keys/KeysPage.h"
#include "ui/keys/RotateKeyDialog.h"
#include "ui/server/AddressPane.h"
#include "ui/server/BackupDialogs.h"
#include "ui/server/BackupPane.h"
#include "ui/server/BundlePane.h"
#include "ui/server/CertificateActions.h"
#include "ui/server/ImportCertificateDialog.h"
#include "ui/server/ListenerDialog.h"
#include "ui/server/MakeCertificateDialog.h"
#include "ui/server/PemField.h"
#include "ui/server/ReviewDialog.h"
#include "ui/server/SelfTestPane.h"
#include "ui/start/RecoveryDialog.h"
#include "ui/users/EditUserDialog.h"
#include "ui/users/ImportUsersDialog.h"
#include "ui/users/NewUserDialog.h"
#include "ui/users/ResetPasswordsDialog.h"
#include "ui/users/SetPasswordDialog.h"
#include "ui/users/SignInsPane.h"
#include "ui/users/UserActions.h"
#include "ui/widgets/CommandButton.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/PageFrame.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

/// What the command line can do too is offered as "Copy command": the right line, and one that gatehoused takes.
class CopyCommandTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_root.reset(); }
    void copiesTheLine_data();
    void copiesTheLine();
    void namesTheFolderThatIsNotTheUsualOne();
    void holdsNoPassword();
    void saysWhatIsMissing();

private:
    using Open = std::function<QWidget *(CopyCommandTest &)>;

    template <class Part>
    static Part *in(QWidget *window, const QString &name)
    {
        return window->findChild<Part *>(name);
    }
    static void click(QWidget *window, const QString &name) { in<QPushButton>(window, name)->click(); }
    static void type(QWidget *window, const QString &name, const QString &text)
    {
        in<QLineEdit>(window, name)->setText(text);
    }
    /// The dialog that the last click opened.
    QWidget *opened(const QString &name) const { return m_root->findChild<QDialog *>(name); }
    ui::PageFrame *page() { return new ui::PageFrame(u"Page"_s, m_root.get()); }
    static QString commandOf(QWidget *window) { return window->findChild<ui::CommandButton *>()->command(); }

    static void addServerRows(const std::function<void(const char *, const QString &, Open)> &add);
    static void addPeopleRows(const std::function<void(const char *, const QString &, Open)> &add);
    static void addClientRows(const std::function<void(const char *, const QString &, Open)> &add);

    std::unique_ptr<QWidget> m_root;
    std::unique_ptr<tests::FakeSettingsAdmin> m_settings;
    std::unique_ptr<tests::FakeUserAdmin> m_users;
    tests::FakeBackupAdmin m_backups;
    tests::FakeCertificateAdmin m_certificates;
    tests::FakeClientAdmin m_clients;
    tests::FakeClientCareAdmin m_care;
    tests::FakeDiagnosticsAdmin m_diagnostics;
    tests::FakeKeyAdmin m_keys;
    tests::FakeSessionAdmin m_sessions;
    tests::FakeUserBatchAdmin m_batches;
    QTemporaryDir m_folder;
};

static const QString kListenName = u"AUTH_SERVICE__LISTEN"_s;
static const auto kHttps = ui::ListenAddress::Scheme::Https;

void CopyCommandTest::init()
{
    m_root = std::make_unique<QWidget>();
    m_settings = std::make_unique<tests::FakeSettingsAdmin>();
    m_settings->given = {tests::aSetting(kListenName, u"https://0.0.0.0:8443,http://127.0.0.1:8003"_s),
                         tests::aSetting(u"AUTH_SERVICE__TEAM_NAME"_s, u"Gatehouse"_s)};
    m_users = std::make_unique<tests::FakeUserAdmin>();
    m_users->users = {tests::aUser(u"anna"_s), tests::aUser(u"bert"_s)};
    m_sessions.given = {tests::aSession(u"s1"_s, u"anna"_s)};
    m_backups.given.files = {{u"/b/one two.ghbackup"_s, 1, core::fromMillis(1'750'000'000'000), true, {}, {}}};
    core::KeySummary retiring;
    retiring.id = core::KeyId{u"2025-10-key-1"_s};
    retiring.state = core::KeyState::Retiring;
    core::KeySummary active = retiring;
    active.id = core::KeyId{u"2026-01-key-1"_s};
    active.state = core::KeyState::Active;
    m_keys.state.keys = {active, retiring};
}

void CopyCommandTest::addServerRows(const std::function<void(const char *, const QString &, Open)> &add)
{
    add("settings reviewed", u"gatehoused config set AUTH_SERVICE__TEAM_NAME 'Falcon team'"_s, [](CopyCommandTest &t) {
        return new ui::ReviewDialog(*t.m_settings, u"Import"_s, {{u"AUTH_SERVICE__TEAM_NAME"_s, u"Falcon team"_s}}, {},
                                    t.m_root.get());
    });
    add("address added", u"gatehoused config set AUTH_SERVICE__LISTEN http://127.0.0.1:8003,https://0.0.0.0:8443"_s,
        [](CopyCommandTest &t) {
            return new ui::ListenerDialog(*t.m_settings,
                                          {{{ui::ListenAddress::Scheme::Http, u"127.0.0.1"_s, 8003}}, {}, true}, {},
                                          t.m_root.get());
        });
    add("address changed", u"gatehoused config set AUTH_SERVICE__LISTEN https://0.0.0.0:9443"_s,
        [](CopyCommandTest &t) {
            auto *dialog =
                new ui::ListenerDialog(*t.m_settings, {{{kHttps, u"0.0.0.0"_s, 8443}}, {}, true}, 0, t.m_root.get());
            type(dialog, u"listenPort"_s, u"9443"_s);
            return dialog;
        });
    add("address removed", u"gatehoused config set AUTH_SERVICE__LISTEN http://127.0.0.1:8003"_s,
        [](CopyCommandTest &t) {
            auto *pane = new ui::AddressPane(*t.m_settings, {}, t.m_root.get());
            pane->setEntries(t.m_settings->given);
            in<ui::DataTable>(pane, u"listenerList"_s)->selectRow(0);
            click(pane, u"removeListener"_s);
            return t.opened(u"removeListenerDialog"_s);
        });
    add("certificate made", u"gatehoused tls create --name falcon --name 192.168.1.10"_s, [](CopyCommandTest &t) {
        return new ui::MakeCertificateDialog(t.m_certificates, {u"falcon"_s, u"192.168.1.10"_s}, t.m_root.get());
    });
    add("certificate imported from files", u"gatehoused tls import %1/c.pem %1/k.pem --passphrase-stdin"_s,
        [](CopyCommandTest &t) {
            auto *dialog = new ui::ImportCertificateDialog(t.m_certificates, t.m_root.get());
            for (const auto &[field, name] : {std::pair(u"chainPem"_s, u"c.pem"_s), {u"keyPem"_s, u"k.pem"_s}}) {
                QFile file(t.m_folder.filePath(name));
                if (file.open(QIODevice::WriteOnly))
                    file.write("-----BEGIN");
                file.close();
                in<ui::PemField>(dialog, field)->takeFile(file.fileName());
            }
            type(dialog, u"keyPassphrase"_s, u"wrong horse"_s);
            return dialog;
        });
    add("certificate pasted", u"gatehoused tls import CERT KEY"_s,
        [](CopyCommandTest &t) { return new ui::ImportCertificateDialog(t.m_certificates, t.m_root.get()); });
    add("certificate removed", u"gatehoused tls remove"_s, [](CopyCommandTest &t) {
        auto *actions = new ui::CertificateActions(t.m_certificates, {}, t.m_root.get());
        actions->confirmRemove();
        return t.opened(u"removeCertificateDialog"_s);
    });
    add("passphrase of the backups", u"gatehoused backup passphrase --passphrase-stdin"_s,
        [](CopyCommandTest &t) { return new ui::BackupPassphraseDialog(t.m_backups, nullptr, t.m_root.get()); });
    add("backup restored", u"gatehoused restore '/b/one two' --passphrase-stdin --data-dir /srv/copy"_s,
        [](CopyCommandTest &t) {
            auto *dialog = new ui::RestoreDialog(t.m_backups, u"/b/one two"_s, t.m_root.get());
            type(dialog, u"restoreFolder"_s, u"/srv/copy"_s);
            return dialog;
        });
    add("backup deleted", u"gatehoused backup delete '/b/one two.ghbackup'"_s, [](CopyCommandTest &t) -> QWidget * {
        auto *pane = new ui::BackupPane(t.m_backups, *t.m_settings, nullptr, t.m_root.get());
        pane->refresh();
        auto *table = in<ui::DataTable>(pane, u"backupList"_s);
        if (!QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }))
            return nullptr;
        table->selectRow(0);
        click(pane, u"deleteBackup"_s);
        return t.opened(u"deleteBackupDialog"_s);
    });
    add("self-test", u"gatehoused check --self-test"_s,
        [](CopyCommandTest &t) { return new ui::SelfTestPane(t.m_diagnostics, t.m_root.get()); });
    add("key recovered", u"gatehoused key recover"_s,
        [](CopyCommandTest &t) { return new ui::RecoveryDialog(u"gone"_s, t.m_root.get()); });
    add("key rotated", u"gatehoused key rotate"_s,
        [](CopyCommandTest &t) { return new ui::RotateKeyDialog(t.m_keys, t.m_keys.state, t.m_root.get()); });
    add("key rotated at once", u"gatehoused key rotate --now"_s, [](CopyCommandTest &t) {
        auto *dialog = new ui::RotateKeyDialog(t.m_keys, t.m_keys.state, t.m_root.get());
        dialog->chooseAtOnce();
        return dialog;
    });
    add("key imported", u"gatehoused key import FILE --kid old-key"_s, [](CopyCommandTest &t) {
        auto *dialog = new ui::ImportKeyDialog(t.m_keys, t.m_root.get());
        in<QRadioButton>(dialog, u"importVerifies"_s)->setChecked(true);
        type(dialog, u"importKid"_s, u"old-key"_s);
        return dialog;
    });
    for (const auto &[kid, button, verb] : {std::tuple(u"2025-10-key-1"_s, u"retireKey"_s, u"retire"_s),
                                            {u"2026-01-key-1"_s, u"revokeKey"_s, u"revoke"_s}}) {
        add(verb == "retire"_L1 ? "key retired" : "key revoked", u"gatehoused key %1 %2"_s.arg(verb, kid),
            [=](CopyCommandTest &t) -> QWidget * {
                auto *page = new ui::KeysPage(t.m_keys, nullptr, nullptr, t.m_root.get());
                page->refresh(-1);
                auto *table = in<ui::DataTable>(page, u"keyList"_s);
                if (!QTest::qWaitFor([&] { return table->model()->rowCount() == 2; }) || !table->selectKey(kid))
                    return nullptr;
                click(page, button);
                return t.opened({});
            });
    }
}

void CopyCommandTest::addPeopleRows(const std::function<void(const char *, const QString &, Open)> &add)
{
    add("user created", u"gatehoused user add 'o'\\''hara' --email o@example.com --verified"_s, [](CopyCommandTest &t) {
        auto *dialog = new ui::NewUserDialog(*t.m_users, t.m_root.get());
        type(dialog, u"username"_s, u"o'hara"_s);
        type(dialog, u"email"_s, u"o@example.com"_s);
        in<QCheckBox>(dialog, u"verified"_s)->setChecked(true);
        return dialog;
    });
    add("user edited", u"gatehoused user set anna --name anne --email anna@example.com --verified yes"_s,
        [](CopyCommandTest &t) {
            auto *dialog = new ui::EditUserDialog(*t.m_users, t.m_users->users[0], t.m_root.get());
            type(dialog, u"username"_s, u"anne"_s);
            return dialog;
        });
    add("password set", u"gatehoused user set-password anna"_s,
        [](CopyCommandTest &t) { return new ui::SetPasswordDialog(*t.m_users, t.m_users->users[0], t.m_root.get()); });
    add("passwords reset", u"for id in id-anna id-bert; do gatehoused user set-password -- \"$id\"; done"_s,
        [](CopyCommandTest &t) {
            return new ui::ResetPasswordsDialog(t.m_batches, {core::UserId{u"id-anna"_s}, core::UserId{u"id-bert"_s}},
                                                t.m_root.get());
        });
    add("user edited whose name begins with a dash",
        u"gatehoused user set --name --yes --email anna@example.com --verified yes -- --yes"_s, [](CopyCommandTest &t) {
            core::UserSummary user = t.m_users->users[0];
            user.username = u"--yes"_s;
            return new ui::EditUserDialog(*t.m_users, user, t.m_root.get());
        });
    add("password set of a user whose name begins with a dash", u"gatehoused user set-password -- -h"_s,
        [](CopyCommandTest &t) {
            core::UserSummary user = t.m_users->users[0];
            user.username = u"-h"_s;
            return new ui::SetPasswordDialog(*t.m_users, user, t.m_root.get());
        });
    add("users imported", u"gatehoused user import %1/people.csv --dry-run"_s, [](CopyCommandTest &t) {
        auto *dialog = new ui::ImportUsersDialog(t.m_batches, t.m_root.get());
        dialog->readFile(t.m_folder.filePath(u"people.csv"_s));
        return dialog;
    });
    add("all sessions ended", u"gatehoused user end-sessions id-anna id-bert"_s, [](CopyCommandTest &t) {
        auto *actions = new ui::UserActions(*t.m_users, t.m_batches, t.page());
        actions->confirmEndSessions(t.m_users->users);
        return t.opened(u"endSessionsDialog"_s);
    });
    add("one session ended", u"gatehoused session end s1"_s, [](CopyCommandTest &t) -> QWidget * {
        auto *pane = new ui::SignInsPane(t.m_sessions, t.m_root.get());
        t.m_root->show();
        auto *table = in<ui::DataTable>(pane, u"sessionList"_s);
        if (!QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }) || !table->selectKey(u"s1"_s))
            return nullptr;
        click(pane, u"endSession"_s);
        return t.opened(u"endSessionDialog"_s);
    });
}

void CopyCommandTest::addClientRows(const std::function<void(const char *, const QString &, Open)> &add)
{
    add("client created", {}, [](CopyCommandTest &t) {
        auto *dialog = new ui::NewClientDialog(t.m_clients, {}, t.m_root.get());
        type(dialog, u"clientId"_s, u"new-web-app"_s);
        return dialog;
    });
    add("client changed", {}, [](CopyCommandTest &t) {
        return new ui::SaveChangesDialog(t.m_clients, tests::aClient(u"web-app-1"_s).client, {}, t.m_root.get());
    });
    add("client duplicated", u"gatehoused client duplicate web-app-1 web-app-1-copy"_s, [](CopyCommandTest &t) {
        return new ui::CopyClientDialog(t.m_clients, tests::aClient(u"web-app-1"_s).client, t.m_root.get());
    });
    add("client imported", u"gatehoused client import %1/client.json"_s, [](CopyCommandTest &t) {
        auto *dialog = new ui::ImportClientDialog(t.m_clients, t.m_care, t.m_root.get());
        dialog->readFile(t.m_folder.filePath(u"client.json"_s));
        return dialog;
    });
    add("client put back", u"gatehoused client put-back web-app-1 change-7"_s, [](CopyCommandTest &t) {
        core::ClientRevision revision;
        revision.auditId = u"change-7"_s;
        revision.canPutBack = true;
        return new ui::ClientRevisionDialog(t.m_clients, t.m_care, core::ClientId{u"web-app-1"_s}, revision,
                                            t.m_root.get());
    });
    add("secret rotated", u"gatehoused client rotate-secret web-app-1 --overlap 86400 --expires 15811200"_s,
        [](CopyCommandTest &t) {
            return new ui::RotateSecretDialog(t.m_clients, core::ClientId{u"web-app-1"_s}, t.m_root.get());
        });
    add("old secret ended", u"gatehoused client retire-secret web-app-1"_s, [](CopyCommandTest &t) {
        auto *actions = new ui::ClientActions(t.m_clients, t.m_care, t.page());
        actions->retireOldSecret(tests::aClient(u"web-app-1"_s));
        return t.opened(u"retireSecretDialog"_s);
    });
    add("registration allowed", u"gatehoused client initial-token --uses 1 --expires 86400"_s, [](CopyCommandTest &t) {
        return new ui::InitialTokenDialog(t.m_clients, u"http://127.0.0.1:8003"_s, t.m_root.get());
    });
}

void CopyCommandTest::copiesTheLine_data()
{
    QTest::addColumn<QString>("line"); // empty: long, only tried
    QTest::addColumn<Open>("open");
    const auto add = [](const char *name, const QString &line, Open open) { QTest::newRow(name) << line << open; };
    addServerRows(add);
    addPeopleRows(add);
    addClientRows(add);
}

void CopyCommandTest::copiesTheLine()
{
    QFETCH(QString, line);
    QFETCH(Open, open);
    QWidget *window = open(*this);
    QVERIFY(window);
    const QString command = commandOf(window);
    if (!line.isEmpty())
        QCOMPARE(command, line.contains("%1"_L1) ? line.arg(m_folder.path()) : line);
    QTRY_VERIFY(window->findChild<ui::CommandButton *>()->isEnabled());
    window->findChild<ui::CommandButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
    // gatehoused knows the words and the options: with --help behind them nothing is done.
    if (!QFile::exists(qEnvironmentVariable("GATEHOUSE_BIN") + u"/gatehoused"_s))
        QSKIP("the program is not built");
    QProcess shell;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, qEnvironmentVariable("GATEHOUSE_BIN") + u':' + qEnvironmentVariable("PATH"));
    shell.setProcessEnvironment(environment);
    const QString tried =
        command.contains(" -- "_L1) ? QString(command).replace(u" -- "_s, u" --help -- "_s) : command + u" --help"_s;
    shell.start(u"sh"_s, {u"-ec"_s, tried});
    QVERIFY(shell.waitForFinished());
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    QVERIFY(shell.readAllStandardOutput().contains("usage: gatehoused "));
}

void CopyCommandTest::namesTheFolderThatIsNotTheUsualOne()
{
    ui::setCommandFolder(u"/srv/my data"_s);
    const ui::RotateKeyDialog dialog(m_keys, m_keys.state, nullptr);
    QCOMPARE(dialog.findChild<ui::CommandButton *>()->command(), u"gatehoused key rotate --data-dir '/srv/my data'"_s);
    ui::setCommandFolder({});
}

void CopyCommandTest::holdsNoPassword()
{
    ui::NewUserDialog created(*m_users);
    ui::SetPasswordDialog set(*m_users, m_users->users[0]);
    type(&created, u"username"_s, u"carl"_s);
    type(&created, u"email"_s, u"carl@example.com"_s);
    for (QWidget *dialog : {static_cast<QWidget *>(&created), static_cast<QWidget *>(&set)}) {
        in<QRadioButton>(dialog, u"typePassword"_s)->setChecked(true);
        type(dialog, u"password"_s, u"Correct-Horse-7"_s);
        QVERIFY2(commandOf(dialog).endsWith(" --password-stdin"_L1), qPrintable(commandOf(dialog)));
        QVERIFY(!commandOf(dialog).contains("Horse"_L1));
    }
}

void CopyCommandTest::saysWhatIsMissing()
{
    QGuiApplication::clipboard()->setText(u"before"_s);
    const ui::NewUserDialog dialog(*m_users);
    dialog.findChild<ui::CommandButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

QTEST_MAIN(CopyCommandTest)
#include "CopyCommandTest.moc"
