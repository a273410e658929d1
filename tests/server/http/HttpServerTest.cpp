#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestCertificate.h"
#include "tests/server/http/TestHttpServer.h"

#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

server::HttpServerOptions withTls()
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(QByteArray(kTestCertificate)));
    tls.setPrivateKey(QSslKey(QByteArray(kTestKey), QSsl::Ec));
    server::HttpServerOptions options;
    options.tls = tls;
    return options;
}

} // namespace

class HttpServerTest : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhereItListens_data();
    void tellsWhereItListens();
    void namesAFreePortWhenTheWantedOneIsInUse();
    void refusesAHostThatIsNoAddress();
    void refusesANetworkThatIsNone();
    void refusesNewRequestsWhileItDrains();
    void answersEveryoneWhoCameBeforeItStopped();
    void stopsUnderLoad();
    void startsAgain();
    void demandsHttpsFromOthersOnly_data();
    void demandsHttpsFromOthersOnly();
    void speaksTls12AndAbove_data();
    void speaksTls12AndAbove();
    void endsWhatIsNoTls();
    void endsASilentHandshake();
};

void HttpServerTest::tellsWhereItListens_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("begin");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"http://127.0.0.1:"_s;
    QTest::newRow("name") << u"localhost"_s << u"http://127.0.0.1:"_s;
    QTest::newRow("every address") << u"0.0.0.0"_s << u"http://0.0.0.0:"_s;
    QTest::newRow("IPv6") << u"::1"_s << u"http://[::1]:"_s;
    QTest::newRow("IPv6 in brackets") << u"[::1]"_s << u"http://[::1]:"_s;
}

void HttpServerTest::tellsWhereItListens()
{
    QFETCH(const QString, host);
    QFETCH(const QString, begin);
    QTcpServer probe;
    if (host.contains(u':') && !probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    server::HttpServerOptions options;
    options.host = host;
    TestHttpServer server(options);
    QVERIFY(server.isStarted());
    QVERIFY(server.port() != 0);
    QCOMPARE(server.http().url(), begin + QString::number(server.port()));
    const auto loopback = host.contains(u':') ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost;
    RawClient client(server.port(), loopback);
    QCOMPARE(client.get("/echo").status, 200);
}

void HttpServerTest::namesAFreePortWhenTheWantedOneIsInUse()
{
    TestHttpServer first;
    server::HttpServerOptions options;
    options.host = u"127.0.0.1"_s;
    options.port = first.port();
    server::HttpServer second(options, [](const server::HttpRequest &, const server::Reply &) {});
    const auto started = second.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, core::ErrorKind::Conflict);
    const auto match =
        QRegularExpression(u"Port (\\d+) on 127.0.0.1 is in use; port (\\d+) is free"_s).match(started.error().detail);
    QVERIFY2(match.hasMatch(), qPrintable(started.error().detail));
    QCOMPARE(match.captured(1).toInt(), int(first.port()));
    QVERIFY(match.captured(2).toInt() != int(first.port()));
    // Nor may it share the port under another address.
    options.host = u"0.0.0.0"_s;
    server::HttpServer third(options, [](const server::HttpRequest &, const server::Reply &) {});
    QVERIFY(!third.start());
    RawClient client(first.port());
    QCOMPARE(client.get("/echo").status, 200);
}

void HttpServerTest::refusesAHostThatIsNoAddress()
{
    server::HttpServerOptions options;
    options.host = u"not an address"_s;
    server::HttpServer http(options, [](const server::HttpRequest &, const server::Reply &) {});
    const auto started = http.start();
    QVERIFY(!started);
    QCOMPARE(started.error().kind, core::ErrorKind::InvalidInput);
}

void HttpServerTest::refusesANetworkThatIsNone()
{
    server::HttpServerOptions options;
    options.host = u"127.0.0.1"_s;
    options.trustedProxies = {u"10.0.0.0/8"_s, u"10.0.0.0/99"_s};
    server::HttpServer http(options, [](const server::HttpRequest &, const server::Reply &) {});
    const auto started = http.start();
    QVERIFY(!started);
    QVERIFY(started.error().detail.contains(u"10.0.0.0/99"_s));
}

void HttpServerTest::refusesNewRequestsWhileItDrains()
{
    TestHttpServer server;
    RawClient busy(server.port());
    busy.send(withLine("GET /hold HTTP/1.1"));
    RawClient open(server.port());
    QCOMPARE(open.get("/echo").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, RawClient::kPatience);
    server.http().drain();
    QCOMPARE(open.get("/echo").status, 503);
    QVERIFY(open.isClosedByServer());
    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, server.port());
    QVERIFY(!late.waitForConnected(RawClient::kPatience));
    QVERIFY(!server.http().isIdle());
    server.release();
    const RawAnswer answer = busy.readAnswer();
    QCOMPARE(answer.body, "held"_ba);
    QCOMPARE(answer.headers.value("connection"), "close"_ba);
    QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
}

void HttpServerTest::answersEveryoneWhoCameBeforeItStopped()
{
    TestHttpServer server;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 300; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(withLine(i % 2 ? "GET /pool?x HTTP/1.1" : "GET /echo HTTP/1.1"));
    }
    server.http().drain();
    QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
    server.http().stop();
    for (const auto &client : clients) {
        const RawAnswer answer = client->readAnswer();
        QVERIFY2(answer.status == 200 || answer.status == 503, QByteArray::number(answer.status));
        QVERIFY(answer.status == 200 || answer.headers.contains("retry-after"));
        QVERIFY(client->isClosedByServer());
    }
}

void HttpServerTest::stopsUnderLoad()
{
    for (int round = 0; round < 5; ++round) {
        auto server = std::make_unique<TestHttpServer>();
        const quint16 port = server->port();
        std::atomic_int answered = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                RawClient client(port);
                for (QByteArray path = "/pool?x"; client.get(path).status == 200;
                     path = path == "/echo" ? "/pool?x" : "/echo")
                    ++answered;
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(answered > 200, RawClient::kPatience);
        server.reset();
        for (std::thread &thread : threads)
            thread.join();
    }
}

void HttpServerTest::startsAgain()
{
    TestHttpServer server;
    server.http().stop();
    QVERIFY(server.http().start());
    RawClient client(server.port());
    QCOMPARE(client.get("/echo").status, 200);
}

void HttpServerTest::demandsHttpsFromOthersOnly_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("strictTransport");
    QTest::newRow("loopback itself") << "X-Nothing: x"_ba << 200 << false;
    QTest::newRow("relayed in plain") << "X-Forwarded-For: 192.0.2.1"_ba << 403 << false;
    QTest::newRow("relayed, plain outside")
        << "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: http"_ba << 403 << false;
    QTest::newRow("relayed, HTTPS outside")
        << "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https"_ba << 200 << true;
}

void HttpServerTest::demandsHttpsFromOthersOnly()
{
    QFETCH(const QByteArray, header);
    server::HttpServerOptions options;
    options.requireHttps = true;
    options.trustedProxies = {u"127.0.0.0/8"_s};
    if (!header.startsWith("X-Forwarded"))
        options.trustedProxies.clear();
    TestHttpServer server(options);
    RawClient client(server.port());
    client.send(withHeader(header));
    const RawAnswer answer = client.readAnswer();
    QTEST(answer.status, "status");
    QTEST(answer.headers.contains("strict-transport-security"), "strictTransport");
}

void HttpServerTest::speaksTls12AndAbove_data()
{
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QTest::addColumn<bool>("spoken");
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QTest::newRow("1.1") << QSsl::TlsV1_1 << false;
    QT_WARNING_POP
    QTest::newRow("1.2") << QSsl::TlsV1_2 << true;
    QTest::newRow("1.3") << QSsl::TlsV1_3 << true;
}

void HttpServerTest::speaksTls12AndAbove()
{
    QFETCH(const QSsl::SslProtocol, protocol);
    QFETCH(const bool, spoken);
    TestHttpServer server(withTls());
    QVERIFY(server.http().url().startsWith(u"https://127.0.0.1:"_s));
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.setProtocol(protocol);
    client.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
    QCOMPARE(client.waitForEncrypted(RawClient::kPatience), spoken);
    if (!spoken)
        return;
    QByteArray answers;
    client.write(withLine("GET /pool?one HTTP/1.1") + withHeader("Content-Length: 70000"));
    while (client.waitForReadyRead(RawClient::kPatience))
        answers += client.readAll();
    QVERIFY(answers.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(answers.contains("\r\n\r\noneHTTP/1.1 413 "));
}

void HttpServerTest::endsWhatIsNoTls()
{
    TestHttpServer server(withTls());
    RawClient client(server.port());
    client.send(withLine("GET /echo HTTP/1.1"));
    QCOMPARE(client.readAnswer().status, 0);
    QCOMPARE(server.handled(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
    QCOMPARE(server.http().figures().failedHandshakes, 1);
    {
        RawClient curious(server.port()); // looks whether somebody is there, and is no failure
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
    QCOMPARE(server.http().figures().failedHandshakes, 1);
}

void HttpServerTest::endsASilentHandshake()
{
    auto options = withTls();
    options.limits.headerTime = std::chrono::milliseconds(200);
    TestHttpServer server(options);
    RawClient client(server.port());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(server.http().figures().failedHandshakes, 1);
}

QTEST_GUILESS_MAIN(HttpServerTest)
#include "HttpServerTest.moc"
