#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestHttpServer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;
using namespace tests;

class GateConnectionTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_server.isStarted()); }
    void answersHostileRequestsOnceAndCloses_data();
    void answersHostileRequestsOnceAndCloses();
    void answersThroughTheFlood();
    void keepsTheConnection();
    void answersPipelinedRequestsInOrder();
    void answersABurstOfPipelinedRequests();
    void acceptsARequestByteByByte();
    void sendsNoBodyToHead();
    void sendsNoBodyAndNoLengthWith204();
    void closesWhenAsked_data();
    void closesWhenAsked();
    void givesNoUpgrade();
    void invitesABodyThatIsExpected();
    void handsOverEveryCharacterOfAPath();
    void takesSaneRequestIdsOnly_data();
    void takesSaneRequestIdsOnly();
    void namesTheRequestInItsOwnErrors();
    void holdsBackAClientThatDoesNotRead();
    void answersAClientThatHasEndedItsDirection_data();
    void answersAClientThatHasEndedItsDirection();
    void endsWithAClientThatLeavesAmidARequest();

private:
    TestHttpServer m_server;
};

void GateConnectionTest::answersHostileRequestsOnceAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    for (const auto &row : hostileRequests())
        QTest::newRow(row.name) << row.bytes << row.status;
}

void GateConnectionTest::answersHostileRequestsOnceAndCloses()
{
    QFETCH(const QByteArray, bytes);
    const int handledBefore = m_server.handled();
    RawClient client(m_server.port());
    client.send(bytes);
    const RawAnswer answer = client.readAnswer();
    QTEST(answer.status, "status");
    QCOMPARE(answer.headers.value("connection"), "close"_ba);
    QCOMPARE(answer.headers.value("content-type"), "application/json"_ba);
    QCOMPARE(answer.headers.value("x-content-type-options"), "nosniff"_ba);
    QVERIFY(!answer.headers.value("x-request-id").isEmpty());
    const auto error = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(error.value("error"_L1).toString(), u"invalid_request"_s);
    QVERIFY(!error.value("error_description"_L1).toString().isEmpty());
    QVERIFY(client.isClosedByServer());
    QCOMPARE(m_server.handled(), handledBefore);
}

void GateConnectionTest::answersThroughTheFlood()
{
    // The client is still sending when it is refused. A reset could take the answer away, so there must be none.
    RawClient client(m_server.port());
    const int descriptor = int(client.socket().socketDescriptor());
    const int flags = ::fcntl(descriptor, F_GETFL);
    ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
    const QByteArray flood = withHeader("Content-Length: 50000000") + QByteArray(300'000, 'x');
    QCOMPARE(::send(descriptor, flood.constData(), size_t(flood.size()), MSG_NOSIGNAL), ssize_t(flood.size()));
    QByteArray answer(4096, '\0');
    QVERIFY(::recv(descriptor, answer.data(), size_t(answer.size()), 0) > 0);
    QVERIFY(answer.startsWith("HTTP/1.1 413 "));
    QCOMPARE(::recv(descriptor, answer.data(), size_t(answer.size()), 0), ssize_t(0));
}

void GateConnectionTest::keepsTheConnection()
{
    RawClient client(m_server.port());
    for (int i = 0; i < 50; ++i) {
        const QByteArray path = "/echo" + QByteArray::number(i);
        const RawAnswer answer = client.get(path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("connection"), "keep-alive"_ba);
        QVERIFY(answer.body.startsWith("GET " + path + " \n"));
    }
}

void GateConnectionTest::answersPipelinedRequestsInOrder()
{
    RawClient client(m_server.port());
    client.send(withLine("GET /hold HTTP/1.1") + withLine("GET /pool?second HTTP/1.1") +
                withLine("GET /echo?third HTTP/1.1"));
    QTRY_COMPARE_WITH_TIMEOUT(m_server.held(), 1, RawClient::kPatience);
    m_server.release();
    QCOMPARE(client.readAnswer().body, "held"_ba);
    QCOMPARE(client.readAnswer().body, "second"_ba);
    QVERIFY(client.readAnswer().body.startsWith("GET /echo third"));
}

void GateConnectionTest::answersABurstOfPipelinedRequests()
{
    QByteArray burst;
    for (int i = 0; i < 300; ++i)
        burst += withLine((i % 3 ? "GET /echo?" : "GET /pool?") + QByteArray::number(i) + " HTTP/1.1");
    RawClient client(m_server.port());
    client.send(burst);
    for (int i = 0; i < 300; ++i) {
        const RawAnswer answer = client.readAnswer();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains(QByteArray::number(i)));
    }
}

void GateConnectionTest::acceptsARequestByteByByte()
{
    RawClient client(m_server.port());
    client.socket().setSocketOption(QAbstractSocket::LowDelayOption, 1);
    for (const char byte : withHeader("Content-Length: 5") + "hello")
        client.send(QByteArray(1, byte));
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.endsWith("\nhello"));
}

void GateConnectionTest::sendsNoBodyToHead()
{
    RawClient client(m_server.port());
    client.send(withLine("HEAD /echo HTTP/1.1") + withLine("GET /pool?next HTTP/1.1"));
    const RawAnswer head = client.readAnswer(false);
    QCOMPARE(head.status, 200);
    QVERIFY(head.headers.value("content-length").toInt() > 0);
    QCOMPARE(client.readAnswer().body, "next"_ba);

    RawClient refused(m_server.port());
    refused.send("HEAD /echo HTTP/1.1\r\nHost: h\r\nHost: h\r\n\r\n");
    QCOMPARE(refused.readAnswer(false).status, 400);
    QVERIFY(refused.isClosedByServer());
}

void GateConnectionTest::sendsNoBodyAndNoLengthWith204()
{
    RawClient client(m_server.port());
    const RawAnswer answer = client.get("/empty");
    QCOMPARE(answer.status, 204);
    QVERIFY(!answer.headers.contains("content-length"));
    QCOMPARE(client.get("/echo").status, 200);
}

void GateConnectionTest::closesWhenAsked_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("close") << "GET /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"_ba;
    QTest::newRow("close, answered elsewhere") << "GET /pool?x HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"_ba;
    QTest::newRow("HTTP/1.0") << "GET /echo HTTP/1.0\r\n\r\n"_ba;
    QTest::newRow("close, and more bytes")
        << "GET /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"_ba + withLine("GET /echo HTTP/1.1");
}

void GateConnectionTest::closesWhenAsked()
{
    QFETCH(const QByteArray, bytes);
    RawClient client(m_server.port());
    client.send(bytes);
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.value("connection"), "close"_ba);
    QVERIFY(client.isClosedByServer());
}

void GateConnectionTest::givesNoUpgrade()
{
    RawClient client(m_server.port());
    client.send("GET /pool?plain HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, "plain"_ba);
    QCOMPARE(client.get("/echo").status, 200);
}

void GateConnectionTest::invitesABodyThatIsExpected()
{
    RawClient client(m_server.port());
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    QCOMPARE(client.readAnswer(false).status, 100);
    client.send("body");
    const RawAnswer answer = client.readAnswer();
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.endsWith("\nbody"));
}

void GateConnectionTest::handsOverEveryCharacterOfAPath()
{
    RawClient client(m_server.port());
    for (char c = '!'; c <= '~'; ++c) {
        if (QByteArray("\"#%<>?\\^`{|}").contains(c))
            continue;
        const QByteArray path = "/a" + QByteArray(1, c) + "b/" + QByteArray(1, c) + "%ff%2f%0A/.." + QByteArray(1, c);
        const RawAnswer answer = client.get(path);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.startsWith("GET " + path + " \n"));
    }
}

void GateConnectionTest::takesSaneRequestIdsOnly_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("taken");
    QTest::newRow("word") << "req-1_a.b"_ba << true;
    QTest::newRow("64 characters") << QByteArray(64, 'x') << true;
    QTest::newRow("65 characters") << QByteArray(65, 'x') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("blank inside") << "a b"_ba << false;
    QTest::newRow("markup") << "<b>"_ba << false;
    QTest::newRow("beyond ASCII") << "\xc3\xa4"_ba << false;
}

void GateConnectionTest::takesSaneRequestIdsOnly()
{
    QFETCH(const QByteArray, sent);
    RawClient client(m_server.port());
    client.send("GET /echo HTTP/1.1\r\nHost: h\r\nX-Request-ID: " + sent + "\r\n\r\n");
    const QByteArray given = client.readAnswer().headers.value("x-request-id");
    QTEST(given == sent, "taken");
    QVERIFY(!given.isEmpty());
}

void GateConnectionTest::namesTheRequestInItsOwnErrors()
{
    RawClient client(m_server.port());
    client.send(withHeader("X-Request-ID: mine-7\r\nContent-Length: -1"));
    QCOMPARE(client.readAnswer().headers.value("x-request-id"), "mine-7"_ba);
}

void GateConnectionTest::holdsBackAClientThatDoesNotRead()
{
    const int before = m_server.handled();
    RawClient client(m_server.port());
    client.socket().setReadBufferSize(1024);
    client.send(withLine("GET /big HTTP/1.1").repeated(100));
    QTRY_VERIFY_WITH_TIMEOUT(m_server.handled() > before, RawClient::kPatience);
    RawClient other(m_server.port());
    QCOMPARE(other.get("/echo").status, 200);
    QVERIFY2(m_server.handled() - before < 50, "answers pile up in memory for a client that does not read");
    client.socket().setReadBufferSize(0);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(client.readAnswer().body.size(), 1024 * 1024);
}

void GateConnectionTest::answersAClientThatHasEndedItsDirection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("answers");
    QTest::newRow("answered at once") << withLine("GET /echo HTTP/1.1") << 1;
    QTest::newRow("answered elsewhere") << withLine("GET /pool?x HTTP/1.1") << 1;
    QTest::newRow("pipelined") << withLine("GET /pool?x HTTP/1.1").repeated(40) << 40;
    QTest::newRow("more than the kernel takes") << withLine("GET /big HTTP/1.1").repeated(8) << 8;
    QTest::newRow("and half a request") << withLine("GET /pool?x HTTP/1.1") + "GET /ec" << 1;
}

void GateConnectionTest::answersAClientThatHasEndedItsDirection()
{
    QFETCH(const QByteArray, bytes);
    RawClient client(m_server.port());
    client.send(bytes);
    client.endSending();
    const QByteArray all = client.readToTheEnd();
    QTEST(int(all.count("HTTP/1.1 200 OK\r\n")), "answers");
    QVERIFY(all.size() > 8'000'000 || !bytes.contains("/big"));
}

void GateConnectionTest::endsWithAClientThatLeavesAmidARequest()
{
    const int handled = m_server.handled();
    for (const QByteArray &part : {"G"_ba, "GET /echo HTTP/1.1\r\n"_ba, withHeader("Content-Length: 9") + "1234"}) {
        RawClient client(m_server.port());
        client.send(part);
        client.endSending();
        QVERIFY(client.isClosedByServer());
    }
    QCOMPARE(m_server.handled(), handled);
}

QTEST_GUILESS_MAIN(GateConnectionTest)
#include "GateConnectionTest.moc"
