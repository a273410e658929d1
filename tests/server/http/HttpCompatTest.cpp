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
        QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
        QVERIFY(!server.http().isIdle());
        server.release();
        QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
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
    QCOMPARE(headers.value("content-security-policy"), "default-src 'none'; frame-ancestors 'none'"_ba);
    QVERIFY(!headers.contains("strict-transport-security"));
    QVERIFY(headers.value("date").endsWith("GMT"));
}

void HttpCompatTest::dropsHeadersThatWouldSplitTheAnswer()
{
    server::HttpServerOptions options;
    options.host = u"127.0.0.1"_s;
    server::HttpServer http(options, [](const server::HttpRequest &, const server::Reply &reply) {
        reply.send(TestHttpServer::text("body")
                       .with("X-Bad"_ba, "a\r\n\r\nHTTP/1.1 200 OK"_ba)
                       .with("X-Worse\r\nSet-Cookie"_ba, "b"_ba)
                       .with("X-Good"_ba, "c"_ba));
    });
    QVERIFY(http.start());
    RawClient client(http.port());
    const RawAnswer answer = client.get("/");
    QCOMPARE(answer.body, "body"_ba);
    QVERIFY(!answer.headers.contains("x-bad"));
    QVERIFY(!answer.headers.contains("set-cookie"));
    QCOMPARE(answer.headers.value("x-good"), "c"_ba);
}

QTEST_GUILESS_MAIN(HttpCompatTest)
#include "HttpCompatTest.moc"
