#include "app/commands/AuditFollow.h"

#include "app/Await.h"
#include "app/StopSignals.h"

#include <QTimer>

namespace app {

using core::Result;

namespace {

constexpr std::chrono::milliseconds kInterval{500};
constexpr int kRowsAPage = 200;
/// Rows of other processes come this much out of order at most.
constexpr std::chrono::seconds kMemory{60};

} // namespace

Result<void> AuditFollow::run(int last)
{
    QEventLoop loop;
    StopSignals stop;
    bool isStopped = false;
    QObject::connect(&stop, &StopSignals::stopRequested, &loop, [&] {
        isStopped = true; // perhaps before the loop runs
        loop.quit();
    });
    if (auto started = start(last); !started)
        return started;
    Result<void> looked;
    QTimer timer;
    bool isLooking = false; // events go on while an answer is waited for
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (std::exchange(isLooking, true))
            return;
        looked = look();
        isLooking = false;
        if (!looked && looked.error().kind != core::ErrorKind::Busy)
            loop.exit(1);
    });
    timer.start(kInterval);
    if (!isStopped && loop.exec() != 0)
        return looked;
    timer.stop();
    return look(); // what was written before the stop is shown
}

Result<void> AuditFollow::start(int last)
{
    const auto page = await(m_audits.list(m_query, {{}, std::max(last, kRowsAPage)}));
    if (!page)
        return core::fail(page.error());
    for (const core::AuditRow &row : page->rows)
        remember(row);
    const auto shown = std::min(page->rows.size(), size_t(last));
    for (auto row = page->rows.rend() - qptrdiff(shown); row != page->rows.rend(); ++row)
        m_show(*row);
    m_begin = page->next.isEmpty() ? core::Instant{} : page->rows.back().createdAt + std::chrono::milliseconds(1);
    forget();
    return {};
}

/// Pages back until all rows of one are known; a page that only has older rows ends it too.
Result<void> AuditFollow::look()
{
    std::vector<core::AuditRow> fresh;
    core::PageRequest request{{}, kRowsAPage};
    bool isBehind = false;
    do {
        const auto page = await(m_audits.list(m_query, request));
        if (!page)
            return core::fail(page.error());
        const size_t before = fresh.size();
        for (const core::AuditRow &row : page->rows) {
            if (row.createdAt >= m_begin && !m_known.contains(row.id))
                fresh.push_back(row);
        }
        isBehind = fresh.size() > before;
        request.after = page->next;
    } while (isBehind && !request.after.isEmpty());
    for (auto row = fresh.rbegin(); row != fresh.rend(); ++row) {
        m_show(*row);
        remember(*row);
    }
    forget();
    return {};
}

void AuditFollow::remember(const core::AuditRow &row)
{
    m_known.insert(row.id, row.createdAt);
    m_newest = std::max(m_newest, row.createdAt);
}

void AuditFollow::forget()
{
    if (m_known.size() < 2 * kRowsAPage)
        return;
    m_begin = std::max(m_begin, m_newest - kMemory);
    m_known.removeIf([this](const auto &known) { return known.value() < m_begin; });
}

} // namespace app
