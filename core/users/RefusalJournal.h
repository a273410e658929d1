#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace core {

/// Lets one refused attempt a minute and subject into the audit log, so that a flood cannot fill the disk. Minutes of
/// Clock::steady(): a clock that is set back silences nothing. Any thread.
class RefusalJournal
{
public:
    explicit RefusalJournal(const Clock &clock) : m_clock(clock) {}
    /// How many refusals of the subject since its last row, this one included; empty when this one gets no row.
    std::optional<int> note(const QString &subject);

private:
    struct Entry
    {
        std::chrono::milliseconds writtenAt;
        int unwritten = 0;
    };
    void sweep(std::chrono::milliseconds now);

    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, Entry> m_entries;
    std::optional<std::chrono::milliseconds> m_sweptAt;
};

} // namespace core
