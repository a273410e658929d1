#pragma once

#include "core/base/Log.h"

#include <deque>
#include <mutex>
#include <vector>

namespace core {

/// A line as the log printed it.
struct LogLine
{
    qint64 number = 0; ///< from 1, one more for each line since the start
    LogLevel level = LogLevel::Info;
    QString text; ///< without its end; what is longer than kLongestLine is cut
};

/// The last lines of the log, for people who look at it in the console. Any thread.
class LogMemory
{
public:
    static constexpr size_t kMostLines = 2000;
    static constexpr qsizetype kLongestLine = 4000;

    static LogMemory &ofProgram();
    void take(LogLevel level, const QByteArray &line);
    /// Those after `number` that are still remembered, oldest first; 0: all.
    std::vector<LogLine> after(qint64 number) const;

private:
    mutable std::mutex m_mutex;
    std::deque<LogLine> m_lines;
    qint64 m_count = 0;
};

} // namespace core
