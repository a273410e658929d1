#include "ui/lab/RequestPane.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeFlowLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeRequestLab.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/LabProfiles.h"
#include "ui/lab/RequestTokens.h"
#include "ui/widgets/MessageBar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RequestPaneTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void sendsWhatThePresetSays();
    void sendsWithTheChosenToken();
    void issuesATokenForAProfile();
    void showsTheRefreshAndTakesTheNewTokens();
    void neverSpendsARefreshTokenTwice();
    void cancels();
    void saysWhyNothingIsSent();
    void keepsWhatWasSent();
    void takesUpWhatIsSentAgain();
    void handsTheTokenToTheInspector();
    void explainsARefusedPasswordAndLeadsToItsAuditRows();
    void looksFinished();

private:
    std::unique_ptr<ui::RequestPane> makePane();
    template <class T>
    static T *part(const QWidget &pane, const char *name)
    {
        return pane.findChild<T *>(QLatin1String(name));
    }
    static void choosePreset(const QWidget &pane, ui::RequestPreset preset)
    {
        part<QPushButton>(pane, "requestPresets")->menu()->actions().at(int(preset))->trigger();
    }
    void addToken(const QString &access, const QString &refresh)
    {
        ui::RecentToken token;
        token.token.accessToken = access;
        token.token.refreshToken = refresh;
        token.token.expiresIn = 900s;
        token.token.issuedAt = core::SystemClock().now();
        token.request.client = core::ClientId{u"demo-web-app"_s};
        token.userName = u"anna"_s;
        m_recent->insert(m_recent->begin(), token);
    }
    static core::FlowStep step(const QString &title, int status, const QByteArray &body)
    {
        core::FlowStep step = tests::aFlowStep(title, "GET", u"http://127.0.0.1:8003/oauth/userinfo"_s, status);
        step.responseBody = body;
        return step;
    }

    std::unique_ptr<tests::FakeRequestLab> m_lab;
    std::unique_ptr<tests::FakeLabAdmin> m_tokens;
    std::unique_ptr<tests::FakeClientAdmin> m_clients;
    std::shared_ptr<ui::RecentTokens> m_recent;
    std::shared_ptr<ui::RequestHistory> m_history;
};

void RequestPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-request-test"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void RequestPaneTest::init()
{
    QSettings().clear();
    m_lab = std::make_unique<tests::FakeRequestLab>();
    m_tokens = std::make_unique<tests::FakeLabAdmin>();
    m_clients = std::make_unique<tests::FakeClientAdmin>();
    core::ClientSummary service = tests::aClient(u"nightly-job"_s);
    service.client.type = core::ClientType::Confidential;
    service.client.grantTypes = {u"client_credentials"_s};
    m_clients->clients = {tests::aClient(u"demo-web-app"_s), service};
    m_recent = std::make_shared<ui::RecentTokens>();
    m_history = std::make_shared<ui::RequestHistory>();
    m_lab->given.steps = {step(u"request"_s, 200, R"({"sub":"1"})")};
    m_lab->given.succeeded = true;
}

std::unique_ptr<ui::RequestPane> RequestPaneTest::makePane()
{
    const auto remember = [this](const ui::RecentToken &token) { m_recent->insert(m_recent->begin(), token); };
    auto pane = std::make_unique<ui::RequestPane>(
        ui::RequestPane::Context{*m_lab, *m_tokens, *m_clients, m_recent, remember, m_history});
    pane->resize(1080, 660);
    pane->show();
    pane->read();
    [&] { QTRY_COMPARE(part<QComboBox>(*pane, "requestAuthorization")->count(), 3); }();
    return pane;
}

void RequestPaneTest::sendsWhatThePresetSays()
{
    const auto pane = makePane();
    choosePreset(*pane, ui::RequestPreset::ClientCredentials);
    QCOMPARE(part<QComboBox>(*pane, "requestMethod")->currentText(), u"POST"_s);
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(part<QListWidget>(*pane, "requestHistory")->count(), 1);
    QCOMPARE(m_lab->sent.size(), 1);
    const core::OwnRequest &sent = m_lab->sent.front();
    QCOMPARE(sent.method, "POST");
    QCOMPARE(sent.address, u"/oauth/token"_s);
    QCOMPARE(sent.body, "grant_type=client_credentials");
    QCOMPARE(sent.client.value, u"nightly-job"_s);
    QVERIFY(part<QPlainTextEdit>(*pane, "requestAnswer")->toPlainText().startsWith("HTTP 200"_L1));
}

void RequestPaneTest::sendsWithTheChosenToken()
{
    addToken(u"aaa.bbb.ccc"_s, u"rrr"_s);
    const auto pane = makePane();
    choosePreset(*pane, ui::RequestPreset::Userinfo);
    part<ui::RequestTokens>(*pane, "requestToken")->choose(u"aaa.bbb.ccc"_s);
    QTest::keyClick(part<QLineEdit>(*pane, "requestAddress"), Qt::Key_Return);
    QTRY_COMPARE(part<QListWidget>(*pane, "requestHistory")->count(), 1);
    QCOMPARE(m_lab->sent.front().bearer, u"aaa.bbb.ccc"_s);
    QCOMPARE(m_lab->sent.front().refreshToken, u"rrr"_s);
    part<QCheckBox>(*pane, "requestRefreshes")->setChecked(false);
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(m_lab->sent.size(), 2);
    QVERIFY(m_lab->sent.back().refreshToken.isEmpty());
}

void RequestPaneTest::issuesATokenForAProfile()
{
    ui::LabProfiles::put({u"nightly"_s, {{u"id-anna"_s}, {u"demo-web-app"_s}, {u"openid"_s}, {}}, u"anna"_s});
    m_tokens->token.accessToken = u"new.access.token"_s;
    m_tokens->token.refreshToken = u"new-refresh"_s;
    const auto pane = makePane();
    choosePreset(*pane, ui::RequestPreset::Userinfo);
    auto *tokens = part<ui::RequestTokens>(*pane, "requestToken");
    tokens->setCurrentIndex(tokens->count() - 1);
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(m_lab->sent.size(), 1);
    QCOMPARE(m_lab->sent.front().bearer, u"new.access.token"_s);
    QCOMPARE(m_recent->size(), 1);
    QCOMPARE(m_recent->front().request.client.value, u"demo-web-app"_s);
    // The token stays chosen: the next request makes none.
    QVERIFY(tokens->token());
}

void RequestPaneTest::showsTheRefreshAndTakesTheNewTokens()
{
    addToken(u"aaa.bbb.ccc"_s, u"rrr"_s);
    m_lab->given.steps = {
        step(u"request"_s, 401, "{}"),
        step(u"refresh"_s, 200, R"({"access_token":"new.a.t","refresh_token":"new-r","expires_in":900})"),
        step(u"again"_s, 200, R"({"sub":"1"})")};
    const auto pane = makePane();
    choosePreset(*pane, ui::RequestPreset::Userinfo);
    auto *tokens = part<ui::RequestTokens>(*pane, "requestToken");
    tokens->choose(u"aaa.bbb.ccc"_s);
    part<QPushButton>(*pane, "sendRequest")->click();
    auto *steps = part<QListWidget>(*pane, "requestSteps");
    QTRY_COMPARE(steps->count(), 3);
    QVERIFY(steps->isVisible());
    QCOMPARE(steps->currentRow(), 2);
    QVERIFY(steps->item(0)->text().contains("401"_L1));
    QVERIFY(steps->item(1)->text().startsWith("Refresh"_L1));
    steps->setCurrentRow(0);
    QVERIFY(part<QPlainTextEdit>(*pane, "requestAnswer")->toPlainText().startsWith("HTTP 401"_L1));
    QCOMPARE(tokens->token()->token.accessToken, u"new.a.t"_s);
    QCOMPARE(tokens->token()->token.refreshToken, u"new-r"_s);
    QCOMPARE(tokens->token()->token.expiresIn, 900s);
}

/// A refresh token that comes back ends its whole chain.
void RequestPaneTest::neverSpendsARefreshTokenTwice()
{
    addToken(u"aaa.bbb.ccc"_s, u"rrr"_s);
    m_lab->given.steps = {step(u"request"_s, 200, R"({"access_token":"new.a.t","refresh_token":"new-r"})")};
    const auto pane = makePane();
    choosePreset(*pane, ui::RequestPreset::Refresh);
    auto *tokens = part<ui::RequestTokens>(*pane, "requestToken");
    tokens->choose(u"aaa.bbb.ccc"_s);
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(tokens->token()->token.accessToken, u"new.a.t"_s);
    QCOMPARE(m_recent->size(), 2);
    QVERIFY(m_recent->back().token.refreshToken.isEmpty());
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(m_lab->sent.size(), 2);
    QVERIFY(m_lab->sent.back().body.contains("refresh_token=new-r"));
}

void RequestPaneTest::cancels()
{
    m_lab->isHolding = true;
    const auto pane = makePane();
    auto *send = part<QPushButton>(*pane, "sendRequest");
    send->setFocus();
    send->click();
    QCOMPARE(send->text(), u"Cancel"_s);
    QVERIFY(send->isEnabled());
    send->click();
    QCOMPARE(m_lab->cancelled, 1);
    QCOMPARE(m_lab->sent.size(), 1);
    m_lab->release();
    QTRY_COMPARE(send->text(), u"Send"_s);
}

void RequestPaneTest::saysWhyNothingIsSent()
{
    const auto pane = makePane();
    auto *failure = part<ui::MessageBar>(*pane, "requestFailure");
    choosePreset(*pane, ui::RequestPreset::Userinfo);
    part<QPushButton>(*pane, "sendRequest")->click();
    QVERIFY(failure->isVisible());
    QVERIFY(failure->text().contains("token"_L1));
    QVERIFY(m_lab->sent.empty());
    choosePreset(*pane, ui::RequestPreset::Keys);
    QVERIFY(!failure->isVisible());
    m_lab->failNext = core::Error{core::ErrorKind::InvalidInput, u"http://127.0.0.1:8003"_s, u"address"_s};
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_VERIFY(failure->isVisible());
    QVERIFY(failure->text().contains("http://127.0.0.1:8003"_L1));
}

void RequestPaneTest::keepsWhatWasSent()
{
    {
        const auto pane = makePane();
        choosePreset(*pane, ui::RequestPreset::Keys);
        part<QPushButton>(*pane, "sendRequest")->click();
        auto *history = part<QListWidget>(*pane, "requestHistory");
        QTRY_COMPARE(history->count(), 1);
        choosePreset(*pane, ui::RequestPreset::Discovery);
        part<QPushButton>(*pane, "sendRequest")->click();
        QTRY_COMPARE(history->count(), 2);
        history->setCurrentRow(1);
        QCOMPARE(part<QLineEdit>(*pane, "requestAddress")->text(), u"/.well-known/jwks.json"_s);
    }
    const auto another = makePane(); // as after another language was chosen
    QCOMPARE(part<QListWidget>(*another, "requestHistory")->count(), 2);
    QVERIFY(QSettings().allKeys().filter(u"request"_s).filter(u"history"_s, Qt::CaseInsensitive).isEmpty());
}

void RequestPaneTest::takesUpWhatIsSentAgain()
{
    const auto pane = makePane();
    pane->take({.method = u"POST"_s, .address = u"/oauth/token"_s, .body = u"password=***"_s});
    QCOMPARE(part<QPlainTextEdit>(*pane, "requestBody")->toPlainText(), u"password=***"_s);
    QVERIFY(part<ui::MessageBar>(*pane, "requestNotice")->isVisible());
    QVERIFY(m_lab->sent.empty());
    pane->take({.address = u"/x"_s, .authorization = ui::RequestDraft::Authorization::Client, .client = u"gone"_s});
    QVERIFY(!part<ui::MessageBar>(*pane, "requestNotice")->isVisible());
    QCOMPARE(part<QComboBox>(*pane, "requestAuthorization")->currentText(), u"As client gone"_s);
}

void RequestPaneTest::handsTheTokenToTheInspector()
{
    const auto pane = makePane();
    QSignalSpy inspected(pane.get(), &ui::RequestPane::inspectRequested);
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(part<QListWidget>(*pane, "requestHistory")->count(), 1);
    auto *inspect = part<QPushButton>(*pane, "requestInspect");
    QVERIFY(!inspect->isVisible());
    m_lab->given.steps = {step(u"request"_s, 200, R"({"access_token":"aaa.bbb.ccc"})")};
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_VERIFY(inspect->isVisible());
    inspect->click();
    QCOMPARE(inspected.takeFirst().at(0).toString(), u"aaa.bbb.ccc"_s);
}

void RequestPaneTest::explainsARefusedPasswordAndLeadsToItsAuditRows()
{
    const auto pane = makePane();
    QSignalSpy audit(pane.get(), &ui::RequestPane::auditRequested);
    const auto sendOne = [&](int status, const QByteArray &form, const QByteArray &answer) {
        m_lab->given.steps = {step(u"request"_s, status, answer)};
        m_lab->given.steps[0].requestBody = form;
        const size_t before = m_lab->sent.size();
        part<QPushButton>(*pane, "sendRequest")->click();
        QTRY_VERIFY(m_lab->sent.size() > before && part<QPushButton>(*pane, "sendRequest")->isVisible());
        QTRY_COMPARE(part<QListWidget>(*pane, "requestHistory")->count(), int(m_lab->sent.size()));
    };
    sendOne(200, "grant_type=password", R"({"sub":"1"})");
    QVERIFY(!part<QLabel>(*pane, "requestPassword")->isVisible());
    QVERIFY(!part<QPushButton>(*pane, "requestAudit")->isVisible());
    sendOne(400, "grant_type=refresh_token", R"({"error":"invalid_grant"})");
    QVERIFY(!part<QLabel>(*pane, "requestPassword")->isVisible());
    QVERIFY(part<QPushButton>(*pane, "requestAudit")->isVisible());
    sendOne(400, "grant_type=password&username=anna", R"({"error":"invalid_grant"})");
    QVERIFY(part<QLabel>(*pane, "requestPassword")->isVisible());
    part<QPushButton>(*pane, "requestAudit")->click();
    QCOMPARE(audit.size(), 1);
    QCOMPARE(audit.front().front().value<core::RequestId>().value, u"req-1"_s);
}

void RequestPaneTest::looksFinished()
{
    addToken(u"aaa.bbb.ccc"_s, u"rrr"_s);
    tests::FakeUserAdmin users;
    tests::FakeRequestWatch watch;
    ui::LabPage page(*m_tokens, nullptr, users, *m_clients, m_recent);
    page.addRequests(*m_lab, watch, m_history);
    page.refresh(-1);
    page.open(u"requests"_s);
    QVERIFY(tests::takePictures(page, u"lab-requests-empty"_s));
    m_lab->given.steps = {step(u"request"_s, 401, R"({"error":"invalid_token"})"),
                          step(u"refresh"_s, 200, R"({"access_token":"new.a.t","refresh_token":"new-r"})"),
                          step(u"again"_s, 200, R"({"sub":"8f1c","email":"anna@example.com"})")};
    choosePreset(page, ui::RequestPreset::Userinfo);
    part<ui::RequestTokens>(page, "requestToken")->choose(u"aaa.bbb.ccc"_s);
    part<QPushButton>(page, "sendRequest")->click();
    QTRY_COMPARE(part<QListWidget>(page, "requestSteps")->count(), 3);
    QVERIFY(tests::takePictures(page, u"lab-requests"_s));
    QVERIFY2(page.minimumSizeHint().width() <= 1080, qPrintable(QString::number(page.minimumSizeHint().width())));
}

QTEST_MAIN(RequestPaneTest)
#include "RequestPaneTest.moc"
