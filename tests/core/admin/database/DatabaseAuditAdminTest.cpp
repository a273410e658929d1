#include "core/admin/database/DatabaseAuditAdmin.h"

#include "core/audit/AuditRepository.h"
#include "core/upkeep/AuditHead.h"
#include "tests/support/AdminHouse.h"

#include <QDeadlineTimer>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseAuditAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseAuditAdmin> m_audit;
    qint64 m_rowsBefore = 0; ///< of the first signing key

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    void append(EventType type, bool success = true, const QJsonObject &data = {}, int times = 1)
    {
        const AuditEvent event{type, success, {}, {}, data, {}, tests::TestIssuer::origin()};
        const auto written =
            m_house->issuer.database.database().writeNow([&](Transaction &transaction) -> Result<void> {
                for (int i = 0; i < times; ++i) {
                    if (auto added = m_house->issuer.audit.append(transaction, event); !added)
                        return added;
                }
                return {};
            });
        QVERIFY(written);
    }
    static AuditQuery ofEvent(const QString &type)
    {
        AuditQuery query;
        query.eventTypes = {type};
        return query;
    }
    qint64 rows() { return m_house->issuer.number(u"SELECT COUNT(*) FROM audit_logs"_s); }
    void tamper(const QString &sql)
    {
        m_house->issuer.execute(u"DROP TRIGGER IF EXISTS audit_logs_no_update"_s);
        m_house->issuer.execute(u"DROP TRIGGER IF EXISTS audit_logs_no_delete"_s);
        m_house->issuer.execute(sql);
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_audit = std::make_unique<DatabaseAuditAdmin>(m_house->context);
        m_rowsBefore = rows();
    }
    void cleanup()
    {
        m_audit.reset();
        m_house.reset();
    }
    void listsWithCounts();
    void countsManyMatchesOnlyRoughly();
    void pagesOverEqualTimesWithoutLossOrRepetition();
    void refusesAForeignPlace_data();
    void refusesAForeignPlace();
    void countsWhatIsLeftAfterAPurge();
    void findsOneRow();
    void drawsTheLastDayUnlessToldOtherwise();
    void refusesAnImpossibleHistogram_data();
    void refusesAnImpossibleHistogram();
    void verifiesAndTellsOfIt();
    void findsAnAlteredRowAndTellsOfIt();
    void checksTheSealsWhereTheKeyIsAtHand();
    void findsAForgedHead();
    void aCancelledVerificationIsNotTold();
    void walksLeaveTheSharedReadersFree();
    void everyAnswerComesThoughTheDatabaseCloses();
};

void DatabaseAuditAdminTest::listsWithCounts()
{
    append(EventType::LoginSuccess, true, {}, 3);
    append(EventType::LoginFailed, false, {{u"username"_s, u"mallory"_s}});
    const auto all = await(m_audit->list({}, {}));
    QVERIFY(all);
    QCOMPARE(all->total, m_rowsBefore + 4);
    QCOMPARE(all->matching, m_rowsBefore + 4);
    QCOMPARE(all->rows.front().eventType, u"login_failed"_s);
    QCOMPARE(all->rows.front().username, u"mallory"_s);
    QVERIFY(!all->rows.front().success);
    QCOMPARE(all->next, QString());
    const auto newest = await(m_audit->newest(ofEvent(u"login_success"_s), 2));
    QCOMPARE(newest->rows.size(), size_t(2));
    QCOMPARE(newest->matching, 2);
    QCOMPARE(newest->total, m_rowsBefore + 4);
    QVERIFY(!newest->next.isEmpty());
    QCOMPARE(await(m_audit->list(ofEvent(u"login_success"_s), {newest->next, 2}))->rows.size(), size_t(1));
    QCOMPARE(await(m_audit->newest(ofEvent(u"login_success"_s), 3))->next, QString());
    const auto some = await(m_audit->list(ofEvent(u"login_success"_s), {{}, 2}));
    QCOMPARE(some->matching, 3);
    QCOMPARE(some->total, m_rowsBefore + 4);
    const auto rest = await(m_audit->list(ofEvent(u"login_success"_s), {some->next, 2}));
    QCOMPARE(rest->rows.size(), size_t(1));
    QCOMPARE(rest->matching, 3);
    QCOMPARE(rest->next, QString());
}

void DatabaseAuditAdminTest::countsManyMatchesOnlyRoughly()
{
    append(EventType::LoginSuccess, true, {}, 10'010);
    m_house->issuer.clock.advance(1h);
    QCOMPARE(await(m_audit->list(ofEvent(u"login_success"_s), {}))->matching, 10'010);
    AuditQuery notMine;
    notMine.eventTypes = {u"login_success"_s};
    notMine.excluded = {{AuditField::Address, {u"203.0.113.99"_s}}};
    QCOMPARE(await(m_audit->list(notMine, {}))->matching, 10'000);
    QCOMPARE(await(m_audit->list({}, {}))->matching, m_rowsBefore + 10'010);
    AuditQuery span;
    span.since = m_house->issuer.clock.now() - 2h;
    QCOMPARE(await(m_audit->list(span, {}))->matching, m_rowsBefore + 10'010);
    span.since = m_house->issuer.clock.now();
    QCOMPARE(await(m_audit->list(span, {}))->matching, 0);
}

void DatabaseAuditAdminTest::pagesOverEqualTimesWithoutLossOrRepetition()
{
    for (int i = 0; i < 5; ++i) {
        append(EventType::LoginSuccess, true, {}, 4);
        append(EventType::TokenIssued, true, {}, 3);
        m_house->issuer.clock.advance(1ms);
    }
    AuditQuery query;
    query.eventTypes = {u"token_issued"_s, u"login_success"_s};
    QList<qint64> found;
    QString after;
    do {
        const auto page = await(m_audit->list(query, {after, 3}));
        QVERIFY(page);
        QCOMPARE(page->matching, 35);
        for (const AuditRow &row : page->rows)
            found << row.seq;
        after = page->next;
        append(EventType::LoginSuccess); // what comes meanwhile belongs before the first page
    } while (!after.isEmpty());
    QList<qint64> expected;
    for (int i = 35; i > 0; --i)
        expected << m_rowsBefore + i;
    QCOMPARE(found, expected);
}

void DatabaseAuditAdminTest::refusesAForeignPlace_data()
{
    QTest::addColumn<QString>("after");
    QTest::newRow("words") << u"hello"_s;
    QTest::newRow("a number") << u"7"_s;
    QTest::newRow("a number alone") << u"7/"_s;
    QTest::newRow("no place behind the count") << u"7/hello"_s;
    QTest::newRow("of another list") << u"1768478400000:some-id"_s;
}

void DatabaseAuditAdminTest::refusesAForeignPlace()
{
    QFETCH(QString, after);
    append(EventType::LoginSuccess);
    QCOMPARE(await(m_audit->list({}, {after, 3})).error().kind, ErrorKind::InvalidInput);
}

void DatabaseAuditAdminTest::countsWhatIsLeftAfterAPurge()
{
    append(EventType::LoginSuccess, true, {}, 5);
    m_house->issuer.clock.advance(1h);
    append(EventType::LoginSuccess, true, {}, 2);
    QVERIFY(m_house->issuer.database.database().writeNow(
        [&](Transaction &transaction) { return AuditRepository::purge(transaction, m_house->issuer.clock.now()); }));
    const auto page = await(m_audit->list({}, {}));
    QCOMPARE(page->total, 2);
    QCOMPARE(page->rows.size(), size_t(2));
    AuditLog other(m_house->issuer.clock, m_house->issuer.random, u"other-node"_s);
    QVERIFY(m_house->issuer.database.database().writeNow(
        [&](Transaction &transaction) { return other.append(transaction, {}); }));
    QCOMPARE(await(m_audit->list({}, {}))->total, 3);
}

void DatabaseAuditAdminTest::findsOneRow()
{
    append(EventType::LoginSuccess);
    const AuditRow row = await(m_audit->list({}, {}))->rows.front();
    const auto found = await(m_audit->find(row.id));
    QCOMPARE(found->seq, row.seq);
    QCOMPARE(found->hash, row.hash);
    QCOMPARE(await(m_audit->find(u"none"_s)).error().kind, ErrorKind::NotFound);
}

void DatabaseAuditAdminTest::drawsTheLastDayUnlessToldOtherwise()
{
    m_house->issuer.clock.advance(25h); // the rows of the first key are older
    append(EventType::LoginSuccess, true, {}, 3);
    append(EventType::LoginFailed, false, {}, 2);
    const auto day = await(m_audit->histogram({}, 24));
    QCOMPARE(day->size(), size_t(24));
    QVERIFY(day->front().start == m_house->issuer.clock.now() - 24h + 1ms);
    QCOMPARE(day->back().succeeded, 3);
    QCOMPARE(day->back().failed, 2);
    AuditQuery query;
    query.since = m_house->issuer.clock.now() - 48h;
    query.until = m_house->issuer.clock.now();
    query.success = true;
    const auto two = await(m_audit->histogram(query, 2));
    QVERIFY(two->front().start == *query.since);
    QCOMPARE(two->front().succeeded, m_rowsBefore);
    QCOMPARE(two->back().succeeded + two->back().failed, 0);
    query.eventTypes = {u"login_failed"_s, u"login_success"_s};
    query.success.reset();
    query.until.reset();
    const auto signIns = await(m_audit->histogram(query, 2));
    QCOMPARE(signIns->back().succeeded, 3);
    QCOMPARE(signIns->back().failed, 2);
}

void DatabaseAuditAdminTest::refusesAnImpossibleHistogram_data()
{
    QTest::addColumn<int>("buckets");
    QTest::addColumn<int>("hours");
    QTest::newRow("none") << 0 << 1;
    QTest::newRow("negative") << -1 << 1;
    QTest::newRow("too many") << 10'001 << 1;
    QTest::newRow("ends before it begins") << 10 << -1;
}

void DatabaseAuditAdminTest::refusesAnImpossibleHistogram()
{
    QFETCH(int, buckets);
    QFETCH(int, hours);
    AuditQuery query;
    query.since = m_house->issuer.clock.now();
    query.until = *query.since + std::chrono::hours(hours);
    QCOMPARE(await(m_audit->histogram(query, buckets)).error().kind, ErrorKind::InvalidInput);
}

void DatabaseAuditAdminTest::verifiesAndTellsOfIt()
{
    append(EventType::LoginSuccess, true, {}, 3);
    const auto check = await(m_audit->verify({}));
    QVERIFY(check);
    QVERIFY(check->intact);
    QCOMPARE(check->rows, m_rowsBefore + 3);
    QCOMPARE(check->headSeq, m_rowsBefore + 3);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"audit_exported"_s);
    QVERIFY(row.success);
    const QJsonObject expected{
        {u"operation"_s, u"verify"_s}, {u"rows"_s, m_rowsBefore + 3}, {u"intact"_s, true}, {u"seals_checked"_s, false}};
    QCOMPARE(row.data, expected);
    QCOMPARE(m_house->told(), QList<int>{AuditArea});
    QVERIFY(await(m_audit->verify({}))->intact);
}

void DatabaseAuditAdminTest::findsAnAlteredRowAndTellsOfIt()
{
    append(EventType::LoginSuccess, true, {}, 3);
    tamper(u"UPDATE audit_logs SET ip_address = '192.0.2.8' WHERE seq = %1"_s.arg(m_rowsBefore + 2));
    const auto check = await(m_audit->verify({}));
    QVERIFY(!check->intact);
    QCOMPARE(check->firstBadSeq, m_rowsBefore + 2);
    QCOMPARE(check->reason, u"altered"_s);
    const auto row = m_house->audited().back();
    QVERIFY(!row.success);
    QCOMPARE(row.error, u"altered"_s);
    QCOMPARE(row.data[u"first_bad_seq"_s].toInteger(), m_rowsBefore + 2);
}

void DatabaseAuditAdminTest::checksTheSealsWhereTheKeyIsAtHand()
{
    auto &issuer = m_house->issuer;
    QVERIFY(!await(m_audit->verify({}))->sealsChecked);
    issuer.audit.sealWith(std::make_shared<const AuditSeal>(issuer.envelope));
    QVERIFY(issuer.database.database().writeNow(
        [&](Transaction &transaction) { return issuer.audit.beginSealing(transaction); }));
    append(EventType::LoginSuccess, true, {}, 3);
    auto check = await(m_audit->verify({}));
    QVERIFY(check->intact);
    QVERIFY(check->sealsChecked);
    issuer.execute(u"DELETE FROM audit_ends"_s);
    check = await(m_audit->verify({}));
    QVERIFY(!check->intact);
    QCOMPARE(check->reason, u"not sealed"_s);
}

void DatabaseAuditAdminTest::findsAForgedHead()
{
    append(EventType::LoginSuccess);
    const auto &issuer = m_house->issuer;
    QVERIFY(AuditHead({m_house->issuer.database.database(), issuer.audit, issuer.ring, issuer.clock}).sign().value());
    QVERIFY(await(m_audit->verify({}))->intact);
    m_house->issuer.execute(u"UPDATE audit_heads SET jws = replace(jws, '.', '.x')"_s);
    QVERIFY(!await(m_audit->verify({}))->intact);
}

void DatabaseAuditAdminTest::aCancelledVerificationIsNotTold()
{
    append(EventType::LoginSuccess, true, {}, 1500);
    const auto check = await(m_audit->verify([](qint64, qint64) { return false; }));
    QCOMPARE(check.error().kind, ErrorKind::Cancelled);
    QCOMPARE(m_house->audited().size(), size_t(0));
}

void DatabaseAuditAdminTest::walksLeaveTheSharedReadersFree()
{
    append(EventType::LoginSuccess, true, {}, 1500);
    // Both walks are under way, as many as there are shared readers, when everybody else asks.
    std::atomic<int> walking = 0;
    std::atomic<int> served = 0;
    const auto progress = [&](qint64 done, qint64) {
        if (done > 1000)
            return true;
        QDeadlineTimer patience(30s);
        ++walking;
        while (walking < 2 && !patience.hasExpired())
            QThread::yieldCurrentThread();
        const auto list = m_audit->list({}, {{}, 1});
        while (!list.isFinished() && !patience.hasExpired())
            QThread::yieldCurrentThread();
        served += list.isFinished() ? 1 : 0;
        return true;
    };
    const auto first = m_audit->verify(progress);
    const auto second = m_audit->verify(progress);
    QVERIFY(await(first)->intact);
    QVERIFY(await(second)->intact);
    QCOMPARE(served.load(), 2);
}

void DatabaseAuditAdminTest::everyAnswerComesThoughTheDatabaseCloses()
{
    append(EventType::LoginSuccess, true, {}, 3000);
    std::vector<QFuture<Result<Page<AuditRow>>>> lists;
    for (int i = 0; i < 50; ++i)
        lists.push_back(m_audit->list({}, {}));
    auto check = m_audit->verify({});
    m_house->pool.waitForDone(); // in the order of Composition
    m_audit.reset();
    m_house.reset();
    for (auto &list : lists)
        QCOMPARE(list.resultCount(), 1);
    QCOMPARE(check.resultCount(), 1);
    QVERIFY(check.result()->intact);
}

QTEST_GUILESS_MAIN(DatabaseAuditAdminTest)
#include "DatabaseAuditAdminTest.moc"
