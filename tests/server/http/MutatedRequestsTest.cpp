#include "tests/server/http/Mutator.h"
#include "tests/server/http/RawClient.h"
#include "tests/server/http/TestHttpServer.h"

#include <QFile>
#include <QTest>

#include <array>
#include <malloc.h>
#include <netinet/in.h>
#include <set>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tests;

namespace {

/// GATEHOUSE_MUTATIONS=1000000 is the long run.
constexpr int kMutations = 20000;
constexpr quint64 kSeed = 20260714;

qint64 residentKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

/// Sends the bytes, ends its direction, and returns everything that comes back. A plain socket, since a million of
/// these would take QTcpSocket minutes.
QByteArray exchange(quint16 port, const QByteArray &bytes)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    QByteArray answers;
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        for (qsizetype sent = 0; sent < bytes.size();) {
            const auto part = ::send(descriptor, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (part <= 0)
                break;
            sent += part;
        }
        ::shutdown(descriptor, SHUT_WR);
        std::array<char, 64 * 1024> buffer;
        for (auto size = ::recv(descriptor, buffer.data(), buffer.size(), 0); size > 0;
             size = ::recv(descriptor, buffer.data(), buffer.size(), 0))
            answers.append(buffer.data(), size);
    }
    const linger hard{1, 0}; // leaves no TIME_WAIT behind
    ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(descriptor);
    return answers;
}

/// The statuses of a row of complete answers; empty when something else is among them.
std::optional<std::vector<int>> statusesOf(QByteArrayView rest, bool mayBeHeads)
{
    std::vector<int> statuses;
    while (!rest.isEmpty()) {
        const qsizetype headEnd = rest.indexOf("\r\n\r\n");
        if (!rest.startsWith("HTTP/1.1 ") || headEnd < 0)
            return {};
        const QByteArray head = rest.first(headEnd + 2).toByteArray().toLower();
        statuses.push_back(head.mid(9, 3).toInt());
        rest = rest.sliced(headEnd + 4);
        const qsizetype field = head.indexOf("\r\ncontent-length: ");
        const qsizetype length =
            field < 0 ? 0 : head.mid(field + 18, head.indexOf("\r\n", field + 2) - field - 18).toLongLong();
        const bool isHead = mayBeHeads && (rest.isEmpty() || rest.startsWith("HTTP/1.1 "));
        if (isHead)
            continue;
        if (rest.size() < length)
            return {};
        rest = rest.sliced(length);
    }
    return statuses;
}

} // namespace

/// A real server under a flood of broken requests: it always answers in whole answers, never fails, and keeps nothing.
class MutatedRequestsTest : public QObject
{
    Q_OBJECT
public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); } // a million take longer than five minutes

private slots:
    void standsManyMutatedRequests();
};

void MutatedRequestsTest::standsManyMutatedRequests()
{
    bool isGiven = false;
    const int wanted = qEnvironmentVariableIntValue("GATEHOUSE_MUTATIONS", &isGiven);
    const int count = isGiven ? wanted : kMutations;
    // Nonsense is the sender's fault: of 5xx only 503 may be seen.
    const std::set<int> expected = {100, 200, 204, 400, 408, 413, 414, 417, 431, 503};
    TestHttpServer server;
    Mutator mutator(kSeed);
    qint64 before = 0;
    std::map<int, int> seen;
    for (int i = 0; i < count; ++i) {
        if (i == count / 10) { // by then every buffer and pool has been needed once
            ::malloc_trim(0);
            before = residentKilobytes();
        }
        QByteArray bytes = mutator.next();
        bytes.replace("/throw", "/pool");
        bytes.replace("/hold", "/pool");
        const QByteArray answers = exchange(server.port(), bytes);
        const auto statuses = statusesOf(answers, bytes.contains("HEAD"));
        QVERIFY2(statuses,
                 "request " + QByteArray::number(i) + ": " + bytes.toPercentEncoding() + "\nanswers: " + answers);
        for (const int status : *statuses) {
            ++seen[status];
            QVERIFY2(expected.contains(status), "request " + QByteArray::number(i) + ": " + bytes.toPercentEncoding());
        }
        if (i % 1000 == 0) {
            RawClient client(server.port());
            QCOMPARE(client.get("/pool?alive").body, "alive"_ba);
        }
    }
    RawClient client(server.port());
    QCOMPARE(client.get("/pool?alive").body, "alive"_ba);
    client.socket().abort();
    QTRY_COMPARE_WITH_TIMEOUT(server.http().figures().connections, 0, RawClient::kPatience);
    ::malloc_trim(0);
    const qint64 after = residentKilobytes();
    QByteArray summary;
    for (const auto &[status, times] : seen)
        summary += ' ' + QByteArray::number(status) + ':' + QByteArray::number(times);
    qInfo("%d mutated requests; answers by status:%s; resident %lld kB, then %lld kB", count, summary.constData(),
          static_cast<long long>(before), static_cast<long long>(after));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // these keep freed memory
    QVERIFY2(after <= before + before / 10, "memory is not given back");
#endif
}

QTEST_GUILESS_MAIN(MutatedRequestsTest)
#include "MutatedRequestsTest.moc"
