#include "core/authorization/LogoutDeliveries.h"

#include "tests/support/SessionHouse.h"

#include <QTest>

#include <thread>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LogoutDeliveriesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<tests::SessionHouse>(); }
    void isTakenByOneOfManyAtATime();
    void comesAgainWhenNobodySettledIt();
    void isPutOffLongerAndLonger();
    void endsWhenNobodySettlesTheLastAttempt();
    void goesToWhereTheClientIsNow();
    void keepsToItsLimit();
    void settlesOnce();

private:
    void queue()
    {
        const auto begun = m_house->begin(m_house->alice);
        m_house->enter(m_house->alice, m_house->client, begun.session);
        QVERIFY(*m_house->sessions.end(begun.session.id, u"signed_out"_s, {}));
    }
    std::vector<LogoutDeliveries::Delivery> take() { return m_house->logoutDeliveries.take(100).value(); }
    qint64 ends(const QString &failure)
    {
        return m_house->issuer.number(u"SELECT COUNT(*) FROM audit_logs WHERE json_extract(event_data, '$.logout') = "
                                      "'backchannel' AND error_message = '%1'"_s.arg(failure));
    }
    std::unique_ptr<tests::SessionHouse> m_house;
};

void LogoutDeliveriesTest::isTakenByOneOfManyAtATime()
{
    for (int i = 0; i < 5; ++i)
        queue();
    std::atomic<size_t> taken = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 20; ++i)
        threads.emplace_back([&] { taken += take().size(); });
    threads.clear();
    QCOMPARE(taken.load(), size_t(5));
}

void LogoutDeliveriesTest::comesAgainWhenNobodySettledIt()
{
    queue();
    QCOMPARE(take().size(), size_t(1));
    m_house->issuer.clock.advance(29s);
    QVERIFY(take().empty());
    m_house->issuer.clock.advance(1s);
    const auto again = take();
    QCOMPARE(again.size(), size_t(1));
    QCOMPARE(again.front().attempts, 2);
}

void LogoutDeliveriesTest::isPutOffLongerAndLonger()
{
    queue();
    const std::chrono::seconds waits[] = {1s, 5s, 30s, 300s};
    for (const auto wait : waits) {
        const auto taken = take();
        QCOMPARE(taken.size(), size_t(1));
        QVERIFY(m_house->logoutDeliveries.settle(taken.front(), u"status_400"_s));
        m_house->issuer.clock.advance(wait - 1s);
        QVERIFY(take().empty());
        m_house->issuer.clock.advance(1s);
    }
    const auto last = take();
    QCOMPARE(last.front().attempts, LogoutDeliveries::kMostAttempts);
    QVERIFY(m_house->logoutDeliveries.settle(last.front(), u"status_400"_s));
    QCOMPARE(m_house->deliveries(), 0);
    QCOMPARE(ends(u"status_400"_s), 1);
}

void LogoutDeliveriesTest::endsWhenNobodySettlesTheLastAttempt()
{
    queue();
    m_house->issuer.execute(u"UPDATE logout_deliveries SET attempts = 5"_s);
    QVERIFY(take().empty());
    QCOMPARE(m_house->deliveries(), 0);
    QCOMPARE(ends(u"given_up"_s), 1);
}

void LogoutDeliveriesTest::goesToWhereTheClientIsNow()
{
    queue();
    m_house->issuer.execute(
        u"UPDATE oauth_clients SET metadata = json_set(metadata, '$.backchannel_logout_uri', 'https://moved.test')"_s);
    QCOMPARE(take().front().uri, u"https://moved.test"_s);
    m_house->issuer.execute(u"UPDATE oauth_clients SET metadata = '{}'"_s);
    m_house->issuer.clock.advance(30s);
    QVERIFY(take().empty());
    QCOMPARE(ends(u"client_gone"_s), 1);
}

void LogoutDeliveriesTest::keepsToItsLimit()
{
    for (int i = 0; i < 5; ++i)
        queue();
    QCOMPARE(m_house->logoutDeliveries.take(2)->size(), size_t(2));
    QCOMPARE(m_house->logoutDeliveries.take(2)->size(), size_t(2));
    QCOMPARE(m_house->logoutDeliveries.take(2)->size(), size_t(1));
}

void LogoutDeliveriesTest::settlesOnce()
{
    queue();
    const auto taken = take();
    QVERIFY(m_house->logoutDeliveries.settle(taken.front(), {}));
    QVERIFY(m_house->logoutDeliveries.settle(taken.front(), {}));
    QCOMPARE(ends({}), 1);
    QVERIFY(take().empty());
}

QTEST_GUILESS_MAIN(LogoutDeliveriesTest)
#include "LogoutDeliveriesTest.moc"
