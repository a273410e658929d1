#include "core/audit/AuditRepository.h"

#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::AuditCriteria;
using core::AuditEvent;
using core::AuditLog;
using core::AuditRepository;
using core::EventType;
using core::Result;
using core::Snapshot;
using core::Transaction;

class AuditRepositoryTest : public QObject
{
    Q_OBJECT

private:
    struct Row
    {
        EventType type = EventType::LoginSuccess;
        bool success = true;
        QString user = {};
        QString client = {};
        QString address = {};
        QString error = {};
        QString request = {};
        QJsonObject data = {};
        QString node = u"node-1"_s;
    };
    void append(const Row &row)
    {
        AuditEvent event{.type = row.type,
                         .success = row.success,
                         .user = {row.user},
                         .client = {row.client},
                         .data = row.data,
                         .errorMessage = row.error,
                         .origin = {row.address, {}, core::RequestId{row.request}, u"http"_s}};
        AuditLog log(m_clock, m_random, row.node);
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) { return log.append(transaction, event); }));
    }
    void addUser(const QString &id, const QString &name)
    {
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) -> Result<void> {
            auto rows = transaction.run(uR"(
                INSERT INTO users (id, username, username_key, email, email_key, password_hash, created_at, updated_at)
                VALUES (:id, :name, :key, :name, :key, 'x', 0, 0))"_s,
                                        {{"id"_L1, id}, {"name"_L1, name}, {"key"_L1, name.toCaseFolded()}});
            if (!rows)
                return core::fail(rows.error());
            return {};
        }));
    }
    QList<qint64> matching(const AuditCriteria &criteria)
    {
        const auto page = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditRepository::page(snapshot, criteria, {}, 1000); });
        const auto count =
            m_db->database().readNow([&](Snapshot &snapshot) { return AuditRepository::count(snapshot, criteria); });
        if (!page || !count)
            qFatal("%s", qPrintable(page ? count.error().detail : page.error().detail));
        if (*count != qint64(page->records.size()))
            qFatal("the count differs from the page");
        QList<qint64> numbers;
        for (const auto &record : page->records)
            numbers.prepend(record.seq);
        return numbers;
    }

    tests::ManualClock m_clock;
    core::SystemRandom m_random;
    std::unique_ptr<tests::TestDatabase> m_db;

private Q_SLOTS:
    void init() { m_db = std::make_unique<tests::TestDatabase>(); }
    void givesTheNewestFirst();
    void pagesOverEqualTimesWithoutLossOrRepetition();
    void keepsItsPlaceWhenRowsAreAdded();
    void refusesAForeignCursor_data();
    void refusesAForeignCursor();
    void findsOneRow();
    void filters_data();
    void filters();
    void takesWildcardsLiterally();
    void listsDespiteDamagedData();
    void countsEveryRowInOneBucket();
    void refusesAHistogramWithoutSpan();
};

void AuditRepositoryTest::givesTheNewestFirst()
{
    addUser(u"u-1"_s, u"Alice"_s);
    append({.user = u"u-1"_s,
            .client = u"client-a"_s,
            .address = u"10.0.0.1"_s,
            .request = u"r-1"_s,
            .data = {{u"x"_s, 1}}});
    m_clock.advance(std::chrono::seconds(1));
    append({.type = EventType::LoginFailed,
            .success = false,
            .error = u"bad_credentials"_s,
            .data = {{u"username"_s, u"mallory"_s}}});
    const auto page =
        m_db->database().readNow([](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, {}, 10); });
    QVERIFY(page);
    QCOMPARE(page->records.size(), size_t(2));
    QCOMPARE(page->next, QString());
    const auto &failed = page->records.at(0);
    QCOMPARE(failed.seq, 2);
    QCOMPARE(failed.eventType, u"login_failed"_s);
    QVERIFY(!failed.success);
    QCOMPARE(failed.username, u"mallory"_s);
    QCOMPARE(failed.errorMessage, u"bad_credentials"_s);
    const auto &first = page->records.at(1);
    QCOMPARE(first.username, u"Alice"_s);
    QCOMPARE(first.client.value, u"client-a"_s);
    QCOMPARE(first.address, u"10.0.0.1"_s);
    QCOMPARE(first.requestId, u"r-1"_s);
    QCOMPARE(first.actor, u"http"_s);
    QCOMPARE(first.data, (QJsonObject{{u"x"_s, 1}}));
    QVERIFY(first.createdAt == m_clock.now() - std::chrono::seconds(1));
    QCOMPARE(first.hash.size(), 64);
}

void AuditRepositoryTest::pagesOverEqualTimesWithoutLossOrRepetition()
{
    for (int i = 0; i < 30; ++i) {
        append({});
        append({.node = u"node-2"_s}); // the same time and the same number
        if (i % 10 == 9)
            m_clock.advance(std::chrono::milliseconds(1));
    }
    QSet<QString> seen;
    QString after;
    core::Instant last = m_clock.now();
    do {
        const auto page =
            m_db->database().readNow([&](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, after, 7); });
        QVERIFY(page);
        QVERIFY(page->records.size() == 7 || page->next.isEmpty());
        for (const auto &record : page->records) {
            QVERIFY(!seen.contains(record.id));
            QVERIFY(record.createdAt <= last);
            seen.insert(record.id);
            last = record.createdAt;
        }
        after = page->next;
    } while (!after.isEmpty());
    QCOMPARE(seen.size(), 60);
}

void AuditRepositoryTest::keepsItsPlaceWhenRowsAreAdded()
{
    for (int i = 0; i < 4; ++i)
        append({});
    const auto first =
        m_db->database().readNow([](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, {}, 2); });
    append({});
    const auto second = m_db->database().readNow(
        [&](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, first->next, 2); });
    QCOMPARE(second->records.at(0).seq, 2);
    QCOMPARE(second->records.at(1).seq, 1);
    QCOMPARE(second->next, QString());
}

void AuditRepositoryTest::refusesAForeignCursor_data()
{
    QTest::addColumn<QString>("cursor");
    QTest::newRow("word") << u"next"_s;
    QTest::newRow("no id") << u"1:2:"_s;
    QTest::newRow("no number") << u"1:x:id"_s;
    QTest::newRow("no time") << u":2:id"_s;
}

void AuditRepositoryTest::refusesAForeignCursor()
{
    QFETCH(QString, cursor);
    const auto page =
        m_db->database().readNow([&](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, cursor, 2); });
    QVERIFY(!page);
    QCOMPARE(page.error().kind, core::ErrorKind::InvalidInput);
}

void AuditRepositoryTest::findsOneRow()
{
    append({.client = u"client-a"_s});
    const auto page =
        m_db->database().readNow([](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, {}, 2); });
    const QString id = page->records.at(0).id;
    const auto found =
        m_db->database().readNow([&](Snapshot &snapshot) { return AuditRepository::find(snapshot, id); });
    QCOMPARE((*found)->client.value, u"client-a"_s);
    const auto absent =
        m_db->database().readNow([&](Snapshot &snapshot) { return AuditRepository::find(snapshot, u"none"_s); });
    QVERIFY(absent && !*absent);
}

void AuditRepositoryTest::filters_data()
{
    QTest::addColumn<AuditCriteria>("criteria");
    QTest::addColumn<QList<qint64>>("expected");
    const core::Instant start = tests::ManualClock().now();
    const auto seconds = [&](int count) { return start + std::chrono::seconds(count); };
    const auto row = [](const char *name, const AuditCriteria &criteria, const QList<qint64> &expected) {
        QTest::newRow(name) << criteria << expected;
    };
    row("nothing", {}, {1, 2, 3, 4, 5});
    row("one event", {.eventTypes = {u"login_failed"_s}}, {2, 5});
    row("two events", {.eventTypes = {u"login_failed"_s, u"token_refresh"_s}}, {2, 3, 5});
    row("unknown event", {.eventTypes = {u"other"_s}}, {});
    row("failed", {.success = false}, {2, 5});
    row("succeeded", {.success = true}, {1, 3, 4});
    row("user by id", {.user = u"u-1"_s}, {1, 2});
    row("user by name in another case", {.user = u"ЮЛИЯ"_s}, {1, 2});
    row("name that was only typed", {.user = u"Mallory"_s}, {5});
    row("unknown user", {.user = u"nobody"_s}, {});
    row("client", {.client = u"client-b"_s}, {3});
    row("address", {.address = u"10.0.0.2"_s}, {2});
    row("request", {.requestId = u"r-4"_s}, {4});
    row("family", {.family = {u"f-1"_s}}, {3, 4});
    row("unknown family", {.family = {u"f-2"_s}}, {});
    row("since", {.since = seconds(4)}, {4, 5});
    row("until", {.until = seconds(4)}, {1, 2, 3});
    row("span", {.since = seconds(2), .until = seconds(3)}, {2});
    row("text in a user name", {.text = u"юли"_s}, {1, 2});
    row("text in a typed name", {.text = u"MALL"_s}, {5});
    row("text in a client", {.text = u"ENT-B"_s}, {3});
    row("text in an address", {.text = u"0.0.2"_s}, {2});
    row("text in an event", {.text = u"refresh"_s}, {3});
    row("text in an error", {.text = u"credent"_s}, {2});
    row("text in a request", {.text = u"r-4"_s}, {4});
    row("all together", {.text = u"юл"_s, .eventTypes = {u"login_failed"_s}, .success = false, .user = u"u-1"_s}, {2});
}

void AuditRepositoryTest::filters()
{
    QFETCH(AuditCriteria, criteria);
    QFETCH(QList<qint64>, expected);
    addUser(u"u-1"_s, u"Юлия"_s);
    addUser(u"u-2"_s, u"bob"_s);
    const auto appendNext = [&](const Row &row) {
        m_clock.advance(std::chrono::seconds(1));
        append(row);
    };
    m_clock.set(tests::ManualClock().now());
    appendNext({.user = u"u-1"_s, .client = u"client-a"_s, .address = u"10.0.0.1"_s});
    appendNext({.type = EventType::LoginFailed,
                .success = false,
                .user = u"u-1"_s,
                .address = u"10.0.0.2"_s,
                .error = u"bad_credentials"_s});
    appendNext({.type = EventType::TokenRefresh,
                .user = u"u-2"_s,
                .client = u"client-b"_s,
                .data = {{u"family_id"_s, u"f-1"_s}}});
    appendNext(
        {.type = EventType::TokenRevoke, .user = u"u-2"_s, .request = u"r-4"_s, .data = {{u"family_id"_s, u"f-1"_s}}});
    appendNext({.type = EventType::LoginFailed, .success = false, .data = {{u"username"_s, u"mallory"_s}}});
    QCOMPARE(matching(criteria), expected);
}

void AuditRepositoryTest::takesWildcardsLiterally()
{
    append({.client = u"ab_cd"_s});
    append({.client = u"abxcd"_s});
    append({.client = u"100%"_s});
    append({.client = u"back\\slash"_s});
    QCOMPARE(matching({.text = u"b_c"_s}), QList<qint64>{1});
    QCOMPARE(matching({.text = u"0%"_s}), QList<qint64>{3});
    QCOMPARE(matching({.text = u"%"_s}), QList<qint64>{3});
    QCOMPARE(matching({.text = u"k\\s"_s}), QList<qint64>{4});
    QCOMPARE(matching({.text = u"' OR 1 = 1 --"_s}), QList<qint64>{});
}

void AuditRepositoryTest::listsDespiteDamagedData()
{
    append({.user = u"u-1"_s});
    QVERIFY(m_db->database().writeNow([](Transaction &transaction) -> Result<void> {
        for (const QString &sql :
             {u"DROP TRIGGER audit_logs_no_update"_s, u"UPDATE audit_logs SET event_data = '{broken'"_s}) {
            if (auto done = transaction.run(sql); !done)
                return core::fail(done.error());
        }
        return {};
    }));
    QCOMPARE(matching({}), QList<qint64>{1});
    QCOMPARE(matching({.text = u"login"_s}), QList<qint64>{1});
    QCOMPARE(matching({.family = {u"f-1"_s}}), QList<qint64>{});
}

void AuditRepositoryTest::countsEveryRowInOneBucket()
{
    const core::Instant since = m_clock.now();
    for (int i = 0; i < 100; ++i) {
        append({.success = i % 3 != 0});
        m_clock.advance(std::chrono::milliseconds(7));
    }
    const core::Instant until = since + std::chrono::milliseconds(650); // leaves some out
    for (const int buckets : {1, 2, 7, 64, 700}) {
        const AuditCriteria criteria{.since = since, .until = until};
        const auto counts = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditRepository::histogram(snapshot, criteria, buckets); });
        QVERIFY(counts);
        QCOMPARE(counts->size(), size_t(buckets));
        qint64 sum = 0;
        for (size_t i = 0; i < counts->size(); ++i) {
            const auto &bucket = counts->at(i);
            const core::Instant end = i + 1 < counts->size() ? counts->at(i + 1).start : until;
            AuditCriteria inside{.success = true, .since = bucket.start, .until = end};
            QCOMPARE(bucket.succeeded, matching(inside).size());
            inside.success = false;
            QCOMPARE(bucket.failed, matching(inside).size());
            sum += bucket.succeeded + bucket.failed;
        }
        QCOMPARE(sum, 93);
        QVERIFY(counts->front().start == since);
    }
}

void AuditRepositoryTest::refusesAHistogramWithoutSpan()
{
    const core::Instant now = m_clock.now();
    const core::Instant first = core::Instant::min();
    const core::Instant last = core::Instant::max();
    for (const AuditCriteria &criteria :
         {AuditCriteria{}, AuditCriteria{.since = now, .until = now}, AuditCriteria{.since = first, .until = now},
          AuditCriteria{.since = now, .until = last}, AuditCriteria{.since = first, .until = last}}) {
        const auto counts = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditRepository::histogram(snapshot, criteria, 10); });
        QVERIFY(!counts);
        QCOMPARE(counts.error().kind, core::ErrorKind::InvalidInput);
    }
}

QTEST_GUILESS_MAIN(AuditRepositoryTest)
#include "AuditRepositoryTest.moc"
