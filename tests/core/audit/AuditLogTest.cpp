#include "core/audit/AuditLog.h"

#include "core/audit/AuditChain.h"
#include "core/audit/AuditRepository.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::AuditEvent;
using core::AuditLog;
using core::AuditVerdict;
using core::EventType;
using core::Result;
using core::Snapshot;
using core::Transaction;

class AuditLogTest : public QObject
{
    Q_OBJECT

private:
    Result<void> append(const AuditEvent &event, const QString &node = u"node-1"_s)
    {
        AuditLog log(m_clock, m_random, node);
        return m_db->database().writeNow([&](Transaction &transaction) { return log.append(transaction, event); });
    }
    void fill(int rows)
    {
        for (int i = 0; i < rows; ++i) {
            m_clock.advance(std::chrono::seconds(1));
            QVERIFY(append(eventNumber(i)));
        }
    }
    static AuditEvent eventNumber(int i)
    {
        AuditEvent event;
        event.type = i % 2 ? EventType::LoginFailed : EventType::LoginSuccess;
        event.success = i % 2 == 0;
        event.user.value = u"user-%1"_s.arg(i);
        event.client.value = u"client-%1"_s.arg(i);
        event.data = {{u"username"_s, u"name-%1"_s.arg(i)}};
        event.errorMessage = u"bad_credentials"_s;
        event.origin = {u"10.0.0.%1"_s.arg(i), u"agent"_s, core::RequestId{u"request-%1"_s.arg(i)}, u"http"_s};
        return event;
    }
    AuditVerdict verify(const std::function<bool(const core::SignedHead &)> &isGenuine = {})
    {
        AuditLog log(m_clock, m_random, u"node-1"_s);
        const auto verdict =
            m_db->database().readNow([&](Snapshot &snapshot) { return log.verify(snapshot, {}, isGenuine); });
        if (!verdict)
            qFatal("verify: %s", qPrintable(verdict.error().detail));
        return *verdict;
    }
    /// What somebody does who may write the file: the triggers do not hold him.
    void tamper(const QStringList &statements)
    {
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
            raw.setDatabaseName(m_db->path());
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            for (const QString &trigger : {u"audit_logs_no_update"_s, u"audit_logs_no_delete"_s})
                QVERIFY(query.exec(u"DROP TRIGGER IF EXISTS "_s + trigger));
            for (const QString &statement : statements)
                QVERIFY2(query.exec(statement), qPrintable(statement));
        }
        QSqlDatabase::removeDatabase(u"raw"_s);
    }
    Result<int> execute(const QString &sql)
    {
        return m_db->database().writeNow([&](Transaction &transaction) -> Result<int> {
            auto rows = transaction.run(sql);
            if (!rows)
                return core::fail(rows.error());
            return rows->affected();
        });
    }
    Result<int> purge(int most = 1000)
    {
        return m_db->database().writeNow(
            [&](Transaction &transaction) { return core::AuditRepository::purge(transaction, m_clock.now(), most); });
    }
    void signHead()
    {
        QVERIFY(m_db->database().writeNow([&](Transaction &transaction) -> Result<void> {
            auto head = core::AuditRepository::unsignedHead(transaction, u"node-1"_s);
            if (!head)
                return core::fail(head.error());
            (*head)->jws = u"signed"_s;
            return core::AuditRepository::addHead(transaction, **head, m_clock.now());
        }));
    }

    tests::ManualClock m_clock;
    core::SystemRandom m_random;
    std::unique_ptr<tests::TestDatabase> m_db;

private Q_SLOTS:
    void init() { m_db = std::make_unique<tests::TestDatabase>(); }
    void verifiesAnEmptyLog();
    void verifiesWhatItWrote();
    void chainsRowsFromSixtyFourZeros();
    void tellsDifferentRowsApart();
    void keepsHostileText_data();
    void keepsHostileText();
    void cutsALongUserAgent();
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
    void rowsCannotBeChangedOrDeleted();
    void staysVerifiableAfterAPurge();
    void staysVerifiableWhenEverythingWasPurged();
    void findsTamperingBehindAPurge();
    void purgesOnlyOldRowsInSlices();
    void keepsAChainForEachNode();
    void staysAChainWhenTwoProcessesWrite();
    void canBeCancelled();
    void reportsProgress();
    void settlesOneNodeId();
};

void AuditLogTest::verifiesAnEmptyLog()
{
    const auto verdict = verify();
    QVERIFY(verdict.intact);
    QCOMPARE(verdict.rows, 0);
    QCOMPARE(verdict.headSeq, 0);
    QCOMPARE(verdict.headHash, QString());
}

void AuditLogTest::verifiesWhatItWrote()
{
    fill(10);
    const auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QCOMPARE(verdict.rows, 10);
    QCOMPARE(verdict.headSeq, 10);
    QCOMPARE(verdict.headHash.size(), 64);
    QCOMPARE(verdict.headHash, verdict.headHash.toLower());
}

void AuditLogTest::chainsRowsFromSixtyFourZeros()
{
    fill(2);
    const auto linked = m_db->database().readNow([](Snapshot &snapshot) -> Result<QStringList> {
        auto rows = snapshot.run(u"SELECT prev_hash, hash FROM audit_logs ORDER BY seq"_s);
        QStringList all;
        while (rows && rows->next())
            all << rows->text(0) << rows->text(1);
        return all;
    });
    QCOMPARE(linked->at(0), QString(64, u'0'));
    QCOMPARE(linked->at(2), linked->at(1));
}

void AuditLogTest::tellsDifferentRowsApart()
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

void AuditLogTest::keepsHostileText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("half a surrogate pair") << u"a"_s + QChar(0xd800) + u"b"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
    QTest::newRow("quotes") << u"'; DROP TABLE audit_logs; --\""_s;
    QTest::newRow("netstring") << u"3:abc,-,"_s;
    QTest::newRow("emoji and right to left") << u"😀 пароль "_s + QChar(0x202e);
    QTest::newRow("line feeds") << u"a\r\nb"_s;
    QTest::newRow("long") << QString(70000, u'x');
}

void AuditLogTest::keepsHostileText()
{
    QFETCH(QString, text);
    AuditEvent event = eventNumber(1);
    event.data = {{u"username"_s, text}, {text, 1}};
    event.errorMessage = text;
    event.origin = {text, text, core::RequestId{text}, text};
    event.user.value = text;
    event.client.value = text;
    QVERIFY(append(event));
    QVERIFY(append(eventNumber(2)));
    const auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
}

void AuditLogTest::cutsALongUserAgent()
{
    AuditEvent event = eventNumber(1);
    event.origin.userAgent = QString(1000, u'x');
    QVERIFY(append(event));
    QCOMPARE(
        *execute(
            u"INSERT INTO settings SELECT 'length', length(user_agent), 0 FROM audit_logs WHERE length(user_agent) = 256"_s),
        1);
}

void AuditLogTest::findsAnAlteredColumn_data()
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

void AuditLogTest::findsAnAlteredColumn()
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

void AuditLogTest::findsARowThatWasAlteredAndHashedAgain()
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

void AuditLogTest::findsARemovedRow()
{
    fill(5);
    tamper({u"DELETE FROM audit_logs WHERE seq = 3"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 3);
    QCOMPARE(verdict.reason, u"missing"_s);
}

void AuditLogTest::findsRemovedFirstRows()
{
    fill(5);
    tamper({u"DELETE FROM audit_logs WHERE seq <= 2"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 1);
    QCOMPARE(verdict.reason, u"missing"_s);
}

void AuditLogTest::findsSwappedRows()
{
    fill(5);
    tamper({u"UPDATE audit_logs SET seq = 30 WHERE seq = 3"_s, u"UPDATE audit_logs SET seq = 3 WHERE seq = 4"_s,
            u"UPDATE audit_logs SET seq = 4 WHERE seq = 30"_s});
    const auto verdict = verify();
    QVERIFY(!verdict.intact);
    QCOMPARE(verdict.firstBadSeq, 3);
    QCOMPARE(verdict.reason, u"reordered"_s);
}

void AuditLogTest::findsRowsCutOffAfterASignedHead()
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

void AuditLogTest::findsAChainThatWasWrittenAnewAfterASignedHead()
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

void AuditLogTest::findsAHeadWhoseSignatureIsWrong()
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

void AuditLogTest::findsAnAlteredRowOfAnotherNode()
{
    fill(3);
    QVERIFY(append(eventNumber(1), u"node-2"_s));
    QVERIFY(verify().intact);
    tamper({u"UPDATE audit_logs SET actor = 'x' WHERE node_id = 'node-2'"_s});
    QVERIFY(!verify().intact);
}

void AuditLogTest::rowsCannotBeChangedOrDeleted()
{
    fill(2);
    QVERIFY(!execute(u"UPDATE audit_logs SET actor = 'x'"_s));
    QVERIFY(!execute(u"DELETE FROM audit_logs"_s));
    QVERIFY(verify().intact);
}

void AuditLogTest::staysVerifiableAfterAPurge()
{
    fill(5);
    m_clock.advance(std::chrono::hours(1));
    QCOMPARE(*purge(3), 3);
    auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QCOMPARE(verdict.rows, 2);
    QCOMPARE(verdict.headSeq, 5);
    fill(2);
    verdict = verify();
    QVERIFY(verdict.intact);
    QCOMPARE(verdict.headSeq, 7);
}

void AuditLogTest::staysVerifiableWhenEverythingWasPurged()
{
    fill(5);
    signHead();
    m_clock.advance(std::chrono::hours(1));
    QCOMPARE(*purge(), 5);
    QCOMPARE(*purge(), 0);
    auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QCOMPARE(verdict.headSeq, 5);
    fill(1);
    verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QCOMPARE(verdict.headSeq, 6);
}

void AuditLogTest::findsTamperingBehindAPurge()
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

void AuditLogTest::purgesOnlyOldRowsInSlices()
{
    fill(4);
    const auto boundary = m_clock.now(); // the last row was made at this very moment: it is not older
    fill(3);
    const auto sliced = [&](int most) {
        return m_db->database().writeNow(
            [&](Transaction &transaction) { return core::AuditRepository::purge(transaction, boundary, most); });
    };
    QCOMPARE(*sliced(2), 2);
    QCOMPARE(*sliced(2), 1);
    QCOMPARE(*sliced(2), 0);
    QCOMPARE(verify().rows, 4);
    QVERIFY(verify().intact);
}

void AuditLogTest::keepsAChainForEachNode()
{
    for (int i = 0; i < 3; ++i) {
        QVERIFY(append(eventNumber(i), u"node-1"_s));
        QVERIFY(append(eventNumber(i), u"node-2"_s));
    }
    const auto verdict = verify();
    QVERIFY(verdict.intact);
    QCOMPARE(verdict.rows, 6);
    QCOMPARE(verdict.headSeq, 3);
}

void AuditLogTest::staysAChainWhenTwoProcessesWrite()
{
    const auto other = m_db->openAgain();
    AuditLog log(m_clock, m_random, u"node-1"_s);
    std::atomic<int> failures = 0;
    const auto write = [&](core::Database &database) {
        for (int i = 0; i < 100; ++i) {
            if (!database.writeNow([&](Transaction &transaction) { return log.append(transaction, eventNumber(i)); }))
                ++failures;
        }
    };
    std::thread thread([&] { write(*other); });
    write(m_db->database());
    thread.join();
    QCOMPARE(failures.load(), 0);
    const auto verdict = verify();
    QVERIFY2(verdict.intact, qPrintable(verdict.reason));
    QCOMPARE(verdict.rows, 200);
}

void AuditLogTest::canBeCancelled()
{
    fill(3);
    AuditLog log(m_clock, m_random, u"node-1"_s);
    const auto verdict = m_db->database().readNow(
        [&](Snapshot &snapshot) { return log.verify(snapshot, [](qint64, qint64) { return false; }); });
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().kind, core::ErrorKind::Cancelled);
}

void AuditLogTest::reportsProgress()
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

void AuditLogTest::settlesOneNodeId()
{
    const auto settle = [&] {
        return m_db->database().writeNow(
            [&](Transaction &transaction) { return AuditLog::settleNodeId(transaction, m_random, m_clock.now()); });
    };
    const auto first = settle();
    QVERIFY(first);
    QCOMPARE(first->size(), 36);
    QCOMPARE(*settle(), *first);
}

QTEST_GUILESS_MAIN(AuditLogTest)
#include "AuditLogTest.moc"
