#include "server/Listeners.h"

#include "tests/support/HttpClient.h"
#include "tests/support/KeptConnection.h"
#include "tests/support/OpenSslTool.h"

#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::Listeners;
using tests::HttpClient;
using tests::KeptConnection;

namespace {

QSslConfiguration testTls()
{
    const tests::OpenSslTool openssl;
    openssl.make(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out certificate.pem "
                 "-days 2 -subj /CN=localhost"_s);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(openssl.read(u"certificate.pem"_s)));
    configuration.setPrivateKey(QSslKey(openssl.read(u"key.pem"_s), QSsl::Ec));
    return configuration;
}

Listeners::Plan planFor(std::vector<core::Listener> listeners)
{
    Listeners::Plan plan;
    plan.listeners = std::move(listeners);
    return plan;
}

/// Answers everything at once but /hold, whose replies wait.
struct House
{
    explicit House(Listeners::Plan plan)
        : listeners(std::move(plan), [this](const server::HttpRequest &request, const server::Reply &reply) {
            if (request.path != "/hold")
                return reply.send(server::HttpResponse::empty(204));
            const std::scoped_lock guard(lock);
            held.push_back(reply);
        })
    {}
    ~House()
    {
        listeners.drain();
        listeners.stop();
    }
    quint16 port(int index = 0) const { return quint16(QUrl(listeners.urls().value(index)).port()); }
    int holding()
    {
        const std::scoped_lock guard(lock);
        return int(held.size());
    }
    void release()
    {
        const std::scoped_lock guard(lock);
        for (const server::Reply &reply : held)
            reply.send(server::HttpResponse::empty(204));
        held.clear();
    }

    std::mutex lock;
    std::vector<server::Reply> held;
    Listeners listeners;
};

bool answers(quint16 port)
{
    return HttpClient(port).get("/").status == 204;
}

bool answersByTls(quint16 port)
{
    QSslSocket socket;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    if (!socket.waitForEncrypted(20000))
        return false;
    socket.write("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    return socket.waitForReadyRead(20000) && socket.readAll().startsWith("HTTP/1.1 204");
}

/// A port of this machine that nobody listens on just now.
quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

} // namespace

class ListenersTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsConnectionsOfAListenerThatStays();
    void opensTheNewOneAndLetsTheOldOneFinish();
    void changesNothingWhenAPortIsTaken();
    void changesNothingForWhatCannotBe_data();
    void changesNothingForWhatCannotBe();
    void changesTheSchemeOfAPort();
    void movesFromOneAddressToAll();
    void goesBackWhenAPortCannotBeReopened();
    void keepsAPortThatWasPicked();
    void takesAPlanForTheNextStart();
    void addsUpTheFiguresOfThoseThatAreGone();
};

void ListenersTest::keepsConnectionsOfAListenerThatStays()
{
    House house(planFor({{u"127.0.0.1"_s, 0, {}}}));
    QVERIFY(house.listeners.start());
    const quint16 port = house.port();
    KeptConnection client(port);
    QCOMPARE(client.get("/"), 204);
    auto plan = planFor({{u"127.0.0.1"_s, 0, {}}, {u"127.0.0.1"_s, 0, {}}});
    plan.limits.requestLineBytes = 40;
    QVERIFY(house.listeners.adopt(plan));
    QCOMPARE(house.listeners.urls().size(), 2);
    QCOMPARE(house.port(), port);
    QVERIFY(answers(house.port(1)));
    QCOMPARE(client.get("/"), 204); // the connection of before
    QCOMPARE(client.get("/" + QByteArray(100, 'x')), 414);
    QVERIFY(house.listeners.stopLeaving());
}

void ListenersTest::opensTheNewOneAndLetsTheOldOneFinish()
{
    House house(planFor({{u"127.0.0.1"_s, 0, {}}}));
    QVERIFY(house.listeners.start());
    const quint16 before = house.port();
    KeptConnection idle(before);
    QCOMPARE(idle.get("/"), 204);
    KeptConnection client(before);
    client.ask("/hold");
    QTRY_COMPARE(house.holding(), 1);

    QVERIFY(house.listeners.adopt(planFor({{u"127.0.0.1"_s, freePort(), {}}})));
    QVERIFY(house.port() != before);
    QVERIFY(answers(house.port()));
    QVERIFY(!answers(before));
    QVERIFY(!house.listeners.stopLeaving()); // one request is not answered
    house.release();
    QCOMPARE(client.answered(), 204);
    QTRY_VERIFY(house.listeners.stopLeaving());
    QVERIFY(client.isClosedByServer());
    QVERIFY(idle.isClosedByServer());
    QVERIFY(answers(house.port()));
}

void ListenersTest::changesNothingWhenAPortIsTaken()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    House house(planFor({{u"127.0.0.1"_s, 0, {}}}));
    QVERIFY(house.listeners.start());
    const QStringList urls = house.listeners.urls();
    const quint16 next = freePort();
    auto plan = planFor({{u"127.0.0.1"_s, next, {}}, {u"127.0.0.1"_s, taken.serverPort(), {}}});
    const auto adopted = house.listeners.adopt(plan);
    QVERIFY(!adopted);
    QCOMPARE(adopted.error().kind, core::ErrorKind::Conflict);
    QVERIFY(adopted.error().detail.contains(QString::number(taken.serverPort())));
    QCOMPARE(house.listeners.urls(), urls);
    QVERIFY(answers(house.port()));
    QVERIFY(!answers(next)); // what was opened is closed again
}

void ListenersTest::changesNothingForWhatCannotBe_data()
{
    QTest::addColumn<bool>("https");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("proxy");
    QTest::newRow("HTTPS without a certificate") << true << u"127.0.0.1"_s << QString();
    QTest::newRow("not an address") << false << u"no.such.name.invalid"_s << QString();
    QTest::newRow("not a network") << false << u"127.0.0.1"_s << u"10.0.0.0/99"_s;
}

void ListenersTest::changesNothingForWhatCannotBe()
{
    QFETCH(bool, https);
    QFETCH(QString, host);
    QFETCH(QString, proxy);
    House house(planFor({{u"127.0.0.1"_s, 0, {}}}));
    QVERIFY(house.listeners.start());
    const QStringList urls = house.listeners.urls();
    auto plan = planFor({{host, 0, https}});
    if (!proxy.isEmpty())
        plan.trustedProxies = {proxy};
    const auto adopted = house.listeners.adopt(plan);
    QVERIFY(!adopted);
    QCOMPARE(adopted.error().kind, core::ErrorKind::InvalidInput);
    QCOMPARE(house.listeners.urls(), urls);
    QVERIFY(answers(house.port()));
}

void ListenersTest::changesTheSchemeOfAPort()
{
    const quint16 port = freePort();
    House house(planFor({{u"127.0.0.1"_s, port, {}}}));
    QVERIFY(house.listeners.start());
    KeptConnection client(port);
    client.ask("/hold");
    QTRY_COMPARE(house.holding(), 1);
    auto plan = planFor({{u"127.0.0.1"_s, port, {}}});
    plan.tls = testTls();
    QVERIFY(house.listeners.adopt(plan));
    QCOMPARE(house.listeners.urls(), QStringList{u"https://127.0.0.1:%1"_s.arg(port)});
    QVERIFY(answersByTls(port));
    house.release();
    QCOMPARE(client.answered(), 204);
    QVERIFY(house.listeners.adopt(planFor({{u"127.0.0.1"_s, port, {}}})));
    QVERIFY(answers(port));
}

void ListenersTest::movesFromOneAddressToAll()
{
    const quint16 port = freePort();
    House house(planFor({{u"127.0.0.1"_s, port, {}}}));
    QVERIFY(house.listeners.start());
    QVERIFY(house.listeners.adopt(planFor({{u"0.0.0.0"_s, port, {}}})));
    QCOMPARE(house.listeners.urls(), QStringList{u"http://0.0.0.0:%1"_s.arg(port)});
    QVERIFY(answers(port));
}

void ListenersTest::goesBackWhenAPortCannotBeReopened()
{
    // The same port on another loopback address: enough to keep 0.0.0.0 from being taken.
    QTcpServer neighbour;
    QVERIFY(neighbour.listen(QHostAddress(u"127.0.0.2"_s), 0));
    const quint16 port = neighbour.serverPort();
    House house(planFor({{u"127.0.0.1"_s, port, {}}}));
    QVERIFY(house.listeners.start());
    const auto adopted = house.listeners.adopt(planFor({{u"0.0.0.0"_s, port, {}}}));
    QVERIFY(!adopted);
    QCOMPARE(adopted.error().kind, core::ErrorKind::Conflict);
    QCOMPARE(house.listeners.urls(), QStringList{u"http://127.0.0.1:%1"_s.arg(port)});
    QVERIFY(answers(port));
    QTRY_VERIFY(house.listeners.stopLeaving());
    QVERIFY(answers(port));
}

void ListenersTest::keepsAPortThatWasPicked()
{
    House house(planFor({{u"127.0.0.1"_s, 0, {}}}));
    QVERIFY(house.listeners.start());
    const quint16 port = house.port();
    house.listeners.drain();
    house.listeners.stop();
    QVERIFY(house.listeners.start());
    QCOMPARE(house.port(), port);
    auto plan = planFor({{u"127.0.0.1"_s, 0, {}}});
    plan.requireHttps = true;
    QVERIFY(house.listeners.adopt(plan));
    QCOMPARE(house.port(), port);
}

void ListenersTest::takesAPlanForTheNextStart()
{
    House house(planFor({{u"127.0.0.1"_s, 0, {}}}));
    const quint16 port = freePort();
    QVERIFY(house.listeners.adopt(planFor({{u"127.0.0.1"_s, port, {}}})));
    QVERIFY(!house.listeners.isRunning());
    QVERIFY(house.listeners.start());
    QCOMPARE(house.port(), port);
}

void ListenersTest::addsUpTheFiguresOfThoseThatAreGone()
{
    House house(planFor({{u"127.0.0.1"_s, freePort(), {}}}));
    QVERIFY(house.listeners.start());
    QVERIFY(answers(house.port()));
    QVERIFY(house.listeners.adopt(planFor({{u"127.0.0.1"_s, freePort(), {}}})));
    QTRY_VERIFY(house.listeners.stopLeaving());
    QVERIFY(answers(house.port()));
    QCOMPARE(house.listeners.figures().requests, 2);
}

QTEST_GUILESS_MAIN(ListenersTest)
#include "ListenersTest.moc"
