#pragma once

#include "core/users/FailureTable.h"

namespace core {

/// So many failures within a sliding window; none is off.
struct FailureLimit
{
    int failures;
    std::chrono::seconds window;

    bool isOff() const { return failures <= 0; }
    bool isReached(const FailureRecord &record, Moment now) const
    {
        return !isOff() && record.failuresWithin(window, now) >= failures;
    }
    /// Would be reached if every open attempt failed.
    bool mayBeReached(const FailureRecord &record, Moment now) const
    {
        return !isOff() && record.failuresWithin(window, now) + record.open >= failures;
    }
    /// Until when it refuses; zero when it does not.
    Moment refusesUntil(const FailureRecord &record, Moment now) const
    {
        return isReached(record, now) ? record.fallsBelow(failures, window) : Moment(0);
    }
};

} // namespace core
