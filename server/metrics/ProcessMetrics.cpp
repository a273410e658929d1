#include "server/metrics/ProcessMetrics.h"

#include <QDir>
#include <QFile>

#include <optional>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace server {

namespace {

prometheus::MetricFamily family(const char *name, const char *help, prometheus::MetricType type, double value)
{
    prometheus::ClientMetric metric;
    (type == prometheus::MetricType::Counter ? metric.counter.value : metric.gauge.value) = value;
    return {name, help, type, {metric}};
}

#ifdef Q_OS_LINUX
QByteArray wholeFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Seconds since 1970 at which the machine started, from the line "btime N" of /proc/stat.
double bootTime()
{
    for (const QByteArray &line : wholeFile(u"/proc/stat"_s).split('\n')) {
        if (line.startsWith("btime "))
            return line.mid(6).toDouble();
    }
    return 0;
}

double openFileLimit()
{
    rlimit limit{};
    return getrlimit(RLIMIT_NOFILE, &limit) == 0 ? double(limit.rlim_cur) : 0;
}
#endif

} // namespace

std::vector<prometheus::MetricFamily> ProcessMetrics::Collect() const
{
#ifdef Q_OS_LINUX
    // proc(5): the second field is the name in brackets and may hold spaces, so count from behind it (field 3 is index
    // 0).
    const QByteArray stat = wholeFile(u"/proc/self/stat"_s);
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 22)
        return {};
    const auto field = [&fields](int number) { return fields.at(number - 3).toDouble(); };
    const auto ticks = double(sysconf(_SC_CLK_TCK));
    const auto pageBytes = double(sysconf(_SC_PAGESIZE));
    const auto descriptors =
        QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
    using prometheus::MetricType;
    return {
        family("process_cpu_seconds_total", "Processor time used.", MetricType::Counter,
               (field(14) + field(15)) / ticks),
        family("process_resident_memory_bytes", "Resident memory.", MetricType::Gauge, field(24) * pageBytes),
        family("process_virtual_memory_bytes", "Virtual memory.", MetricType::Gauge, field(23)),
        family("process_open_fds", "Open file descriptors.", MetricType::Gauge, double(descriptors)),
        family("process_max_fds", "Limit of open file descriptors.", MetricType::Gauge, openFileLimit()),
        family("process_start_time_seconds", "Start of the process, Unix time.", MetricType::Gauge,
               bootTime() + field(22) / ticks),
    };
#else
    return {};
#endif
}

} // namespace server
