#include "core/upkeep/Purge.h"

#include "tests/support/SessionHouse.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr std::chrono::days kRetention{365};

/// What signing in leaves behind; tokens, locks and audit rows are in UpkeepTest.
class PurgeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<tests::SessionHouse>(); }
    void keepsWhatIsStillAsked_data();
    void keepsWhatIsStillAsked();
    void takesAnEndedSessionLongBeforeItsLimit();
    void takesRequestsOften();
    void takesMoreThanOneSlice();

private:
    qint64 count(const QString &table) { return m_house->issuer.number(u"SELECT COUNT(*) FROM "_s + table); }
    Purge::Report purge()
    {
        return Purge(m_house->issuer.database.database(), kRetention).run(m_house->issuer.clock.now()).value();
    }
    std::unique_ptr<tests::SessionHouse> m_house;
};

void PurgeTest::keepsWhatIsStillAsked_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<std::chrono::seconds>("kept"); // the longest time that it stays
    QTest::newRow("authorization codes") << u"authorization_codes"_s << std::chrono::seconds(60s + 24h);
    QTest::newRow("pushed requests") << u"pushed_requests"_s << std::chrono::seconds(90s + 1h);
    QTest::newRow("device codes") << u"device_codes"_s << std::chrono::seconds(600s + 1h);
    QTest::newRow("browser sessions") << u"browser_sessions"_s << std::chrono::seconds(7 * 24h + 30 * 24h);
    QTest::newRow("ids of assertions") << u"spent_ids"_s << std::chrono::seconds(300s);
    QTest::newRow("registration tokens") << u"registration_tokens"_s << std::chrono::seconds(1h);
}

void PurgeTest::keepsWhatIsStillAsked()
{
    QFETCH(QString, table);
    QFETCH(std::chrono::seconds, kept);
    const auto session = m_house->begin(m_house->alice).session;
    QVERIFY(m_house->codes.issue(m_house->grantFor(m_house->alice, session)));
    QVERIFY(m_house->pushedRequests.push(m_house->client.id, {}));
    QVERIFY(m_house->deviceCodes.begin(m_house->client.id, {}, {}, {}));
    const qint64 now = toMillis(m_house->issuer.clock.now());
    m_house->issuer.execute(u"INSERT INTO spent_ids (id_hash, expires_at) VALUES ('x', %1)"_s.arg(now + 300000));
    m_house->issuer.execute(u"INSERT INTO registration_tokens (id, token_hash, uses_left, created_at, expires_at) "
                            "VALUES ('x', 'x', 1, 0, %1)"_s.arg(now + 3600000));
    m_house->issuer.clock.advance(kept);
    purge();
    QCOMPARE(count(table), 1);
    m_house->issuer.clock.advance(1ms);
    const auto report = purge();
    QCOMPARE(count(table), 0);
    QVERIFY(report.codes + report.browserSessions + report.spentIds + report.registrationTokens >= 1);
}

void PurgeTest::takesAnEndedSessionLongBeforeItsLimit()
{
    m_house->sessions.adopt({.idle = 8h, .absolute = 24h * 365});
    const auto session = m_house->begin(m_house->alice).session;
    const auto other = m_house->begin(m_house->alice).session;
    QVERIFY(*m_house->sessions.end(session.id, u"signed_out"_s, {}));
    m_house->issuer.clock.advance(24h * 30 + 1ms);
    QCOMPARE(purge().browserSessions, 1);
    QCOMPARE(m_house->issuer.text(u"SELECT id FROM browser_sessions"_s), other.id.value);
}

void PurgeTest::takesRequestsOften()
{
    const auto session = m_house->begin(m_house->alice).session;
    QVERIFY(m_house->codes.issue(m_house->grantFor(m_house->alice, session)));
    QVERIFY(m_house->pushedRequests.push(m_house->client.id, {}));
    QVERIFY(m_house->deviceCodes.begin(m_house->client.id, {}, {}, {}));
    m_house->issuer.clock.advance(600s + 1h + 1ms);
    const auto report =
        Purge(m_house->issuer.database.database(), kRetention).runOften(m_house->issuer.clock.now()).value();
    QCOMPARE(report.codes, 2);
    QCOMPARE(count(u"pushed_requests"_s) + count(u"device_codes"_s), 0);
    QCOMPARE(count(u"authorization_codes"_s), 1);
}

void PurgeTest::takesMoreThanOneSlice()
{
    m_house->issuer.execute(u"INSERT INTO spent_ids (id_hash, expires_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL "
                            "SELECT i + 1 FROM n WHERE i < 2500) SELECT i, 1 FROM n"_s);
    QCOMPARE(purge().spentIds, 2500);
    QCOMPARE(count(u"spent_ids"_s), 0);
}

QTEST_GUILESS_MAIN(PurgeTest)
#include "PurgeTest.moc"
