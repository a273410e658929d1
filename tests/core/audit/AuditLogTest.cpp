#include "tests/core/audit/AuditFixture.h"

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tests;

class AuditLogTest : public tests::AuditFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TestDatabase>(); }
    void verifiesWhatItWrote();
    void chainsRowsFromSixtyFourZeros();
    void keepsHostileText_data();
    void keepsHostileText();
    void cutsALongUserAgent();
    void rowsCannotBeChangedOrDeleted();
    void staysVerifiableAfterAPurge();
    void staysVerifiableWhenEverythingWasPurged();
    void purgesOnlyOldRowsInSlices();
    void keepsAChainForEachNode();
    void staysAChainWhenTwoProcessesWrite();
    void settlesOneNodeId();
};

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
