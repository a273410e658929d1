#include "ui/lab/FlowPane.h"

#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeFlowLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeUserAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/lab/FlowExport.h"
#include "ui/lab/FlowParameters.h"
#include "ui/lab/FlowSecrets.h"
#include "ui/lab/FlowText.h"
#include "ui/lab/LabPage.h"
#include "ui/lab/SearchCombo.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/StateDelegate.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

class FlowPaneTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ui::FlowPane> makePane(core::FlowLab *flows);
    void run(ui::FlowPane &pane);
    template <class T>
    static T *part(const QWidget &pane, const QString &name)
    {
        return pane.findChild<T *>(name);
    }

    std::unique_ptr<tests::FakeFlowLab> m_flows;
    std::unique_ptr<tests::FakeUserAdmin> m_users;
    std::unique_ptr<tests::FakeClientAdmin> m_clients;

private Q_SLOTS:
    void initTestCase();
    void init();
    void runsWhatWasChosen();
    void asksForNoUserWhereThereIsNone();
    void offersOnlyFlowsThatTheClientMayUse();
    void keepsTypedScopesWhenTheFlowChanges();
    void listsEveryStepAndShowsIt();
    void showsTheStepWhereAFlowEnded();
    void handsTokensToTheInspector();
    void saysWhyAFlowCannotRun_data();
    void saysWhyAFlowCannotRun();
    void saysThatTheServerMustRun();
    void showsTheStepThatBroughtTheTokens();
    void keepsTheFocusWhileItRuns();
    void anotherClientBeginsWithItsFirstFlow();
    void saysWhichFlowsAreNotForTheClient();
    void masksSecretsUnlessChosen();
    void namesTheRuleOfEachParameter();
    void givesUpWaitingForTheBrowser();
    void looksFinished();
};

void FlowPaneTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-flow-test"_s);
    QSettings().clear();
    ui::Theme::instance().install();
}

void FlowPaneTest::init()
{
    m_flows = std::make_unique<tests::FakeFlowLab>();
    m_users = std::make_unique<tests::FakeUserAdmin>();
    m_clients = std::make_unique<tests::FakeClientAdmin>();
    m_users->users = {tests::aUser(u"anna"_s), tests::aUser(u"bert"_s)};
    core::ClientSummary service = tests::aClient(u"nightly-job"_s);
    service.client.grantTypes = {u"client_credentials"_s};
    m_clients->clients = {tests::aClient(u"demo-web-app"_s), service};
    const QString base = u"http://127.0.0.1:8003"_s;
    core::FlowStep token = tests::aFlowStep(u"token"_s, "POST", base + u"/oauth/token"_s, 200);
    token.requestHeaders.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    token.requestBody = "grant_type=authorization_code&code=a%2Fb&client_id=demo-web-app";
    token.responseBody = R"({"access_token":"aaa.bbb.ccc","token_type":"bearer","expires_in":900})";
    core::FlowStep authorize = tests::aFlowStep(u"authorize"_s, "GET", base + u"/oauth/authorize?state=x"_s, 302);
    authorize.responseHeaders = {{"Location", "http://127.0.0.1/callback?code=a%2Fb&state=x"}};
    authorize.responseBody.clear();
    m_flows->given.steps = {authorize, token, tests::aFlowStep(u"userinfo"_s, "GET", base + u"/oauth/userinfo"_s, 200)};
    m_flows->given.succeeded = true;
    m_flows->given.accessToken = u"aaa.bbb.ccc"_s;
    m_flows->given.idToken = u"ddd.eee.fff"_s;
}

std::unique_ptr<ui::FlowPane> FlowPaneTest::makePane(core::FlowLab *flows)
{
    auto pane = std::make_unique<ui::FlowPane>(flows, *m_users, *m_clients);
    pane->resize(1080, 660);
    pane->show();
    pane->read();
    [&] { QTRY_COMPARE(part<ui::SearchCombo>(*pane, u"flowClient"_s)->currentId(), u"demo-web-app"_s); }();
    return pane;
}

void FlowPaneTest::run(ui::FlowPane &pane)
{
    part<QPushButton>(pane, u"runFlow"_s)->click();
    QTRY_COMPARE(part<QStackedWidget>(pane, u"flowResult"_s)->currentIndex(), 1);
}

void FlowPaneTest::runsWhatWasChosen()
{
    const auto pane = makePane(m_flows.get());
    QVERIFY(part<ui::SearchCombo>(*pane, u"flowUser"_s)->chooseId(u"id-bert"_s));
    part<QCheckBox>(*pane, u"flowDpop"_s)->setChecked(true);
    run(*pane);
    QCOMPARE(m_flows->asked.size(), 1);
    const core::FlowPlan &plan = m_flows->asked.front();
    QCOMPARE(plan.flow, core::LabFlow::AuthorizationCode);
    QCOMPARE(plan.client.value, u"demo-web-app"_s);
    QCOMPARE(plan.user.value, u"id-bert"_s);
    QCOMPARE(plan.scopes, (QStringList{u"openid"_s, u"api:read"_s, u"api:write"_s}));
    QVERIFY(plan.withDpop);
}

void FlowPaneTest::asksForNoUserWhereThereIsNone()
{
    const auto pane = makePane(m_flows.get());
    QVERIFY(part<ui::SearchCombo>(*pane, u"flowClient"_s)->chooseId(u"nightly-job"_s));
    QCOMPARE(part<QComboBox>(*pane, u"flowKind"_s)->currentData().toInt(), int(core::LabFlow::ClientCredentials));
    QVERIFY(!part<ui::SearchCombo>(*pane, u"flowUser"_s)->isEnabled());
    run(*pane);
    QVERIFY(m_flows->asked.front().user.isEmpty());
    QCOMPARE(m_flows->asked.front().scopes, (QStringList{u"api:read"_s, u"api:write"_s}));
}

void FlowPaneTest::offersOnlyFlowsThatTheClientMayUse()
{
    const auto pane = makePane(m_flows.get());
    auto *kinds = part<QComboBox>(*pane, u"flowKind"_s);
    const auto *model = qobject_cast<QStandardItemModel *>(kinds->model());
    const auto isOffered = [&](core::LabFlow flow) { return model->item(kinds->findData(int(flow)))->isEnabled(); };
    QVERIFY(isOffered(core::LabFlow::AuthorizationCode) && isOffered(core::LabFlow::Refresh));
    QVERIFY(!isOffered(core::LabFlow::DeviceCode) && !isOffered(core::LabFlow::ClientCredentials));
    QCOMPARE(kinds->findData(int(core::LabFlow::Password)), -1);
}

void FlowPaneTest::keepsTypedScopesWhenTheFlowChanges()
{
    const auto pane = makePane(m_flows.get());
    auto *scopes = part<QLineEdit>(*pane, u"flowScopes"_s);
    scopes->setText(u"openid nonsense"_s);
    QVERIFY(part<ui::SearchCombo>(*pane, u"flowClient"_s)->chooseId(u"nightly-job"_s));
    QCOMPARE(scopes->text(), u"openid nonsense"_s);
}

void FlowPaneTest::listsEveryStepAndShowsIt()
{
    const auto pane = makePane(m_flows.get());
    run(*pane);
    auto *steps = part<QTableWidget>(*pane, u"flowSteps"_s);
    QCOMPARE(steps->rowCount(), 3);
    QCOMPARE(steps->item(1, 0)->text(), u"Token"_s);
    QCOMPARE(steps->item(1, 1)->text(), u"POST"_s);
    QCOMPARE(steps->item(1, 2)->text(), u"/oauth/token"_s);
    QCOMPARE(steps->item(1, 3)->text(), u"200"_s);
    QCOMPARE(steps->item(1, 4)->text(), u"3.2 ms"_s);
    steps->setCurrentCell(1, 0);
    const QString request = part<QPlainTextEdit>(*pane, u"flowRequest"_s)->toPlainText();
    QVERIFY(request.startsWith(u"POST http://127.0.0.1:8003/oauth/token\n\ngrant_type=authorization_code\n"_s));
    QVERIFY(request.contains(u"\ncode=a/b\n"_s));
    QVERIFY(part<QPlainTextEdit>(*pane, u"flowAnswer"_s)->toPlainText().contains(u"\"expires_in\": 900"_s));
    QCOMPARE(part<ui::StateLabel>(*pane, u"flowVerdict"_s)->word(), u"succeeded"_s);
}

void FlowPaneTest::showsTheStepWhereAFlowEnded()
{
    m_flows->given.succeeded = false;
    core::FlowStep &token = m_flows->given.steps[1];
    token.isExpected = false;
    token.status = 400;
    token.failure = u"invalid_grant"_s;
    m_flows->given.accessToken.clear();
    m_flows->given.steps[2].status = 0;
    m_flows->given.steps[2].failure = u"connection refused"_s;
    const auto pane = makePane(m_flows.get());
    run(*pane);
    auto *steps = part<QTableWidget>(*pane, u"flowSteps"_s);
    QCOMPARE(steps->currentRow(), 1);
    QCOMPARE(steps->item(1, 0)->data(ui::MarkRole).value<ui::StateMark>().tone, ui::Tone::Danger);
    QVERIFY(part<QPlainTextEdit>(*pane, u"flowAnswer"_s)->toPlainText().contains(u"invalid_grant"_s));
    QVERIFY(!part<QPushButton>(*pane, u"inspectAccess"_s)->isEnabled());
    steps->setCurrentCell(2, 0);
    QVERIFY(part<QPlainTextEdit>(*pane, u"flowAnswer"_s)->toPlainText().contains(u"connection refused"_s));
}

void FlowPaneTest::handsTokensToTheInspector()
{
    tests::FakeLabAdmin lab;
    ui::LabPage page(lab, m_flows.get(), *m_users, *m_clients);
    page.show();
    page.refresh(-1);
    page.open(u"flows"_s);
    auto *pane = page.findChild<ui::FlowPane *>();
    QTRY_COMPARE(part<ui::SearchCombo>(*pane, u"flowClient"_s)->currentId(), u"demo-web-app"_s);
    QTRY_VERIFY(part<QPushButton>(*pane, u"runFlow"_s)->isEnabled());
    run(*pane);
    QVERIFY(!part<QPushButton>(*pane, u"inspectRefresh"_s)->isEnabled());
    part<QPushButton>(*pane, u"inspectId"_s)->click();
    QCOMPARE(part<QTabWidget>(page, u"labPageTabs"_s)->currentIndex(), 0);
    QCOMPARE(lab.inspected, QStringList{u"ddd.eee.fff"_s});
}

void FlowPaneTest::saysWhyAFlowCannotRun_data()
{
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("word");
    QTest::newRow("the server is stopped") << core::ErrorKind::Conflict << QString() << u"stopped"_s;
    QTest::newRow("not allowed") << core::ErrorKind::InvalidInput << u"flow"_s << u"may not use"_s;
    QTest::newRow("a key of its own") << core::ErrorKind::InvalidInput << u"client"_s << u"cannot be run"_s;
    QTest::newRow("a disabled user") << core::ErrorKind::InvalidInput << u"user"_s << u"cannot sign in"_s;
    QTest::newRow("anything else") << core::ErrorKind::Storage << QString() << u"database"_s;
}

void FlowPaneTest::saysWhyAFlowCannotRun()
{
    QFETCH(core::ErrorKind, kind);
    QFETCH(QString, field);
    QFETCH(QString, word);
    const auto pane = makePane(m_flows.get());
    m_flows->failNext = core::Error{kind, u"detail"_s, field};
    part<QPushButton>(*pane, u"runFlow"_s)->click();
    auto *bar = part<ui::MessageBar>(*pane, u"flowFailure"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(word), qPrintable(bar->text()));
    QVERIFY(part<QPushButton>(*pane, u"runFlow"_s)->isEnabled());
}

void FlowPaneTest::saysThatTheServerMustRun()
{
    const auto pane = makePane(nullptr);
    QVERIFY(!part<QPushButton>(*pane, u"runFlow"_s)->isEnabled());
    QVERIFY(part<QLabel>(*pane, u"flowNothing"_s)->text().contains(u"running server"_s));
}

void FlowPaneTest::showsTheStepThatBroughtTheTokens()
{
    const auto pane = makePane(m_flows.get());
    run(*pane);
    QCOMPARE(part<QTableWidget>(*pane, u"flowSteps"_s)->currentRow(), 1);
    const QString answer = part<QPlainTextEdit>(*pane, u"flowAnswer"_s)->toPlainText();
    QVERIFY(answer.indexOf(u"access_token"_s) < answer.indexOf(u"X-Request-ID"_s));
    QVERIFY(answer.indexOf(u"access_token"_s) > 0);
}

void FlowPaneTest::keepsTheFocusWhileItRuns()
{
    const auto pane = makePane(m_flows.get());
    QVERIFY(QTest::qWaitForWindowActive(pane.get()));
    auto *button = part<QPushButton>(*pane, u"runFlow"_s);
    button->setFocus();
    m_flows->isHolding = true;
    QTest::keyClick(button, Qt::Key_Space);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(m_flows->asked.size(), 1);
    QVERIFY(button->hasFocus());
    m_flows->release();
    QTRY_COMPARE(part<QTableWidget>(*pane, u"flowSteps"_s)->rowCount(), 3);
    QVERIFY(button->hasFocus());
}

void FlowPaneTest::anotherClientBeginsWithItsFirstFlow()
{
    m_clients->clients.push_back(tests::aClient(u"second-app"_s));
    const auto pane = makePane(m_flows.get());
    auto *kinds = part<QComboBox>(*pane, u"flowKind"_s);
    kinds->setCurrentIndex(kinds->findData(int(core::LabFlow::Refresh)));
    pane->read(); // the same client, read again
    QTest::qWait(0);
    QCOMPARE(kinds->currentData().toInt(), int(core::LabFlow::Refresh));
    QVERIFY(part<ui::SearchCombo>(*pane, u"flowClient"_s)->chooseId(u"second-app"_s));
    QCOMPARE(kinds->currentData().toInt(), int(core::LabFlow::AuthorizationCode));
}

void FlowPaneTest::saysWhichFlowsAreNotForTheClient()
{
    const auto pane = makePane(m_flows.get());
    QVERIFY(part<ui::SearchCombo>(*pane, u"flowClient"_s)->chooseId(u"nightly-job"_s));
    auto *line = part<QLabel>(*pane, u"flowGreyed"_s);
    QVERIFY(line->isVisible());
    QVERIFY(line->text().contains(u"Device code"_s) && !line->text().contains(u"Client credentials"_s));
    auto *kinds = part<QComboBox>(*pane, u"flowKind"_s);
    const auto *model = qobject_cast<QStandardItemModel *>(kinds->model());
    QVERIFY(model->item(kinds->findData(int(core::LabFlow::DeviceCode)))->toolTip().contains(u"device_code"_s));
}

void FlowPaneTest::masksSecretsUnlessChosen()
{
    m_flows->given.steps[1].requestHeaders.emplaceBack("Authorization", "Basic c2VjcmV0");
    m_flows->given.steps[1].responseHeaders.emplaceBack("Set-Cookie", "session=cookie-secret; Path=/");
    const auto pane = makePane(m_flows.get());
    run(*pane);
    part<QToolButton>(*pane, u"copyCurl"_s)->click();
    QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(!copied.contains(u"c2VjcmV0"_s) && !copied.contains(u"a%2Fb"_s));
    QVERIFY(copied.contains(u"Authorization: Basic ***"_s) && copied.contains(u"client_id=demo-web-app"_s));
    part<QCheckBox>(*pane, u"flowWithSecrets"_s)->setChecked(true);
    part<QToolButton>(*pane, u"copyCurl"_s)->click();
    copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.contains(u"c2VjcmV0"_s) && copied.contains(u"code=a%2Fb"_s));
    const core::FlowStep masked = ui::maskedStep(m_flows->given.steps[1]);
    QVERIFY(!masked.responseBody.contains("aaa.bbb.ccc") && masked.responseBody.contains("expires_in"));
    QVERIFY(!ui::flowAnswerText(masked).contains(u"cookie-secret"_s));
    QVERIFY(!ui::flowAnswerText(ui::maskedStep(m_flows->given.steps[0])).contains(u"code=a%2Fb"_s));
}

void FlowPaneTest::namesTheRuleOfEachParameter()
{
    const auto pane = makePane(m_flows.get());
    run(*pane);
    auto *table = part<QTableWidget>(*pane, u"flowParameters"_s);
    QCOMPARE(table->rowCount(), 6);
    QCOMPARE(table->item(1, 1)->text(), u"code"_s);
    QCOMPARE(table->item(1, 2)->text(), u"a/b"_s);
    QCOMPARE(table->item(1, 3)->text(), u"RFC 6749 §4.1.2"_s);
    QCOMPARE(ui::parameterRule(u"token"_s, u"revoke"_s), u"RFC 7009 §2.1"_s);
    QCOMPARE(ui::parameterRule(u"token"_s, u"introspect"_s), u"RFC 7662 §2.1"_s);
    part<QTableWidget>(*pane, u"flowSteps"_s)->setCurrentCell(0, 0);
    QCOMPARE(table->item(0, 1)->text(), u"state"_s);
    QCOMPARE(table->item(1, 0)->text(), u"redirect"_s);
}

void FlowPaneTest::givesUpWaitingForTheBrowser()
{
    m_clients->clients.front().client.redirectUris = {u"http://127.0.0.1/callback"_s};
    const auto pane = makePane(m_flows.get());
    auto *kinds = part<QComboBox>(*pane, u"flowKind"_s);
    kinds->setCurrentIndex(kinds->findData(int(core::LabFlow::SystemBrowser)));
    QVERIFY(!part<ui::SearchCombo>(*pane, u"flowUser"_s)->isEnabled());
    m_flows->isHolding = true;
    part<QPushButton>(*pane, u"runFlow"_s)->click();
    auto *giveUp = part<QPushButton>(*pane, u"giveUpFlow"_s);
    QVERIFY(giveUp->isVisible());
    giveUp->click();
    QCOMPARE(m_flows->givenUp, 1);
    m_flows->release();
    QTRY_VERIFY(!giveUp->isVisible());
}

void FlowPaneTest::looksFinished()
{
    tests::FakeLabAdmin lab;
    ui::LabPage page(lab, m_flows.get(), *m_users, *m_clients);
    page.refresh(-1);
    page.open(u"flows"_s);
    QVERIFY(tests::takePictures(page, u"flows-before"_s));
    auto *pane = page.findChild<ui::FlowPane *>();
    QTRY_VERIFY(part<QPushButton>(*pane, u"runFlow"_s)->isEnabled());
    run(*pane);
    part<QTableWidget>(*pane, u"flowSteps"_s)->setCurrentCell(1, 0);
    QVERIFY(tests::takePictures(page, u"flows"_s));
}

QTEST_MAIN(FlowPaneTest)
#include "FlowPaneTest.moc"
