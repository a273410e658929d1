#include "core/authorization/PushedRequests.h"

#include "tests/support/SessionHouse.h"

#include <QTest>

#include <thread>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PushedRequestsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<tests::SessionHouse>(); }
    void givesBackByteForByteWhatWasPushed();
    void keepsNothingThatProvesTheClient();
    void finds_data();
    void finds();
    void isFoundAgainUntilItIsAnswered();
    void isSpentOnce();

private:
    QString push(const PushedRequests::Parameters &parameters = {{"scope", "openid"}})
    {
        return m_house->pushedRequests.push(m_house->client.id, parameters).value();
    }
    std::unique_ptr<tests::SessionHouse> m_house;
};

void PushedRequestsTest::givesBackByteForByteWhatWasPushed()
{
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all.append(char(byte));
    const PushedRequests::Parameters parameters{{"state", all},    {"scope", "openid \"x\" \\"},
                                                {"empty", ""},     {"resource", "a"},
                                                {"resource", "b"}, {"", "no name"}};
    const QString uri = push(parameters);
    QVERIFY(uri.startsWith(QLatin1String(PushedRequests::kPrefix)));
    QCOMPARE(uri.size(), qsizetype(strlen(PushedRequests::kPrefix)) + 43);
    const auto found = m_house->pushedRequests.find(uri, m_house->client.id, {});
    QVERIFY(found && *found);
    QVERIFY(**found == parameters);
}

void PushedRequestsTest::keepsNothingThatProvesTheClient()
{
    const QString uri = push({{"client_secret", "s3cret-s3cret"},
                              {"client_assertion", "eyJhbGciOi"},
                              {"client_assertion_type", "urn:jwt"},
                              {"scope", "openid"}});
    const PushedRequests::Parameters kept{{"scope", "openid"}};
    QVERIFY(**m_house->pushedRequests.find(uri, m_house->client.id, {}) == kept);
    QCOMPARE(m_house->issuer.text(u"SELECT parameters FROM pushed_requests"_s), u"[[\"scope\",\"openid\"]]"_s);
    QVERIFY(m_house->issuer.text(u"SELECT request_hash FROM pushed_requests"_s) != uri);
}

void PushedRequestsTest::finds_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("in time") << u"in time"_s << true;
    QTest::newRow("expired") << u"expired"_s << false;
    QTest::newRow("expired, but its page was shown in time") << u"shown in time"_s << true;
    QTest::newRow("expired, and its page was shown too late") << u"shown too late"_s << false;
    QTest::newRow("another client's") << u"another client's"_s << false;
    QTest::newRow("unknown") << u"unknown"_s << false;
    QTest::newRow("spent") << u"spent"_s << false;
    QTest::newRow("spent, though its page was shown in time") << u"spent after shown"_s << false;
}

void PushedRequestsTest::finds()
{
    QFETCH(QString, what);
    QFETCH(bool, isFound);
    auto &clock = m_house->issuer.clock;
    const Instant start = clock.now();
    QString uri = push();
    clock.advance(what == "in time"_L1 || what == "spent"_L1 || what == "another client's"_L1 ? 89s : 90s);
    if (what.startsWith("spent"_L1))
        QVERIFY(*m_house->pushedRequests.spend(uri));
    if (what == "unknown"_L1)
        uri += u'A';
    std::optional<Instant> begunBefore;
    if (what == "shown in time"_L1 || what == "spent after shown"_L1)
        begunBefore = start + 89s;
    if (what == "shown too late"_L1)
        begunBefore = start + 90s;
    const ClientId client = what == "another client's"_L1 ? m_house->quietClient.id : m_house->client.id;
    QCOMPARE(m_house->pushedRequests.find(uri, client, begunBefore)->has_value(), isFound);
}

void PushedRequestsTest::isFoundAgainUntilItIsAnswered()
{
    const QString uri = push();
    for (int reload = 0; reload < 5; ++reload)
        QVERIFY(*m_house->pushedRequests.find(uri, m_house->client.id, {}));
    QVERIFY(*m_house->pushedRequests.spend(uri));
    QVERIFY(!*m_house->pushedRequests.find(uri, m_house->client.id, {}));
}

void PushedRequestsTest::isSpentOnce()
{
    const QString uri = push();
    std::atomic<int> spent = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([&] {
            if (const auto done = m_house->pushedRequests.spend(uri); done && *done)
                ++spent;
        });
    threads.clear();
    QCOMPARE(spent.load(), 1);
    QCOMPARE(m_house->pushedRequests.spend(u"urn:ietf:params:oauth:request_uri:unknown"_s).value(), false);
}

QTEST_GUILESS_MAIN(PushedRequestsTest)
#include "PushedRequestsTest.moc"
