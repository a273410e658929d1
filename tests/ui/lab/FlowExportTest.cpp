#include "ui/lab/FlowExport.h"

#include "tests/support/FakeFlowLab.h"
#include "ui/lab/FlowParameters.h"
#include "ui/lab/FlowSecrets.h"
#include "ui/lab/FlowText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

/// What leaves the flow lab: texts, commands, files.
class FlowExportTest : public QObject
{
    Q_OBJECT

private:
    static core::FlowRun aRun();

private Q_SLOTS:
    void writesBodiesForReading_data();
    void writesBodiesForReading();
    void copiesACommandThatTheShellTakes();
    void writesARunAsMarkdownAndHar();
    void masksWhatLetsSomebodyIn_data();
    void masksWhatLetsSomebodyIn();
    void namesTheRuleOfAParameter_data();
    void namesTheRuleOfAParameter();
    void showsTheFaultElseTheTokens();
};

core::FlowRun FlowExportTest::aRun()
{
    const QString base = u"http://127.0.0.1:8003"_s;
    core::FlowStep token = tests::aFlowStep(u"token"_s, "POST", base + u"/oauth/token"_s, 200);
    token.requestHeaders.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    token.requestBody = "grant_type=authorization_code&code=a%2Fb&client_id=demo-web-app";
    token.responseBody = R"({"access_token":"aaa.bbb.ccc","token_type":"bearer","expires_in":900})";
    return {.steps = {tests::aFlowStep(u"authorize"_s, "GET", base + u"/oauth/authorize?state=x"_s, 302), token,
                      tests::aFlowStep(u"userinfo"_s, "GET", base + u"/oauth/userinfo"_s, 200)},
            .succeeded = true,
            .accessToken = {},
            .refreshToken = {},
            .idToken = {}};
}

void FlowExportTest::writesBodiesForReading_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("shown");
    QTest::newRow("JSON") << "application/json"_ba
                          << R"({"a":1})"_ba << u"{\n    \"a\": 1\n}"_s;
    QTest::newRow("form") << "application/x-www-form-urlencoded;charset=utf-8"_ba
                          << "a=1+2&b=%26"_ba << u"a=1 2\nb=&"_s;
    QTest::newRow("page") << "text/html"_ba
                          << "<p>x"_ba << u"<p>x"_s;
    QTest::newRow("broken JSON") << "application/json"_ba
                                 << "{\"a\":"_ba << u"{\"a\":"_s;
}

void FlowExportTest::writesBodiesForReading()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, shown);
    core::FlowStep step = tests::aFlowStep(u"token"_s, "POST", u"http://h/"_s, 200);
    step.responseHeaders = {{"content-type", type}};
    step.responseBody = body;
    QCOMPARE(ui::flowAnswerText(step), u"HTTP 200\n\n"_s + shown + u"\n\ncontent-type: "_s + QString::fromLatin1(type));
}

void FlowExportTest::copiesACommandThatTheShellTakes()
{
    core::FlowStep step = tests::aFlowStep(u"token"_s, "POST", u"http://h/o'hara?a=1&b=2"_s, 200);
    step.requestHeaders = {{"Authorization", "Basic $(id)"}, {"Content-Length", "4"}};
    step.requestBody = "a='b";
    QProcess shell;
    shell.start(u"bash"_s, {u"-c"_s, u"curl() { printf '%s\\n' \"$@\"; }\n"_s + ui::flowCurl(step)});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts),
             (QStringList{u"-g"_s, u"-i"_s, u"-X"_s, u"POST"_s, u"http://h/o'hara?a=1&b=2"_s, u"-H"_s,
                          u"Authorization: Basic $(id)"_s, u"--data-raw"_s, u"a='b"_s}));
}

void FlowExportTest::writesARunAsMarkdownAndHar()
{
    const QString text = ui::flowAs(ui::FlowFormat::Markdown, aRun(), {});
    QVERIFY(text.contains(u"## 2. Token (3.2 ms)"_s));
    QVERIFY(text.contains(u"\"expires_in\": 900"_s));
    const auto har =
        QJsonDocument::fromJson(ui::flowAs(ui::FlowFormat::Har, aRun(), core::fromSeconds(1768478400)).toUtf8());
    const QJsonValue entry = har[u"log"_s][u"entries"_s][1];
    QCOMPARE(har[u"log"_s][u"entries"_s].toArray().size(), 3);
    QCOMPARE(entry[u"request"_s][u"postData"_s][u"mimeType"_s].toString(), u"application/x-www-form-urlencoded"_s);
    QCOMPARE(entry[u"response"_s][u"status"_s].toInt(), 200);
    QCOMPARE(entry[u"time"_s].toDouble(), 3.21);
    QVERIFY(entry[u"startedDateTime"_s].toString().startsWith(u"2026-01-15T11:59:59"_s));
}

void FlowExportTest::masksWhatLetsSomebodyIn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("form") << u"grant_type=x&code=abc&state=s"_s << u"grant_type=x&code=***&state=s"_s;
    QTest::newRow("first field") << u"token=abc"_s << u"token=***"_s;
    QTest::newRow("address") << u"http://h/cb?code=a%2Fb&state=s"_s << u"http://h/cb?code=***&state=s"_s;
    QTest::newRow("JSON") << uR"({"access_token" : "a.b.c", "token_type":"bearer"})"_s
                          << uR"({"access_token" : "***", "token_type":"bearer"})"_s;
    QTest::newRow("harmless") << u"code_challenge=abc&user_code=X"_s << u"code_challenge=abc&user_code=X"_s;
}

void FlowExportTest::masksWhatLetsSomebodyIn()
{
    QFETCH(QString, text);
    QFETCH(QString, masked);
    QCOMPARE(ui::maskedText(text), masked);
}

void FlowExportTest::namesTheRuleOfAParameter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("rule");
    QTest::newRow("revoked token") << u"token"_s << u"revoke"_s << u"RFC 7009 §2.1"_s;
    QTest::newRow("introspected token") << u"token"_s << u"introspect"_s << u"RFC 7662 §2.1"_s;
    QTest::newRow("issuer of a redirect") << u"iss"_s << u"authorize"_s << u"RFC 9207 §2"_s;
    QTest::newRow("verifier") << u"code_verifier"_s << u"token"_s << u"RFC 7636 §4.5"_s;
    QTest::newRow("unknown") << u"whatever"_s << u"token"_s << QString();
}

void FlowExportTest::namesTheRuleOfAParameter()
{
    QFETCH(QString, name);
    QFETCH(QString, step);
    QFETCH(QString, rule);
    QCOMPARE(ui::parameterRule(name, step), rule);
}

void FlowExportTest::showsTheFaultElseTheTokens()
{
    core::FlowRun run = aRun();
    QCOMPARE(ui::flowStepToShow(run), 1);
    run.steps[2].isExpected = false;
    QCOMPARE(ui::flowStepToShow(run), 2);
    QCOMPARE(ui::flowStepToShow({}), -1);
}

QTEST_GUILESS_MAIN(FlowExportTest)
#include "FlowExportTest.moc"
