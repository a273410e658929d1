#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeFaultLab.h"
#include "tests/support/FakeFlowLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeLabIssuerAdmin.h"
#include "tests/support/FakeLoadLab.h"
#include "tests/support/FakeRequestLab.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/ClaimsEditor.h"
#include "ui/lab/LabPage.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Signer = core::PackedToken::Signer;

/// Every tab of the lab with much in it, in both languages and themes; no button may be cut, and what matters most must
/// be in sight. With GATEHOUSE_PICTURES=folder the pictures are kept for looking at.
class LabLooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void looksFinished_data();
    void looksFinished();

private:
    void keep(ui::LabPage &page, const QString &name);
    void keepEmpty(ui::LabPage &page);
    void keepRequests(ui::LabPage &page);
    void keepLoad(ui::LabPage &page);

    tests::FakeLabAdmin m_lab;
    tests::FakeFlowLab m_flows;
    tests::FakeUserAdmin m_users;
    tests::FakeClientAdmin m_clients;
    tests::FakeLabIssuerAdmin m_issuer;
    tests::FakeFaultLab m_faults;
    tests::FakeLoadLab m_load;
    tests::FakeRequestLab m_requests;
    tests::FakeRequestWatch m_watch;
    std::unique_ptr<QTranslator> m_translator;
};

void LabLooksTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-lab-looks-test"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void LabLooksTest::init()
{
    QSettings().clear();
    const QString part = u"eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6IjIwMjYtMTEta2V5LTEifQ"_s;
    m_lab.token.accessToken = part + u'.' + part + part + u'.' + QString(342, u'x');
    m_lab.token.refreshToken = part;
    m_lab.token.expiresIn = 900s;
    m_lab.token.issuedAt = core::SystemClock().now();
    m_lab.token.family = core::FamilyId{u"family-1"_s};
    m_lab.token.scopes = {u"openid"_s, u"api:read"_s};
    using Outcome = core::TokenCheck::Outcome;
    m_lab.inspection.checks = {{u"form"_s, Outcome::Passed, {}, {}},
                               {u"key"_s, Outcome::Failed, {}, u"2026-08-key-2"_s, u"retired"_s},
                               {u"algorithm"_s, Outcome::Skipped, {}, {}},
                               {u"signature"_s, Outcome::Skipped, {}, {}},
                               {u"type"_s, Outcome::Passed, {}, u"at+jwt"_s},
                               {u"issuer"_s, Outcome::Passed, {}, u"http://127.0.0.1:8003"_s},
                               {u"lifetime"_s, Outcome::Failed, {}, {}, u"expired"_s}};
    m_lab.inspection.kind = u"access_token"_s;
    m_lab.inspection.now = u"2026-01-15T12:00:00Z"_s;
    m_lab.inspection.claims = {{u"exp"_s, 1768478100}};
    m_users.users = {tests::aUser(u"admin"_s), tests::aUser(u"anna.lindqvist"_s)};
    core::ClientSummary app = tests::aClient(u"codelab-flutter-app"_s);
    app.client.redirectUris = {u"http://127.0.0.1/callback"_s};
    m_clients.clients = {app};
    m_issuer.current.plan = {.isOn = true, .isForOthers = false, .offset = -300s};
    m_issuer.current.keyId = u"lab-8dSkf02mKQxz"_s;
    m_issuer.drafted.token = m_lab.token.accessToken;
    m_issuer.pack = {{}, u"http://127.0.0.1:8003"_s, u"codelab-api"_s};
    for (const char *name : {"good", "expired", "revoked", "id_token", "refresh_token", "tampered", "no_signature",
                             "alg_none", "public_key_as_secret", "foreign_key", "unknown_kid", "embedded_key"})
        m_issuer.pack.tokens.push_back({QString::fromLatin1(name), m_lab.token.accessToken, Signer::Production,
                                        qstrcmp(name, "good") == 0, qstrcmp(name, "revoked") == 0});
    const QString base = u"http://127.0.0.1:8003"_s;
    m_flows.given.steps = {
        tests::aFlowStep(u"authorize"_s, "GET", base + u"/oauth/authorize?state=x&client_id=a"_s, 302),
        tests::aFlowStep(u"consent"_s, "POST", base + u"/oauth/consent"_s, 303),
        tests::aFlowStep(u"token"_s, "POST", base + u"/oauth/token"_s, 200),
        tests::aFlowStep(u"introspect"_s, "POST", base + u"/oauth/introspect"_s, 200)};
    m_flows.given.steps[2].requestBody = "grant_type=authorization_code&code=a%2Fb&client_id=demo-web-app";
    m_flows.given.steps[2].responseBody = R"({"access_token":"aaa.bbb.ccc","token_type":"bearer","expires_in":900})";
    m_flows.given.succeeded = true;
    using Won = core::RaceAnswer::Outcome;
    m_load.raced = {.answers = {{Won::Won, 200, 4200us, {}, 1}, {Won::Refused, 400, 3900us, u"invalid_grant"_s, 0}},
                    .family = core::FamilyId{u"family-1"_s},
                    .successors = 1};
    m_load.report.sent = m_load.report.answered = 1000;
    m_load.report.statuses = {{200, 1000}};
    m_load.report.p95 = 12400us;
    m_requests.given.steps = {m_flows.given.steps[0], m_flows.given.steps[2], m_flows.given.steps[3]};
    m_requests.given.steps[0].title = u"request"_s;
    m_requests.given.steps[0].status = 401;
    m_requests.given.steps[1].title = u"refresh"_s;
    m_requests.given.steps[2].title = u"again"_s;
    m_requests.given.succeeded = true;
    m_flows.given.accessToken = u"aaa.bbb.ccc"_s;
}

void LabLooksTest::keep(ui::LabPage &page, const QString &name)
{
    const QString whole = name + u'-' + QString::fromLatin1(QTest::currentDataTag());
    if (qEnvironmentVariableIsSet("GATEHOUSE_PICTURES")) // as large as in a window of 1920×1080
        QVERIFY(tests::takePictures(page, whole + u"-large"_s, {1720, 1004}));
    QVERIFY(tests::takePictures(page, whole));
    for (const auto *button : page.findChildren<QPushButton *>()) {
        const int needed = button->fontMetrics().horizontalAdvance(button->text().remove(u'&')) + 8;
        QVERIFY2(!button->isVisible() || button->width() >= needed, qPrintable(button->text()));
    }
    QVERIFY2(page.minimumSizeHint().width() <= 1080, qPrintable(QString::number(page.minimumSizeHint().width())));
}

void LabLooksTest::looksFinished_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void LabLooksTest::looksFinished()
{
    QFETCH(QString, language);
    m_translator = std::make_unique<QTranslator>();
    if (!m_translator->load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built"); // no picture under another language's name
    QCoreApplication::installTranslator(m_translator.get());
    ui::LabPage page(m_lab, &m_flows, m_users, m_clients, {}, &m_issuer);
    page.addRequests(m_requests, m_watch);
    page.addFaults(m_faults);
    page.addLoad(m_load);
    page.refresh(-1);
    keepEmpty(page);
    auto *issue = page.findChild<QPushButton *>(u"issueToken"_s);
    QTRY_VERIFY(issue->isEnabled());
    issue->click();
    QTRY_VERIFY(!page.findChild<QPlainTextEdit *>(u"rawToken"_s)->toPlainText().isEmpty());
    page.open(u"token:"_s + m_lab.token.accessToken);
    QTRY_COMPARE(page.findChild<QTableWidget *>(u"tokenChecks"_s)->rowCount(), 7);
    keep(page, u"looks-tokens"_s);
    // One click away without scrolling.
    QCOMPARE(issue->visibleRegion().boundingRect().size(), issue->size());
    page.findChild<QTabWidget *>(u"labTabs"_s)->setCurrentIndex(3);
    keep(page, u"looks-curl"_s);
    page.open(u"issuer"_s);
    page.findChild<ui::ClaimsEditor *>()->setClaims({{u"roles"_s, u"root"_s}, {u"nbf"_s, QJsonValue::Null}});
    keep(page, u"looks-issuer"_s);
    page.open(u"broken"_s);
    page.findChild<QPushButton *>(u"makePack"_s)->click();
    QTRY_COMPARE(page.findChild<QTableWidget *>(u"packList"_s)->rowCount(), 12);
    keep(page, u"looks-broken"_s);
    page.open(u"flows"_s);
    page.findChild<QPushButton *>(u"runFlow"_s)->click();
    QTRY_COMPARE(page.findChild<QTableWidget *>(u"flowSteps"_s)->rowCount(), 4);
    keep(page, u"looks-flows"_s);
    page.findChild<QTabWidget *>(u"flowViews"_s)->setCurrentIndex(1);
    keep(page, u"looks-parameters"_s);
    keepRequests(page);
    m_faults.switchOn({.kind = core::FaultKind::Delay}, {});
    page.open(u"faults"_s);
    page.refresh(-1);
    keep(page, u"looks-faults"_s);
    keepLoad(page);
}

/// What a person sees first.
void LabLooksTest::keepEmpty(ui::LabPage &page)
{
    for (const auto &tab : {u"tokens"_s, u"flows"_s, u"requests"_s, u"watch"_s, u"broken"_s, u"load"_s}) {
        page.open(tab);
        keep(page, u"looks-empty-"_s + tab);
    }
    page.open(u"tokens"_s);
}

void LabLooksTest::keepRequests(ui::LabPage &page)
{
    page.open(u"requests"_s);
    page.findChild<QPushButton *>(u"sendRequest"_s)->click();
    QTRY_COMPARE(page.findChild<QListWidget *>(u"requestHistory"_s)->count(), 1);
    keep(page, u"looks-requests"_s);
    page.open(u"watch"_s);
    page.findChild<QPushButton *>(u"watchSwitch"_s)->click();
    m_watch.add(tests::aRefusedRequest());
    auto *table = page.findChild<QTableView *>(u"seenRequests"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectRow(0);
    QTRY_COMPARE(page.findChild<QTableWidget *>(u"seenChecks"_s)->rowCount(), 4);
    keep(page, u"looks-watch"_s);
}

void LabLooksTest::keepLoad(ui::LabPage &page)
{
    page.open(u"load"_s);
    page.findChild<QPushButton *>(u"runRace"_s)->click();
    page.findChild<QPushButton *>(u"runLoad"_s)->click();
    keep(page, u"looks-load"_s);
}

QTEST_MAIN(LabLooksTest)
#include "LabLooksTest.moc"
