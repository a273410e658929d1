#include "core/audit/AuditFilter.h"

#include "core/audit/AuditKinds.h"
#include "core/audit/AuditRepository.h"
#include "tests/core/audit/AuditFixture.h"

#include <QTest>

using core::AuditCriteria;
using core::AuditField;
using core::AuditFilter;
using core::AuditRepository;
using tests::AuditEvent;
using tests::EventType;
using tests::Result;
using tests::Snapshot;
using tests::Transaction;
using namespace Qt::StringLiterals;

/// A log of all sorts of rows: what each filter finds is compared with what a walk over all rows finds.
class AuditFilterTest : public tests::AuditFixture
{
    Q_OBJECT

private:
    void fillWithAllSorts()
    {
        for (int i = 0; i < 120; ++i) {
            m_clock.advance(std::chrono::minutes(i % 7 ? 3 : 50));
            AuditEvent event;
            event.type = core::allEventTypes()[size_t(i) % 5];
            event.success = i % 3 != 0;
            event.user.value = i % 4 ? u"user-%1"_s.arg(i % 3) : QString();
            event.client.value = i % 2 ? u"client-%1"_s.arg(i % 5) : QString();
            event.data = {{u"username"_s, u"Name-%1"_s.arg(i % 4)},
                          {u"family_id"_s, u"family-%1"_s.arg(i % 6)},
                          {u"grant"_s, i % 2 ? u"password"_s : u"refresh_token"_s}};
            event.errorMessage = event.success ? QString() : u"error-%1"_s.arg(i % 2);
            event.origin = {u"10.0.0.%1"_s.arg(i % 9), u"agent"_s, core::RequestId{u"request-%1"_s.arg(i / 3)},
                            i % 10 ? u"http"_s : u"cli"_s};
            QVERIFY(append(event));
        }
        for (const core::AuditRecord &row : found({}, 1000)) {
            if (row.seq % 17 == 0) {
                QVERIFY(m_db->database().writeNow([&](Transaction &transaction) {
                    return AuditRepository::mark(transaction, row.id, u"seen"_s, m_clock.now());
                }));
            }
        }
    }
    const std::vector<core::AuditRecord> &everything()
    {
        if (m_all.empty())
            m_all = found({}, 1000);
        return m_all;
    }
    std::vector<core::AuditRecord> m_all;
    std::vector<core::AuditRecord> found(const AuditCriteria &criteria, int limit)
    {
        std::vector<core::AuditRecord> records;
        QString after;
        do {
            const auto page = m_db->database().readNow(
                [&](Snapshot &snapshot) { return AuditRepository::page(snapshot, criteria, after, limit); });
            if (!page)
                qFatal("%s", qPrintable(page.error().detail));
            records.insert(records.end(), page->records.begin(), page->records.end());
            after = page->next;
        } while (!after.isEmpty());
        return records;
    }
    static QString valueOf(AuditField field, const core::AuditRecord &row)
    {
        switch (field) {
        case AuditField::Event:
            return row.eventType;
        case AuditField::Result:
            return row.success ? u"ok"_s : u"failed"_s;
        case AuditField::User:
            return row.user.isEmpty() ? row.username.toLower() : row.user.value;
        case AuditField::Client:
            return row.client.value;
        case AuditField::Address:
            return row.address;
        case AuditField::Grant:
            return row.data.value("grant"_L1).toString();
        case AuditField::Error:
            return row.errorMessage;
        case AuditField::Actor:
            return row.actor;
        case AuditField::Request:
            return row.requestId;
        case AuditField::Family:
            return row.data.value("family_id"_L1).toString();
        }
        return {};
    }
    static bool hasText(const QString &text, const core::AuditRecord &row)
    {
        const QString name = row.user.isEmpty() ? row.username : QString();
        const QString all =
            QStringList{name, row.client.value, row.address, row.eventType, row.errorMessage}.join(u'\n');
        return all.contains(text, Qt::CaseInsensitive) || row.requestId.startsWith(text);
    }
    static bool matches(const AuditCriteria &criteria, const core::AuditRecord &row)
    {
        const auto is = [&](const QString &wanted, AuditField field) {
            return wanted.isEmpty() || wanted == valueOf(field, row);
        };
        bool all =
            (criteria.eventTypes.isEmpty() || criteria.eventTypes.contains(row.eventType)) &&
            (!criteria.success || *criteria.success == row.success) && is(criteria.user, AuditField::User) &&
            is(criteria.client, AuditField::Client) && is(criteria.address, AuditField::Address) &&
            is(criteria.grant, AuditField::Grant) && is(criteria.error, AuditField::Error) &&
            is(criteria.actor, AuditField::Actor) && is(criteria.requestId, AuditField::Request) &&
            is(criteria.family.value, AuditField::Family) && (!criteria.since || row.createdAt >= *criteria.since) &&
            (!criteria.until || row.createdAt < *criteria.until) && (!criteria.onlyMarked || row.isMarked) &&
            (!criteria.onlyUnmarked || !row.isMarked) && (criteria.text.isEmpty() || hasText(criteria.text, row));
        for (auto one = criteria.oneOf.begin(); one != criteria.oneOf.end(); ++one)
            all &= one.value().contains(valueOf(one.key(), row));
        for (auto none = criteria.excluded.begin(); none != criteria.excluded.end(); ++none)
            all &= !none.value().contains(valueOf(none.key(), row));
        for (const QString &text : criteria.moreText)
            all &= hasText(text, row);
        for (const QString &text : criteria.excludedText)
            all &= !hasText(text, row);
        return all;
    }

    /// How SQLite finds the rows of a filter's sources.
    template <class Pick>
    Result<QString> plansOf(const AuditCriteria &criteria, Pick pick)
    {
        return m_db->database().readNow([&](Snapshot &snapshot) -> Result<QString> {
            const auto whole = AuditFilter::of(snapshot, criteria);
            if (!whole)
                return core::fail(whole.error());
            const AuditFilter *filter = pick(*whole);
            if (!filter)
                return core::fail(core::ErrorKind::NotFound, u"no such part"_s);
            QString text;
            for (const AuditFilter::Source &source : filter->sources()) {
                const QString sql = u"EXPLAIN QUERY PLAN SELECT l.number "_s + filter->rowsOf(source);
                core::Bindings bindings{{"from"_L1, 0}, {"to"_L1, 1}};
                if (sql.contains(":values"_L1)) {
                    const core::Bindings values = filter->bindings();
                    bindings.insert(bindings.end(), values.begin(), values.end());
                }
                auto rows = snapshot.run(sql, bindings);
                if (!rows)
                    return core::fail(rows.error());
                while (rows->next())
                    text += rows->text(3) + u'\n';
            }
            return text;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_db = std::make_unique<tests::TestDatabase>();
        fillWithAllSorts();
    }
    void cleanup() {} // the log is only read
    void findsWhatAWalkFinds_data();
    void findsWhatAWalkFinds();
    void asksAnIndex_data() { findsWhatAWalkFinds_data(); }
    void asksAnIndex();
    void chartsAreMadeOfSums_data();
    void chartsAreMadeOfSums();
    void rowsOfARoughKindAreAskedThemselves();
    void countsWhatIsNewer();
};

void AuditFilterTest::findsWhatAWalkFinds_data()
{
    QTest::addColumn<AuditCriteria>("criteria");
    const core::Instant start = tests::ManualClock().now();
    const auto minutes = [&](int count) { return start + std::chrono::minutes(count); };
    const auto row = [](const char *name, const AuditCriteria &criteria) { QTest::newRow(name) << criteria; };
    using Field = AuditField;
    row("nothing", {});
    row("event", {.eventTypes = {u"login_failed"_s}});
    row("several events", {.eventTypes = {u"login_failed"_s, u"token_issued"_s}});
    row("event without a name", {.eventTypes = {QString()}});
    row("events, one without a name", {.eventTypes = {QString(), u"login_failed"_s}});
    row("result", {.success = false});
    row("both results", {.oneOf = {{Field::Result, {u"ok"_s, u"failed"_s}}}});
    row("unknown result", {.oneOf = {{Field::Result, {u"maybe"_s}}}});
    row("not failed", {.excluded = {{Field::Result, {u"failed"_s}}}});
    row("user", {.user = u"user-1"_s});
    row("several users", {.oneOf = {{Field::User, {u"user-1"_s, u"name-0"_s, u"nobody"_s}}}});
    row("not these users", {.excluded = {{Field::User, {u"user-1"_s, u"name-0"_s}}}});
    row("client", {.client = u"client-1"_s});
    row("several clients", {.oneOf = {{Field::Client, {u"client-1"_s, u"client-3"_s}}}});
    row("not a client", {.excluded = {{Field::Client, {u"client-1"_s}}}});
    row("address", {.address = u"10.0.0.3"_s});
    row("several addresses", {.oneOf = {{Field::Address, {u"10.0.0.3"_s, u"10.0.0.4"_s}}}});
    row("not an address", {.excluded = {{Field::Address, {u"10.0.0.3"_s}}}});
    row("grant", {.grant = u"password"_s});
    row("not a grant", {.excluded = {{Field::Grant, {u"password"_s}}}});
    row("error", {.error = u"error-1"_s});
    row("not an error", {.excluded = {{Field::Error, {u"error-1"_s}}}});
    row("actor", {.actor = u"cli"_s});
    row("request", {.requestId = u"request-7"_s});
    row("several requests", {.oneOf = {{Field::Request, {u"request-7"_s, u"request-8"_s}}}});
    row("not a request", {.excluded = {{Field::Request, {u"request-7"_s}}}});
    row("family", {.family = {u"family-2"_s}});
    row("several families", {.oneOf = {{Field::Family, {u"family-2"_s, u"family-3"_s}}}});
    row("not a family", {.excluded = {{Field::Family, {u"family-2"_s}}}});
    row("marked", {.onlyMarked = true});
    row("unmarked", {.onlyUnmarked = true});
    row("an empty list", {.oneOf = {{Field::Event, {}}}});
    row("member and list", {.user = u"user-1"_s, .oneOf = {{Field::User, {u"user-1"_s, u"user-2"_s}}}});
    row("member outside the list", {.user = u"user-0"_s, .oneOf = {{Field::User, {u"user-1"_s, u"user-2"_s}}}});
    row("time", {.since = minutes(100), .until = minutes(600)});
    row("text in names and addresses", {.text = u"1"_s});
    row("a NUL before a request", {.requestId = QString(QChar::Null) + u"request-7"_s});
    row("a NUL before one of several addresses",
        {.oneOf = {{Field::Address, {QString(QChar::Null) + u"10.0.0.3"_s, u"10.0.0.4"_s}}}});
    row("a NUL and nothing else", {.text = QString(QChar::Null)});
    row("text that nothing has", {.text = u"ß"_s});
    row("text that nothing has of a user", {.text = u"ß"_s, .user = u"user-1"_s});
    row("text that nothing has of nobody", {.text = u"ß"_s, .user = u"Straße"_s});
    row("text in an error", {.text = u"ERROR-0"_s});
    row("text in a typed name", {.text = u"ame-2"_s});
    row("start of a request", {.text = u"request-1"_s});
    row("middle of a request", {.text = u"equest-1"_s});
    row("two texts", {.text = u"10.0.0.1"_s, .moreText = {u"client"_s}});
    row("not a text", {.excludedText = {u"client-1"_s, u"10.0.0.5"_s}});
    row("text within an event", {.text = u"10.0"_s, .eventTypes = {u"login_failed"_s}});
    row("text in events within events",
        {.text = u"login"_s, .eventTypes = {u"login_failed"_s, u"login_success"_s, u"token_issued"_s}});
    row("text in clients of one result", {.text = u"client-1"_s, .success = false});
    row("not an address within an event",
        {.eventTypes = {u"login_failed"_s}, .excluded = {{Field::Address, {u"10.0.0.3"_s, u"10.0.0.4"_s}}}});
    row("neither user nor address", {.excluded = {{Field::User, {u"user-1"_s}}, {Field::Address, {u"10.0.0.3"_s}}}});
    row("neither user nor a text", {.excluded = {{Field::User, {u"name-0"_s}}}, .excludedText = {u"login"_s}});
    row("not a text within an hour", {.since = minutes(61), .until = minutes(119), .excludedText = {u"login"_s}});
    row("user and address", {.user = u"user-1"_s, .address = u"10.0.0.2"_s});
    row("all together", {.text = u"10.0"_s,
                         .success = true,
                         .since = minutes(10),
                         .oneOf = {{Field::User, {u"user-1"_s, u"user-2"_s}}},
                         .excluded = {{Field::Event, {u"token_issued"_s}}, {Field::Address, {u"10.0.0.1"_s}}},
                         .excludedText = {u"error-1"_s}});
}

void AuditFilterTest::findsWhatAWalkFinds()
{
    QFETCH(AuditCriteria, criteria);
    QStringList expected;
    for (const core::AuditRecord &row : everything()) {
        if (matches(criteria, row))
            expected << row.id;
    }
    for (const int limit : {1000, 7, 1}) {
        QStringList ids;
        for (const core::AuditRecord &row : found(criteria, limit))
            ids << row.id;
        QCOMPARE(ids, expected);
    }
    const auto counted = m_db->database().readNow(
        [&](Snapshot &snapshot) { return AuditRepository::count(snapshot, criteria, 10'000); });
    QCOMPARE(*counted, expected.size());
    AuditCriteria span = criteria;
    span.since = criteria.since.value_or(tests::ManualClock().now());
    span.until = criteria.until.value_or(m_clock.now() + std::chrono::milliseconds(1));
    for (const int buckets : {1, 13, 200}) {
        const auto bars = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditRepository::histogram(snapshot, span, buckets); });
        QVERIFY2(bars, bars ? "" : qPrintable(bars.error().detail));
        for (size_t i = 0; i < bars->size(); ++i) {
            const core::Instant end = i + 1 < bars->size() ? bars->at(i + 1).start : *span.until;
            qint64 failed = 0;
            qint64 succeeded = 0;
            for (const core::AuditRecord &row : everything()) {
                if (row.createdAt >= bars->at(i).start && row.createdAt < end && matches(criteria, row))
                    ++(row.success ? succeeded : failed);
            }
            QCOMPARE(bars->at(i).failed, failed);
            QCOMPARE(bars->at(i).succeeded, succeeded);
        }
    }
}

void AuditFilterTest::asksAnIndex()
{
    QFETCH(AuditCriteria, criteria);
    const auto plans = plansOf(criteria, [](const AuditFilter &filter) { return &filter; });
    QVERIFY2(plans, plans ? "" : qPrintable(plans.error().detail));
    QVERIFY2(!plans->contains("SCAN l"_L1), qPrintable(*plans));
}

void AuditFilterTest::chartsAreMadeOfSums_data()
{
    QTest::addColumn<AuditCriteria>("criteria");
    QTest::newRow("text") << AuditCriteria{.text = u"login"_s};
    QTest::newRow("text within a result") << AuditCriteria{.text = u"client-1"_s, .success = false};
    QTest::newRow("not an address") << AuditCriteria{.excluded = {{AuditField::Address, {u"10.0.0.3"_s}}}};
    QTest::newRow("not a user") << AuditCriteria{.excluded = {{AuditField::User, {u"user-1"_s}}}};
    QTest::newRow("not a text") << AuditCriteria{.excludedText = {u"login"_s}};
}

/// Only what is not of the kinds that are summed is read, from the index that finds it.
void AuditFilterTest::chartsAreMadeOfSums()
{
    QFETCH(AuditCriteria, criteria);
    const auto base = plansOf(criteria, [](const AuditFilter &filter) {
        return filter.split() && filter.split()->base->isOfKindsAlone() ? filter.split()->base.get() : nullptr;
    });
    QVERIFY(base);
    const auto rest = plansOf(criteria, [](const AuditFilter &filter) { return filter.split()->rest.get(); });
    QVERIFY(rest);
    QVERIFY2(!rest->contains("SCAN l"_L1) && !rest->contains("audit_logs_created_at"_L1), qPrintable(*rest));
}

void AuditFilterTest::rowsOfARoughKindAreAskedThemselves()
{
    QVERIFY(execute(
        u"INSERT INTO audit_kinds VALUES (%1, 'other', '', '', '', '', 0, 0)"_s.arg(core::AuditKinds::kHighest)));
    AuditEvent event = eventNumber(1);
    for (const char *client : {"made-up-1", "made-up-2"}) {
        event.client.value = QString::fromLatin1(client);
        event.errorMessage = u"unheard_of"_s;
        QVERIFY(append(event));
    }
    m_all.clear();
    QCOMPARE(found({.client = u"made-up-1"_s}, 10).size(), size_t(1));
    QCOMPARE(found({.error = u"unheard_of"_s}, 10).size(), size_t(2));
    QCOMPARE(found({.error = u"unheard_of"_s, .excluded = {{AuditField::Client, {u"made-up-1"_s}}}}, 10).size(),
             size_t(1));
    QCOMPARE(found({.text = u"made-up"_s}, 10).size(), size_t(2));
    QCOMPARE(found({.excludedText = {u"made-up"_s}}, 1000).size(), everything().size() - 2);
    QVERIFY(verify().intact);
}

void AuditFilterTest::countsWhatIsNewer()
{
    const auto rows = everything();
    const AuditCriteria failed{.success = false};
    qint64 newer = 0;
    for (const core::AuditRecord &row : rows) {
        const auto counted = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditRepository::countNewer(snapshot, failed, row.id, 10'000); });
        QCOMPARE(*counted, newer);
        newer += !row.success;
    }
    const auto gone = m_db->database().readNow(
        [&](Snapshot &snapshot) { return AuditRepository::countNewer(snapshot, failed, u"none"_s, 10); });
    QCOMPARE(gone.error().kind, core::ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(AuditFilterTest)
#include "AuditFilterTest.moc"
