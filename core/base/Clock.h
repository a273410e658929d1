#pragma once

#include <QDateTime>

#include <chrono>

namespace core {

/// A moment in UTC with the precision that the database keeps: integer Unix milliseconds.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline qint64 toMillis(Instant instant)
{
    return instant.time_since_epoch().count();
}
inline Instant fromMillis(qint64 millis)
{
    return Instant(std::chrono::milliseconds(millis));
}
/// NumericDate of RFC 7519 §2: whole seconds.
inline qint64 toSeconds(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}
inline Instant fromSeconds(qint64 seconds)
{
    return Instant(std::chrono::seconds(seconds));
}
inline QDateTime toDateTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
}

/// The only source of time: every rule asks the clock that it was given, so that tests can move it. Any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// For waits and windows: counts on evenly while now() is set forward or back. Its zero has no meaning.
    virtual std::chrono::milliseconds steady() const = 0;
};

class SystemClock final : public Clock
{
public:
    Instant now() const override
    {
        return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    std::chrono::milliseconds steady() const override
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
    }
};

} // namespace core
