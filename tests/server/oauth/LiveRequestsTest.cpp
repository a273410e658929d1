#include "server/oauth/LiveRequests.h"

#include "tests/support/ManualClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::OAuthCode;

class LiveRequestsTest : public QObject
{
    Q_OBJECT
private slots:
    void sharesAPublicClientOutByAddress();
    void boundsAPublicClientInAll();
    void boundsAClientThatIsProvenWhereverItIs();
    void givesPlacesBackWhenTheyEnd();

private:
    static core::Client client(core::ClientType type)
    {
        core::Client client;
        client.id = core::ClientId{u"a-client"_s};
        client.type = type;
        return client;
    }
    static core::Origin from(const QString &address)
    {
        core::Origin origin;
        origin.address = address;
        return origin;
    }

    tests::ManualClock m_clock;
    const core::Client m_public = client(core::ClientType::Public);
    const core::Client m_proven = client(core::ClientType::Confidential);
};

void LiveRequestsTest::sharesAPublicClientOutByAddress()
{
    server::LiveRequests live(m_clock, 90s, {.ofClient = 9, .ofPublicClient = 9, .ofPublicClientAtAddress = 2});
    QVERIFY(live.admit(m_public, from(u"192.0.2.1"_s)));
    m_clock.advance(30s);
    QVERIFY(live.admit(m_public, from(u"192.0.2.1"_s)));
    const auto refused = live.admit(m_public, from(u"192.0.2.1"_s));
    QCOMPARE(refused.error().code, OAuthCode::RateLimitExceeded);
    QCOMPARE(refused.error().limit, 2);
    QCOMPARE(refused.error().retryAfter, std::optional(60s));
    QVERIFY(live.admit(m_public, from(u"192.0.2.2"_s)));
    auto other = m_public;
    other.id = core::ClientId{u"another-client"_s};
    QVERIFY(live.admit(other, from(u"192.0.2.1"_s)));
}

void LiveRequestsTest::boundsAPublicClientInAll()
{
    server::LiveRequests live(m_clock, 90s, {.ofClient = 9, .ofPublicClient = 3, .ofPublicClientAtAddress = 2});
    for (int i = 1; i <= 3; ++i)
        QVERIFY(live.admit(m_public, from(u"192.0.2.%1"_s.arg(i))));
    QCOMPARE(live.admit(m_public, from(u"192.0.2.4"_s)).error().limit, 3);
}

void LiveRequestsTest::boundsAClientThatIsProvenWhereverItIs()
{
    server::LiveRequests live(m_clock, 90s, {.ofClient = 4, .ofPublicClient = 1, .ofPublicClientAtAddress = 1});
    for (int i = 0; i < 4; ++i)
        QVERIFY(live.admit(m_proven, from(u"192.0.2.1"_s)));
    QCOMPARE(live.admit(m_proven, from(u"192.0.2.2"_s)).error().limit, 4);
}

void LiveRequestsTest::givesPlacesBackWhenTheyEnd()
{
    server::LiveRequests live(m_clock, 90s, {.ofClient = 1, .ofPublicClient = 1, .ofPublicClientAtAddress = 1});
    for (int i = 0; i < 3; ++i) {
        QVERIFY(live.admit(m_public, from(u"192.0.2.1"_s)));
        m_clock.advance(90s - 1ms);
        QVERIFY(!live.admit(m_public, from(u"192.0.2.1"_s)));
        m_clock.advance(1ms);
    }
}

QTEST_GUILESS_MAIN(LiveRequestsTest)
#include "LiveRequestsTest.moc"
