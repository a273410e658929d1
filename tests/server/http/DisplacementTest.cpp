#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestHttpServer.h"

#include <QTest>

#include <memory>
#include <mutex>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

using Crowd = std::vector<std::unique_ptr<RawClient>>;

Crowd crowd(quint16 port, int size)
{
    Crowd clients;
    for (int i = 0; i < size; ++i)
        clients.push_back(std::make_unique<RawClient>(port));
    return clients;
}

server::HttpServerOptions withSeats(int seats)
{
    server::HttpServerOptions options;
    options.limits.connections = seats;
    return options;
}

} // namespace

/// Who gets in, and who gives way, when every seat is taken.
class DisplacementTest : public QObject
{
    Q_OBJECT

private slots:
    void letsNewcomersInWhenStrangersHoldEverySeat_data();
    void letsNewcomersInWhenStrangersHoldEverySeat();
    void sparesTheClientThatWorks();
    void sparesARequestThatRuns();
    void takesTheSeatOfWhoDoesNotRead();
    void freesADescriptorForTheNextClient();
    void keepsDescriptorsForOthers();
    void tellsTheObserver();
};

void DisplacementTest::letsNewcomersInWhenStrangersHoldEverySeat_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("silent") << QByteArray();
    QTest::newRow("half a head") << "GET /echo HTTP/1.1\r\nX: "_ba;
    QTest::newRow("half a body") << withHeader("Content-Length: 1000") + "half";
    QTest::newRow("refused, and still there") << "nonsense\r\n\r\n"_ba;
    QTest::newRow("answered, then silent") << withLine("GET /echo HTTP/1.1");
}

void DisplacementTest::letsNewcomersInWhenStrangersHoldEverySeat()
{
    QFETCH(const QByteArray, bytes);
    TestHttpServer server(withSeats(20));
    const Crowd strangers = crowd(server.port(), 20);
    for (const auto &stranger : strangers)
        stranger->send(bytes);
    for (int i = 0; i < 60; ++i) {
        RawClient client(server.port());
        QCOMPARE(client.get("/echo").status, 200);
    }
    QVERIFY(server.http().figures().connections <= 20);
    QCOMPARE(server.http().figures().refusedConnections, 0);
}

void DisplacementTest::sparesTheClientThatWorks()
{
    TestHttpServer server(withSeats(20));
    RawClient worker(server.port());
    QCOMPARE(worker.get("/echo").status, 200);
    Crowd strangers;
    for (int i = 0; i < 100; ++i) {
        strangers.push_back(std::make_unique<RawClient>(server.port()));
        strangers.back()->send("GET /");
        if (i % 7 == 0)
            QCOMPARE(worker.get("/echo").status, 200);
    }
    QCOMPARE(worker.get("/echo").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().displacedConnections, 81, RawClient::kPatience);
}

void DisplacementTest::sparesARequestThatRuns()
{
    TestHttpServer server(withSeats(5));
    RawClient busy(server.port());
    busy.send(withLine("GET /hold HTTP/1.1"));
    QTRY_COMPARE_WITH_TIMEOUT(server.held(), 1, RawClient::kPatience);
    const Crowd strangers = crowd(server.port(), 50);
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().displacedConnections, 46, RawClient::kPatience);
    server.release();
    QCOMPARE(busy.readAnswer().body, "held"_ba);
}

void DisplacementTest::takesTheSeatOfWhoDoesNotRead()
{
    TestHttpServer server(withSeats(4));
    Crowd deaf = crowd(server.port(), 4);
    for (const auto &client : deaf) {
        client->socket().setReadBufferSize(1024);
        client->send(withLine("GET /big HTTP/1.1").repeated(30));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 4, RawClient::kPatience);
    for (int i = 0; i < 20; ++i) {
        RawClient client(server.port());
        QCOMPARE(client.get("/echo").status, 200);
    }
}

void DisplacementTest::freesADescriptorForTheNextClient()
{
    TestHttpServer server;
    const Crowd idle = crowd(server.port(), 10);
    for (const auto &client : idle)
        QCOMPARE(client->get("/echo").status, 200);
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const int highest = ::dup(0);
    const rlimit tight{rlim_t(highest) + 1, usual.rlim_max};
    ::close(highest);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    QTcpSocket probe;
    probe.connectToHost(QHostAddress::LocalHost, server.port()); // takes the last descriptor
    const bool isConnected = probe.waitForConnected(RawClient::kPatience);
    probe.write(withLine("GET /echo HTTP/1.1"));
    const bool isAnswered = probe.waitForReadyRead(RawClient::kPatience);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &usual), 0);
    QVERIFY(isConnected);
    QVERIFY(isAnswered);
    QVERIFY(server.http().figures().displacedConnections > 0);
}

void DisplacementTest::keepsDescriptorsForOthers()
{
    TestHttpServer server;
    const Crowd idle = crowd(server.port(), 3);
    for (const auto &client : idle)
        QCOMPARE(client->get("/echo").status, 200);
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const int highest = ::dup(0);
    ::close(highest);
    const rlimit tight{rlim_t(highest) + 20, usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &tight), 0);
    {
        RawClient next(server.port());
        const int status = next.get("/echo").status;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &usual), 0);
        QCOMPARE(status, 200);
    }
    QCOMPARE(server.http().figures().displacedConnections, 1);
}

void DisplacementTest::tellsTheObserver()
{
    std::mutex mutex;
    std::vector<server::GateRefusal> seen;
    auto options = withSeats(1);
    options.onRefusal = [&](const server::GateRefusal &refusal) {
        const std::scoped_lock lock(mutex);
        seen.push_back(refusal);
    };
    TestHttpServer server(options);
    RawClient first(server.port());
    QCOMPARE(first.get("/echo").status, 200);
    RawClient second(server.port());
    second.send(withHeader("X-Request-ID: mine\r\nContent-Length: -1"));
    QCOMPARE(second.readAnswer().status, 400);
    server.http().drain();
    const std::scoped_lock lock(mutex);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].kind, server::GateRefusal::Kind::Displaced);
    QCOMPARE(seen[0].status, 0);
    QCOMPARE(seen[0].peer, QHostAddress(QHostAddress::LocalHost));
    QCOMPARE(seen[1].kind, server::GateRefusal::Kind::Request);
    QCOMPARE(seen[1].status, 400);
    QCOMPARE(seen[1].id.value, u"mine"_s);
    QCOMPARE(seen[1].reason, "Content-Length is malformed."_ba);
    QCOMPARE(server.http().figures().displacedConnections, 1);
    QCOMPARE(server.http().figures().refusedRequests, 1);
}

QTEST_GUILESS_MAIN(DisplacementTest)
#include "DisplacementTest.moc"
