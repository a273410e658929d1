#include "core/admin/AuditQueryText.h"
#include "core/audit/AuditFacets.h"
#include "core/audit/AuditRepository.h"
#include "core/database/Database.h"
#include "tests/support/AuditGenerator.h"
#include "tests/support/ResidentMemory.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

constexpr int kRuns = 30;

struct Times
{
    double p50 = 0;
    double worst = 0;
};

template <class Task>
Times measure(Task task)
{
    task(); // warm
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i) {
        QElapsedTimer timer;
        timer.start();
        task();
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return {times[times.size() / 2], times.back()};
}

bool isFilled(const QString &path, qint64 rows)
{
    tests::AuditGenerator generator(path);
    const bool filled = generator.fill(rows, [rows](qint64 done) {
        if (done % 500'000 == 0)
            std::fprintf(stderr, "%lld of %lld rows\n", static_cast<long long>(done), static_cast<long long>(rows));
    });
    if (!filled)
        std::fprintf(stderr, "%s\n", qPrintable(generator.error));
    return filled;
}

/// One line a filter: the filter, rows counted, then p50 and worst of page, count, histogram and facets, in ms.
int ask(const QString &path, const QStringList &filters)
{
    const auto database = core::Database::open({.path = path, .mustExist = true, .readers = 1});
    if (!database)
        return 1;
    const auto reading = [&](auto task) {
        return measure([&] {
            const auto answer = (*database)->readNow([&](core::Snapshot &snapshot) { return task(snapshot); });
            if (!answer)
                qFatal("%s", qPrintable(answer.error().detail));
        });
    };
    const core::Instant now = core::SystemClock().now();
    for (const QString &filter : filters) {
        const core::AuditCriteria criteria =
            core::auditQueryOf(core::parseFilter(filter, core::auditFields()).terms, now);
        core::AuditCriteria span = criteria;
        span.since = criteria.since.value_or(now - std::chrono::days(91));
        span.until = now;
        using Field = core::AuditField;
        const QList<Field> fields{Field::Event,   Field::Result, Field::User, Field::Client,
                                  Field::Address, Field::Grant,  Field::Error};
        const Times page =
            reading([&](auto &snapshot) { return core::AuditRepository::page(snapshot, criteria, {}, 200); });
        const Times count =
            reading([&](auto &snapshot) { return core::AuditRepository::count(snapshot, criteria, 10'000); });
        const Times histogram =
            reading([&](auto &snapshot) { return core::AuditRepository::histogram(snapshot, span, 120); });
        const Times facets =
            reading([&](auto &snapshot) { return core::AuditFacets::of(snapshot, criteria, fields, 10); });
        const auto rows = (*database)->readNow(
            [&](core::Snapshot &snapshot) { return core::AuditRepository::count(snapshot, criteria, 10'000); });
        std::printf("%s\t%lld", qPrintable(filter), static_cast<long long>(*rows));
        for (const Times &times : {page, count, histogram, facets})
            std::printf("\t%.1f\t%.1f", times.p50, times.worst);
        std::printf("\n");
        std::fflush(stdout);
    }
    std::printf("memory\t%lld\n", static_cast<long long>(tests::residentBytes() >> 20));
    return 0;
}

} // namespace

/// bench-audit fill FILE ROWS | bench-audit ask FILE FILTER...
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "fill"_L1 && arguments.size() == 4)
        return isFilled(arguments[2], arguments[3].toLongLong()) ? 0 : 1;
    if (arguments.value(1) == "ask"_L1 && arguments.size() > 3)
        return ask(arguments[2], arguments.mid(3));
    std::fputs("usage: bench-audit fill FILE ROWS | bench-audit ask FILE FILTER...\n", stderr);
    return 2;
}
