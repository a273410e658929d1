#include "core/admin/database/AuditExport.h"

#include "core/admin/database/DatabaseAuditAdmin.h"
#include "core/audit/AuditRepository.h"
#include "tests/support/AdminHouse.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

/// Through DatabaseAuditAdmin, which records what is exported.
class AuditExportTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseAuditAdmin> m_audit;
    std::unique_ptr<QTemporaryDir> m_folder;

    QString path(const QString &name = u"audit.csv"_s) const { return m_folder->filePath(name); }
    void append(const QString &agent, const QJsonObject &data = {}, int times = 1)
    {
        AuditEvent event{EventType::LoginFailed, false, {}, {}, data, u"bad_credentials"_s, {}};
        event.origin = tests::TestIssuer::origin();
        event.origin.userAgent = agent;
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
    static AuditQuery failedSignIns()
    {
        AuditQuery query;
        query.eventTypes = {u"login_failed"_s};
        return query;
    }
    Result<qint64> exportTo(const QString &file, ExportFormat format,
                            const std::function<bool(qint64, qint64)> &progress = {})
    {
        return AdminHouse::await(m_audit->exportTo(file, format, failedSignIns(), progress));
    }
    QByteArray content(const QString &file)
    {
        QFile opened(file);
        return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_audit = std::make_unique<DatabaseAuditAdmin>(m_house->context);
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        m_audit.reset();
        m_house.reset();
    }
    void writesCsv();
    void writesJsonLines();
    void exportsMoreThanOnePage();
    void noCellIsAFormula_data();
    void noCellIsAFormula();
    void isReadableByTheOwnerOnly();
    void isRecorded();
    void signsTheHead();
    void isProvenByItsHead();
    void whatIsNotWhatWasExportedIsFound_data();
    void whatIsNotWhatWasExportedIsFound();
    void showsThatTheLogWasCutOff();
    void showsThatTheLogWasAltered();
    void holdsStillWhenTheLogWasPurged();
    void anExportWithoutAKeyTakesAnOlderHeadAway();
    void leavesNothingWhenCancelled();
    void leavesNothingWhenItCannotBeRecorded();
    void failsWithoutTheFolder();
};

void AuditExportTest::writesCsv()
{
    append(u"first \"quoted\", with comma\nand line"_s, {{u"username"_s, u"mallory"_s}});
    QCOMPARE(exportTo(path(), ExportFormat::Csv).value(), 1);
    const QByteArray text = content(path());
    QVERIFY(text.startsWith("seq,created_at,event_type,success,user_id,username,client_id,ip_address,user_agent,"
                            "error_message,request_id,actor,event_data,hash\r\n"));
    QVERIFY(
        text.contains("\"2026-01-15T12:00:00.000Z\",\"login_failed\",\"false\",\"\",\"mallory\",\"\",\"192.0.2.7\""));
    QVERIFY(text.contains(",\"first \"\"quoted\"\", with comma\nand line\",\"bad_credentials\","));
    QVERIFY(text.contains(",\"{\"\"username\"\":\"\"mallory\"\"}\","));
    QVERIFY(text.endsWith("\"\r\n"));
}

void AuditExportTest::writesJsonLines()
{
    append(u"=first"_s, {{u"username"_s, u"мэллори"_s}});
    append(u"second"_s);
    QCOMPARE(exportTo(path(u"audit.jsonl"_s), ExportFormat::Jsonl).value(), 2);
    const QList<QByteArray> lines = content(path(u"audit.jsonl"_s)).split('\n');
    QCOMPARE(lines.size(), 3);
    const QJsonObject newest = QJsonDocument::fromJson(lines[0]).object();
    const QJsonObject oldest = QJsonDocument::fromJson(lines[1]).object();
    QCOMPARE(newest[u"user_agent"_s].toString(), u"second"_s);
    QCOMPARE(oldest[u"user_agent"_s].toString(), u"=first"_s); // no spreadsheet: as it is
    QCOMPARE(oldest[u"event_data"_s].toObject()[u"username"_s].toString(), u"мэллори"_s);
    QCOMPARE(oldest[u"created_at"_s].toInteger(), 1768478400000);
    QCOMPARE(newest[u"seq"_s].toInteger(), oldest[u"seq"_s].toInteger() + 1);
    QCOMPARE(lines[2], QByteArray());
}

void AuditExportTest::exportsMoreThanOnePage()
{
    append(u"agent"_s, {}, 2500);
    QList<std::pair<qint64, qint64>> steps;
    QCOMPARE(exportTo(path(), ExportFormat::Csv,
                      [&](qint64 done, qint64 total) {
                          steps.append({done, total});
                          return true;
                      })
                 .value(),
             2500);
    QCOMPARE(content(path()).count("\r\n"), 2501);
    const QList<std::pair<qint64, qint64>> expected{{1000, 2500}, {2000, 2500}, {2500, 2500}};
    QCOMPARE(steps, expected);
}

void AuditExportTest::noCellIsAFormula_data()
{
    QTest::addColumn<QString>("agent");
    QTest::newRow("equals sign") << u"=cmd|' /C calc'!A0"_s;
    QTest::newRow("plus") << u"+1"_s;
    QTest::newRow("minus") << u"-1+1"_s;
    QTest::newRow("at sign") << u"@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s;
    QTest::newRow("carriage return") << u"\r=1"_s;
    QTest::newRow("line feed") << u"\n=1"_s;
    QTest::newRow("full-width equals sign") << u"\uFF1D1"_s;
}

void AuditExportTest::noCellIsAFormula()
{
    QFETCH(QString, agent);
    append(agent);
    QVERIFY(exportTo(path(), ExportFormat::Csv));
    const QByteArray text = content(path());
    QVERIFY(text.contains("\"'" + agent.toUtf8() + '"'));
    QVERIFY(!text.contains(",\"" + agent.toUtf8()));
}

void AuditExportTest::isReadableByTheOwnerOnly()
{
    append(u"agent"_s);
    QVERIFY(exportTo(path(), ExportFormat::Csv));
    QVERIFY(!(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(files(), QStringList{u"audit.csv"_s});
}

void AuditExportTest::isRecorded()
{
    append(u"agent"_s, {}, 3);
    QVERIFY(exportTo(path(), ExportFormat::Csv));
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"audit_exported"_s);
    QCOMPARE(row.data,
             (QJsonObject{{u"operation"_s, u"export"_s}, {u"rows"_s, 3}, {u"file"_s, u"audit.csv"_s}})); // no folder
    QCOMPARE(m_house->told(), QList<int>{AuditArea});
}

void AuditExportTest::signsTheHead()
{
    append(u"agent"_s);
    m_audit->signHeadsWith(m_house->issuer.ring);
    QVERIFY(exportTo(path(), ExportFormat::Csv));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM audit_heads"_s), 1);
    QVERIFY(AdminHouse::await(m_audit->verify({}))->intact);
}

void AuditExportTest::isProvenByItsHead()
{
    append(u"agent"_s, {{u"username"_s, u"мэллори"_s}}, 5);
    m_audit->signHeadsWith(m_house->issuer.ring);
    for (const QString &name : {u"audit.jsonl"_s, u"audit.csv"_s}) {
        const bool isCsv = name.endsWith(".csv"_L1);
        QVERIFY(exportTo(path(name), isCsv ? ExportFormat::Csv : ExportFormat::Jsonl));
        const auto check = AdminHouse::await(m_audit->verifyExport(path(name)));
        QVERIFY(check);
        QVERIFY2(check->intact, qPrintable(check->reason));
        QCOMPARE(check->rows, 5);
        QCOMPARE(check->isWholeChain, !isCsv);
        QVERIFY(check->headSeq >= 5);
        QCOMPARE(QFile::permissions(path(name) + u".head.jws"_s) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }
    QCOMPARE(AdminHouse::await(m_audit->verifyExport(path(u"none.jsonl"_s))).error().kind, ErrorKind::NotFound);
}

void AuditExportTest::whatIsNotWhatWasExportedIsFound_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("bad"); // counted from the newest row, -1: not told
    for (const char *format : {"jsonl", "csv"}) {
        const bool isCsv = qstrcmp(format, "csv") == 0;
        const QString altered = u"altered"_s;
        const auto row = [&](const char *kind, const QString &reason, int bad) {
            QTest::addRow("%s, %s", format, kind)
                << QLatin1String(format) + u' ' + QLatin1String(kind) << reason << (isCsv ? -1 : bad);
        };
        row("newest row gone", isCsv ? altered : u"truncated"_s, -1);
        row("oldest row gone", isCsv ? altered : u"truncated"_s, -1);
        row("row gone between", isCsv ? altered : u"truncated"_s, -1);
        row("changed", altered, 2);
        row("one more byte", altered, 5);
        row("other head", u"not signed"_s, -1);
        row("no head", u"not signed"_s, -1);
    }
}

void AuditExportTest::whatIsNotWhatWasExportedIsFound()
{
    QFETCH(QString, kind);
    QFETCH(QString, reason);
    QFETCH(int, bad);
    append(u"agent-a"_s, {}, 5);
    m_audit->signHeadsWith(m_house->issuer.ring);
    const bool isCsv = kind.startsWith("csv"_L1);
    const QString file = path(isCsv ? u"audit.csv"_s : u"audit.jsonl"_s);
    QVERIFY(exportTo(file, isCsv ? ExportFormat::Csv : ExportFormat::Jsonl));
    QByteArrayList lines = content(file).split('\n');
    const qsizetype first = isCsv ? 1 : 0;
    QByteArray head = content(file + u".head.jws"_s);
    if (kind.endsWith("newest row gone"_L1))
        lines.removeAt(first);
    else if (kind.endsWith("oldest row gone"_L1))
        lines.removeAt(first + 4);
    else if (kind.endsWith("row gone between"_L1))
        lines.removeAt(first + 2);
    else if (kind.endsWith("changed"_L1))
        lines[first + 2].replace("agent-a", "agent-b");
    else if (kind.endsWith("one more byte"_L1))
        lines.last() += ' ';
    else if (kind.endsWith("other head"_L1))
        head.replace('.', ".A");
    const auto rewrite = [](const QString &name, const QByteArray &text) {
        QFile opened(name);
        QVERIFY(opened.open(QIODevice::WriteOnly));
        opened.write(text);
    };
    rewrite(file, lines.join('\n'));
    rewrite(file + u".head.jws"_s, kind.endsWith("no head"_L1) ? QByteArray() : head);
    const auto check = AdminHouse::await(m_audit->verifyExport(file));
    QVERIFY(check);
    QVERIFY(!check->intact);
    QCOMPARE(check->reason, reason);
    const qint64 newest =
        m_house->issuer.number(u"SELECT max(seq) FROM audit_logs WHERE event_type = 'login_failed'"_s);
    QCOMPARE(check->firstBadSeq, bad < 0 ? 0 : newest - bad);
}

void AuditExportTest::showsThatTheLogWasCutOff()
{
    append(u"agent"_s, {}, 5);
    m_audit->signHeadsWith(m_house->issuer.ring);
    QVERIFY(exportTo(path(u"audit.jsonl"_s), ExportFormat::Jsonl));
    m_house->issuer.execute(u"DROP TRIGGER audit_logs_no_delete"_s);
    m_house->issuer.execute(u"DELETE FROM audit_logs WHERE seq > 3"_s);
    const auto check = AdminHouse::await(m_audit->verifyExport(path(u"audit.jsonl"_s)));
    QVERIFY(!check->intact);
    QCOMPARE(check->reason, u"log cut off"_s);
}

void AuditExportTest::showsThatTheLogWasAltered()
{
    append(u"agent"_s, {}, 5);
    m_audit->signHeadsWith(m_house->issuer.ring);
    QVERIFY(exportTo(path(u"audit.jsonl"_s), ExportFormat::Jsonl));
    m_house->issuer.execute(u"DROP TRIGGER audit_logs_no_update"_s);
    m_house->issuer.execute(u"UPDATE audit_logs SET hash = 'x' WHERE event_type = 'login_failed'"_s);
    QCOMPARE(AdminHouse::await(m_audit->verifyExport(path(u"audit.jsonl"_s)))->reason, u"log altered"_s);
}

void AuditExportTest::holdsStillWhenTheLogWasPurged()
{
    append(u"agent"_s, {}, 5);
    m_audit->signHeadsWith(m_house->issuer.ring);
    QVERIFY(exportTo(path(u"audit.jsonl"_s), ExportFormat::Jsonl));
    QVERIFY(m_house->issuer.database.database().writeNow([&](Transaction &transaction) {
        return AuditRepository::purge(transaction, m_house->issuer.clock.now() + std::chrono::hours(1));
    }));
    const auto check = AdminHouse::await(m_audit->verifyExport(path(u"audit.jsonl"_s)));
    QVERIFY2(check->intact, qPrintable(check->reason));
}

void AuditExportTest::anExportWithoutAKeyTakesAnOlderHeadAway()
{
    append(u"agent"_s);
    QFile older(path(u"audit.jsonl.head.jws"_s));
    QVERIFY(older.open(QIODevice::WriteOnly));
    QVERIFY(exportTo(path(u"audit.jsonl"_s), ExportFormat::Jsonl));
    QCOMPARE(files(), QStringList{u"audit.jsonl"_s});
    QCOMPARE(AdminHouse::await(m_audit->verifyExport(path(u"audit.jsonl"_s)))->reason, u"not signed"_s);
}

void AuditExportTest::leavesNothingWhenCancelled()
{
    append(u"agent"_s, {}, 1500);
    const auto done = exportTo(path(), ExportFormat::Csv, [](qint64, qint64) { return false; });
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
    QCOMPARE(files(), QStringList());
    QCOMPARE(m_house->audited().size(), size_t(0));

    QFile before(path());
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    QVERIFY(!exportTo(path(), ExportFormat::Csv, [](qint64, qint64) { return false; }));
    QCOMPARE(content(path()), "before"_ba);
}

void AuditExportTest::leavesNothingWhenItCannotBeRecorded()
{
    append(u"agent"_s);
    m_house->refuseAuditRows();
    QCOMPARE(exportTo(path(), ExportFormat::Csv).error().kind, ErrorKind::Storage);
    QCOMPARE(files(), QStringList());
}

void AuditExportTest::failsWithoutTheFolder()
{
    append(u"agent"_s);
    const auto done = exportTo(path(u"none/audit.csv"_s), ExportFormat::Csv);
    QCOMPARE(done.error().kind, ErrorKind::Storage);
    QVERIFY(done.error().detail.contains(u"none/audit.csv"_s));
    QCOMPARE(m_house->audited().size(), size_t(0));
}

QTEST_GUILESS_MAIN(AuditExportTest)
#include "AuditExportTest.moc"
