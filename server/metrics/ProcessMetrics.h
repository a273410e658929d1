#pragma once

#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <vector>

namespace server {

/// The process_* family that Prometheus clients agree on, read from /proc at each scrape; nothing where there is no
/// /proc.
class ProcessMetrics final : public prometheus::Collectable
{
public:
    std::vector<prometheus::MetricFamily> Collect() const override;
};

} // namespace server
