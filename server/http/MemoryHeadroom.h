#pragma once

#include <QStringList>

namespace server {

/// What the process may still take before a limit set from outside ends it: RLIMIT_AS, or memory.max of its control
/// group or one above (v2). Linux; elsewhere no limit is known. Any thread, one at a time.
class MemoryHeadroom
{
public:
    MemoryHeadroom();
    /// For a control group elsewhere: folders that hold memory.max, memory.current and memory.stat.
    explicit MemoryHeadroom(QStringList controlGroups) : m_controlGroups(std::move(controlGroups)) {}

    /// Reads a few small files of the kernel. True below 32 MiB or an eighth of the limit, whichever is less, until
    /// half as much again is left.
    bool isShort();
    /// Bytes at the last look, of the limit that was nearest; -1 without a limit.
    qint64 left() const { return m_left; }
    /// Gives back to the system what the allocator keeps for later.
    static void returnUnused();

private:
    QStringList m_controlGroups;
    qint64 m_left = -1;
    bool m_isShort = false;
};

} // namespace server
