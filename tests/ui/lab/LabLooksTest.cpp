#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeFlowLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeLabIssuerAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/ClaimsEditor.h"
#include "ui/lab/LabPage.h"

#include <QComboBox>
#include <QLabel>
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

    tests::FakeLabAdmin m_lab;
    tests::FakeFlowLab m_flows;
    tests::FakeUserAdmin m_users;
    tests::FakeClientAdmin m_clients;
    tests::FakeLabIssuerAdmin m_issuer;
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
    m_flows.given.accessToken = u"aaa.bbb.ccc"_s;
}

void LabLooksTest::keep(ui::LabPage &page, const QString &name)
{
    QVERIFY(tests::takePictures(page, name + u'-' + QString::fromLatin1(QTest::currentDataTag())));
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
    if (m_translator->load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QCoreApplication::installTranslator(m_translator.get());
    ui::LabPage page(m_lab, &m_flows, m_users, m_clients, {}, &m_issuer);
    page.refresh(-1);
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
}

QTEST_MAIN(LabLooksTest)
#include "LabLooksTest.moc"
