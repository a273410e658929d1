#include "core/admin/database/AuditQuestion.h"

#include "core/admin/database/DatabaseAuditAdmin.h"
#include "tests/support/AdminHouse.h"

#include <QTest>

#include <latch>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

/// Questions to the audit log that nobody waits for any more, or too long; what is counted and completed.
class AuditQuestionTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseAuditAdmin> m_audit;

    Database &database() { return m_house->issuer.database.database(); }
    void append(const QString &address, const QString &typed, int times)
    {
        AuditEvent event{EventType::LoginFailed, false, {}, {}, {{u"username"_s, typed}}, u"bad_credentials"_s, {}};
        event.origin = tests::TestIssuer::origin();
        event.origin.address = address;
        QVERIFY(database().writeNow([&](Transaction &transaction) -> Result<void> {
            for (int i = 0; i < times; ++i) {
                if (auto added = m_house->issuer.audit.append(transaction, event); !added)
                    return added;
            }
            return {};
        }));
    }
    static AuditQuery failed()
    {
        AuditQuery query;
        query.eventTypes = {u"login_failed"_s};
        return query;
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_audit = std::make_unique<DatabaseAuditAdmin>(m_house->context);
        append(u"192.0.2.1"_s, u"mallory"_s, 3);
        append(u"192.0.2.2"_s, u"Eve"_s, 2);
        append(u"198.51.100.1"_s, u"mallory"_s, 1);
    }
    void cleanup()
    {
        m_audit.reset();
        m_house.reset();
    }
    void aCancelledQuestionEndsBeforeItsNextStatement()
    {
        std::latch asked(1);
        std::latch cancelled(1);
        std::atomic<int> statements = 0;
        std::optional<ErrorKind> kind;
        auto future = AuditQuestion::ask(database(), [&](SqlConnection &connection) -> Result<void> {
            statements += connection.run(u"SELECT 1"_s).has_value();
            asked.count_down();
            cancelled.wait();
            auto next = connection.run(u"SELECT 2"_s);
            statements += next.has_value();
            if (next)
                return {};
            kind = next.error().kind;
            return fail(next.error());
        });
        asked.wait();
        future.cancel();
        cancelled.count_down();
        QVERIFY(database().readNow([](Snapshot &) -> Result<void> { return {}; })); // readers are free again
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(statements.load(), 1);
        QCOMPARE(kind, ErrorKind::Cancelled);
    }
    void aQuestionThatTookTooLongAsksNoMore()
    {
        const auto outcome = database().readNow([&](Snapshot &snapshot) -> Result<void> {
            AuditQuestion question(
                snapshot, [] { return false; }, QDeadlineTimer(0));
            if (auto rows = question.run(u"SELECT 1"_s, {}); !rows)
                return fail(rows.error());
            return {};
        });
        QCOMPARE(outcome.error().kind, ErrorKind::Busy);
        QCOMPARE(outcome.error().field, u"since"_s);
    }
    void countsEachFieldThatWasAskedFor()
    {
        const auto facets =
            AdminHouse::await(m_audit->facets(failed(), {AuditField::Address, AuditField::User, AuditField::Event}, 2));
        QVERIFY(facets);
        QCOMPARE(facets->size(), size_t(3));
        QCOMPARE(facets->at(0).field, AuditField::Address);
        QCOMPARE(facets->at(0).values.size(), size_t(2)); // at most
        QCOMPARE(facets->at(0).values.front().value, u"192.0.2.1"_s);
        QCOMPARE(facets->at(0).values.front().count, 3);
        QCOMPARE(facets->at(1).values.front().value, u"mallory"_s);
        QCOMPARE(facets->at(1).values.front().count, 4);
        QCOMPARE(facets->at(2).values.front().count, 6);
        QVERIFY(facets->at(2).isComplete);
        QCOMPARE(AdminHouse::await(m_audit->facets(failed(), {}, 2))->size(), size_t(0));
    }
    void completesInAnyCase()
    {
        QCOMPARE(*AdminHouse::await(m_audit->values(AuditField::User, u"e"_s, 10)), QStringList{u"Eve"_s});
        QCOMPARE(*AdminHouse::await(m_audit->values(AuditField::Address, u"192.0.2."_s, 10)),
                 (QStringList{u"192.0.2.1"_s, u"192.0.2.2"_s, u"192.0.2.7"_s})); // the last one made the first key
        QCOMPARE(AdminHouse::await(m_audit->values(AuditField::Address, {}, 0))->size(), 1); // at least one
        QCOMPARE(*AdminHouse::await(m_audit->values(AuditField::Address, u"%"_s, 10)), QStringList());
    }
    void marksWithANote()
    {
        const QString id = AdminHouse::await(m_audit->list({}, {}))->rows.front().id;
        QVERIFY(AdminHouse::await(m_audit->mark(id, u"look here"_s)));
        QCOMPARE(AdminHouse::await(m_audit->find(id))->note, u"look here"_s);
        AuditQuery marked;
        marked.onlyMarked = true;
        QCOMPARE(AdminHouse::await(m_audit->list(marked, {}))->rows.size(), size_t(1));
        QVERIFY(AdminHouse::await(m_audit->mark(id, {})));
        QVERIFY(!AdminHouse::await(m_audit->find(id))->marked);
    }
    void refusesAMarkThatCannotBe()
    {
        const QString id = AdminHouse::await(m_audit->list({}, {}))->rows.front().id;
        QVERIFY(AdminHouse::await(m_audit->mark(id, QString(500, u'x'))));
        const auto tooLong = AdminHouse::await(m_audit->mark(id, QString(501, u'x')));
        QCOMPARE(tooLong.error().kind, ErrorKind::InvalidInput);
        QCOMPARE(tooLong.error().field, u"note"_s);
        QCOMPARE(AdminHouse::await(m_audit->mark(u"none"_s, u""_s)).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(AuditQuestionTest)
#include "AuditQuestionTest.moc"
