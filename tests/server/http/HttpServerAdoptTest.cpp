#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestCertificate.h"
#include "tests/server/http/TestHttpServer.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

server::HttpServerOptions withCertificate(const char *certificate, const char *key)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(QByteArray(certificate)));
    tls.setPrivateKey(QSslKey(QByteArray(key), QSsl::Ec));
    server::HttpServerOptions options;
    options.tls = tls;
    return options;
}

std::unique_ptr<QSslSocket> connected(quint16 port)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->connectToHostEncrypted(u"127.0.0.1"_s, port);
    socket->waitForEncrypted(RawClient::kPatience);
    return socket;
}

QString nameShownBy(const QSslSocket &socket)
{
    return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).join(u' ');
}

QByteArray statusOf(QSslSocket &socket)
{
    socket.write(withLine("GET /empty HTTP/1.1"));
    QByteArray answer;
    while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(RawClient::kPatience))
        answer += socket.readAll();
    return answer.mid(9, 3);
}

} // namespace

/// New settings for a listener that goes on listening.
class HttpServerAdoptTest : public QObject
{
    Q_OBJECT

private slots:
    void showsANewCertificateToNewClientsOnly();
    void keepsEveryConnectionWhileCertificatesChange();
    void letsNewLimitsCountAtOnce();
    void makesRoomWhenTheCapShrinks();
    void demandsHttpsFromNowOn();
    void believesNewProxies();
    void changesNothingForBadOptions();
    void waitsForTheNextStartWhenItIsStopped();
};

void HttpServerAdoptTest::showsANewCertificateToNewClientsOnly()
{
    TestHttpServer server(withCertificate(kTestCertificate, kTestKey));
    const auto old = connected(server.port());
    QCOMPARE(nameShownBy(*old), u"localhost"_s);
    QCOMPARE(statusOf(*old), "204"_ba);
    QVERIFY(server.http().adopt(withCertificate(kRenewedCertificate, kRenewedKey)));
    const auto renewed = connected(server.port());
    QCOMPARE(nameShownBy(*renewed), u"renewed.localhost"_s);
    QCOMPARE(statusOf(*renewed), "204"_ba);
    QCOMPARE(statusOf(*old), "204"_ba);
    QCOMPARE(nameShownBy(*old), u"localhost"_s);
}

void HttpServerAdoptTest::keepsEveryConnectionWhileCertificatesChange()
{
    TestHttpServer server(withCertificate(kTestCertificate, kTestKey));
    std::atomic_bool isOver = false;
    std::atomic_int answered = 0;
    std::atomic_int lost = 0;
    std::thread client([&] {
        const auto kept = connected(server.port());
        while (!isOver) {
            const auto fresh = connected(server.port());
            for (QSslSocket *socket : {kept.get(), fresh.get()})
                ++(statusOf(*socket) == "204" ? answered : lost);
        }
    });
    for (int i = 0; i < 20 || answered < 40; ++i) {
        const bool isOdd = i % 2 == 1;
        const auto adopted = server.http().adopt(
            withCertificate(isOdd ? kTestCertificate : kRenewedCertificate, isOdd ? kTestKey : kRenewedKey));
        QVERIFY(adopted);
        if (lost > 0)
            break;
    }
    isOver = true;
    client.join();
    QCOMPARE(lost, 0);
}

void HttpServerAdoptTest::letsNewLimitsCountAtOnce()
{
    TestHttpServer server;
    RawClient client(server.port());
    client.send(withHeader("Content-Length: 1000") + QByteArray(1000, 'a'));
    QCOMPARE(client.readAnswer().status, 200);
    server::HttpServerOptions options;
    options.limits.bodyBytes = 999;
    QVERIFY(server.http().adopt(options));
    client.send(withHeader("Content-Length: 1000"));
    QCOMPARE(client.readAnswer().status, 413);
}

void HttpServerAdoptTest::makesRoomWhenTheCapShrinks()
{
    TestHttpServer server;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 10; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        QCOMPARE(clients.back()->get("/echo").status, 200);
    }
    server::HttpServerOptions options;
    options.limits.connections = 3;
    QVERIFY(server.http().adopt(options));
    QCOMPARE(server.http().figures().connections, 3);
    QCOMPARE(server.http().figures().displacedConnections, 7);
    QCOMPARE(clients.back()->get("/echo").status, 200);
    QVERIFY(clients.front()->isClosedByServer());
}

void HttpServerAdoptTest::demandsHttpsFromNowOn()
{
    server::HttpServerOptions options;
    options.trustedProxies = {u"127.0.0.0/8"_s};
    TestHttpServer server(options);
    RawClient client(server.port());
    client.send(withHeader("X-Forwarded-For: 192.0.2.1"));
    QCOMPARE(client.readAnswer().status, 200);
    options.requireHttps = true;
    QVERIFY(server.http().adopt(options));
    client.send(withHeader("X-Forwarded-For: 192.0.2.1"));
    QCOMPARE(client.readAnswer().status, 403);
}

void HttpServerAdoptTest::believesNewProxies()
{
    TestHttpServer server;
    RawClient client(server.port());
    client.send(withHeader("X-Forwarded-For: 192.0.2.1"));
    QVERIFY(client.readAnswer().body.contains("client=127.0.0.1"));
    server::HttpServerOptions options;
    options.trustedProxies = {u"127.0.0.1"_s};
    QVERIFY(server.http().adopt(options));
    client.send(withHeader("X-Forwarded-For: 192.0.2.1"));
    QVERIFY(client.readAnswer().body.contains("client=192.0.2.1"));
}

void HttpServerAdoptTest::changesNothingForBadOptions()
{
    TestHttpServer server;
    server::HttpServerOptions options;
    options.limits.bodyBytes = 1;
    options.trustedProxies = {u"no network"_s};
    QVERIFY(!server.http().adopt(options));
    options.trustedProxies.clear();
    options.tls.emplace();
    QVERIFY(!server.http().adopt(options));
    RawClient client(server.port());
    client.send(withHeader("Content-Length: 10") + "0123456789");
    QCOMPARE(client.readAnswer().status, 200);
}

void HttpServerAdoptTest::waitsForTheNextStartWhenItIsStopped()
{
    TestHttpServer server;
    server.http().stop();
    server::HttpServerOptions options;
    options.limits.requestsPerConnection = 1;
    QVERIFY(server.http().adopt(options));
    QVERIFY(server.http().start());
    RawClient client(server.port());
    QCOMPARE(client.get("/echo").headers.value("connection"), "close"_ba);
}

QTEST_GUILESS_MAIN(HttpServerAdoptTest)
#include "HttpServerAdoptTest.moc"
