#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace core {

/// Lets one refused attempt a minute and subject into the audit log, so that a flood cannot fill the disk. Any thread.
class RefusalJournal
{
public:
    /// How many refusals of the subject since its last row, this one included; empty when this one gets no row.
    std::optional<int> note(const QString &subject, Instant now);

private:
    struct Entry
    {
        Instant writtenAt;
        int unwritten = 0;
    };
    std::mutex m_mutex;
    QHash<QString, Entry> m_entries;
};

} // namespace core
