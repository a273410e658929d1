#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace app {

/// The system's time less an offset: the demo's past month is made by the same code as its present. Any thread.
class DemoClock final : public core::Clock
{
public:
    core::Instant now() const override { return m_system.now() - std::chrono::milliseconds(m_behind.load()); }
    /// Moved too, so that the failures of the demo's past do not limit its present.
    std::chrono::milliseconds steady() const override
    {
        return m_system.steady() - std::chrono::milliseconds(m_behind.load());
    }
    void setBehind(std::chrono::milliseconds behind) { m_behind = behind.count(); }

private:
    core::SystemClock m_system;
    std::atomic<qint64> m_behind = 0;
};

} // namespace app
