#include "core/keys/KeyService.h"
#include "core/upkeep/AuditHead.h"
#include "core/upkeep/Purge.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A program with the key-encryption key, started more than once on the same database.
class AuditSealingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theFirstKeyBeginsIt();
    void anErasedLogIsNotSealedAnew();
    void aLogUnderANewNodeIdIsNotSealedAnew();
    void theUpkeepKeepsItSealed();

private:
    struct Program
    {
        Program(tests::TestDatabase &db, const Clock &clock, SystemRandom &random, const Envelope &envelope,
                const QString &node = u"node-1"_s)
            : database(db.database())
            , audit(clock, random, node)
            , keys({database, audit, ring, envelope, clock}, tests::TestIssuer::quickPlan())
        {
            audit.sealWith(std::make_shared<const AuditSeal>(envelope));
            if (const auto loaded = keys.load({}); !loaded)
                qFatal("%s", qPrintable(loaded.error().detail));
        }
        Result<void> append()
        {
            return database.writeNow([&](Transaction &transaction) { return audit.append(transaction, {}); });
        }
        AuditVerdict verify()
        {
            return database.readNow([&](Snapshot &snapshot) { return audit.verify(snapshot); }).value();
        }
        Result<bool> isSealed()
        {
            return database.readNow([&](Snapshot &snapshot) { return audit.isSealed(snapshot); });
        }
        Database &database;
        AuditLog audit;
        KeyRing ring;
        KeyService keys;
    };
    Result<void> execute(const QString &sql)
    {
        return m_database->database().writeNow([&](Transaction &transaction) -> Result<void> {
            if (auto rows = transaction.run(sql); !rows)
                return fail(rows.error());
            return {};
        });
    }

    std::unique_ptr<tests::TestDatabase> m_database;
    tests::ManualClock m_clock;
    SystemRandom m_random;
    Envelope m_envelope{m_random.secret(32), m_random};
};

void AuditSealingTest::init()
{
    m_database = std::make_unique<tests::TestDatabase>();
    QVERIFY(execute(u"DROP TRIGGER audit_logs_no_delete"_s)); // it does not hold who may write the file
}

void AuditSealingTest::theFirstKeyBeginsIt()
{
    Program first(*m_database, m_clock, m_random, m_envelope);
    QVERIFY(first.isSealed().value());
    QVERIFY(first.append());
    Program second(*m_database, m_clock, m_random, m_envelope);
    QVERIFY(second.append());
    QVERIFY(second.verify().intact);
    QVERIFY(second.verify().sealsChecked);
    // Another key-encryption key knows nothing of it.
    const Envelope stranger(m_random.secret(32), m_random);
    second.audit.sealWith(std::make_shared<const AuditSeal>(stranger));
    QVERIFY(!second.isSealed().value());
    QVERIFY(!second.verify().intact);
}

void AuditSealingTest::anErasedLogIsNotSealedAnew()
{
    QVERIFY(Program(*m_database, m_clock, m_random, m_envelope).append());
    for (const QString &table : {u"audit_logs"_s, u"audit_ends"_s})
        QVERIFY(execute(u"DELETE FROM "_s + table));
    Program again(*m_database, m_clock, m_random, m_envelope);
    QVERIFY(!again.isSealed().value());
    QVERIFY(again.append());
    QVERIFY(again.keys.rotate(0s, {})); // nor by a further key
    QCOMPARE(again.verify().reason, u"not sealed"_s);
}

void AuditSealingTest::aLogUnderANewNodeIdIsNotSealedAnew()
{
    QVERIFY(Program(*m_database, m_clock, m_random, m_envelope).append());
    Program moved(*m_database, m_clock, m_random, m_envelope, u"node-2"_s);
    QVERIFY(moved.append());
    QVERIFY(!moved.isSealed().value());
    QCOMPARE(moved.verify().reason, u"not sealed"_s);
}

void AuditSealingTest::theUpkeepKeepsItSealed()
{
    Program program(*m_database, m_clock, m_random, m_envelope);
    AuditHead head({program.database, program.audit, program.ring, m_clock});
    QVERIFY(head.sign().value());
    m_clock.advance(365 * 24h + 1s);
    QVERIFY(program.append());
    QCOMPARE(Purge(program.database, std::chrono::days(365), &program.audit).run(m_clock.now())->auditRows, 1);
    QVERIFY(head.sign().value());
    const auto verdict = program.verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QVERIFY(execute(u"UPDATE audit_anchors SET seal = x'00'"_s));
    QVERIFY(!program.verify().intact);
}

QTEST_GUILESS_MAIN(AuditSealingTest)
#include "AuditSealingTest.moc"
