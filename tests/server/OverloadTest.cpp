#include "tests/support/ServerFixture.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

namespace {

/// Long hashes on every thread of a pool, until they are let go.
class BusyHashPool
{
public:
    explicit BusyHashPool(core::HashPool &pool) : m_threads(pool.capacity() - kHashPlaces)
    {
        for (int i = 0; i < m_threads; ++i) {
            m_callers.emplace_back(QThread::create([this, &pool] { pool.run([this] { m_go.acquire(); }); }));
            m_callers.back()->start();
        }
        std::ignore = QTest::qWaitFor([&] { return pool.depth() == m_threads; }, 30000);
    }
    ~BusyHashPool()
    {
        letGo();
        for (const auto &caller : m_callers)
            caller->wait();
    }
    void letGo() { m_go.release(m_threads); }
    int threads() const { return m_threads; }

private:
    static constexpr int kHashPlaces = 16; ///< in the queue of the fixture's pool
    const int m_threads;
    QSemaphore m_go;
    std::vector<std::unique_ptr<QThread>> m_callers;
};

/// A server with one thread for requests and one place before it, over the fixture's database; and a way to let all
/// that writes wait.
class SmallServer
{
public:
    SmallServer() : server(partsFor(house))
    {
        const auto urls = server.start();
        if (!urls)
            qFatal("%s", qPrintable(urls.error().detail));
        port = quint16(QUrl(urls->constFirst()).port());
    }
    ~SmallServer()
    {
        release();
        for (const auto &client : m_clients)
            client->wait();
    }
    void holdWriter()
    {
        std::ignore = house.issuer.database.database().write([this](core::Transaction &) -> core::Result<void> {
            m_held.release();
            m_go.acquire();
            return {};
        });
        m_held.acquire();
    }
    void release() { m_go.release(); }
    /// A sign-in on a thread of its own.
    void signIn()
    {
        m_clients.emplace_back(QThread::create([this] {
            const auto answer = tests::HttpClient(port).postForm("/oauth/token", ServerFixture::passwordFields());
            const std::scoped_lock guard(m_lock);
            m_answers += answer;
        }));
        m_clients.back()->start();
    }
    /// Has passed the hashing when this returns.
    void signInUpToTheWriter()
    {
        BusyHashPool busy(house.hashPool);
        signIn();
        std::ignore = QTest::qWaitFor([&] { return house.hashPool.depth() > busy.threads(); }, 30000);
        busy.letGo();
        std::ignore = QTest::qWaitFor([&] { return house.hashPool.depth() == 0; }, 30000);
    }
    QList<tests::HttpAnswer> answers()
    {
        const std::scoped_lock guard(m_lock);
        return m_answers;
    }
    int answeredWith(int status)
    {
        const auto all = answers();
        return int(std::ranges::count(all, status, &tests::HttpAnswer::status));
    }

    ServerFixture house;
    server::Server server;
    quint16 port = 0;

private:
    static server::ServerParts partsFor(ServerFixture &house)
    {
        core::Settings settings{};
        settings.listeners = {{u"127.0.0.1"_s, 0, {}}};
        server::ServerParts parts = house.parts(settings);
        parts.requestThreads = 1;
        parts.requestPlaces = 1;
        return parts;
    }
    QSemaphore m_held;
    QSemaphore m_go;
    std::mutex m_lock;
    QList<tests::HttpAnswer> m_answers;
    std::vector<std::unique_ptr<QThread>> m_clients;
};

} // namespace

class OverloadTest : public QObject
{
    Q_OBJECT
private slots:
    void refusesAtOnceWhenTheQueueIsFull();
    void answersWhatRunsAndRefusesWhatHasNotBegunWhenItStops();
    void refusesSignInsWhoseHashingHasNotBegunWhenItStops_data();
    void refusesSignInsWhoseHashingHasNotBegunWhenItStops();
    void healsByItself();
};

void OverloadTest::refusesAtOnceWhenTheQueueIsFull()
{
    SmallServer small;
    small.holdWriter();
    small.signInUpToTheWriter();
    small.signIn();
    small.signIn();
    QTRY_COMPARE(small.answeredWith(503), 1); // while the writer still waits
    const auto refused = small.answers().constFirst();
    QCOMPARE(refused.member("error"), u"temporarily_unavailable"_s);
    QCOMPARE(refused.header("retry-after"), "1"_ba);
    QCOMPARE(refused.header("cache-control"), "no-store"_ba);
    QCOMPARE(tests::HttpClient(small.port).get("/health").status, 200); // needs no place
    small.release();
    QTRY_COMPARE(small.answeredWith(200), 2);
}

void OverloadTest::answersWhatRunsAndRefusesWhatHasNotBegunWhenItStops()
{
    SmallServer small;
    small.holdWriter();
    small.signInUpToTheWriter();
    small.signIn();
    small.signIn();
    QTRY_COMPARE(small.answeredWith(503), 1); // so one runs and one waits
    std::unique_ptr<QThread> releasing(QThread::create([&] {
        std::ignore = QTest::qWaitFor([&] { return small.answeredWith(503) == 2; }, 20000);
        small.release();
    }));
    releasing->start();
    small.server.stop(50ms);
    releasing->wait();
    QTRY_COMPARE(small.answers().size(), 3);
    QCOMPARE(small.answeredWith(503), 2);
    QCOMPARE(small.answeredWith(200), 1);
}

void OverloadTest::refusesSignInsWhoseHashingHasNotBegunWhenItStops_data()
{
    QTest::addColumn<bool>("fromTheWindow");
    QTest::newRow("end of the program") << false;
    QTest::newRow("from the window") << true;
}

void OverloadTest::refusesSignInsWhoseHashingHasNotBegunWhenItStops()
{
    QFETCH(bool, fromTheWindow);
    SmallServer small;
    core::HashPool &pool = small.house.hashPool;
    BusyHashPool busy(pool);
    small.signIn();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), busy.threads() + 1, 30000); }();
    std::unique_ptr<QThread> releasing(QThread::create([&] {
        std::ignore = QTest::qWaitFor([&] { return small.answeredWith(503) == 1; }, 20000);
        busy.letGo();
    }));
    releasing->start();
    if (fromTheWindow) {
        const auto stopping = small.server.stopListening();
        QTRY_VERIFY_WITH_TIMEOUT(stopping.isFinished(), 30000);
    } else {
        small.server.stop(50ms);
    }
    releasing->wait();
    QTRY_COMPARE(small.answers().size(), 1);
    QCOMPARE(small.answers().constFirst().status, 503);
    QCOMPARE(small.answers().constFirst().member("error"), u"temporarily_unavailable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), 0, 30000);
    QVERIFY(pool.run([] {})); // for the console
}

void OverloadTest::healsByItself()
{
    ServerFixture server;
    QSemaphore held, go;
    const auto other = server.issuer.database.openAgain(); // as another program would
    const auto holding = other->write([&](core::Transaction &) -> core::Result<void> {
        held.release();
        go.acquire();
        return {};
    });
    held.acquire();
    const auto stored =
        server.issuer.database.database().writeNow([](core::Transaction &) -> core::Result<void> { return {}; });
    QVERIFY(!stored);
    QCOMPARE(server.http().get("/health").status, 503);
    QCOMPARE(server.http().get("/ready").status, 503);
    go.release();
    // Nobody writes any more: the server sees on its own that one can.
    QTRY_COMPARE_WITH_TIMEOUT(server.http().get("/health").status, 200, 20000);
    QCOMPARE(server.http().get("/ready").status, 200);
}

QTEST_GUILESS_MAIN(OverloadTest)
#include "OverloadTest.moc"
