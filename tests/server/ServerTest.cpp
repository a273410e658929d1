#include "tests/support/ServerFixture.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

class ServerTest : public QObject
{
    Q_OBJECT
private slots:
    void answers404And405InJson_data();
    void answers404And405InJson();
    void answersHeadLikeGetWithoutABody();
    void sendsTheSameHeadersOnEveryAnswer_data();
    void sendsTheSameHeadersOnEveryAnswer();
    void keepsASaneRequestId();
    void logsEachRequestAndNoneOfItsParameters();
    void tellsItsFigures();
    void tellsOfChangesAndCoalescesThem();
    void stopsAndListensAgainOnTheSamePort();
    void saysWhichPortIsInUse();
    void leavesNothingOpenWhenOneListenerFails();
    void stopsWhileSignInsRun();
    void makesTheIssuerOfItsFirstUrl();
};

void ServerTest::answers404And405InJson_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *name, const char *method, const char *path, int status, const char *allow = "") {
        QTest::newRow(name) << QByteArray(method) << QByteArray(path) << status << QByteArray(allow);
    };
    row("unknown path", "GET", "/nothing", 404);
    row("slash at the end", "POST", "/oauth/token/", 404);
    row("other letters", "POST", "/OAuth/Token", 404);
    row("encoded letters", "POST", "/oauth/%74oken", 404);
    row("dot that is no wildcard", "GET", "/Xwell-known/jwks.json", 404);
    row("endpoint of later", "GET", "/auth/verify", 404);
    row("PUT authorize", "PUT", "/oauth/authorize", 405, "GET, HEAD, POST");
    row("DELETE userinfo", "DELETE", "/oauth/userinfo", 405, "GET, HEAD, POST");
    row("GET par", "GET", "/oauth/par", 405, "POST");
    row("GET register", "GET", "/oauth/register", 405, "POST");
    row("POST to a registered client", "POST", "/oauth/register/some-client", 405, "GET, HEAD, PUT, DELETE");
    row("nobody's registration", "GET", "/oauth/register/", 404);
    row("below a registered client", "GET", "/oauth/register/a/b", 404);
    row("GET token", "GET", "/oauth/token", 405, "POST");
    row("HEAD token", "HEAD", "/oauth/token", 405, "POST");
    row("PUT token", "PUT", "/oauth/token", 405, "POST");
    row("POST jwks", "POST", "/.well-known/jwks.json", 405, "GET, HEAD");
    row("OPTIONS without an origin", "OPTIONS", "/oauth/token", 405, "POST");
    row("DELETE health", "DELETE", "/health", 405, "GET, HEAD");
}

void ServerTest::answers404And405InJson()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, allow);
    ServerFixture server;
    const auto answer = server.http().send(method, path);
    QTEST(answer.status, "status");
    QCOMPARE(answer.header("allow"), allow.isEmpty() ? QByteArray() : allow);
    if (method != "HEAD")
        QCOMPARE(answer.member("error"), answer.status == 404 ? u"not_found"_s : u"method_not_allowed"_s);
}

void ServerTest::answersHeadLikeGetWithoutABody()
{
    ServerFixture server;
    for (const char *path : {"/health", "/.well-known/jwks.json", "/metrics"}) {
        const auto head = server.http().send("HEAD", path);
        QCOMPARE(head.status, 200);
        QVERIFY2(head.body.isEmpty(), path);
        QCOMPARE(head.header("content-type"), server.http().get(path).header("content-type"));
    }
}

void ServerTest::sendsTheSameHeadersOnEveryAnswer_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("health") << "GET"_ba
                            << "/health"_ba;
    QTest::newRow("jwks") << "GET"_ba
                          << "/.well-known/jwks.json"_ba;
    QTest::newRow("token error") << "POST"_ba
                                 << "/oauth/token"_ba;
    QTest::newRow("revoke error") << "POST"_ba
                                  << "/oauth/revoke"_ba;
    QTest::newRow("introspect error") << "POST"_ba
                                      << "/oauth/introspect"_ba;
    QTest::newRow("404") << "GET"_ba
                         << "/nothing"_ba;
    QTest::newRow("405") << "PUT"_ba
                         << "/oauth/token"_ba;
}

void ServerTest::sendsTheSameHeadersOnEveryAnswer()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    ServerFixture server;
    const auto answer = server.http().send(method, path);
    QVERIFY(!answer.header("x-request-id").isEmpty());
    QCOMPARE(answer.header("x-content-type-options"), "nosniff"_ba);
    QCOMPARE(answer.header("referrer-policy"), "no-referrer"_ba);
    QCOMPARE(answer.header("content-type"), "application/json"_ba);
    QVERIFY(answer.header("strict-transport-security").isNull()); // not on plain HTTP
    QVERIFY(!answer.header("content-length").contains(','));
    if (path.startsWith("/oauth/") && method == "POST")
        QCOMPARE(answer.header("cache-control"), "no-store"_ba);
}

void ServerTest::keepsASaneRequestId()
{
    ServerFixture server;
    QCOMPARE(server.http().get("/health", {{"X-Request-ID", "abc-123"}}).header("x-request-id"), "abc-123"_ba);
    const auto replaced = server.http().get("/health", {{"X-Request-ID", "a b<script>"}}).header("x-request-id");
    QVERIFY(!replaced.isEmpty() && !replaced.contains('<'));
    const auto answer =
        server.http().postForm("/oauth/token", ServerFixture::passwordFields(), {{"X-Request-ID", "seen-in-audit"}});
    QCOMPARE(answer.status, 200);
    QVERIFY(server.issuer.number(u"SELECT COUNT(*) FROM audit_logs WHERE request_id = 'seen-in-audit'"_s) >= 1);
}

void ServerTest::logsEachRequestAndNoneOfItsParameters()
{
    ServerFixture server;
    QTemporaryFile log;
    QVERIFY(log.open());
    const int console = dup(STDERR_FILENO);
    dup2(log.handle(), STDERR_FILENO);
    server.http().postForm("/oauth/token?password=in-the-query",
                           ServerFixture::passwordFields("public-client", "in-the-body", "in-the-name"),
                           {{"X-Request-ID", "one"}});
    server.http().get("/in-the-path");
    server.server.stop(); // the lines are written by then
    dup2(console, STDERR_FILENO);
    close(console);

    log.seek(0);
    const auto text = log.readAll();
    QVERIFY2(!text.contains("in-the-"), text.constData());
    QJsonObject line;
    for (const QByteArray &candidate : text.split('\n')) {
        if (candidate.contains("/oauth/token"))
            line = QJsonDocument::fromJson(candidate).object();
    }
    QCOMPARE(line.value("level"_L1).toString(), u"info"_s);
    QCOMPARE(line.value("request_id"_L1).toString(), u"one"_s);
    QCOMPARE(line.value("method"_L1).toString(), u"POST"_s);
    QCOMPARE(line.value("route"_L1).toString(), u"/oauth/token"_s);
    QCOMPARE(line.value("status"_L1).toInt(), 400);
    QCOMPARE(line.value("address"_L1).toString(), u"127.0.0.1"_s);
    QCOMPARE(line.value("client_id"_L1).toString(), u"public-client"_s);
    QVERIFY(line.value("duration_ms"_L1).toDouble() > 0);
}

void ServerTest::tellsItsFigures()
{
    ServerFixture server;
    server.signedIn();
    server.http().get("/nothing");
    const auto figures = server.server.figures();
    QCOMPARE(figures.state, core::ServerFigures::State::Running);
    QCOMPARE(figures.urls, QStringList{u"http://127.0.0.1:%1"_s.arg(server.port)});
    QCOMPARE(figures.issuer, u"https://issuer.test"_s);
    QCOMPARE(figures.requests, 2);
    QCOMPARE(figures.requestsPerMinute, 2.0);
    QCOMPARE(figures.serverErrors, 0);
    QVERIFY(figures.p95Millis > 0);
}

void ServerTest::tellsOfChangesAndCoalescesThem()
{
    ServerFixture server;
    QSignalSpy changes(&server.server, &core::ServerControl::dataChanged);
    QSignalSpy figures(&server.server, &core::ServerControl::figuresChanged);
    for (int i = 0; i < 1000; ++i)
        server.server.noteChange(core::UsersArea);
    server.server.noteChange(core::KeysArea);
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(changes.first().first().toInt(), core::UsersArea | core::KeysArea);
    server.signedIn();
    QTRY_COMPARE(changes.size(), 2);
    QVERIFY(changes.at(1).first().toInt() & core::ChainsArea);
    QTRY_VERIFY(!figures.isEmpty());
}

void ServerTest::stopsAndListensAgainOnTheSamePort()
{
    ServerFixture server;
    auto stopping = server.server.stopListening();
    QTRY_VERIFY(stopping.isFinished());
    QVERIFY(stopping.result());
    QCOMPARE(server.server.figures().state, core::ServerFigures::State::Stopped);
    QCOMPARE(server.http().get("/health").status, 0);
    auto starting = server.server.startListening();
    QTRY_VERIFY(starting.isFinished());
    QVERIFY(starting.result());
    QCOMPARE(server.http().get("/health").status, 200);
    QVERIFY(!server.server.startListening().result()); // it runs already
}

void ServerTest::saysWhichPortIsInUse()
{
    ServerFixture first;
    const auto &parts = first;
    core::Settings settings{};
    settings.listeners = {{u"127.0.0.1"_s, parts.port, {}}};
    server::Server second(first.parts(settings));
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, core::ErrorKind::Conflict);
    QVERIFY(started.error().detail.contains(QString::number(first.port)));
    QCOMPARE(second.figures().state, core::ServerFigures::State::Failed);
    QVERIFY(!second.figures().failure.isEmpty());
}

void ServerTest::leavesNothingOpenWhenOneListenerFails()
{
    ServerFixture first;
    core::Settings settings{};
    settings.listeners = {{u"127.0.0.1"_s, 0, {}}, {u"127.0.0.1"_s, first.port, {}}};
    server::Server second(first.parts(settings));
    QVERIFY(!second.start());
    QVERIFY(second.figures().urls.isEmpty());
}

void ServerTest::stopsWhileSignInsRun()
{
    ServerFixture server;
    std::atomic<int> answered = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back(QThread::create([&] {
            for (int attempt = 0; attempt < 50; ++attempt) {
                if (server.token(ServerFixture::passwordFields()).status == 200)
                    ++answered;
            }
        }));
        threads.back()->start();
    }
    QTRY_VERIFY(answered > 5);
    server.server.stop();
    QCOMPARE(server.server.figures().state, core::ServerFigures::State::Stopped);
    for (const auto &thread : threads)
        thread->wait();
    // Each answer that a client saw is in the database.
    QVERIFY(server.issuer.number(u"SELECT COUNT(*) FROM token_families"_s) >= answered);
}

void ServerTest::makesTheIssuerOfItsFirstUrl()
{
    ServerFixture first;
    core::Settings settings{};
    settings.listeners = {{u"127.0.0.1"_s, 0, {}}};
    server::ServerParts parts = first.parts(settings);
    parts.settleIssuer = [](const QString &url) { return core::Result<QString>(url); };
    server::Server second(std::move(parts));
    const auto urls = second.start();
    QVERIFY(urls);
    QCOMPARE(second.figures().issuer, urls->constFirst());
}

QTEST_GUILESS_MAIN(ServerTest)
#include "ServerTest.moc"
