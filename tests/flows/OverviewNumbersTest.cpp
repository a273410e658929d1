#include "tests/support/RealConsole.h"
#include "ui/overview/FigureCard.h"
#include "ui/widgets/BarChart.h"

#include <QComboBox>
#include <QLabel>

using namespace Qt::StringLiterals;
using tests::App;
using tests::HttpClient;

/// The overview of a server that did some work, beside what the same server says at /metrics.
class OverviewNumbersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_console.close(); }
    void countsRequestsAndErrors();
    void countsChains();
    void countsInTheChart_data();
    void countsInTheChart();

private:
    /// The sum of all samples of a metric whose labels have all these parts.
    qint64 metric(const QByteArray &name, const QList<QByteArray> &labels = {}) const;
    /// All bars of the chart, below and above: what succeeded, what did not.
    std::pair<qint64, qint64> chart() const;
    QString requestsShown() const { return m_console.find<QLabel>("serverRequests")->text().section(u' ', 0, 0); }

    tests::RealConsole m_console;
};

void OverviewNumbersTest::initTestCase()
{
    QVERIFY2(m_console.open(), m_console.failure);
    const App app(m_console.port());
    QString token;
    for (int times = 0; times < 3; ++times) {
        const auto signedIn = app.signIn();
        QCOMPARE(signedIn.status, 200);
        token = signedIn.member("refresh_token");
    }
    for (int times = 0; times < 4; ++times)
        token = app.refresh(token).member("refresh_token");
    QVERIFY(!token.isEmpty());
    const auto stolen = app.signIn().member("refresh_token");
    QCOMPARE(app.refresh(stolen).status, 200);
    QCOMPARE(app.refresh(stolen).status, 400); // ends its chain
    const HttpClient server(m_console.port());
    for (int times = 0; times < 2; ++times) {
        QCOMPARE(server
                     .postForm("/oauth/token", {{"grant_type", "password"},
                                                {"username", "admin"},
                                                {"password", "Wrong-Horse-7"},
                                                {"client_id", tests::RealConsole::kClient}})
                     .status,
                 400);
    }
    QCOMPARE(server.get("/nowhere").status, 404);
    QCOMPARE(server.get("/.well-known/jwks.json").status, 200);
}

qint64 OverviewNumbersTest::metric(const QByteArray &name, const QList<QByteArray> &labels) const
{
    const auto answer = HttpClient(m_console.port()).get("/metrics");
    qint64 sum = 0;
    for (const QByteArray &line : answer.body.split('\n')) {
        const QByteArray sample = line.left(line.lastIndexOf(' '));
        const bool isIt = sample == name || sample.startsWith(name + '{');
        if (isIt && std::ranges::all_of(labels, [&](const QByteArray &part) { return sample.contains(part); }))
            sum += qint64(line.mid(sample.size() + 1).trimmed().toDouble());
    }
    return sum;
}

std::pair<qint64, qint64> OverviewNumbersTest::chart() const
{
    std::pair<qint64, qint64> sum;
    for (const ui::Bar &bar : m_console.find<ui::BarChart>("activityChart")->bars()) {
        sum.first += bar.good;
        sum.second += bar.bad;
    }
    return sum;
}

void OverviewNumbersTest::countsRequestsAndErrors()
{
    m_console.window()->openPage(u"overview"_s);
    const qint64 before = metric("auth_http_requests_total");
    QVERIFY(before >= 14);
    // The request that asked is the one which came since.
    QTRY_COMPARE(requestsShown(), QString::number(before + 1));
    QCOMPARE(metric("auth_http_requests_total"), before + 1);
    QCOMPARE(m_console.find<QLabel>("serverErrors")->text(),
             QString::number(metric("auth_http_requests_total", {"status=\"5"})));
}

void OverviewNumbersTest::countsChains()
{
    m_console.window()->openPage(u"overview"_s);
    const auto *card = m_console.find<ui::FigureCard>("figureFamilies");
    QCOMPARE(metric("auth_active_families"), 3); // the fourth was stolen
    QTRY_VERIFY2(card->accessibleName().endsWith(u": 3"_s), qPrintable(card->accessibleName()));
}

void OverviewNumbersTest::countsInTheChart_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QList<QByteArray>>("labels");
    QTest::addColumn<int>("expected");
    QTest::newRow("sign-ins") << 0 << true << "auth_token_requests_total"_ba
                              << QList<QByteArray>{"grant_type=\"password\"", "result=\"ok\""} << 4;
    QTest::newRow("refused sign-ins") << 0 << false << "auth_failed_login_attempts_total"_ba << QList<QByteArray>{}
                                      << 2;
    QTest::newRow("tokens issued") << 1 << true << "auth_token_requests_total"_ba
                                   << QList<QByteArray>{"grant_type=\"password\"", "result=\"ok\""} << 4;
    QTest::newRow("refreshes") << 2 << true << "auth_refresh_token_rotations_total"_ba << QList<QByteArray>{} << 5;
    QTest::newRow("thefts") << 3 << false << "auth_refresh_token_reuse_total"_ba << QList<QByteArray>{} << 1;
}

void OverviewNumbersTest::countsInTheChart()
{
    QFETCH(const int, kind);
    QFETCH(const bool, good);
    QFETCH(const QByteArray, name);
    QFETCH(const QList<QByteArray>, labels);
    QFETCH(const int, expected);
    m_console.window()->openPage(u"overview"_s);
    m_console.find<QComboBox>("activityKind")->setCurrentIndex(kind);
    QTRY_COMPARE(good ? chart().first : chart().second, expected);
    QCOMPARE(metric(name, labels), expected);
}

QTEST_MAIN(OverviewNumbersTest)
#include "OverviewNumbersTest.moc"
