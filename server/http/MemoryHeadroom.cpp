#include "server/http/MemoryHeadroom.h"

#include <QFile>

#include <algorithm>
#include <optional>

#ifdef Q_OS_LINUX
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace server {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLeastMemory = 32 * 1024 * 1024;
constexpr qint64 kLeastPart = 8;

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

struct Limit
{
    qint64 left;
    qint64 limit;

    qint64 least() const { return std::min(kLeastMemory, limit / kLeastPart); }
    qint64 aboveLeast() const { return left - least(); }
};

/// What the kernel takes back by itself, files' pages above all, counts as used in memory.current.
qint64 reclaimable(const QString &folder)
{
    qint64 sum = 0;
    for (const QByteArray &line : contentOf(folder + u"/memory.stat"_s).split('\n')) {
        for (const QByteArrayView name : {"inactive_file ", "active_file ", "slab_reclaimable "}) {
            if (line.startsWith(name))
                sum += numberIn(line.sliced(name.size())).value_or(0);
        }
    }
    return sum;
}

std::optional<Limit> limitOfGroup(const QString &folder)
{
    const auto limit = numberIn(contentOf(folder + u"/memory.max"_s)); // "max" without a limit
    if (!limit)
        return {};
    const auto used = numberIn(contentOf(folder + u"/memory.current"_s));
    return used ? std::optional(Limit{*limit - *used + reclaimable(folder), *limit}) : std::nullopt;
}

std::optional<Limit> limitOfAddressSpace()
{
#ifdef Q_OS_LINUX
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return {};
    const auto pages = numberIn(contentOf(u"/proc/self/statm"_s).split(' ').first());
    const auto most = qint64(limit.rlim_cur);
    return pages ? std::optional(Limit{most - *pages * sysconf(_SC_PAGESIZE), most}) : std::nullopt;
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

bool MemoryHeadroom::isShort()
{
    std::optional<Limit> nearest = limitOfAddressSpace();
    for (const QString &folder : m_controlGroups) {
        const auto limit = limitOfGroup(folder);
        if (limit && (!nearest || limit->aboveLeast() < nearest->aboveLeast()))
            nearest = limit;
    }
    m_left = nearest ? std::max<qint64>(0, nearest->left) : -1;
    m_isShort = nearest && m_left < (m_isShort ? nearest->least() * 3 / 2 : nearest->least());
    return m_isShort;
}

void MemoryHeadroom::returnUnused()
{
#if defined(Q_OS_LINUX) && defined(__GLIBC__)
    malloc_trim(0);
#endif
}

} // namespace server
