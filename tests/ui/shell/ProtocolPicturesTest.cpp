#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/FakeChainAdmin.h"
#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeClientCareAdmin.h"
#include "tests/support/FakeFlowLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeServerControl.h"
#include "tests/support/FakeSessionAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/FakeUserBatchAdmin.h"
#include "tests/support/PagePicture.h"
#include "tests/support/SpokenLanguage.h"
#include "ui/clients/ClientsPage.h"
#include "ui/clients/EditClientDialog.h"
#include "ui/clients/InitialTokenDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/lab/LabPage.h"
#include "ui/users/UsersPage.h"
#include "ui/widgets/DataTable.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The windows of the protocol with made-up contents, in both languages and both themes; no button may be cut. With
/// GATEHOUSE_PICTURES=folder the pictures are kept for looking at.
class ProtocolPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsClients_data() { languages(); }
    void showsClients();
    void showsTheWizard_data() { languages(); }
    void showsTheWizard();
    void showsTheEditor_data() { languages(); }
    void showsTheEditor();
    void showsTheSecrets_data() { languages(); }
    void showsTheSecrets();
    void showsSignIns_data() { languages(); }
    void showsSignIns();
    void showsFlows_data() { languages(); }
    void showsFlows();

private:
    static void languages();
    void keep(QWidget &widget, const QString &name, QSize size = {1080, 724});

    std::unique_ptr<QTranslator> m_translator;
    tests::FakeClientAdmin m_clients;
    tests::FakeClientCareAdmin m_clientCare;
    tests::FakeSessionAdmin m_sessions;
    tests::FakeUserBatchAdmin m_batches;
    tests::FakeChainAdmin m_chains;
    tests::FakeAuditAdmin m_audit;
    tests::FakeUserAdmin m_users;
    tests::FakeServerControl m_server;
    const ui::SnippetServer m_address{u"http://127.0.0.1:8003"_s, u"http://127.0.0.1:8003"_s};
};

void ProtocolPicturesTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-protocol-pictures-test"_s);
    QSettings().clear();
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void ProtocolPicturesTest::init()
{
    const core::Instant now = core::SystemClock().now();
    core::ClientSummary web = tests::aClient(u"demo-web-app"_s);
    web.client.name = u"Demo web app"_s;
    web.client.type = core::ClientType::Confidential;
    web.client.redirectUris = {u"https://app.example.com/signed-in"_s, u"http://127.0.0.1/callback"_s};
    web.client.requirePushedRequests = true;
    web.client.backchannelLogoutUri = u"https://app.example.com/backchannel"_s;
    web.client.postLogoutRedirectUris = {u"https://app.example.com/bye"_s};
    web.client.claimRules = {{u"department"_s, core::ClaimRule::Source::Fixed, u"R&D"_s, true, false, false},
                             {u"login"_s, core::ClaimRule::Source::Username, {}, false, true, true}};
    web.hasSecret = web.hasOldSecret = true;
    web.secretCreatedAt = now - 5h;
    web.secretExpiresAt = now + 9 * 24h;
    web.secretLastUsedAt = now - 12min;
    web.oldSecretUntil = now + 19h;
    web.oldSecretLastUsedAt = now - 3min;
    web.weaknesses = {u"expiring_secret"_s, u"missing_pkce"_s};
    web.activeFamilies = 12;
    core::ClientSummary flutter = tests::aClient(u"codelab-flutter-app"_s);
    flutter.client.grantTypes.append(u"password"_s);
    flutter.weaknesses = {u"password_grant"_s, u"no_expiry"_s};
    m_clients.clients = {web, flutter, tests::aClient(u"living-room-tv"_s)};
    m_users.users = {tests::aUser(u"anna.lindqvist"_s), tests::aUser(u"bert"_s)};
    m_users.users[0].activeFamilies = 3;
    m_sessions.given = {tests::aSession(u"s1"_s, u"anna.lindqvist"_s), tests::aSession(u"s2"_s, u"anna.lindqvist"_s),
                        tests::aSession(u"s3"_s, u"bert"_s)};
    m_sessions.given[1].userAgent = u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604.1"_s;
    m_sessions.given[1].address = u"2001:db8::8a2e:370:7334"_s;
    m_sessions.consented = {tests::aConsent(u"anna.lindqvist"_s, u"demo-web-app"_s),
                            tests::aConsent(u"anna.lindqvist"_s, u"living-room-tv"_s),
                            tests::aConsent(u"bert"_s, u"demo-web-app"_s)};
    m_sessions.waiting = {tests::aPendingDevice(u"d1"_s, u"living-room-tv"_s)};
}

void ProtocolPicturesTest::cleanup()
{
    m_translator.reset();
}

void ProtocolPicturesTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void ProtocolPicturesTest::keep(QWidget &widget, const QString &name, QSize size)
{
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
    QVERIFY(tests::takePictures(widget, u"%1-%2"_s.arg(name, QString::fromLatin1(QTest::currentDataTag())), size));
    QCOMPARE(tests::cutButtons(widget), QStringList());
}

#define SPEAK()                                                                                                        \
    m_translator = tests::speak(QString::fromLatin1(QTest::currentDataTag()));                                         \
    if (!m_translator)                                                                                                 \
    QSKIP("the program, and with it its languages, is not built")

void ProtocolPicturesTest::showsClients()
{
    SPEAK();
    ui::ClientsPage page({m_clients, m_clientCare, m_sessions, m_server});
    page.show();
    page.refresh(-1);
    auto *table = page.findChild<ui::DataTable *>(u"clients"_s);
    QTRY_VERIFY(table->selectKey(u"demo-web-app"_s));
    keep(page, u"clients"_s);
    auto *tabs = page.findChild<QTabWidget *>(u"clientTabs"_s);
    tabs->setCurrentIndex(2);
    keep(page, u"clients-consents"_s);
    QVERIFY(table->selectKey(u"codelab-flutter-app"_s));
    tabs->setCurrentIndex(0);
    keep(page, u"clients-legacy"_s);
    auto *language = page.findChild<QComboBox *>(u"snippetLanguage"_s);
    language->setCurrentIndex(1);
    emit language->activated(1);
    tabs->setCurrentIndex(1);
    keep(page, u"clients-quick"_s);
}

void ProtocolPicturesTest::showsTheWizard()
{
    SPEAK();
    ui::NewClientDialog dialog(m_clients, m_address);
    dialog.show();
    auto *next = dialog.findChild<QPushButton *>(u"submit"_s);
    keep(dialog, u"wizard-1"_s, dialog.sizeHint());
    dialog.findChild<QRadioButton *>(u"type2"_s)->setChecked(true);
    next->click();
    dialog.findChild<QLineEdit *>(u"clientId"_s)->setText(u"my-web-app"_s);
    dialog.findChild<QPlainTextEdit *>(u"redirectUris"_s)->setPlainText(u"https://app.example.com/signed-in"_s);
    m_clients.mismatch = u"trailing_slash"_s;
    dialog.findChild<QLineEdit *>(u"testedUri"_s)->setText(u"https://app.example.com/signed-in/"_s);
    keep(dialog, u"wizard-2"_s, dialog.size());
    next->click();
    keep(dialog, u"wizard-3"_s, dialog.size());
    next->click();
    QTRY_VERIFY(dialog.findChild<QLineEdit *>(u"secretText"_s));
    keep(dialog, u"wizard-4"_s, dialog.size());
}

void ProtocolPicturesTest::showsTheEditor()
{
    SPEAK();
    core::Client client = m_clients.clients[0].client;
    client.authMethod = u"private_key_jwt"_s;
    ui::EditClientDialog dialog(m_clients, m_clientCare, client);
    dialog.show();
    auto *tabs = dialog.findChild<QTabWidget *>(u"clientFormTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        keep(dialog, u"editor-%1"_s.arg(tab + 1), dialog.sizeHint());
    }
}

void ProtocolPicturesTest::showsTheSecrets()
{
    SPEAK();
    ui::RotateSecretDialog rotate(m_clients, core::ClientId{u"demo-web-app"_s});
    keep(rotate, u"rotate"_s, rotate.sizeHint());
    ui::InitialTokenDialog token(m_clients, m_address.base);
    keep(token, u"initial-token"_s, token.sizeHint());
    token.findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_VERIFY(token.findChild<QLineEdit *>(u"secretText"_s));
    keep(token, u"initial-token-made"_s, token.size());
}

void ProtocolPicturesTest::showsSignIns()
{
    SPEAK();
    ui::UsersPage page({m_users, m_batches, m_sessions, m_chains, m_audit});
    page.show();
    page.refresh(-1);
    auto *table = page.findChild<ui::DataTable *>(u"users"_s);
    QTRY_VERIFY(table->selectKey(u"id-anna.lindqvist"_s));
    keep(page, u"users"_s);
    auto *tabs = page.findChild<QTabWidget *>(u"userTabs"_s);
    tabs->setCurrentIndex(1);
    keep(page, u"users-browsers"_s);
    tabs->setCurrentIndex(2);
    keep(page, u"users-consents"_s);
    page.findChild<QPushButton *>(u"act:demo-web-app"_s)->click();
    auto *question = page.findChild<QDialog *>(u"revokeConsentDialog"_s);
    keep(*question, u"users-revoke"_s, question->sizeHint());
    question->close();
    page.open(u"sign-ins"_s);
    auto *sessions = page.findChild<ui::DataTable *>(u"sessionList"_s);
    QTRY_VERIFY(sessions->selectKey(u"s2"_s));
    keep(page, u"sign-ins"_s);
}

void ProtocolPicturesTest::showsFlows()
{
    SPEAK();
    tests::FakeLabAdmin lab;
    tests::FakeFlowLab flows;
    const QString base = u"http://127.0.0.1:8003"_s;
    flows.given.steps = {tests::aFlowStep(u"par"_s, "POST", base + u"/oauth/par"_s, 201),
                         tests::aFlowStep(u"authorize"_s, "GET", base + u"/oauth/authorize?client_id=x"_s, 302),
                         tests::aFlowStep(u"consent"_s, "POST", base + u"/oauth/authorize"_s, 302),
                         tests::aFlowStep(u"token"_s, "POST", base + u"/oauth/token"_s, 400)};
    flows.given.steps.back().isExpected = false;
    flows.given.steps.back().responseBody = R"({"error":"invalid_grant","error_description":"The code is invalid."})";
    ui::LabPage page(lab, &flows, m_users, m_clients);
    page.show();
    page.refresh(-1);
    page.open(u"flows"_s);
    keep(page, u"flows-before"_s);
    QVERIFY2(page.minimumSizeHint().width() <= 1080, qPrintable(QString::number(page.minimumSizeHint().width())));
    auto *run = page.findChild<QPushButton *>(u"runFlow"_s);
    QTRY_VERIFY(run->isEnabled());
    run->click();
    QTRY_COMPARE(page.findChild<QTableWidget *>(u"flowSteps"_s)->rowCount(), 4);
    keep(page, u"flows"_s);
}

QTEST_MAIN(ProtocolPicturesTest)
#include "ProtocolPicturesTest.moc"
