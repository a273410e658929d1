#include "server/metrics/Metrics.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MetricsTest : public QObject
{
    Q_OBJECT
private slots:
    void hasTheNamesOfTheContract_data();
    void hasTheNamesOfTheContract();
    void countsByGrantAndResult();
    void tellsOfACertificateWhileThereIsOne();
    void fillsHistograms();
    void readsItsProcess();
};

void MetricsTest::hasTheNamesOfTheContract_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("auth_token_requests_total") << "counter"_ba;
    QTest::newRow("auth_token_request_duration_seconds") << "histogram"_ba;
    QTest::newRow("auth_failed_login_attempts_total") << "counter"_ba;
    QTest::newRow("auth_refresh_token_rotations_total") << "counter"_ba;
    QTest::newRow("auth_refresh_token_reuse_total") << "counter"_ba;
    QTest::newRow("auth_authorization_code_replays_total") << "counter"_ba;
    QTest::newRow("auth_active_families") << "gauge"_ba;
    QTest::newRow("auth_http_requests_total") << "counter"_ba;
    QTest::newRow("auth_http_request_duration_seconds") << "histogram"_ba;
    QTest::newRow("auth_hash_queue_depth") << "gauge"_ba;
    QTest::newRow("auth_db_commit_duration_seconds") << "histogram"_ba;
    QTest::newRow("auth_db_batch_size") << "histogram"_ba;
    QTest::newRow("auth_signing_key_age_seconds") << "gauge"_ba;
    QTest::newRow("auth_http_connections") << "gauge"_ba;
    QTest::newRow("auth_http_connections_refused_total") << "counter"_ba;
    QTest::newRow("auth_http_connections_displaced_total") << "counter"_ba;
    QTest::newRow("auth_tls_handshake_failures_total") << "counter"_ba;
    QTest::newRow("auth_tls_certificate_expiry_seconds") << "gauge"_ba;
    QTest::newRow("process_cpu_seconds_total") << "counter"_ba;
    QTest::newRow("process_resident_memory_bytes") << "gauge"_ba;
    QTest::newRow("process_open_fds") << "gauge"_ba;
    QTest::newRow("process_start_time_seconds") << "gauge"_ba;
}

void MetricsTest::hasTheNamesOfTheContract()
{
    QFETCH(QByteArray, type);
    server::Metrics metrics;
    metrics.recordTokenRequest(u"password"_s, u"ok"_s, 1ms);
    metrics.recordRequest(u"/health"_s, 200, 1ms);
    metrics.setCertificateExpiry(1h);
    const QByteArray line = "# TYPE " + QByteArray(QTest::currentDataTag()) + ' ' + type + '\n';
    QVERIFY2(metrics.text().contains(line), line.constData());
}

void MetricsTest::countsByGrantAndResult()
{
    server::Metrics metrics;
    metrics.recordTokenRequest(u"password"_s, u"ok"_s, 1ms);
    metrics.recordTokenRequest(u"password"_s, u"ok"_s, 1ms);
    metrics.recordTokenRequest(u"refresh_token"_s, u"invalid_grant"_s, 1ms);
    metrics.recordFailedLogin(server::Metrics::FailedLogin::Locked);
    const auto text = metrics.text();
    QVERIFY(text.contains(R"(auth_token_requests_total{grant_type="password",result="ok"} 2)"));
    QVERIFY(text.contains(R"(auth_token_requests_total{grant_type="refresh_token",result="invalid_grant"} 1)"));
    QVERIFY(text.contains(R"(auth_failed_login_attempts_total{reason="locked"} 1)"));
    QVERIFY(text.contains(R"(auth_failed_login_attempts_total{reason="bad_credentials"} 0)"));
}

void MetricsTest::tellsOfACertificateWhileThereIsOne()
{
    server::Metrics metrics;
    QVERIFY(!metrics.text().contains("auth_tls_certificate_expiry_seconds "));
    metrics.setCertificateExpiry(1h);
    QVERIFY(metrics.text().contains("auth_tls_certificate_expiry_seconds 3600"));
    metrics.setCertificateExpiry(-60s);
    QVERIFY(metrics.text().contains("auth_tls_certificate_expiry_seconds -60"));
    metrics.setCertificateExpiry({});
    QVERIFY(!metrics.text().contains("auth_tls_certificate_expiry_seconds "));
}

void MetricsTest::fillsHistograms()
{
    server::Metrics metrics;
    metrics.recordCommit(3, 700us);
    const auto text = metrics.text();
    QVERIFY(text.contains(R"(auth_db_commit_duration_seconds_bucket{le="0.0005"} 0)"));
    QVERIFY(text.contains(R"(auth_db_commit_duration_seconds_bucket{le="0.001"} 1)"));
    QVERIFY(text.contains("auth_db_batch_size_sum 3"));
}

void MetricsTest::readsItsProcess()
{
    const auto text = server::Metrics().text();
    const auto valueOf = [&text](const QByteArray &name) {
        const qsizetype start = text.indexOf("\n" + name + " ") + name.size() + 2;
        return text.mid(start, text.indexOf('\n', start) - start).toDouble();
    };
    QVERIFY(valueOf("process_resident_memory_bytes"_ba) > 1e6);
    QVERIFY(valueOf("process_open_fds"_ba) >= 3);
    QVERIFY(valueOf("process_max_fds"_ba) >= valueOf("process_open_fds"_ba));
    QVERIFY(valueOf("process_start_time_seconds"_ba) > 1.6e9);
}

QTEST_GUILESS_MAIN(MetricsTest)
#include "MetricsTest.moc"
