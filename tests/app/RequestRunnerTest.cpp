#include "app/RequestRunner.h"

#include "core/admin/CertificateAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/clients/ClientDirectory.h"
#include "tests/support/ServedHouse.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using core::OwnRequest;

/// Requests of somebody's own against a real server, as the console sends them.
class RequestRunnerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void sendsWhatWasWritten();
    void sendsTheBearerToken();
    void refreshesAfterA401AndSendsAgain_data();
    void refreshesAfterA401AndSendsAgain();
    void lets401StandWithoutARefreshToken();
    void triesOnlyOnceAndSaysWhatTheRefreshWasAnswered();
    void lendsASecretForTheRequestOnly();
    void cancelsARequestThatTakesLong();
    void speaksTls();
    void refuses_data();
    void refuses();
    void refusesWhenTheServerIsStopped();

private:
    void listen()
    {
        m_house->listen();
        m_lab = std::make_unique<app::RequestRunner>(m_house->core(), m_house->server());
    }
    core::ClientId addClient(core::ClientType type)
    {
        core::Client client;
        client.id = core::ClientId{u"request-client-%1"_s.arg(++m_clients)};
        client.scopes = {u"openid"_s, u"api:read"_s};
        client.grantTypes = {u"refresh_token"_s, u"authorization_code"_s, u"client_credentials"_s};
        if (type == core::ClientType::Public)
            client.grantTypes.removeLast();
        client.redirectUris = {u"http://127.0.0.1/callback"_s};
        client.type = type;
        return m_house->add(client);
    }
    core::LabToken tokenFor(const core::ClientId &client)
    {
        auto token = app::await(m_house->core().lab().issue({m_house->user(), client, {u"openid"_s}, {}}));
        if (!token)
            qFatal("%s", qPrintable(token.error().detail));
        return *token;
    }
    core::Result<core::FlowRun> send(const OwnRequest &request) { return app::await(m_lab->send(request)); }
    static QJsonObject answerOf(const core::FlowStep &step)
    {
        return QJsonDocument::fromJson(step.responseBody).object();
    }
    static QByteArray headerOf(const core::FlowStep &step, const QByteArray &name)
    {
        for (const auto &[one, value] : step.requestHeaders) {
            if (one.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    static QStringList titles(const core::FlowRun &run)
    {
        QStringList titles;
        for (const core::FlowStep &step : run.steps)
            titles.append(u"%1 %2"_s.arg(step.title).arg(step.status));
        return titles;
    }

    std::unique_ptr<tests::ServedHouse> m_house;
    std::unique_ptr<app::RequestRunner> m_lab;
    int m_clients = 0;
};

void RequestRunnerTest::initTestCase()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
}

void RequestRunnerTest::init()
{
    const bool isTls = QByteArray(QTest::currentTestFunction()) == "speaksTls";
    m_house = std::make_unique<tests::ServedHouse>(isTls ? tests::ServedHouse::kTls : tests::ServedHouse::kPlain);
    if (!isTls)
        listen();
}

void RequestRunnerTest::cleanup()
{
    m_lab.reset();
    m_house.reset();
}

void RequestRunnerTest::sendsWhatWasWritten()
{
    const auto run = send({.method = "POST",
                           .address = u"/oauth/token?x=1"_s,
                           .headers = {{"X-Request-ID", "mine-1"}, {"Content-Type", "application/json"}},
                           .body = "{}"});
    QVERIFY2(run, run ? "" : qPrintable(run.error().detail));
    QVERIFY(run->succeeded);
    QCOMPARE(run->steps.size(), 1);
    const core::FlowStep &step = run->steps.front();
    QCOMPARE(step.status, 400);
    QCOMPARE(step.method, "POST");
    QVERIFY(step.url.endsWith("/oauth/token?x=1"_L1));
    QCOMPARE(headerOf(step, "Content-Type"), "application/json"); // not ours over it
    QCOMPARE(app::responseHeader(step, "X-Request-ID"), "mine-1");
    QCOMPARE(answerOf(step).value("error"_L1).toString(), u"invalid_request"_s);
    QVERIFY(step.duration.count() > 0);
}

void RequestRunnerTest::sendsTheBearerToken()
{
    const auto client = addClient(core::ClientType::Public);
    const auto run = send({.address = u"/oauth/userinfo"_s, .bearer = tokenFor(client).accessToken});
    QVERIFY(run);
    QCOMPARE(titles(*run), QStringList{u"request 200"_s});
    QCOMPARE(answerOf(run->steps.front()).value("sub"_L1).toString(), m_house->user().value);
}

void RequestRunnerTest::refreshesAfterA401AndSendsAgain_data()
{
    QTest::addColumn<core::ClientType>("type");
    QTest::newRow("a public client") << core::ClientType::Public;
    QTest::newRow("a confidential client") << core::ClientType::Confidential;
}

void RequestRunnerTest::refreshesAfterA401AndSendsAgain()
{
    QFETCH(core::ClientType, type);
    const auto client = addClient(type);
    const auto token = tokenFor(client);
    QVERIFY(!token.refreshToken.isEmpty());
    const auto run = send({.address = u"/oauth/userinfo"_s,
                           .bearer = u"aaa.bbb.ccc"_s,
                           .refreshToken = token.refreshToken,
                           .tokenClient = client});
    QVERIFY(run);
    QCOMPARE(titles(*run), (QStringList{u"request 401"_s, u"refresh 200"_s, u"again 200"_s}));
    QCOMPARE(headerOf(run->steps[0], "Authorization"), "Bearer aaa.bbb.ccc");
    QCOMPARE(headerOf(run->steps[2], "Authorization"), "Bearer " + run->accessToken.toLatin1());
    QVERIFY(!run->refreshToken.isEmpty());
    QVERIFY(run->refreshToken != token.refreshToken);
    QCOMPARE(answerOf(run->steps[2]).value("sub"_L1).toString(), m_house->user().value);
}

void RequestRunnerTest::lets401StandWithoutARefreshToken()
{
    const auto run = send({.address = u"/oauth/userinfo"_s, .bearer = u"aaa.bbb.ccc"_s});
    QVERIFY(run);
    QCOMPARE(titles(*run), QStringList{u"request 401"_s});
}

void RequestRunnerTest::triesOnlyOnceAndSaysWhatTheRefreshWasAnswered()
{
    const auto client = addClient(core::ClientType::Public);
    const auto run = send({.address = u"/oauth/userinfo"_s,
                           .bearer = u"aaa.bbb.ccc"_s,
                           .refreshToken = u"ddd.eee.fff"_s,
                           .tokenClient = client});
    QVERIFY(run);
    QCOMPARE(titles(*run), (QStringList{u"request 401"_s, u"refresh 400"_s}));
    QVERIFY(run->accessToken.isEmpty());
}

void RequestRunnerTest::lendsASecretForTheRequestOnly()
{
    const auto client = addClient(core::ClientType::Confidential);
    const auto run = send(
        {.method = "POST", .address = u"/oauth/token"_s, .body = "grant_type=client_credentials", .client = client});
    QVERIFY(run);
    QCOMPARE(titles(*run), QStringList{u"request 200"_s});
    const QByteArray header = headerOf(run->steps.front(), "Authorization");
    QVERIFY(header.startsWith("Basic "));
    const QByteArray pair = QByteArray::fromBase64(header.sliced(6));
    auto secret = core::SecretBytes::take(QByteArray::fromPercentEncoding(pair.sliced(pair.indexOf(':') + 1)));
    QVERIFY(!*m_house->core().clientDirectory().secretMatches(client, secret));
}

void RequestRunnerTest::cancelsARequestThatTakesLong()
{
    m_house->server().faults().switchOn(
        {.kind = core::FaultKind::Delay, .place = core::FaultPlace::Jwks, .delay = 20s});
    auto running = m_lab->send({.address = u"/.well-known/jwks.json"_s});
    // It is under way when the server has it.
    QTRY_VERIFY_WITH_TIMEOUT(m_house->server().faults().switches().front().injected > 0, 10000);
    m_lab->cancel();
    const auto run = app::await(running);
    QVERIFY(run);
    QVERIFY(!run->succeeded);
    QCOMPARE(titles(*run), QStringList{u"request 0"_s});
    QVERIFY(!run->steps.front().failure.isEmpty());
    m_house->server().faults().stopAll();
    QVERIFY(send({.address = u"/.well-known/jwks.json"_s})->succeeded); // the next one is not cancelled
}

void RequestRunnerTest::speaksTls()
{
    // Of another name and trusted by nobody on this computer: it is known to the letter.
    QVERIFY(app::await(m_house->core().certificates().makeOwn({u"somewhere.test"_s})));
    listen();
    const auto run = send({.address = m_house->server().figures().urls.constFirst() + u"/health"_s});
    QVERIFY2(run, run ? "" : qPrintable(run.error().detail));
    QCOMPARE(titles(*run), QStringList{u"request 200"_s});
    QVERIFY(run->steps.front().url.startsWith("https://"_L1));
}

void RequestRunnerTest::refuses_data()
{
    QTest::addColumn<OwnRequest>("request");
    QTest::addColumn<QString>("field");
    QTest::newRow("another server") << OwnRequest{.address = u"http://192.0.2.1/x"_s} << u"address"_s;
    QTest::newRow("a method with a blank") << OwnRequest{.method = "GE T", .address = u"/x"_s} << u"method"_s;
    QTest::newRow("a tunnel") << OwnRequest{.method = "CONNECT", .address = u"/x"_s} << u"method"_s;
    QTest::newRow("no method") << OwnRequest{.method = "", .address = u"/x"_s} << u"method"_s;
    QTest::newRow("a header that is two")
        << OwnRequest{.address = u"/x"_s, .headers = {{"A", "b\r\nC: d"}}} << u"headers"_s;
    QTest::newRow("a name with a blank") << OwnRequest{.address = u"/x"_s, .headers = {{"A b", "c"}}} << u"headers"_s;
    QTest::newRow("another length") << OwnRequest{.address = u"/x"_s, .headers = {{"Content-Length", "5"}}}
                                    << u"headers"_s;
    QTest::newRow("too long") << OwnRequest{.method = "POST", .address = u"/x"_s, .body = QByteArray(1100000, 'x')}
                              << u"body"_s;
    QTest::newRow("no such client") << OwnRequest{.address = u"/x"_s, .client = core::ClientId{u"nobody"_s}}
                                    << u"client"_s;
}

void RequestRunnerTest::refuses()
{
    QFETCH(OwnRequest, request);
    const auto run = send(request);
    QVERIFY(!run);
    QCOMPARE(run.error().kind, ErrorKind::InvalidInput);
    QTEST(run.error().field, "field");
}

void RequestRunnerTest::refusesWhenTheServerIsStopped()
{
    QVERIFY(app::await(m_house->server().stopListening()));
    const auto run = send({.address = u"/health"_s});
    QVERIFY(!run);
    QCOMPARE(run.error().kind, ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(RequestRunnerTest)
#include "RequestRunnerTest.moc"
