#include "app/Await.h"
#include "app/BrowserCallback.h"
#include "app/FlowForm.h"
#include "app/FlowRunner.h"
#include "app/LabVisit.h"
#include "app/ServerProcess.h"
#include "core/admin/ClientAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/users/UserRepository.h"
#include "server/Server.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The flow that goes through the browser of whoever sits at the console; the browser is played.
class SystemBrowserTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray fetch(quint16 port, const QByteArray &target)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!socket.waitForConnected())
            qFatal("nobody listens");
        socket.write("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        socket.flush();
        [&] { QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState); }();
        return socket.readAll();
    }
    void start();
    core::ClientId addClient(const QStringList &redirectUris);
    core::Result<core::FlowRun> run(const core::ClientId &client, std::function<void(const QUrl &)> browser);
    void signInAndAllow(const QUrl &url, const core::ClientId &client);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<app::ServerProcess> m_process;
    core::User m_user;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
        qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
        start();
    }
    void cleanupTestCase() { m_process.reset(); }
    void answersItsOneAddressOnly();
    void endsWhenNobodyComes();
    void getsTokensThroughTheBrowser();
    void endsWhenItIsGivenUp();
    void refusesWhatTheBrowserCannotDo_data();
    void refusesWhatTheBrowserCannotDo();
};

void SystemBrowserTest::start()
{
    m_dir = std::make_unique<QTemporaryDir>();
    app::StartOptions options;
    options.dataDir = m_dir->filePath(u"data"_s);
    options.listen = {u"127.0.0.1:0"_s};
    auto opened = app::ServerProcess::open(options, u"console"_s);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().detail));
    m_process = *std::move(opened);
    const auto unlocked = m_process->unlock({core::SecretBytes::take(QByteArray(32, 'k')), u"a test"_s});
    if (!unlocked || !m_process->serve())
        qFatal("the server does not start");
    const auto made = app::await(m_process->core().users().create({u"alice"_s, u"alice@example.com"_s, {}, true}));
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    m_user = *m_process->core()
                  .database()
                  .readNow([&](core::Snapshot &snapshot) { return core::UserRepository::find(snapshot, made->id); })
                  .value();
}

core::ClientId SystemBrowserTest::addClient(const QStringList &redirectUris)
{
    static int number = 0;
    core::Client client;
    client.id = core::ClientId{u"browser-client-%1"_s.arg(++number)};
    client.scopes = {u"openid"_s, u"api:read"_s};
    client.grantTypes = {u"authorization_code"_s, u"refresh_token"_s};
    client.redirectUris = redirectUris;
    const auto created = app::await(m_process->core().clients().create(client));
    if (!created)
        qFatal("%s", qPrintable(created.error().detail));
    return created->id;
}

core::Result<core::FlowRun> SystemBrowserTest::run(const core::ClientId &client,
                                                   std::function<void(const QUrl &)> browser)
{
    app::FlowRunner lab(m_process->core(), m_process->server(), std::move(browser));
    return app::await(
        lab.run({.flow = core::LabFlow::SystemBrowser, .client = client, .user = {}, .scopes = {}, .withDpop = false}));
}

/// As somebody who is signed in would: allows, and lets the browser go where it is sent.
void SystemBrowserTest::signInAndAllow(const QUrl &url, const core::ClientId &client)
{
    auto visit = app::LabVisit::begin(m_process->core(), m_user, client);
    QVERIFY(visit);
    const std::atomic<bool> isStopping = false;
    app::FlowHttp http({.base = url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery)}, isStopping);
    http.setCookie("gatehouse-session", visit->cookie());
    const auto local = [](const QByteArray &address) {
        return QUrl::fromEncoded(address).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    };
    const core::FlowStep page = http.send({.title = u"page"_s,
                                           .method = "GET",
                                           .address = local(url.toEncoded()),
                                           .headers = {},
                                           .body = {},
                                           .isBrowser = true});
    const auto form = app::formWithButton(page.responseBody, u"decision"_s, u"allow"_s);
    QVERIFY2(form, page.responseBody.constData());
    const core::FlowStep sent = http.send({.title = u"allow"_s,
                                           .method = "POST",
                                           .address = local(form->action.toUtf8()),
                                           .headers = {{"Origin", http.base().toEncoded()}},
                                           .body = app::formBody(form->fields),
                                           .isBrowser = true});
    const QUrl back = QUrl::fromEncoded(app::responseHeader(sent, "Location"));
    QVERIFY(fetch(quint16(back.port()), local(back.toEncoded())).startsWith("HTTP/1.1 200"));
}

void SystemBrowserTest::answersItsOneAddressOnly()
{
    const auto callback = app::BrowserCallback::listen("/callback");
    QVERIFY(callback);
    const quint16 port = (*callback)->port();
    QVERIFY(fetch(port, "/favicon.ico").startsWith("HTTP/1.1 404"));
    QVERIFY(fetch(port, "/callback2?code=no").startsWith("HTTP/1.1 404"));
    QVERIFY(fetch(port, "/callback?code=one").startsWith("HTTP/1.1 200"));
    QVERIFY(fetch(port, "/callback?code=two").startsWith("HTTP/1.1 200"));
    QCOMPARE((*callback)->await(10s, [] { return false; }).value(), "/callback?code=one"_ba);
}

void SystemBrowserTest::endsWhenNobodyComes()
{
    const auto callback = app::BrowserCallback::listen("/callback");
    const auto nobody = (*callback)->await(1ms, [] { return false; });
    QVERIFY(!nobody && nobody.error().kind == core::ErrorKind::Cancelled);
}

void SystemBrowserTest::getsTokensThroughTheBrowser()
{
    const auto client = addClient({u"http://127.0.0.1/callback"_s});
    QUrl opened;
    const auto done = run(client, [&](const QUrl &url) {
        opened = url;
        signInAndAllow(url, client);
    });
    QVERIFY(done);
    QVERIFY2(done->succeeded, qPrintable(done->steps.back().title + done->steps.back().failure));
    QCOMPARE(done->steps.front().title, u"browser"_s);
    QCOMPARE(done->steps[1].title, u"token"_s);
    QVERIFY(!done->accessToken.isEmpty() && !done->idToken.isEmpty());
    const QUrl redirect(QUrlQuery(opened).queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    QCOMPARE(redirect.host(), u"127.0.0.1"_s);
    QCOMPARE(redirect.path(), u"/callback"_s);
    QVERIFY(redirect.port() > 0);
}

void SystemBrowserTest::endsWhenItIsGivenUp()
{
    const auto client = addClient({u"http://127.0.0.1/callback"_s});
    std::unique_ptr<app::FlowRunner> lab;
    lab =
        std::make_unique<app::FlowRunner>(m_process->core(), m_process->server(), [&](const QUrl &) { lab->giveUp(); });
    const auto done = app::await(lab->run(
        {.flow = core::LabFlow::SystemBrowser, .client = client, .user = {}, .scopes = {}, .withDpop = false}));
    QVERIFY(done && !done->succeeded);
    QCOMPARE(done->steps.size(), size_t(1));
    QVERIFY(!done->steps.front().isExpected);
}

void SystemBrowserTest::refusesWhatTheBrowserCannotDo_data()
{
    QTest::addColumn<QString>("redirectUri");
    QTest::addColumn<bool>("hasBrowser");
    QTest::newRow("no loopback address") << u"https://app.example/callback"_s << true;
    QTest::newRow("no browser") << u"http://127.0.0.1/callback"_s << false;
}

void SystemBrowserTest::refusesWhatTheBrowserCannotDo()
{
    QFETCH(QString, redirectUri);
    QFETCH(bool, hasBrowser);
    const auto browser = hasBrowser ? [](const QUrl &) {} : std::function<void(const QUrl &)>();
    const auto refused = run(addClient({redirectUri}), browser);
    QVERIFY(!refused);
    QCOMPARE(refused.error().field, u"flow"_s);
}

QTEST_GUILESS_MAIN(SystemBrowserTest)
#include "SystemBrowserTest.moc"
