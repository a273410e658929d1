#include "core/audit/AuditChain.h"
#include "tests/core/audit/AuditFixture.h"

using namespace Qt::StringLiterals;
using namespace tests;

class AuditVerificationTest : public tests::AuditFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }
    void verifiesAnEmptyLog();
    void tellsDifferentRowsApart();
    void findsAnAlteredColumn_data();
    void findsAnAlteredColumn();
    void findsARowThatWasAlteredAndHashedAgain();
    void findsARemovedRow();
    void findsRemovedFirstRows();
    void findsSwappedRows();
    void findsRowsCutOffAfterASignedHead();
    void findsAChainThatWasWrittenAnewAfterASignedHead();
    void findsAHeadWhoseSignatureIsWrong();
    void findsAnAlteredRowOfAnotherNode();
    void findsTamperingBehindAPurge();
    void canBeCancelled();
    void reportsProgress();
};

void AuditVerificationTest::verifiesAnEmptyLog()
{
    const auto verdict = verify();
    QVERIFY(verdict.intact);
    QCOMPARE(verdict.rows, 0);
    QCOMPARE(verdict.headSeq, 0);
    QCOMPARE(verdict.headHash, QString());
}

void AuditVerificationTest::tellsDifferentRowsApart()
{
    core::ChainedRow row{.errorMessage = "ab", .requestId = "c"};
    const QString hash = core::chainHash(row);
    row.errorMessage = "a";
    row.requestId = "bc";
    QVERIFY(core::chainHash(row) != hash);
    core::ChainedRow none;
    core::ChainedRow empty;
    empty.userId = QByteArray("");
    QVERIFY(core::chainHash(none) != core::chainHash(empty));
    core::ChainedRow dash;
    dash.userId = QByteArray("-");
    QVERIFY(core::chainHash(none) != core::chainHash(dash));
}

void AuditVerificationTest::findsAnAlteredColumn_data()
{
    QTest::addColumn<QString>("change");
    for (const char *column : {"id", "node_id", "user_id", "client_id", "event_type", "event_data", "ip_address",
                               "user_agent", "error_message", "request_id", "actor", "prev_hash", "hash"}) {
        const QString name = QString::fromLatin1(column);
        // One byte in the middle becomes another one.
        QTest::newRow(column)
            << u"%1 = substr(%1, 1, 2) || CASE substr(%1, 3, 1) WHEN 'a' THEN 'b' ELSE 'a' END || substr(%1, 4)"_s.arg(
                   name);
    }
    QTest::newRow("created_at") << u"created_at = created_at + 1"_s;
    QTest::newRow("success") << u"success = 1 - success"_s;
    QTest::newRow("user_id removed") << u"user_id = NULL"_s;
    QTest::newRow("client_id emptied") << u"client_id = ''"_s;
    QTest::newRow("byte that is no UTF-8") << u"actor = CAST(X'68747470FF' AS TEXT)"_s;
    QTest::newRow("blank at the end") << u"event_data = event_data || ' '"_s;
    QTest::newRow("seq") << u"seq = 70"_s;
}

void AuditVerificationTest::findsAnAlteredColumn()
{
    QFETCH(QString, change);
    fill(9);
    tamper({u"UPDATE audit_logs SET %1 WHERE seq = 7"_s.arg(change)});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    const bool moved =
        change.startsWith("seq"_L1) || change.startsWith("node_id"_L1); // the row then is gone from its place
    if (!change.startsWith("node_id"_L1))
        QCOMPARE(verdict.firstBadSeq, 7);
    if (!moved)
        QCOMPARE(verdict.reason, u"altered"_s);
}

void AuditVerificationTest::findsARowThatWasAlteredAndHashedAgain()
{
    fill(5);
    core::ChainedRow row{.id = "id",
                         .nodeId = "node-1",
                         .seq = 3,
                         .eventType = "login_success",
                         .eventData = "{}",
                         .success = true,
                         .createdAt = 1};
    const auto previous = m_db->database().readNow([](Snapshot &snapshot) -> Result<QString> {
        auto rows = snapshot.run(u"SELECT prev_hash FROM audit_logs WHERE seq = 3"_s);
        return rows && rows->next() ? rows->text(0) : QString();
    });
    row.prevHash = *previous;
    tamper({u"DELETE FROM audit_logs WHERE seq = 3"_s,
            u"INSERT INTO audit_logs (id, node_id, seq, event_type, success, created_at, prev_hash, hash) "
            "VALUES ('id', 'node-1', 3, 'login_success', 1, 1, '%1', '%2')"_s.arg(row.prevHash, core::chainHash(row))});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 3);
    QCOMPARE(verdict.reason, u"altered"_s);
}

void AuditVerificationTest::findsARemovedRow()
{
    fill(5);
    tamper({u"DELETE FROM audit_logs WHERE seq = 3"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 3);
    QCOMPARE(verdict.reason, u"missing"_s);
}

void AuditVerificationTest::findsRemovedFirstRows()
{
    fill(5);
    tamper({u"DELETE FROM audit_logs WHERE seq <= 2"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 1);
    QCOMPARE(verdict.reason, u"missing"_s);
}

void AuditVerificationTest::findsSwappedRows()
{
    fill(5);
    tamper({u"UPDATE audit_logs SET seq = 30 WHERE seq = 3"_s, u"UPDATE audit_logs SET seq = 3 WHERE seq = 4"_s,
            u"UPDATE audit_logs SET seq = 4 WHERE seq = 30"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 3);
    QCOMPARE(verdict.reason, u"reordered"_s);
}

void AuditVerificationTest::findsRowsCutOffAfterASignedHead()
{
    fill(5);
    signHead();
    fill(1);
    QVERIFY(verify().intact);
    tamper({u"DELETE FROM audit_logs WHERE seq >= 5"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 5);
    QCOMPARE(verdict.reason, u"cut off after a signed head"_s);
}

void AuditVerificationTest::findsAChainThatWasWrittenAnewAfterASignedHead()
{
    fill(5);
    signHead();
    tamper({u"DELETE FROM audit_logs"_s});
    QCOMPARE(verify().reason, u"cut off after a signed head"_s);
    fill(6);
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 5);
    QCOMPARE(verdict.reason, u"altered"_s);
}

void AuditVerificationTest::findsAHeadWhoseSignatureIsWrong()
{
    fill(5);
    signHead();
    QVERIFY(verify([](const core::SignedHead &head) {
                return head.jws == "signed"_L1 && head.seq == 5 && head.nodeId == "node-1"_L1;
            }).intact);
    const auto verdict = verify([](const core::SignedHead &) { return false; });
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 5);
}

void AuditVerificationTest::findsAnAlteredRowOfAnotherNode()
{
    fill(3);
    QVERIFY(append(eventNumber(1), u"node-2"_s));
    QVERIFY(verify().intact);
    tamper({u"UPDATE audit_logs SET actor = 'x' WHERE node_id = 'node-2'"_s});
    QVERIFY(!verify().intact);
}

void AuditVerificationTest::findsTamperingBehindAPurge()
{
    fill(6);
    m_clock.advance(std::chrono::hours(1));
    QVERIFY(purge(2));
    tamper({u"DELETE FROM audit_logs WHERE seq = 3"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 3);
    QCOMPARE(verdict.reason, u"missing"_s);
}

void AuditVerificationTest::canBeCancelled()
{
    fill(3);
    AuditLog log(m_clock, m_random, u"node-1"_s);
    const auto verdict = m_db->database().readNow(
        [&](Snapshot &snapshot) { return log.verify(snapshot, [](qint64, qint64) { return false; }); });
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().kind, core::ErrorKind::Cancelled);
}

void AuditVerificationTest::reportsProgress()
{
    fill(3);
    AuditLog log(m_clock, m_random, u"node-1"_s);
    QList<QPair<qint64, qint64>> steps;
    const auto verdict = m_db->database().readNow([&](Snapshot &snapshot) {
        return log.verify(snapshot, [&](qint64 done, qint64 total) {
            steps.append({done, total});
            return true;
        });
    });
    QVERIFY(verdict && verdict->intact);
    QCOMPARE(steps.last(), qMakePair(qint64(3), qint64(3)));
}

QTEST_GUILESS_MAIN(AuditVerificationTest)
#include "AuditVerificationTest.moc"
