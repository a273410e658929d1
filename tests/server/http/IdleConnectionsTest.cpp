#include "tests/server/http/HostileRequests.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestCertificate.h"
#include "tests/server/http/TestHttpServer.h"

#include <QFile>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

#include <malloc.h>
#include <memory>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tests;

namespace {

constexpr int kPlain = 2000;
/// The other ends live in this process too, so their memory counts with it: half of the figure is the client's.
constexpr int kEncrypted = 200;

qint64 residentBytes()
{
    QFile statm(u"/proc/self/statm"_s);
    return statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)
                                           : 0;
}

/// Bare descriptors, so that the clients take no memory of this process.
class IdleClients
{
public:
    IdleClients(quint16 port, int count, const QByteArray &request)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int i = 0; i < count; ++i) {
            const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
                ++m_connected;
            m_descriptors.push_back(descriptor);
            ::send(descriptor, request.constData(), size_t(request.size()), MSG_NOSIGNAL);
            char answer[4096];
            if (request.endsWith("\r\n\r\n"))
                m_answered += ::recv(descriptor, answer, sizeof answer, 0) > 0;
        }
    }
    ~IdleClients()
    {
        for (const int descriptor : m_descriptors)
            ::close(descriptor);
    }
    int connected() const { return m_connected; }
    int answered() const { return m_answered; }

private:
    std::vector<int> m_descriptors;
    int m_connected = 0;
    int m_answered = 0;
};

/// On a busy machine the tests take longer than an idle connection is kept, on a fast one they ask more often than is
/// allowed.
server::HttpServerOptions patient()
{
    server::HttpServerOptions options;
    options.limits.headerTime = options.limits.idleTime = options.limits.crowdedIdleTime = 600s;
    options.limits.requestsPerConnection = 10000000;
    return options;
}

} // namespace

/// What connections cost that do nothing. The figures go to the log; the limits here are far above them.
class IdleConnectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void takeLittleMemory_data();
    void takeLittleMemory();
    void takeLittleMemoryWithTls();
    void leaveTheOthersAlone();
};

void IdleConnectionsTest::initTestCase()
{
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 20000);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_cur < 5000)
        QSKIP("too few descriptors");
}

void IdleConnectionsTest::takeLittleMemory_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("silent") << QByteArray();
    QTest::newRow("answered before") << withLine("GET /echo HTTP/1.1");
    QTest::newRow("half a request") << QByteArray("GET /echo HTTP/1.1\r\nHost: h\r\n");
}

void IdleConnectionsTest::takeLittleMemory()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the checkers keep freed memory and books about it");
#endif
    QFETCH(const QByteArray, request);
    server::HttpServerOptions options = patient();
    TestHttpServer server(options);
    {
        const IdleClients warm(server.port(), 50, withLine("GET /echo HTTP/1.1"));
        QCOMPARE(warm.answered(), 50);
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
    ::malloc_trim(0);
    const qint64 before = residentBytes();
    const IdleClients idle(server.port(), kPlain - 1, request);
    QCOMPARE(idle.connected(), kPlain - 1);
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, kPlain - 1, RawClient::kPatience);
    ::malloc_trim(0);
    const qint64 each = (residentBytes() - before) / kPlain;
    qInfo("%lld bytes for each of %d idle connections", static_cast<long long>(each), kPlain);
    QVERIFY(each < 16 * 1024);
}

void IdleConnectionsTest::takeLittleMemoryWithTls()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("the checkers keep freed memory and books about it");
#endif
    server::HttpServerOptions options = patient();
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(QByteArray(kTestCertificate)));
    tls.setPrivateKey(QSslKey(QByteArray(kTestKey), QSsl::Ec));
    options.tls = tls;
    TestHttpServer server(options);
    const auto connectOne = [&] {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, server.port());
        socket->waitForEncrypted(RawClient::kPatience);
        return socket;
    };
    std::vector<std::unique_ptr<QSslSocket>> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(connectOne());
    ::malloc_trim(0);
    const qint64 before = residentBytes();
    for (int i = 0; i < kEncrypted; ++i)
        clients.push_back(connectOne());
    QCOMPARE(server.http().figures().connections, int(clients.size()));
    ::malloc_trim(0);
    const qint64 each = (residentBytes() - before) / kEncrypted;
    qInfo("%lld bytes for both ends of each of %d idle TLS connections", static_cast<long long>(each), kEncrypted);
    QVERIFY(each < 512 * 1024);
}

void IdleConnectionsTest::leaveTheOthersAlone()
{
    server::HttpServerOptions options = patient();
    TestHttpServer server(options);
    RawClient client(server.port());
    const IdleClients idle(server.port(), kPlain - 1, {});
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, kPlain, RawClient::kPatience);
    for (int i = 0; i < 200; ++i) // how fast: tests/bench/stands
        QCOMPARE(client.get("/echo").status, 200);
}

QTEST_GUILESS_MAIN(IdleConnectionsTest)
#include "IdleConnectionsTest.moc"
