#include "core/admin/AuditQueryText.h"
#include "core/audit/AuditFacets.h"
#include "core/audit/AuditLog.h"
#include "core/audit/AuditRepository.h"
#include "core/crypto/Random.h"
#include "core/database/Database.h"
#include "core/database/Migrator.h"
#include "tests/support/AuditGenerator.h"
#include "tests/support/ResidentMemory.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

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

/// One line a filter: the filter, rows counted, then p50 and worst of page, page with count, histogram and facets, in
/// ms.
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
        const Times counted =
            reading([&](auto &snapshot) { return core::AuditRepository::page(snapshot, criteria, {}, 200, 10'000); });
        const Times histogram =
            reading([&](auto &snapshot) { return core::AuditRepository::histogram(snapshot, span, 120); });
        const Times facets =
            reading([&](auto &snapshot) { return core::AuditFacets::of(snapshot, criteria, fields, 10); });
        const auto rows = (*database)->readNow(
            [&](core::Snapshot &snapshot) { return core::AuditRepository::count(snapshot, criteria, 10'000); });
        std::printf("%s\t%lld", qPrintable(filter), static_cast<long long>(*rows));
        for (const Times &times : {page, counted, histogram, facets})
            std::printf("\t%.1f\t%.1f", times.p50, times.worst);
        std::printf("\n");
        std::fflush(stdout);
    }
    std::printf("memory\t%lld\n", static_cast<long long>(tests::residentBytes() >> 20));
    return 0;
}

/// As many people and machines leave behind in a busy hour.
core::AuditEvent eventNumber(int number)
{
    const quint32 person = quint32(number) * 2654435761U % 20'000;
    core::AuditEvent event;
    event.success = number % 10 != 0;
    event.type = event.success ? core::EventType::TokenRefresh : core::EventType::LoginFailed;
    event.client.value = u"client-%1"_s.arg(person % 40);
    event.errorMessage = event.success ? u""_s : u"bad_credentials"_s;
    if (event.success)
        event.user.value = u"33333333-0000-4000-a000-%1"_s.arg(person, 12, 10, QChar(u'0'));
    event.data = event.success
                     ? QJsonObject{{u"family_id"_s, u"44444444-%1"_s.arg(person)}, {u"grant"_s, u"refresh_token"_s}}
                     : QJsonObject{{u"username"_s, u"name%1"_s.arg(person)}};
    event.origin.address = u"10.0.%1.%2"_s.arg(person / 250).arg(person % 250);
    event.origin.userAgent = u"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101"_s;
    event.origin.requestId.value = u"55555555-0000-4000-a000-%1"_s.arg(number, 12, 10, QChar(u'0'));
    event.origin.actor = u"http"_s;
    return event;
}

/// Microseconds a row, `together` rows a commit: rows of the log, and beside them as long rows of a table with nothing
/// but a key, turn by turn.
int write(int rows, int together)
{
    const QTemporaryDir folder;
    const auto database = core::Database::open({.path = folder.filePath(u"log.db"_s)});
    const auto plain = core::Database::open({.path = folder.filePath(u"plain.db"_s)});
    if (!database || !plain || !core::Migrator(**database).migrate())
        return 1;
    const auto must = [](const auto &done) {
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    };
    must((*plain)->writeNow([](core::Transaction &transaction) -> core::Result<void> {
        const auto made = transaction.run(u"CREATE TABLE rows (number INTEGER PRIMARY KEY, text TEXT NOT NULL)"_s);
        return made ? core::Result<void>() : core::fail(made.error());
    }));
    const core::SystemClock clock;
    core::SystemRandom random;
    core::AuditLog log(clock, random, u"bench-node"_s);
    const QString text(600, u'x');
    qint64 logNanos = 0;
    qint64 plainNanos = 0;
    for (int done = 0; done < rows; done += together) {
        QElapsedTimer timer;
        timer.start();
        must((*database)->writeNow([&](core::Transaction &transaction) {
            core::Result<void> written;
            for (int i = 0; i < together && written; ++i)
                written = log.append(transaction, eventNumber(done + i));
            return written;
        }));
        logNanos += timer.nsecsElapsed();
        timer.restart();
        must((*plain)->writeNow([&](core::Transaction &transaction) -> core::Result<void> {
            for (int i = 0; i < together; ++i) {
                if (auto added = transaction.run(u"INSERT INTO rows (text) VALUES (:text)"_s, {{"text"_L1, text}});
                    !added)
                    return core::fail(added.error());
            }
            return {};
        }));
        plainNanos += timer.nsecsElapsed();
    }
    std::printf("%d rows, %d a commit: %.1f us a row of the log, %.1f us a plain row, %.1fx\n", rows, together,
                double(logNanos) / 1000 / rows, double(plainNanos) / 1000 / rows,
                double(logNanos) / double(plainNanos));
    return 0;
}

} // namespace

/// bench-audit fill FILE ROWS | bench-audit ask FILE FILTER... | bench-audit write ROWS ROWS-A-COMMIT
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "fill"_L1 && arguments.size() == 4)
        return isFilled(arguments[2], arguments[3].toLongLong()) ? 0 : 1;
    if (arguments.value(1) == "ask"_L1 && arguments.size() > 3)
        return ask(arguments[2], arguments.mid(3));
    if (arguments.value(1) == "write"_L1 && arguments.size() == 4 && arguments[3].toInt() > 0)
        return write(arguments[2].toInt(), arguments[3].toInt());
    std::fputs("usage: bench-audit fill FILE ROWS | bench-audit ask FILE FILTER... | bench-audit write ROWS "
               "ROWS-A-COMMIT\n",
               stderr);
    return 2;
}
