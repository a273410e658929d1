#include "server/http/MemoryHeadroom.h"

#include <QFile>

#include <algorithm>

#ifdef Q_OS_LINUX
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace server {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64 * 1024) : QByteArray();
}

std::optional<qint64> numberIn(const QByteArray &text)
{
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

/// File pages that the kernel takes back by itself count as used in memory.current.
qint64 reclaimable(const QString &folder)
{
    for (const QByteArray &line : contentOf(folder + u"/memory.stat"_s).split('\n')) {
        if (line.startsWith("inactive_file "))
            return numberIn(line.sliced(14)).value_or(0);
    }
    return 0;
}

std::optional<qint64> leftInGroup(const QString &folder)
{
    const auto limit = numberIn(contentOf(folder + u"/memory.max"_s)); // "max" without a limit
    if (!limit)
        return {};
    const auto used = numberIn(contentOf(folder + u"/memory.current"_s));
    return used ? std::optional(*limit - *used + reclaimable(folder)) : std::nullopt;
}

std::optional<qint64> leftOfAddressSpace()
{
#ifdef Q_OS_LINUX
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return {};
    const auto pages = numberIn(contentOf(u"/proc/self/statm"_s).split(' ').first());
    return pages ? std::optional(qint64(limit.rlim_cur) - *pages * sysconf(_SC_PAGESIZE)) : std::nullopt;
#else
    return {};
#endif
}

/// The process's own group first, then those around it.
QStringList ownControlGroups()
{
    QStringList folders;
    for (const QByteArray &line : contentOf(u"/proc/self/cgroup"_s).split('\n')) {
        if (!line.startsWith("0::/"))
            continue;
        QString path = QString::fromUtf8(line.sliced(3));
        for (; path.size() > 1; path.truncate(path.lastIndexOf(u'/')))
            folders << u"/sys/fs/cgroup"_s + path;
    }
    // Within a container the own group is the root that is seen.
    folders << u"/sys/fs/cgroup"_s;
    return folders;
}

} // namespace

MemoryHeadroom::MemoryHeadroom() : m_controlGroups(ownControlGroups()) {}

std::optional<qint64> MemoryHeadroom::bytes() const
{
    std::optional<qint64> least = leftOfAddressSpace();
    for (const QString &folder : m_controlGroups) {
        if (const auto left = leftInGroup(folder))
            least = std::min(*left, least.value_or(*left));
    }
    return least ? std::optional(std::max<qint64>(0, *least)) : std::nullopt;
}

void MemoryHeadroom::returnUnused()
{
#if defined(Q_OS_LINUX) && defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace server
