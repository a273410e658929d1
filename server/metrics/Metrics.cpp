#include "server/metrics/Metrics.h"

#include "server/metrics/ProcessMetrics.h"

#include <mutex>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sstream>

namespace server {

namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Registry;

const Histogram::BucketBoundaries kRequestSeconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2.5, 5};
const Histogram::BucketBoundaries kCommitSeconds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                 0.01,   0.025,   0.1,    0.5,   2};
const Histogram::BucketBoundaries kBatchTasks{1, 2, 4, 8, 16, 32, 64, 128, 256};

prometheus::Family<Counter> &counters(Registry &registry, const char *name, const char *help)
{
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

Gauge &gauge(Registry &registry, const char *name, const char *help)
{
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

Histogram &histogram(Registry &registry, const char *name, const char *help, const Histogram::BucketBoundaries &buckets)
{
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, buckets);
}

} // namespace

struct Metrics::Parts
{
    Registry registry;
    ProcessMetrics process;

    prometheus::Family<Counter> &tokenRequests =
        counters(registry, "auth_token_requests_total", "Requests to the token endpoint by grant and outcome.");
    Histogram &tokenSeconds = histogram(registry, "auth_token_request_duration_seconds",
                                        "Time to answer a request to the token endpoint.", kRequestSeconds);
    prometheus::Family<Counter> &failedLogins =
        counters(registry, "auth_failed_login_attempts_total", "Refused password attempts by reason.");
    Counter &badCredentials = failedLogins.Add({{"reason", "bad_credentials"}});
    Counter &locked = failedLogins.Add({{"reason", "locked"}});
    Counter &rateLimited = failedLogins.Add({{"reason", "rate_limited"}});
    Counter &disabled = failedLogins.Add({{"reason", "disabled"}});
    Counter &rotations =
        counters(registry, "auth_refresh_token_rotations_total", "Refresh tokens exchanged for a successor.").Add({});
    Counter &reuses =
        counters(registry, "auth_refresh_token_reuse_total", "Used refresh tokens that were presented again.").Add({});
    Counter &codeReplays = counters(registry, "auth_authorization_code_replays_total",
                                    "Used authorization codes that were presented again.")
                               .Add({});
    Gauge &activeFamilies = gauge(registry, "auth_active_families", "Refresh-token chains that are alive.");
    prometheus::Family<Counter> &requests =
        counters(registry, "auth_http_requests_total", "Requests by route template and status.");
    prometheus::Family<Counter> &injectedFaults =
        counters(registry, "auth_injected_faults_total", "Requests that got a fault on purpose, by route and fault.");
    Histogram &requestSeconds =
        histogram(registry, "auth_http_request_duration_seconds", "Time to answer a request.", kRequestSeconds);
    Gauge &connections = gauge(registry, "auth_http_connections", "Open connections.");
    Counter &connectionsRefused =
        counters(registry, "auth_http_connections_refused_total", "Connections refused over a cap.").Add({});
    Counter &connectionsDisplaced =
        counters(registry, "auth_http_connections_displaced_total", "Idle or slow connections that gave way.").Add({});
    Counter &failedHandshakes =
        counters(registry, "auth_tls_handshake_failures_total", "TLS handshakes that failed.").Add({});
    std::mutex certificateLock;
    prometheus::Family<Gauge> &certificateExpiry = prometheus::BuildGauge()
                                                       .Name("auth_tls_certificate_expiry_seconds")
                                                       .Help("Time until the server's certificate expires.")
                                                       .Register(registry);
    Gauge &hashQueue = gauge(registry, "auth_hash_queue_depth", "Password checks waiting or running.");
    Histogram &commitSeconds =
        histogram(registry, "auth_db_commit_duration_seconds", "Time of one group commit.", kCommitSeconds);
    Histogram &batchTasks =
        histogram(registry, "auth_db_batch_size", "Changes that one group commit made durable.", kBatchTasks);
    Gauge &signingKeyAge = gauge(registry, "auth_signing_key_age_seconds", "Time since the signing key became active.");
};

Metrics::Metrics() : m_parts(std::make_unique<Parts>()) {}

Metrics::~Metrics() = default;

void Metrics::recordRequest(const QString &route, int status, Duration duration)
{
    m_parts->requests.Add({{"route", route.toStdString()}, {"status", std::to_string(status)}}).Increment();
    m_parts->requestSeconds.Observe(duration.count());
}

void Metrics::recordInjectedFault(const QString &route, const QByteArray &fault)
{
    m_parts->injectedFaults.Add({{"route", route.toStdString()}, {"fault", fault.toStdString()}}).Increment();
}

void Metrics::recordTokenRequest(const QString &grantType, const QString &result, Duration duration)
{
    m_parts->tokenRequests.Add({{"grant_type", grantType.toStdString()}, {"result", result.toStdString()}}).Increment();
    m_parts->tokenSeconds.Observe(duration.count());
}

void Metrics::recordFailedLogin(FailedLogin reason)
{
    switch (reason) {
    case FailedLogin::BadCredentials:
        return m_parts->badCredentials.Increment();
    case FailedLogin::Locked:
        return m_parts->locked.Increment();
    case FailedLogin::RateLimited:
        return m_parts->rateLimited.Increment();
    case FailedLogin::Disabled:
        return m_parts->disabled.Increment();
    }
}

void Metrics::recordRefreshRotation()
{
    m_parts->rotations.Increment();
}

void Metrics::recordRefreshReuse()
{
    m_parts->reuses.Increment();
}

void Metrics::recordCodeReplay()
{
    m_parts->codeReplays.Increment();
}

void Metrics::recordCommit(int tasks, std::chrono::microseconds duration)
{
    m_parts->commitSeconds.Observe(Duration(duration).count());
    m_parts->batchTasks.Observe(tasks);
}

void Metrics::recordRefusedRequest(int status)
{
    m_parts->requests.Add({{"route", "(refused)"}, {"status", std::to_string(status)}}).Increment();
}

void Metrics::recordRefusedConnection()
{
    m_parts->connectionsRefused.Increment();
}

void Metrics::recordDisplacedConnection()
{
    m_parts->connectionsDisplaced.Increment();
}

void Metrics::recordFailedHandshake()
{
    m_parts->failedHandshakes.Increment();
}

void Metrics::setConnections(int connections)
{
    m_parts->connections.Set(connections);
}

void Metrics::setCertificateExpiry(std::optional<std::chrono::seconds> left)
{
    const std::scoped_lock lock(m_parts->certificateLock);
    prometheus::Gauge &seconds = m_parts->certificateExpiry.Add({});
    if (left)
        seconds.Set(double(left->count()));
    else
        m_parts->certificateExpiry.Remove(&seconds);
}

void Metrics::setHashQueueDepth(int depth)
{
    m_parts->hashQueue.Set(depth);
}

void Metrics::setActiveFamilies(qint64 families)
{
    m_parts->activeFamilies.Set(double(families));
}

void Metrics::setSigningKeyAge(std::chrono::seconds age)
{
    m_parts->signingKeyAge.Set(double(age.count()));
}

QByteArray Metrics::text() const
{
    auto families = m_parts->registry.Collect();
    for (auto &family : m_parts->process.Collect())
        families.push_back(std::move(family));
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, families);
    return QByteArray::fromStdString(out.str());
}

} // namespace server
