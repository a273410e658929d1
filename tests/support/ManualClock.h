#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace tests {

/// A clock that stands still until a test moves it. Any thread.
class ManualClock final : public core::Clock
{
public:
    /// 2026-01-15 12:00:00 UTC
    explicit ManualClock(core::Instant start = core::fromSeconds(1768478400)) : m_millis(core::toMillis(start)) { }
    core::Instant now() const override { return core::fromMillis(m_millis); }
    std::chrono::milliseconds steady() const override { return std::chrono::milliseconds(m_steady); }
    void advance(std::chrono::milliseconds by)
    {
        m_millis += by.count();
        m_steady += by.count();
    }
    /// The computer's clock is set: no time passes.
    void set(core::Instant instant) { m_millis = core::toMillis(instant); }

private:
    std::atomic<qint64> m_millis;
    std::atomic<qint64> m_steady = 1'000'000;
};

} // namespace tests
