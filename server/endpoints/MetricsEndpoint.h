#pragma once

#include "core/keys/KeyRing.h"
#include "core/users/HashPool.h"
#include "server/endpoints/Endpoint.h"
#include "server/metrics/Metrics.h"

#include <functional>
#include <optional>

namespace server {

/// GET /metrics for Prometheus: loopback only, or whoever has the token when one is configured. Request pool only.
class MetricsEndpoint final : public Endpoint
{
public:
    struct Context
    {
        Metrics &metrics;
        const core::KeyRing &keys;
        const core::HashPool &hashPool;
        const core::Clock &clock;
        std::function<std::optional<qint64>()> activeFamilies;             ///< may wait; empty when it cannot be told
        QString token;                                                     ///< AUTH_SERVICE__METRICS_TOKEN
        std::function<std::optional<core::Instant>()> certificateEnd = {}; ///< of the one in use
    };
    explicit MetricsEndpoint(Context context);
    Answer answer(const HttpRequest &request) override;

private:
    /// Empty when the caller may read.
    std::optional<HttpResponse> refusal(const HttpRequest &request) const;
    void sample();

    Context m_context;
};

} // namespace server
