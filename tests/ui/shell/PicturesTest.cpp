#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeClientCareAdmin.h"
#include "tests/support/FakeOverviewAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSessionAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/FakeUserBatchAdmin.h"
#include "ui/clients/ClientsPage.h"
#include "ui/overview/OverviewPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/users/UsersPage.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Theme.h"

#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

/// Every page with made-up contents, in both themes. With GATEHOUSE_PICTURES=folder the pictures are kept for looking
/// at.
class PicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void truncatesNoButton_data();
    void truncatesNoButton();
    void truncatesNoButtonOfADialog_data();
    void truncatesNoButtonOfADialog();

private:
    std::unique_ptr<ui::MainWindow> makeWindow();
    void keep(QWidget &widget, const QString &name);
    QStringList truncatedButtons(const QWidget &widget);

    tests::FakeServerControl m_server;
    tests::FakeUserAdmin m_users;
    tests::FakeClientAdmin m_clients;
    tests::FakeSessionAdmin m_sessions;
    tests::FakeUserBatchAdmin m_batches;
    tests::FakeChainAdmin m_chains;
    tests::FakeOverviewAdmin m_overview;
    tests::FakeAuditAdmin m_audit;
    tests::FakeClientCareAdmin m_clientCare;
};

namespace {

/// Answers of the fakes and layout requests are posted events; a few rounds bring all of them.
void settle()
{
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
}

core::Instant ago(std::chrono::minutes passed)
{
    return core::SystemClock().now() - passed;
}

void fillUsers(tests::FakeUserAdmin &users)
{
    using namespace std::chrono_literals;
    for (const QString &name :
         {u"admin"_s, u"anna.lindqvist"_s, u"bert"_s, u"chen.wei"_s, u"dmitri"_s, u"test@example.com"_s})
        users.users.push_back(tests::aUser(name));
    for (int number = 1; number < 30; ++number)
        users.users.push_back(tests::aUser(u"user%1"_s.arg(number)));
    for (size_t row = 0; row < users.users.size(); row += 2)
        users.users[row].lastLoginAt = ago(std::chrono::minutes(3 + row * 190));
    users.users[0].activeFamilies = 3;
    users.users[2].lockedUntil = ago(-14min);
    users.users[2].lockedFrom = u"10.0.0.9"_s;
    users.users[2].failedSignIns = 5;
    users.users[4].active = false;
}

void fillClients(tests::FakeClientAdmin &clients)
{
    using namespace std::chrono_literals;
    for (const QString &id :
         {u"codelab-flutter-app"_s, u"codelab-internal"_s, u"codelab-python-client"_s, u"demo-web-app"_s})
        clients.clients.push_back(tests::aClient(id));
    auto &flutter = clients.clients[0];
    flutter.client.name = u"CodeLab Flutter app"_s;
    flutter.client.grantTypes = {u"password"_s, u"refresh_token"_s, u"authorization_code"_s};
    flutter.weaknesses = {u"password_grant"_s};
    flutter.activeFamilies = 12;
    flutter.lastTokenAt = ago(2min);
    flutter.client.accessTokenLifetime = 900s;
    flutter.client.refreshTokenLifetime = 2592000s;
    auto &internal = clients.clients[1];
    internal.client.type = core::ClientType::Confidential;
    internal.client.grantTypes = {u"client_credentials"_s};
    internal.client.redirectUris.clear();
    internal.hasSecret = true;
    internal.secretCreatedAt = ago(60 * 24 * 9min);
    clients.clients[2].client.isActive = false;
}

void fillOverview(tests::FakeOverviewAdmin &overview, tests::FakeAuditAdmin &audit, tests::FakeServerControl &server)
{
    using namespace std::chrono_literals;
    overview.given.users = 63;
    overview.given.lockedNames = 1;
    overview.given.clients = 6;
    overview.given.activeFamilies = 812;
    overview.given.auditRows = 5034;
    overview.given.alerts.push_back({u"refresh_reuse"_s, core::Alert::Severity::Critical, ago(8min), 1, u"7f3a"_s});
    overview.given.alerts.push_back({u"failed_logins"_s, core::Alert::Severity::Warning, ago(25min), 41, {}});
    overview.given.alerts.push_back({u"kek_fallback"_s, core::Alert::Severity::Notice, {}, 0, {}});
    for (int row = 0; row < 900; ++row) {
        core::AuditRow entry;
        entry.createdAt = ago(std::chrono::minutes(row * row % 1430));
        entry.success = row % 9 != 0;
        entry.eventType = entry.success ? u"login_success"_s : u"login_failed"_s;
        audit.rows.push_back(entry);
    }
    server.given.startedAt = ago(187min);
    server.given.requests = 48'211;
    server.given.requestsPerMinute = 412;
    server.given.p50Millis = 1.4;
    server.given.p95Millis = 3.2;
}

} // namespace

void PicturesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-pictures-test"_s);
    QSettings().clear();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
    fillUsers(m_users);
    fillClients(m_clients);
    fillOverview(m_overview, m_audit, m_server);
}

std::unique_ptr<ui::MainWindow> PicturesTest::makeWindow()
{
    auto window = std::make_unique<ui::MainWindow>(m_server, ui::MainWindow::Closing::Quits);
    window->addPage(ui::Group::Home, u"overview"_s, u"overview"_s,
                    new ui::OverviewPage({m_overview, m_audit, m_clientCare, m_server}));
    window->addPage(ui::Group::People, u"users"_s, u"users"_s,
                    new ui::UsersPage({m_users, m_batches, m_sessions, m_chains, m_audit}));
    window->addPage(ui::Group::People, u"clients"_s, u"clients"_s,
                    new ui::ClientsPage({m_clients, m_clientCare, m_sessions, m_server}));
    window->setKeychainPlace(u"GNOME Keyring"_s);
    return window;
}

void PicturesTest::keep(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("GATEHOUSE_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(widget.grab().save(QDir(folder).filePath(name + u".png"_s)));
}

QStringList PicturesTest::truncatedButtons(const QWidget &widget)
{
    QStringList names;
    for (const auto *button : widget.findChildren<QPushButton *>()) {
        if (button->isVisible() &&
            button->width() < button->fontMetrics().horizontalAdvance(button->text().remove(u'&')) + 8)
            names.append(button->objectName() + u": "_s + button->text());
    }
    return names;
}

void PicturesTest::truncatesNoButton_data()
{
    QTest::addColumn<ui::Mode>("mode");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("row");
    QTest::addColumn<QSize>("size");
    for (const auto mode : {ui::Mode::Light, ui::Mode::Dark}) {
        const QByteArray theme = mode == ui::Mode::Light ? "light" : "dark";
        QTest::newRow("overview-" + theme) << mode << u"overview"_s << QString() << QSize(1280, 800);
        QTest::newRow("users-" + theme) << mode << u"users"_s << u"id-bert"_s << QSize(1280, 800);
        QTest::newRow("clients-" + theme) << mode << u"clients"_s << u"codelab-flutter-app"_s << QSize(1280, 800);
    }
    QTest::newRow("overview-small") << ui::Mode::Light << u"overview"_s << QString() << QSize(960, 600);
    QTest::newRow("users-small") << ui::Mode::Light << u"users"_s << u"id-bert"_s << QSize(960, 600);
    QTest::newRow("clients-small") << ui::Mode::Light << u"clients"_s << u"codelab-internal"_s << QSize(960, 600);
}

void PicturesTest::truncatesNoButton()
{
    QFETCH(ui::Mode, mode);
    QFETCH(QString, page);
    QFETCH(QString, row);
    QFETCH(QSize, size);
    ui::Theme::instance().setMode(mode);
    const auto window = makeWindow();
    window->resize(size);
    window->show();
    window->openPage(page);
    settle();
    if (auto *table = window->page(page)->findChild<ui::DataTable *>(page))
        QTRY_VERIFY(table->selectKey(row));
    settle();
    QCOMPARE(truncatedButtons(*window), QStringList());
    keep(*window, QString::fromLatin1(QTest::currentDataTag()));
    if (auto *tabs = window->page(page)->findChild<QTabWidget *>(u"clientTabs"_s)) {
        tabs->setCurrentIndex(1);
        settle();
        keep(*window, QString::fromLatin1(QTest::currentDataTag()) + u"-quick"_s);
    }
}

void PicturesTest::truncatesNoButtonOfADialog_data()
{
    QTest::addColumn<ui::Mode>("mode");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("button");
    for (const auto mode : {ui::Mode::Light, ui::Mode::Dark}) {
        const QByteArray theme = mode == ui::Mode::Light ? "light" : "dark";
        QTest::newRow("new-user-" + theme) << mode << u"users"_s << u"newUser"_s;
        QTest::newRow("set-password-" + theme) << mode << u"users"_s << u"setPassword"_s;
        QTest::newRow("end-sessions-" + theme) << mode << u"users"_s << u"endSessions"_s;
        QTest::newRow("new-client-" + theme) << mode << u"clients"_s << u"newClient"_s;
        QTest::newRow("edit-client-" + theme) << mode << u"clients"_s << u"editClient"_s;
    }
}

void PicturesTest::truncatesNoButtonOfADialog()
{
    QFETCH(ui::Mode, mode);
    QFETCH(QString, page);
    QFETCH(QString, button);
    ui::Theme::instance().setMode(mode);
    const auto window = makeWindow();
    window->show();
    window->openPage(page);
    settle();
    window->page(page)->findChild<ui::DataTable *>(page)->selectRow(0);
    window->page(page)->findChild<QPushButton *>(button)->click();
    auto *dialog = window->findChild<QDialog *>();
    QVERIFY(dialog);
    if (auto *type = dialog->findChild<QRadioButton *>(u"typePassword"_s)) {
        type->click();
        dialog->findChild<QLineEdit *>(u"password"_s)->setText(u"Secret7"_s);
    }
    settle();
    QCOMPARE(truncatedButtons(*dialog), QStringList());
    keep(*dialog, QString::fromLatin1(QTest::currentDataTag()));
}

QTEST_MAIN(PicturesTest)
#include "PicturesTest.moc"
