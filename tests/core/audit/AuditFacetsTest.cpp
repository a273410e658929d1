#include "core/audit/AuditFacets.h"

#include "core/audit/AuditRepository.h"
#include "tests/core/audit/AuditFixture.h"

#include <QTest>

using core::AuditCriteria;
using core::AuditEvent;
using core::AuditFacetCounts;
using core::AuditFacets;
using core::AuditField;
using core::AuditLog;
using core::AuditRepository;
using core::EventType;
using tests::Snapshot;
using tests::Transaction;
using namespace Qt::StringLiterals;

class AuditFacetsTest : public tests::AuditFixture
{
    Q_OBJECT

private:
    static constexpr int kRows = 30;

    QMap<QString, qint64> facet(const AuditCriteria &criteria, AuditField field, int most = 100)
    {
        const auto facets = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditFacets::of(snapshot, criteria, {field}, most); });
        if (!facets)
            qFatal("%s", qPrintable(facets.error().detail));
        m_last = facets->front();
        QMap<QString, qint64> values;
        for (const auto &value : m_last.values)
            values.insert(value.value, value.rows);
        return values;
    }
    QStringList values(AuditField field, const QString &prefix, int most = 100)
    {
        const auto found = m_db->database().readNow(
            [&](Snapshot &snapshot) { return AuditFacets::values(snapshot, field, prefix, most); });
        return found ? *found : QStringList{found.error().detail};
    }
    qint64 number(const QString &sql)
    {
        const auto found = m_db->database().readNow([&](Snapshot &snapshot) -> tests::Result<qint64> {
            auto rows = snapshot.run(sql);
            return rows && rows->next() ? rows->integer(0) : -1;
        });
        return *found;
    }
    void mark(const QString &id, const std::optional<QString> &note)
    {
        QVERIFY(m_db->database().writeNow(
            [&](Transaction &transaction) { return AuditRepository::mark(transaction, id, note, m_clock.now()); }));
    }
    core::AuditRecord newest()
    {
        return m_db->database()
            .readNow([](Snapshot &snapshot) { return AuditRepository::page(snapshot, {}, {}, 1); })
            ->records.front();
    }
    AuditFacetCounts m_last;

private Q_SLOTS:
    void init()
    {
        m_db = std::make_unique<tests::TestDatabase>();
        fill(kRows);
    }
    void countsEachValueOfTheWholeLog()
    {
        QCOMPARE(facet({}, AuditField::Event),
                 (QMap<QString, qint64>{{u"login_success"_s, 15}, {u"login_failed"_s, 15}}));
        QCOMPARE(facet({}, AuditField::Result), (QMap<QString, qint64>{{u"ok"_s, 15}, {u"failed"_s, 15}}));
        QCOMPARE(facet({}, AuditField::Address).size(), kRows);
        QCOMPARE(facet({}, AuditField::Error), (QMap<QString, qint64>{{u"bad_credentials"_s, 30}}));
        QVERIFY(m_last.isComplete);
    }
    void namesAUserWhoWasRemovedForGood()
    {
        const auto change = [this](EventType type, const QJsonObject &data) {
            m_clock.advance(std::chrono::seconds(1));
            AuditEvent event;
            event.type = type;
            event.user.value = u"removed"_s;
            event.data = data;
            return append(event);
        };
        const QJsonObject old{{u"username"_s, u"old.name"_s}};
        const QJsonObject last{{u"username"_s, u"last.name"_s}};
        QVERIFY(change(EventType::UserCreated, {{u"after"_s, old}}));
        QVERIFY(change(EventType::UserUpdated, {{u"before"_s, old}, {u"after"_s, last}}));
        QVERIFY(change(EventType::TokenIssued, {}));
        AuditCriteria theirs;
        theirs.user = u"removed"_s;
        const auto label = [&] {
            facet(theirs, AuditField::User);
            return m_last.values.front().label;
        };
        QCOMPARE(label(), u"last.name"_s);
        QCOMPARE(newest().username, u"last.name"_s);
        QVERIFY(change(EventType::UserUpdated, {{u"after"_s, QJsonObject{{u"is_active"_s, false}}}}));
        QVERIFY(change(EventType::UserDeleted, {{u"before"_s, last}}));
        QCOMPARE(label(), u"last.name"_s);
        facet({}, AuditField::User);
        const auto found = std::ranges::find(m_last.values, u"removed"_s, &core::AuditFacetCount::value);
        QCOMPARE(found->label, u"last.name"_s);
    }
    void countsMatchingRowsAlone()
    {
        QCOMPARE(facet({.success = false}, AuditField::Event), (QMap<QString, qint64>{{u"login_failed"_s, 15}}));
        QCOMPARE(facet({.user = u"user-3"_s}, AuditField::Address), (QMap<QString, qint64>{{u"10.0.0.3"_s, 1}}));
        QCOMPARE(facet({.user = u"user-3"_s}, AuditField::Event), (QMap<QString, qint64>{{u"login_failed"_s, 1}}));
        const AuditCriteria lately{.since = m_clock.now() - std::chrono::seconds(4)};
        QCOMPARE(facet(lately, AuditField::Event),
                 (QMap<QString, qint64>{{u"login_success"_s, 2}, {u"login_failed"_s, 3}}));
    }
    void givesTheMostFrequentFirstAndNoMore()
    {
        QVERIFY(append(eventNumber(7)));
        QCOMPARE(facet({}, AuditField::Address, 3).size(), 3);
        QCOMPARE(m_last.values.front().value, u"10.0.0.7"_s);
        QCOMPARE(m_last.values.front().rows, 2);
    }
    void completesValues()
    {
        QCOMPARE(values(AuditField::Address, u"10.0.0.2"_s).size(), 11);
        QCOMPARE(values(AuditField::Address, u"10.0.0.2"_s, 4).size(), 4);
        QCOMPARE(values(AuditField::Event, u"LOGIN_S"_s), QStringList{u"login_success"_s});
        QCOMPARE(values(AuditField::Client, u"client-29"_s), QStringList{u"client-29"_s});
        const auto added = m_db->database().writeNow([](Transaction &transaction) -> tests::Result<void> {
            const auto rows = transaction.run(uR"(
                INSERT INTO oauth_clients (id, client_id, name, is_confidential, allowed_scopes, allowed_grant_types,
                                           grace_seconds, reuse_policy, created_at, updated_at)
                VALUES ('1', 'client-new', 'New', 0, '[]', '[]', 0, 'family', 0, 0))"_s);
            return rows ? tests::Result<void>() : core::fail(rows.error());
        });
        QVERIFY(added);
        QCOMPARE(values(AuditField::Client, u"client-n"_s), QStringList{u"client-new"_s}); // it has no event yet
        QCOMPARE(values(AuditField::Request, u"request-29"_s), QStringList{u"request-29"_s});
        QCOMPARE(values(AuditField::Result, u"f"_s), QStringList{u"failed"_s});
        QCOMPARE(values(AuditField::Error, u"%"_s), QStringList());
    }
    void sumsFollowThePurge()
    {
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(*purge(10), 10);
        QCOMPARE(number(u"SELECT sum(rows) FROM audit_hours WHERE kind IN (0, 1)"_s), kRows - 10);
        QCOMPARE(number(u"SELECT sum(rows) FROM audit_kinds"_s), kRows - 10);
        QCOMPARE(number(u"SELECT count(*) FROM audit_values WHERE field = 'address'"_s), kRows - 10);
        QVERIFY(verify().intact);
        QCOMPARE(*purge(), kRows - 10);
        for (const char *table : {"audit_hours", "audit_kinds", "audit_values"})
            QCOMPARE(number(u"SELECT count(*) FROM "_s + QLatin1String(table)), 0);
    }
    void aWrongSumIsFoundByTheVerification_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("an hour") << u"UPDATE audit_hours SET rows = rows + 1 WHERE kind = 1"_s;
        QTest::newRow("an hour too many") << u"INSERT INTO audit_hours VALUES (1, 1, 1)"_s;
        QTest::newRow("an hour is gone") << u"DELETE FROM audit_hours WHERE kind = 1"_s;
        QTest::newRow("a kind") << u"UPDATE audit_kinds SET rows = rows - 1 WHERE id = 3"_s;
        QTest::newRow("an address") << u"UPDATE audit_values SET rows = 2 WHERE value = '10.0.0.7'"_s;
        QTest::newRow("an address is gone") << u"DELETE FROM audit_values WHERE value = '10.0.0.7'"_s;
        QTest::newRow("a user nobody is") << u"INSERT INTO audit_values VALUES ('user', 'x', 1)"_s;
        QTest::newRow("rows would be counted again") << u"UPDATE audit_counted SET seq = seq - 1"_s;
        QTest::newRow("all would be counted again") << u"DELETE FROM audit_counted"_s;
    }
    void aWrongSumIsFoundByTheVerification()
    {
        QFETCH(QString, change);
        QVERIFY(verify().intact);
        QVERIFY(execute(change));
        QVERIFY(!verify().intact);
        QCOMPARE(verify().reason, u"miscounted"_s);
    }
    void countsWhatCommitsTogetherOnce()
    {
        AuditLog log(m_clock, m_random, u"node-1"_s);
        AuditLog same(m_clock, m_random, u"node-1"_s);
        AuditLog other(m_clock, m_random, u"node-2"_s);
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) -> tests::Result<void> {
            for (AuditLog *each : {&log, &same, &other, &log}) {
                if (auto added = each->append(transaction, eventNumber(3)); !added)
                    return added;
            }
            return {};
        }));
        QCOMPARE(facet({}, AuditField::Address).value(u"10.0.0.3"_s), 5);
        QVERIFY(verify().intact);
    }
    void rowsOfATaskThatFailedAreNotCounted()
    {
        AuditLog log(m_clock, m_random, u"node-1"_s);
        AuditEvent event = eventNumber(3);
        event.origin.actor = u"nobody before"_s;
        const auto failed = m_db->database().writeNow([&](Transaction &transaction) -> tests::Result<void> {
            if (auto added = log.append(transaction, event); !added)
                return added;
            return core::fail(core::ErrorKind::Conflict, u"not this time"_s);
        });
        QVERIFY(!failed);
        QVERIFY(append(event));
        QCOMPARE(facet({}, AuditField::Actor).value(u"nobody before"_s), 1);
        QVERIFY(verify().intact);
    }
    void aPurgeKeepsWhatItsOwnCommitWrote()
    {
        AuditLog log(m_clock, m_random, u"node-1"_s);
        AuditEvent event = eventNumber(3);
        event.origin.actor = u"nobody before"_s;
        m_clock.advance(std::chrono::seconds(1));
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) -> tests::Result<int> {
            if (auto added = log.append(transaction, event); !added)
                return core::fail(added.error());
            return AuditRepository::purge(transaction, m_clock.now(), 1000);
        }));
        QCOMPARE(facet({}, AuditField::Event), (QMap<QString, qint64>{{u"login_failed"_s, 1}}));
        QVERIFY(verify().intact);
    }
    void aRowThatIsHiddenFromFiltersIsFound_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("kind") << u"kind = kind + 2"_s;
        QTest::newRow("typed name") << u"typed_name = 'x'"_s;
        QTest::newRow("family") << u"family_id = 'x'"_s;
    }
    void aRowThatIsHiddenFromFiltersIsFound()
    {
        QFETCH(QString, change);
        tamper({u"UPDATE audit_logs SET %1 WHERE seq = 5"_s.arg(change)});
        QCOMPARE(verify().firstBadSeq, 5);
        QCOMPARE(verify().reason, u"altered"_s);
    }
    void keepsOneMarkARow()
    {
        const QString id = newest().id;
        mark(id, u"look here"_s);
        mark(id, u"seen"_s);
        QVERIFY(newest().isMarked);
        QCOMPARE(newest().note, u"seen"_s);
        mark(id, std::nullopt);
        QVERIFY(!newest().isMarked);
    }
    void aMarkGoesWithItsRow()
    {
        mark(newest().id, u""_s);
        QCOMPARE(number(u"SELECT count(*) FROM audit_marks"_s), 1);
        m_clock.advance(std::chrono::seconds(1));
        QCOMPARE(*purge(), kRows);
        QCOMPARE(number(u"SELECT count(*) FROM audit_marks"_s), 0);
    }
    void marksNoUnknownRow()
    {
        const auto marked = m_db->database().writeNow([&](Transaction &transaction) {
            return AuditRepository::mark(transaction, u"none"_s, u""_s, m_clock.now());
        });
        QCOMPARE(marked.error().kind, core::ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(AuditFacetsTest)
#include "AuditFacetsTest.moc"
