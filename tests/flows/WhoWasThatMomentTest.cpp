#include "tests/support/AuditGenerator.h"
#include "tests/support/Hands.h"
#include "tests/support/RealConsole.h"
#include "ui/audit/AuditHistogram.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditTimeline.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Theme.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace tests::hands;
using tests::elsewhere;

namespace {

/// A million is made in half a minute by optimised code; other builds take a fifth of it. GATEHOUSE_AUDIT_ROWS: so
/// many.
qint64 rowsOfLog()
{
#if defined(QT_NO_DEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    constexpr int kUsual = 1'000'000;
#else
    constexpr int kUsual = 200'000;
#endif
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("GATEHOUSE_AUDIT_ROWS", &isNumber);
    return isNumber ? wanted : kUsual;
}

struct Scan
{
    qint64 rows = 0;
    qint64 millis = 0;
};

/// The same question to plain SQLite, which reads the whole table for it.
Scan fullScan(const QString &file, const QString &word)
{
    Scan scan;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"scan"_s);
        database.setDatabaseName(file);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
        QElapsedTimer timer;
        timer.start();
        if (database.open()) {
            QSqlQuery query(database);
            query.prepare(u"SELECT count(*) FROM audit_logs NOT INDEXED LEFT JOIN users ON users.id = user_id "
                          "WHERE username LIKE :word OR typed_name LIKE :word OR client_id LIKE :word OR ip_address "
                          "LIKE :word OR event_type LIKE :word OR error_message LIKE :word"_s);
            query.bindValue(u":word"_s, u'%' + word + u'%');
            if (query.exec() && query.next())
                scan.rows = query.value(0).toLongLong();
        }
        scan.millis = timer.elapsed();
    }
    QSqlDatabase::removeDatabase(u"scan"_s);
    return scan;
}

/// Where the picture of the chart has most of the colour of failures: what catches the eye.
QPoint peakOf(ui::AuditHistogram *chart)
{
    const QImage picture = chart->grab().toImage();
    const QRgb red = ui::Theme::instance().color(ui::Tone::Danger).rgb();
    QPoint peak;
    int most = 0;
    for (int x = 0; x < picture.width(); ++x) {
        int height = 0;
        for (int y = 0; y < picture.height(); ++y)
            height += picture.pixel(x, y) == red;
        if (height > most) {
            most = height;
            peak = QPoint(x, picture.height() / 2);
        }
    }
    return peak;
}

} // namespace

/// The third moment of the console: something was wrong one night, somewhere in a million rows.
class WhoWasThatMomentTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_console.close(); }
    void threeLettersAndADragAnswer();

private:
    /// What a person waits for: rows and chart.
    bool isAnswered() const { return m_rows->isLoaded() && !m_rows->isLoading() && !m_chartSource->isReading(); }
    qint64 inChart() const
    {
        const auto &bars = m_chart->bars();
        return std::accumulate(bars.begin(), bars.end(), qint64(0),
                               [](qint64 sum, const ui::Bar &bar) { return sum + bar.good + bar.bad; });
    }
    /// From the hand's last move to the answer.
    template <class Answered>
    bool takes(const char *step, const Answered &answered)
    {
        QElapsedTimer timer;
        timer.start();
        const bool done = QTest::qWaitFor([&] { return answered() && isAnswered(); }, 60000);
        qInfo("%s: %lld ms", step, static_cast<long long>(timer.elapsed()));
        return done;
    }

    const qint64 m_logged = rowsOfLog();
    tests::RealConsole m_console;
    ui::AuditWindowModel *m_rows = nullptr;
    ui::AuditTimeline *m_chartSource = nullptr;
    ui::AuditHistogram *m_chart = nullptr;
};

void WhoWasThatMomentTest::initTestCase()
{
    tests::AuditGenerator log(m_console.databaseFile());
    QVERIFY2(log.fill(m_logged), qPrintable(log.error));
    QVERIFY2(m_console.open(), m_console.failure);
    auto *list = m_console.find<ui::DataTable>("auditList");
    m_rows = qobject_cast<ui::AuditWindowModel *>(list->model());
    m_chartSource = m_console.find<ui::AuditTimeline>();
    m_chart = m_console.find<ui::AuditHistogram>("auditHistogram");
}

void WhoWasThatMomentTest::threeLettersAndADragAnswer()
{
    // Three months of sign-ins and refreshes.
    QVERIFY(click(u"Audit log"_s));
    QVERIFY(takes("the log opens", [this] { return m_rows->total() > m_logged; }));
    QVERIFY(click(u"All"_s));
    QVERIFY(takes("all of it", [this] { return inChart() > m_logged; }));
    QVERIFY(m_console.keepPicture(u"moment3-1-log"_s));

    // Three letters.
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"adm"_s);
    QVERIFY(takes("three letters (with the pause after the last one)",
                  [this] { return m_rows->query().text == u"adm"_s; }));
    const Scan scan = elsewhere([this] { return fullScan(m_console.databaseFile(), u"adm"_s); });
    qInfo("the same by a scan of all %lld rows: %lld ms", static_cast<long long>(m_logged),
          static_cast<long long>(scan.millis));
    QVERIFY(scan.rows > 0);
    QCOMPARE(inChart(), scan.rows);
    QVERIFY(m_console.keepPicture(u"moment3-2-letters"_s));

    // A drag over the peak.
    const QPoint peak = peakOf(m_chart);
    drag(m_chart, peak - QPoint(12, 0), peak + QPoint(12, 0));
    QVERIFY(takes("the drag", [this] { return m_rows->query().since.has_value(); }));
    QVERIFY(m_rows->rowCount() > 0 && m_rows->rowCount() < scan.rows);
    QCOMPARE(inChart(), qint64(m_rows->rowCount()));

    // The answer: wrong passwords for made-up administrators, all from one network.
    auto *table = m_console.find<ui::DataTable>("auditList");
    QVERIFY(clickAt(table->viewport(), table->visualRect(table->model()->index(0, 1)).center()));
    const auto *details = m_console.find<ui::AuditPane>();
    QTRY_VERIFY(details->row().username.startsWith(u"admin"_s));
    QCOMPARE(details->row().eventType, u"login_failed"_s);
    QVERIFY2(details->row().address.startsWith(u"203.0."_s), qPrintable(details->row().address));
    QVERIFY(click(u"Facets"_s));
    QVERIFY(m_console.keepPicture(u"moment3-3-answer"_s));
    QVERIFY(m_console.answeredAlways());
}

QTEST_MAIN(WhoWasThatMomentTest)
#include "WhoWasThatMomentTest.moc"
