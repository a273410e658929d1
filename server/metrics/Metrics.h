#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace server {

/// The Prometheus metrics of PRODUCT.md §7, by those names. Labels are bounded by the callers: route templates, known
/// grant types, error codes. Any thread.
class Metrics
{
public:
    Metrics();
    ~Metrics();

    enum class FailedLogin { BadCredentials, Locked, RateLimited, Disabled };
    using Duration = std::chrono::duration<double>;

    void recordRequest(const QString &route, int status, Duration duration);
    /// A request that got a fault on purpose; it stands in no other count. `fault` is "delay", "429", "503" or
    /// "lost_answer".
    void recordInjectedFault(const QString &route, const QByteArray &fault);
    /// `result` is "ok" or the error code.
    void recordTokenRequest(const QString &grantType, const QString &result, Duration duration);
    void recordFailedLogin(FailedLogin reason);
    void recordRefreshRotation();
    void recordRefreshReuse();
    void recordCodeReplay(); ///< a used authorization code that came again
    /// One group commit of the writer.
    void recordCommit(int tasks, std::chrono::microseconds duration);

    // What the gate stopped before any route was known. Status 0: the connection was closed without an answer.
    void recordRefusedRequest(int status);
    void recordRefusedConnection();
    void recordDisplacedConnection();
    void recordFailedHandshake();

    void setConnections(int connections);
    /// Until the server's certificate expires; negative afterwards. None: there is none, and no such line in the text.
    void setCertificateExpiry(std::optional<std::chrono::seconds> left);
    void setHashQueueDepth(int depth);
    void setActiveFamilies(qint64 families);
    void setSigningKeyAge(std::chrono::seconds age);

    /// Text exposition format 0.0.4, process_* included.
    QByteArray text() const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace server
