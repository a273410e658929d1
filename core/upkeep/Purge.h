#pragma once

#include "core/base/Clock.h"
#include "core/database/Database.h"

#include <functional>

namespace core {

/// Deletes what has served its time, in small writes, so that a token request never waits behind a long one.
class Purge
{
public:
    static constexpr int kSlice = 1000; ///< rows a write
    static constexpr std::chrono::hours kKeepTokens{7 *
                                                    24}; ///< after expiry: a replay of an old token is still understood

    struct Report
    {
        int refreshTokens = 0;
        int families = 0;
        int deniedTokens = 0;
        int loginLocks = 0;
    };

    explicit Purge(Database &database) : m_database(database) {}
    /// `isStopping` is asked between two writes. Waits for the writer.
    Result<Report> run(Instant now, const std::function<bool()> &isStopping = {});

private:
    Result<int> deleteSlices(const QString &sql, Instant before, const std::function<bool()> &isStopping);
    Database &m_database;
};

} // namespace core
