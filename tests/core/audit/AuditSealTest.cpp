#include "core/audit/AuditSeal.h"

#include "core/audit/AuditChain.h"
#include "core/audit/AuditEnd.h"
#include "tests/core/audit/AuditFixture.h"

using namespace Qt::StringLiterals;
using namespace tests;
using core::AuditSeal;

/// What somebody cannot do who may write the file but does not know the key-encryption key.
class AuditSealTest : public tests::AuditFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void verifiesWhatWasSealed();
    void tellsThatNothingWasCheckedWithoutTheKey();
    void findsWhatWasForged_data();
    void findsWhatWasForged();
    void findsAForgedChainStillAfterMoreRows();
    void makesNoNewEndWhereOneWasTakenAway();
    void findsAChainOfANodeThatNobodySealed();
    void findsThatEverythingIsGone();
    void catchesUpWithRowsWrittenWithoutTheKey();
    void staysSealedThroughPurges();
    void sealsEachKindOfRecordForItself();
    void anotherKeyGivesAnotherSeal();

private:
    std::shared_ptr<const AuditSeal> otherSeal()
    {
        return std::make_shared<const AuditSeal>(core::Envelope(m_random.secret(32), m_random));
    }
    void beginSealing()
    {
        AuditLog log(m_clock, m_random, u"node-1"_s);
        log.sealWith(m_seal);
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) { return log.beginSealing(transaction); }));
    }
    /// Statements that write rows `from` … `to` anew, with an actor of the forger's choice and sound hashes.
    QStringList chainWrittenAnew(int from, int to);
    QString text(const QString &sql)
    {
        return *m_db->database().readNow([&](Snapshot &snapshot) -> Result<QString> {
            auto rows = snapshot.run(sql);
            return rows && rows->next() ? rows->text(0) : QString();
        });
    }
};

void AuditSealTest::init()
{
    m_db = std::make_unique<TestDatabase>();
    m_seal = otherSeal();
    beginSealing();
}

QStringList AuditSealTest::chainWrittenAnew(int from, int to)
{
    QStringList statements{u"DELETE FROM audit_logs WHERE seq >= %1 AND seq <= %2"_s.arg(from).arg(to)};
    statements << u"INSERT INTO audit_kinds VALUES (1001, 'login_success', '', '', '', '', 0, 0)"_s;
    QString previous = text(u"SELECT prev_hash FROM audit_logs WHERE seq = %1"_s.arg(from));
    for (int seq = from; seq <= to; ++seq) {
        core::ChainedRow row{.id = "forged-" + QByteArray::number(seq),
                             .nodeId = "node-1",
                             .seq = seq,
                             .eventType = "login_success",
                             .eventData = "{}",
                             .success = true,
                             .createdAt = 1,
                             .prevHash = previous};
        const QString hash = core::chainHash(row);
        statements
            << u"INSERT INTO audit_logs (id, node_id, seq, event_type, success, created_at, prev_hash, hash, kind) "
               "VALUES ('forged-%1', 'node-1', %1, 'login_success', 1, 1, '%2', '%3', 1001)"_s.arg(QString::number(seq),
                                                                                                   previous, hash);
        previous = hash;
    }
    return statements;
}

void AuditSealTest::verifiesWhatWasSealed()
{
    fill(3);
    signHead();
    fill(2);
    const auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QVERIFY(verdict.sealsChecked);
    QCOMPARE(verdict.rows, 5);
    QCOMPARE(text(u"SELECT seq FROM audit_ends"_s), u"5"_s); // every row moves it on
}

void AuditSealTest::tellsThatNothingWasCheckedWithoutTheKey()
{
    fill(3);
    tamper({u"UPDATE audit_ends SET seal = x'00'"_s});
    QVERIFY(!verify().intact);
    m_seal.reset();
    const auto verdict = verify();
    QVERIFY(verdict.intact);
    QVERIFY(!verdict.sealsChecked);
}

void AuditSealTest::findsWhatWasForged_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<QString>("reason");
    const QString cutOff = u"cut off after a signed head"_s;
    const QString cut = u"DELETE FROM audit_logs WHERE seq >= 5"_s;
    const QString noHeads = u"DELETE FROM audit_heads"_s;
    QTest::newRow("newest rows cut off") << QStringList{cut} << cutOff;
    QTest::newRow("newest rows and all heads cut off") << QStringList{cut, noHeads} << cutOff;
    QTest::newRow("newest rows, heads and end")
        << QStringList{cut, noHeads, u"DELETE FROM audit_ends"_s} << u"not sealed"_s;
    QTest::newRow("newest rows and heads, end set back")
        << QStringList{cut, noHeads,
                       u"UPDATE audit_ends SET seq = 4, hash = (SELECT hash FROM audit_logs WHERE seq = 4)"_s}
        << u"not sealed"_s;
    QTest::newRow("end emptied") << QStringList{u"UPDATE audit_ends SET seal = x''"_s} << u"not sealed"_s;
    QTest::newRow("end moved to another node")
        << QStringList{u"UPDATE audit_ends SET node_id = 'node-2'"_s} << u"not sealed"_s;
    QTest::newRow("head planted") << QStringList{u"INSERT INTO audit_heads SELECT node_id, seq, hash, 'jws', x'00', 0 "
                                                 "FROM audit_logs WHERE seq = 4"_s}
                                  << u"altered"_s;
    QTest::newRow("head's signature replaced")
        << QStringList{u"UPDATE audit_heads SET jws = 'other'"_s} << u"altered"_s;
    QTest::newRow("first rows cut off behind a planted anchor")
        << QStringList{u"INSERT INTO audit_anchors SELECT node_id, seq, hash, 0, x'00' FROM audit_logs WHERE seq = 2"_s,
                       u"DELETE FROM audit_logs WHERE seq <= 2"_s}
        << u"altered"_s;
    QTest::newRow("a head's seal as an anchor's")
        << QStringList{u"INSERT INTO audit_anchors SELECT node_id, seq, hash, 0, seal FROM audit_heads"_s,
                       u"DELETE FROM audit_logs WHERE seq <= 3"_s}
        << u"altered"_s;
    QTest::newRow("a head's seal as the end's")
        << QStringList{u"DELETE FROM audit_logs WHERE seq > 3"_s,
                       u"UPDATE audit_ends SET (seq, hash, seal) = (SELECT seq, hash, seal FROM audit_heads)"_s}
        << u"not sealed"_s;
}

void AuditSealTest::findsWhatWasForged()
{
    QFETCH(QStringList, statements);
    QFETCH(QString, reason);
    fill(3);
    signHead();
    fill(3);
    tamper(statements);
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.reason, reason);
    QVERIFY(verdict.firstBadSeq > 0);
}

void AuditSealTest::findsAForgedChainStillAfterMoreRows()
{
    fill(6);
    tamper(chainWrittenAnew(3, 6));
    QVERIFY(!verify().intact);
    fill(2); // the server goes on, with the key
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 6);
    QCOMPARE(verdict.reason, u"altered"_s);
    signHead();
    QVERIFY(!verify().intact);
}

void AuditSealTest::makesNoNewEndWhereOneWasTakenAway()
{
    fill(3);
    tamper({u"DELETE FROM audit_ends"_s, u"DELETE FROM audit_logs"_s});
    fill(3);
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.reason, u"not sealed"_s);
}

void AuditSealTest::findsAChainOfANodeThatNobodySealed()
{
    fill(3);
    const auto seal = std::exchange(m_seal, nullptr);
    QVERIFY(append(eventNumber(1), u"node-2"_s));
    QVERIFY(verify().intact);
    m_seal = seal;
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.reason, u"not sealed"_s);
}

void AuditSealTest::findsThatEverythingIsGone()
{
    fill(3);
    tamper({u"DELETE FROM audit_ends"_s, u"DELETE FROM audit_logs"_s});
    QVERIFY(!verify().intact);
}

void AuditSealTest::catchesUpWithRowsWrittenWithoutTheKey()
{
    fill(2);
    const auto seal = std::exchange(m_seal, nullptr);
    fill(2); // a subcommand
    QCOMPARE(text(u"SELECT seq FROM audit_ends"_s), u"2"_s);
    m_seal = seal;
    QVERIFY(verify().intact);
    fill(1);
    QCOMPARE(text(u"SELECT seq FROM audit_ends"_s), u"5"_s);
    QVERIFY(verify().intact);
}

void AuditSealTest::staysSealedThroughPurges()
{
    fill(6);
    m_clock.advance(std::chrono::hours(1));
    QCOMPARE(*purge(2), 2);
    QVERIFY(verify().intact);
    QCOMPARE(*purge(), 4);
    QVERIFY(verify().intact);
    fill(2);
    const auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QCOMPARE(verdict.rows, 2);
}

void AuditSealTest::sealsEachKindOfRecordForItself()
{
    const core::ChainPoint point{u"node-1"_s, 12, u"ab"_s};
    const QByteArray end = m_seal->seal(AuditSeal::Kind::End, point);
    QCOMPARE(end.size(), 32);
    QVERIFY(m_seal->isGenuine(AuditSeal::Kind::End, point, {}, end));
    QVERIFY(!m_seal->isGenuine(AuditSeal::Kind::Head, point, {}, end));
    QVERIFY(!m_seal->isGenuine(AuditSeal::Kind::Anchor, point, {}, end));
    QVERIFY(!m_seal->isGenuine(AuditSeal::Kind::End, point, {}, {}));
    QVERIFY(!m_seal->isGenuine(AuditSeal::Kind::End, point, {}, end.first(31)));
    // The same characters in other fields.
    QVERIFY(!m_seal->isGenuine(AuditSeal::Kind::End, {u"node-"_s, 112, u"ab"_s}, {}, end));
    QVERIFY(!m_seal->isGenuine(AuditSeal::Kind::End, {u"node-1"_s, 12, u"a"_s}, "b", end));
}

void AuditSealTest::anotherKeyGivesAnotherSeal()
{
    fill(2);
    m_seal = otherSeal();
    QVERIFY(!verify().intact);
}

QTEST_GUILESS_MAIN(AuditSealTest)
#include "AuditSealTest.moc"
