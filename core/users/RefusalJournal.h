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
    /// Each detail has a row of its own, up to kDetails a minute for one subject; what is more counts for the subject.
    std::optional<int> note(const QString &subject, const QString &detail);

    static constexpr int kDetails = 16;

private:
    struct Entry
    {
        std::chrono::milliseconds writtenAt;
        int unwritten = 0;
    };
    struct Allowance
    {
        std::chrono::milliseconds since;
        int rows = 0;
    };
    std::optional<int> noteLocked(const QString &subject, std::chrono::milliseconds now);
    bool hasOwnRow(const QString &subject, const QString &detailed, std::chrono::milliseconds now);
    void sweep(std::chrono::milliseconds now);

    const Clock &m_clock;
    std::mutex m_mutex;
    QHash<QString, Entry> m_entries;
    QHash<QString, Allowance> m_allowances;
    std::optional<std::chrono::milliseconds> m_sweptAt;
};

} // namespace core
