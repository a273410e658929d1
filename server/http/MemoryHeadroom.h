#pragma once

#include <QStringList>

#include <optional>

namespace server {

/// What the process may still take before a limit set from outside ends it: RLIMIT_AS, or memory.max of its control
/// group or one above (v2). Linux; elsewhere no limit is known. Any thread, one at a time.
class MemoryHeadroom
{
public:
    MemoryHeadroom();
    /// For a control group elsewhere: folders that hold memory.max, memory.current and memory.stat.
    explicit MemoryHeadroom(QStringList controlGroups) : m_controlGroups(std::move(controlGroups)) {}

    /// Bytes, never less than 0; none without a limit. Reads a few small files of the kernel.
    std::optional<qint64> bytes() const;
    /// Gives back to the system what the allocator keeps for later.
    static void returnUnused();

private:
    QStringList m_controlGroups;
};

} // namespace server
