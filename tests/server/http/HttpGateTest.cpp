#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestHttpServer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkInterface>
#include <QTest>

#include <memory>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tests;

namespace {

server::HttpServerOptions limited(const std::function<void(server::HttpLimits &)> &change)
{
    server::HttpServerOptions options;
    change(options.limits);
    return options;
}

} // namespace

class HttpGateTest : public QObject
{
    Q_OBJECT

private slots:
    void endsSlowRequestsWith408_data();
    void endsSlowRequestsWith408();
    void cutsATrickleOff_data();
    void cutsATrickleOff();
    void cutsOffWhoDoesNotReadHisAnswers();
    void closesIdleConnections_data();
    void closesIdleConnections();
    void answers503ForAHandlerThatTakesTooLong();
    void aTimeoutTakesNobodyElsesAnswerAway();
    void closesAfterSoManyRequests();
    void refusesConnectionsOverTheCapWhenNobodyMayGiveWay();
    void limitsAnAddressButNotLoopbackNorProxies_data();
    void limitsAnAddressButNotLoopbackNorProxies();
    void acceptsAgainAfterItRanOutOfDescriptors_data();
    void acceptsAgainAfterItRanOutOfDescriptors();
    void countsConnectionsAndRequests();
};

void HttpGateTest::endsSlowRequestsWith408_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one byte") << "G"_ba;
    QTest::newRow("half a head") << "GET /echo HTTP/1.1\r\nHost: h\r\n"_ba;
    QTest::newRow("half a body") << withHeader("Content-Length: 10") + "12345";
    QTest::newRow("half a chunk") << withChunks("5\r\nab");
    QTest::newRow("chunks without an end") << withChunks("2\r\nab\r\n");
}

void HttpGateTest::endsSlowRequestsWith408()
{
    QFETCH(const QByteArray, bytes);
    TestHttpServer server(limited([](server::HttpLimits &limits) {
        limits.headerTime = 200ms;
        limits.bodyTime = 200ms;
    }));
    RawClient client(server.port());
    client.send(bytes);
    QCOMPARE(client.readAnswer().status, 408);
    QVERIFY(client.isClosedByServer());
    QCOMPARE(server.handled(), 0);
}

void HttpGateTest::cutsATrickleOff_data()
{
    QTest::addColumn<int>("bytesPerSecond");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("slower than asked for") << 1000 << "slowly"_ba;
    QTest::newRow("no rate asked for") << 0 << "in time"_ba;
}

void HttpGateTest::cutsATrickleOff()
{
    QFETCH(const int, bytesPerSecond);
    TestHttpServer server(limited([&](server::HttpLimits &limits) {
        limits.bodyTime = 1500ms;
        limits.bodyBytesPerSecond = bytesPerSecond;
    }));
    RawClient client(server.port());
    client.send(withHeader("Content-Length: 60000"));
    while (client.isConnected() && !client.socket().waitForReadyRead(20))
        client.send("x");
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 408);
    QFETCH(const QByteArray, reason);
    QVERIFY2(answer.body.contains(reason), answer.body);
}

void HttpGateTest::cutsOffWhoDoesNotReadHisAnswers()
{
    TestHttpServer server(limited([](server::HttpLimits &limits) { limits.headerTime = 300ms; }));
    RawClient client(server.port());
    client.socket().setReadBufferSize(1024);
    client.send(withLine("GET /big HTTP/1.1").repeated(100));
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().refusedRequests, 1, RawClient::kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
}

void HttpGateTest::closesIdleConnections_data()
{
    QTest::addColumn<int>("idleTime");
    QTest::addColumn<int>("crowdedAt");
    QTest::newRow("after the idle time") << 200 << 1000;
    QTest::newRow("sooner when crowded") << 3600000 << 0;
}

void HttpGateTest::closesIdleConnections()
{
    QFETCH(const int, idleTime);
    QFETCH(const int, crowdedAt);
    TestHttpServer server(limited([&](server::HttpLimits &limits) {
        limits.idleTime = std::chrono::milliseconds(idleTime);
        limits.crowdedIdleTime = 200ms;
        limits.crowdedAt = crowdedAt;
    }));
    RawClient silent(server.port());
    RawClient served(server.port());
    QCOMPARE(served.get("/echo").status, 200);
    QVERIFY(silent.isClosedByServer());
    QVERIFY(served.isClosedByServer());
}

void HttpGateTest::answers503ForAHandlerThatTakesTooLong()
{
    TestHttpServer server(limited([](server::HttpLimits &limits) { limits.handlerTime = 200ms; }));
    RawClient client(server.port());
    client.send(withLine("GET /hold HTTP/1.1"));
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 503);
    QCOMPARE(QJsonDocument::fromJson(answer.body).object().value("error"_L1).toString(), u"temporarily_unavailable"_s);
    QVERIFY(answer.headers.contains("retry-after"));
    QVERIFY(client.isClosedByServer());
    server.release();
    QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
    RawClient next(server.port());
    QCOMPARE(next.get("/echo").status, 200);
}

void HttpGateTest::aTimeoutTakesNobodyElsesAnswerAway()
{
    TestHttpServer server(limited([](server::HttpLimits &limits) { limits.handlerTime = 500ms; }));
    // Not a QTcpSocket, which would close at the end of the answer.
    const int late = ::socket(AF_INET, SOCK_STREAM, 0);
    const auto closeLate = qScopeGuard([late] { ::close(late); });
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QCOMPARE(::connect(late, reinterpret_cast<sockaddr *>(&address), sizeof address), 0);
    const QByteArray request = withLine("GET /hold HTTP/1.1");
    QCOMPARE(::send(late, request.constData(), size_t(request.size()), 0), request.size());
    char answer[4096];
    QVERIFY(::recv(late, answer, sizeof answer, 0) > 12);
    QCOMPARE(QByteArray(answer, 12), "HTTP/1.1 503"_ba);
    server.release(); // its handler is done: QHttpServer can carry another request
    QTRY_VERIFY_WITH_TIMEOUT(server.http().isIdle(), RawClient::kPatience);
    RawClient next(server.port());
    next.send(withLine("GET /hold HTTP/1.1"));
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, RawClient::kPatience);
    ::shutdown(late, SHUT_RDWR);
    RawClient witness(server.port()); // the end of the late one has been seen
    QCOMPARE(witness.get("/echo").status, 200);
    server.release();
    QCOMPARE(next.readAnswer().status, 200);
}

void HttpGateTest::closesAfterSoManyRequests()
{
    TestHttpServer server(limited([](server::HttpLimits &limits) { limits.requestsPerConnection = 3; }));
    RawClient client(server.port());
    QCOMPARE(client.get("/echo").headers.value("connection"), "keep-alive"_ba);
    QCOMPARE(client.get("/echo").headers.value("connection"), "keep-alive"_ba);
    QCOMPARE(client.get("/echo").headers.value("connection"), "close"_ba);
    QVERIFY(client.isClosedByServer());
}

void HttpGateTest::refusesConnectionsOverTheCapWhenNobodyMayGiveWay()
{
    TestHttpServer server(limited([](server::HttpLimits &limits) { limits.connections = 5; }));
    std::vector<std::unique_ptr<RawClient>> welcome;
    for (int i = 0; i < 5; ++i) {
        welcome.push_back(std::make_unique<RawClient>(server.port()));
        welcome.back()->send(withLine("GET /hold HTTP/1.1"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 5, RawClient::kPatience);
    std::vector<std::unique_ptr<RawClient>> refused;
    for (int i = 0; i < 64; ++i) {
        refused.push_back(std::make_unique<RawClient>(server.port()));
        const RawAnswer answer = refused.back()->readAnswer();
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.headers.contains("retry-after"));
    }
    QCOMPARE(server.http().figures().refusedConnections, 64);
    QCOMPARE(server.http().figures().displacedConnections, 0);
    server.release();
    for (const auto &client : welcome)
        QCOMPARE(client->readAnswer().body, "held"_ba);
    RawClient next(server.port());
    QCOMPARE(next.get("/echo").status, 200);
    QCOMPARE(server.http().figures().displacedConnections, 1);
}

void HttpGateTest::limitsAnAddressButNotLoopbackNorProxies_data()
{
    QTest::addColumn<QHostAddress>("host");
    QTest::addColumn<QStringList>("proxies");
    QTest::addColumn<int>("displaced");
    QHostAddress own; // to a machine's own address one also comes from it
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback())
            own = address;
    }
    QTest::newRow("loopback") << QHostAddress(QHostAddress::LocalHost) << QStringList() << 0;
    QTest::newRow("another address") << own << QStringList() << 1;
    QTest::newRow("a trusted proxy") << own << QStringList(own.toString()) << 0;
}

void HttpGateTest::limitsAnAddressButNotLoopbackNorProxies()
{
    QFETCH(const QHostAddress, host);
    QFETCH(const QStringList, proxies);
    if (host.isNull())
        QSKIP("this machine has no address but loopback");
    auto options = limited([](server::HttpLimits &limits) { limits.connectionsPerAddress = 2; });
    options.host = u"0.0.0.0"_s;
    options.trustedProxies = proxies;
    TestHttpServer server(options);
    RawClient one(server.port(), host);
    RawClient two(server.port(), host);
    QCOMPARE(one.get("/echo").status, 200);
    QCOMPARE(two.get("/echo").status, 200);
    RawClient three(server.port(), host);
    QCOMPARE(three.get("/echo").status, 200);
    QTEST(int(server.http().figures().displacedConnections), "displaced");
    QCOMPARE(two.get("/echo").status, 200);
    QFETCH(const int, displaced);
    QCOMPARE(one.get("/echo").status, displaced ? 0 : 200);
}

void HttpGateTest::acceptsAgainAfterItRanOutOfDescriptors_data()
{
    // QTcpServer gives up for good only when this is the first trouble that it meets.
    QTest::addColumn<bool>("hasServed");
    QTest::newRow("at the first connection") << false;
    QTest::newRow("later") << true;
}

void HttpGateTest::acceptsAgainAfterItRanOutOfDescriptors()
{
    QFETCH(const bool, hasServed);
    TestHttpServer server;
    std::unique_ptr<RawClient> before;
    if (hasServed) { // and its request runs, so that it gives nothing up
        before = std::make_unique<RawClient>(server.port());
        before->send(withLine("GET /hold HTTP/1.1"));
        QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, RawClient::kPatience);
    }
    std::vector<int> crowd;
    for (int i = 0; i < 30; ++i)
        crowd.push_back(::socket(AF_INET, SOCK_STREAM, 0));
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const rlimit tight{rlim_t(crowd.back()) + 1, usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    for (int filler = ::dup(crowd.front()); filler >= 0; filler = ::dup(crowd.front()))
        crowd.push_back(filler);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < 30; ++i)
        ::connect(crowd[size_t(i)], reinterpret_cast<const sockaddr *>(&address), sizeof address);
    server.release();
    const int status = before ? before->readAnswer().status : 200;
    for (const int descriptor : crowd)
        ::close(descriptor);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &usual), 0);
    QCOMPARE(status, 200);
    RawClient after(server.port());
    QCOMPARE(after.get("/echo").status, 200);
}

void HttpGateTest::countsConnectionsAndRequests()
{
    TestHttpServer server;
    {
        RawClient one(server.port());
        RawClient two(server.port());
        QCOMPARE(one.get("/echo").status, 200);
        QCOMPARE(two.get("/echo").status, 200);
        QCOMPARE(one.get("/echo").status, 200);
        QCOMPARE(server.http().figures().connections, 2);
        QCOMPARE(server.http().figures().requests, 3);
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
}

QTEST_GUILESS_MAIN(HttpGateTest)
#include "HttpGateTest.moc"
