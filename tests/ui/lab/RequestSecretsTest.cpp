#include "tests/support/FakeClientAdmin.h"
#include "tests/support/FakeFlowLab.h"
#include "tests/support/FakeLabAdmin.h"
#include "tests/support/FakeRequestLab.h"
#include "ui/lab/RequestPane.h"
#include "ui/widgets/Theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

/// What requests of one's own show, copy and keep of tokens and secrets.
class RequestSecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void masksSecretsUnlessTheyAreShown();
    void copiesAsCurl();
    void forgetsWhatWasSentWhenTheConsoleIsLocked();
    void masksSecretsAgainWhenTheWindowGoes();

private:
    std::unique_ptr<ui::RequestPane> makePane();
    template <class T>
    static T *part(const QWidget &pane, const char *name)
    {
        return pane.findChild<T *>(QLatin1String(name));
    }
    static core::FlowStep step(const QString &title, int status, const QByteArray &body)
    {
        core::FlowStep step = tests::aFlowStep(title, "GET", u"http://127.0.0.1:8003/oauth/userinfo"_s, status);
        step.responseBody = body;
        return step;
    }

    std::unique_ptr<tests::FakeRequestLab> m_lab;
    tests::FakeLabAdmin m_tokens;
    tests::FakeClientAdmin m_clients;
    std::shared_ptr<ui::RequestHistory> m_history;
};

void RequestSecretsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"gatehouse-secrets-test"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    ui::Theme::instance().install();
}

void RequestSecretsTest::init()
{
    QSettings().clear();
    m_lab = std::make_unique<tests::FakeRequestLab>();
    m_lab->given.steps = {step(u"request"_s, 200, R"({"sub":"1"})")};
    m_lab->given.succeeded = true;
    m_history = std::make_shared<ui::RequestHistory>();
}

std::unique_ptr<ui::RequestPane> RequestSecretsTest::makePane()
{
    const auto remember = [](const ui::RecentToken &) {};
    auto pane = std::make_unique<ui::RequestPane>(ui::RequestPane::Context{
        *m_lab, m_tokens, m_clients, std::make_shared<ui::RecentTokens>(), remember, m_history});
    pane->resize(1080, 660);
    pane->show();
    pane->read();
    return pane;
}

void RequestSecretsTest::masksSecretsUnlessTheyAreShown()
{
    m_lab->given.steps = {step(u"request"_s, 200, R"({"access_token":"very-secret"})")};
    m_lab->given.steps[0].requestHeaders = {{"Authorization", "Basic also-secret"}};
    const auto pane = makePane();
    part<QPushButton>(*pane, "sendRequest")->click();
    auto *answer = part<QPlainTextEdit>(*pane, "requestAnswer");
    QTRY_VERIFY(!answer->toPlainText().isEmpty());
    auto *sent = part<QPlainTextEdit>(*pane, "requestSent");
    QVERIFY(!answer->toPlainText().contains("very-secret"_L1));
    QVERIFY(!sent->toPlainText().contains("also-secret"_L1));
    part<QCheckBox>(*pane, "requestWithSecrets")->setChecked(true);
    QVERIFY(answer->toPlainText().contains("very-secret"_L1));
    QVERIFY(sent->toPlainText().contains("also-secret"_L1));
}

void RequestSecretsTest::copiesAsCurl()
{
    m_lab->given.steps[0].requestHeaders = {{"Authorization", "Bearer very-secret"}};
    const auto pane = makePane();
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(part<QListWidget>(*pane, "requestHistory")->count(), 1);
    auto *curl = part<QToolButton>(*pane, "requestCurl");
    curl->click();
    const QString masked = QGuiApplication::clipboard()->text();
    QVERIFY(masked.startsWith("curl -g -i -X GET 'http://127.0.0.1:8003/oauth/userinfo'"_L1));
    QVERIFY(!masked.contains("very-secret"_L1));
    part<QCheckBox>(*pane, "requestWithSecrets")->setChecked(true);
    curl->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains("Bearer very-secret"_L1));
}

void RequestSecretsTest::forgetsWhatWasSentWhenTheConsoleIsLocked()
{
    const auto pane = makePane();
    auto *send = part<QPushButton>(*pane, "sendRequest");
    m_lab->given.steps = {step(u"request"_s, 200, R"({"access_token":"aaa.bbb.ccc"})")};
    send->click();
    QTRY_COMPARE(m_history->size(), size_t(1));
    part<QCheckBox>(*pane, "requestWithSecrets")->setChecked(true);
    QVERIFY(part<QPlainTextEdit>(*pane, "requestAnswer")->toPlainText().contains(u"aaa.bbb.ccc"_s));
    m_lab->isHolding = true;
    send->click(); // this one is answered after the lock
    pane->forget();
    QVERIFY(m_history->empty());
    QCOMPARE(part<QListWidget>(*pane, "requestHistory")->count(), 0);
    QVERIFY(part<QPlainTextEdit>(*pane, "requestAnswer")->toPlainText().isEmpty());
    QVERIFY(!part<QWidget>(*pane, "requestViews")->isVisible());
    m_lab->release();
    QTRY_COMPARE(send->text(), u"Send"_s);
    QVERIFY(m_history->empty());
    auto *address = part<QLineEdit>(*pane, "requestAddress");
    address->setText(u"/mine"_s); // a draft without a secret stays
    pane->forget();
    QCOMPARE(address->text(), u"/mine"_s);
    part<QPlainTextEdit>(*pane, "requestHeaders")->setPlainText(u"Authorization: Bearer aaa.bbb.ccc"_s);
    pane->forget();
    QVERIFY(!part<QPlainTextEdit>(*pane, "requestHeaders")->toPlainText().contains(u"aaa.bbb.ccc"_s));
}

void RequestSecretsTest::masksSecretsAgainWhenTheWindowGoes()
{
    const auto pane = makePane();
    m_lab->given.steps = {step(u"request"_s, 200, R"({"access_token":"aaa.bbb.ccc"})")};
    part<QPushButton>(*pane, "sendRequest")->click();
    QTRY_COMPARE(m_history->size(), size_t(1));
    part<QCheckBox>(*pane, "requestWithSecrets")->setChecked(true);
    pane->hide();
    pane->show();
    QVERIFY(!part<QPlainTextEdit>(*pane, "requestAnswer")->toPlainText().contains(u"aaa.bbb.ccc"_s));
}

QTEST_MAIN(RequestSecretsTest)
#include "RequestSecretsTest.moc"
