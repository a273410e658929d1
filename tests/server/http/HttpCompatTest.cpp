#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestHttpServer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

/// Gives the same answer to everything.
class AnsweringServer
{
public:
    explicit AnsweringServer(const server::HttpResponse &response)
        : m_http(options(),
                 [response](const server::HttpRequest &, const server::Reply &reply) { reply.send(response); })
    {
        QVERIFY(m_http.start());
    }
    quint16 port() const { return m_http.port(); }

private:
    static server::HttpServerOptions options()
    {
        server::HttpServerOptions options;
        options.host = u"127.0.0.1"_s;
        return options;
    }

    server::HttpServer m_http;
};

} // namespace

class HttpCompatTest : public QObject
{
    Q_OBJECT

private slots:
    void answersFromAnotherThread();
    void answersOnceWhoeverAnswersFirst();
    void answers500ForAHandlerThatThrowsOrForgets_data();
    void answers500ForAHandlerThatThrowsOrForgets();
    void survivesClientsThatVanish_data();
    void survivesClientsThatVanish();
    void survivesAnswersThatRaceWithClientsThatVanish();
    void answersWhatIsLeftWhenItStops();
    void dropsAnAnswerThatComesAfterTheEnd();
    void addsSecurityHeaders();
    void leavesAPageItsOwnPolicy();
    void letsOtherSitesUseWhatTheyMayRead();
    void tellsWhenToComeAgain_data();
    void tellsWhenToComeAgain();
    void answers503ForAHandlerThatIsDroppedWhileItDrains();
    void dropsHeadersThatWouldSplitTheAnswer();
};

void HttpCompatTest::answersFromAnotherThread()
{
    TestHttpServer server;
    RawClient client(server.port());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.get("/pool?" + QByteArray::number(i)).body, QByteArray::number(i));
}

void HttpCompatTest::answersOnceWhoeverAnswersFirst()
{
    server::HttpServerOptions options;
    options.host = u"127.0.0.1"_s;
    server::HttpServer http(options, [](const server::HttpRequest &, const server::Reply &reply) {
        reply.send(TestHttpServer::text("first"));
        reply.send(TestHttpServer::text("second"));
    });
    QVERIFY(http.start());
    RawClient client(http.port());
    QCOMPARE(client.get("/").body, "first"_ba);
    QCOMPARE(client.get("/").body, "first"_ba);
    QVERIFY(client.unread().isEmpty());
}

void HttpCompatTest::answers500ForAHandlerThatThrowsOrForgets_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("throws") << "/throw"_ba;
    QTest::newRow("forgets") << "/drop"_ba;
}

void HttpCompatTest::answers500ForAHandlerThatThrowsOrForgets()
{
    QFETCH(const QByteArray, path);
    TestHttpServer server;
    RawClient client(server.port());
    const RawAnswer answer = client.get(path);
    QCOMPARE(answer.status, 500);
    QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("error"_L1).toString(), u"server_error"_s);
    QVERIFY(!answer.body.contains("on purpose"));
    QCOMPARE(client.get("/echo").status, 200);
    QVERIFY(server.http().isIdle());
}

void HttpCompatTest::survivesClientsThatVanish_data()
{
    QTest::addColumn<bool>("hard");
    QTest::newRow("with a goodbye") << false;
    QTest::newRow("with a reset") << true;
}

void HttpCompatTest::survivesClientsThatVanish()
{
    QFETCH(const bool, hard);
    TestHttpServer server;
    for (int round = 0; round < 3; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 200; ++i) {
            clients.push_back(std::make_unique<RawClient>(server.port()));
            clients.back()->send(withLine("GET /hold HTTP/1.1") + withLine("GET /echo HTTP/1.1"));
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.held(), 200, RawClient::kPatience);
        for (const auto &client : clients)
            hard ? client->reset() : client->socket().abort();
        if (hard) // after a goodbye the client could still wait for its answers
            QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
        QVERIFY(!server.http().isIdle());
        server.release();
        QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
        RawClient next(server.port());
        QCOMPARE(next.get("/pool?alive").body, "alive"_ba);
    }
}

void HttpCompatTest::survivesAnswersThatRaceWithClientsThatVanish()
{
    TestHttpServer server;
    for (int round = 0; round < 20; ++round) {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(server.port()));
            clients.back()->send(withLine("GET /hold HTTP/1.1").repeated(3));
        }
        QTRY_VERIFY_WITH_TIMEOUT(server.held() >= 20, RawClient::kPatience);
        std::thread answering([&] { server.release(); });
        for (const auto &client : clients)
            client->reset();
        answering.join();
        QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
        server.release();
    }
    QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
}

void HttpCompatTest::answersWhatIsLeftWhenItStops()
{
    TestHttpServer server;
    RawClient client(server.port());
    client.send(withLine("GET /hold HTTP/1.1"));
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, RawClient::kPatience);
    server.http().stop();
    QCOMPARE(client.readAnswer().status, 503);
    QVERIFY(client.isClosedByServer());
    server.release();
}

void HttpCompatTest::dropsAnAnswerThatComesAfterTheEnd()
{
    std::vector<server::Reply> held;
    {
        server::HttpServerOptions options;
        options.host = u"127.0.0.1"_s;
        std::atomic_bool arrived = false;
        server::HttpServer http(options, [&](const server::HttpRequest &, server::Reply reply) {
            held.push_back(std::move(reply));
            arrived = true;
        });
        QVERIFY(http.start());
        RawClient client(http.port());
        client.send(withLine("GET / HTTP/1.1"));
        QTRY_VERIFY_WITH_TIMEOUT(arrived, RawClient::kPatience);
        http.stop();
    }
    QCOMPARE(held.size(), 1);
    held.front().send(TestHttpServer::text("late"));
}

void HttpCompatTest::addsSecurityHeaders()
{
    TestHttpServer server;
    RawClient client(server.port());
    const auto headers = client.get("/echo").headers;
    QCOMPARE(headers.value("x-content-type-options"), "nosniff"_ba);
    QCOMPARE(headers.value("referrer-policy"), "no-referrer"_ba);
    QCOMPARE(headers.value("content-security-policy"),
             "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"_ba);
    QCOMPARE(headers.value("cross-origin-opener-policy"), "same-origin"_ba);
    QCOMPARE(headers.value("cross-origin-resource-policy"), "same-origin"_ba);
    QVERIFY(!headers.contains("strict-transport-security"));
    QVERIFY(headers.value("date").endsWith("GMT"));
}

void HttpCompatTest::leavesAPageItsOwnPolicy()
{
    AnsweringServer server(TestHttpServer::text("page")
                               .with("content-security-policy"_ba, "default-src 'self'"_ba)
                               .with("Referrer-Policy"_ba, "same-origin"_ba));
    RawClient client(server.port());
    client.send(withLine("GET / HTTP/1.1"));
    const QByteArray head = client.readHead().toLower();
    QCOMPARE(head.count("content-security-policy:"), 1);
    QVERIFY(head.contains("\r\ncontent-security-policy: default-src 'self'\r\n"));
    QCOMPARE(head.count("referrer-policy:"), 1);
}

void HttpCompatTest::letsOtherSitesUseWhatTheyMayRead()
{
    AnsweringServer server(TestHttpServer::text("keys").with("Access-Control-Allow-Origin"_ba, "*"_ba));
    RawClient client(server.port());
    const auto headers = client.get("/").headers;
    QVERIFY(!headers.contains("cross-origin-resource-policy"));
    QCOMPARE(headers.value("cross-origin-opener-policy"), "same-origin"_ba);
}

void HttpCompatTest::tellsWhenToComeAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("503") << 503 << QByteArray() << "1"_ba;
    QTest::newRow("503 that says so itself") << 503 << "30"_ba
                                             << "30"_ba;
    QTest::newRow("500") << 500 << QByteArray() << QByteArray();
}

void HttpCompatTest::tellsWhenToComeAgain()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, given);
    server::HttpResponse response = TestHttpServer::text("body");
    response.status = status;
    if (!given.isEmpty())
        response.with("Retry-After"_ba, given);
    AnsweringServer server(response);
    RawClient client(server.port());
    QTEST(client.get("/").headers.value("retry-after"), "sent");
}

void HttpCompatTest::answers503ForAHandlerThatIsDroppedWhileItDrains()
{
    TestHttpServer server;
    RawClient client(server.port());
    client.send(withLine("GET /hold HTTP/1.1"));
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, RawClient::kPatience);
    server.http().drain();
    server.forget();
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 503);
    QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("error"_L1).toString(), u"temporarily_unavailable"_s);
    QVERIFY(answer.headers.contains("retry-after"));
    QVERIFY(client.isClosedByServer());
}

void HttpCompatTest::dropsHeadersThatWouldSplitTheAnswer()
{
    AnsweringServer server(TestHttpServer::text("body")
                               .with("X-Bad"_ba, "a\r\n\r\nHTTP/1.1 200 OK"_ba)
                               .with("X-Worse\r\nSet-Cookie"_ba, "b"_ba)
                               .with("X-Good"_ba, "c"_ba));
    RawClient client(server.port());
    const RawAnswer answer = client.get("/");
    QCOMPARE(answer.body, "body"_ba);
    QVERIFY(!answer.headers.contains("x-bad"));
    QVERIFY(!answer.headers.contains("set-cookie"));
    QCOMPARE(answer.headers.value("x-good"), "c"_ba);
}

QTEST_GUILESS_MAIN(HttpCompatTest)
#include "HttpCompatTest.moc"
