#include "app/LoadShot.h"

#include <QEventLoop>

#include <algorithm>

namespace app {

using namespace std::chrono_literals;

namespace {

constexpr size_t kMostConnections = 64;
constexpr auto kStep = 5ms;
constexpr auto kTellEvery = 300ms;
constexpr auto kLastAnswers = 10s;

std::chrono::microseconds percentile(const std::vector<std::chrono::microseconds> &sorted, int percent)
{
    if (sorted.empty())
        return 0us;
    const size_t rank = (sorted.size() * size_t(percent) + 99) / 100; // the nearest rank
    return sorted[std::clamp<size_t>(rank, 1, sorted.size()) - 1];
}

} // namespace

LoadShot::LoadShot(FlowHttp::Target target, int perSecond, std::chrono::seconds lasts, Next next)
    : m_target(std::move(target)), m_perSecond(perSecond), m_lasts(lasts), m_next(std::move(next))
{}

core::LoadReport LoadShot::run(const std::function<bool()> &isCancelled,
                               const std::function<void(const core::LoadReport &)> &told)
{
    QEventLoop loop;
    QTimer step;
    step.setTimerType(Qt::PreciseTimer);
    qint64 lastTold = 0;
    m_clock.start();
    connect(&step, &QTimer::timeout, &loop, [&] {
        const auto passed = std::chrono::milliseconds(m_clock.elapsed());
        m_report.isCancelled = m_report.isCancelled || isCancelled();
        const bool isOver = passed >= m_lasts || m_report.isCancelled;
        if (!isOver)
            sendWhatIsDue();
        else if (m_report.sent == m_report.answered || passed > m_lasts + kLastAnswers || m_report.isCancelled)
            loop.quit();
        if (m_clock.elapsed() - lastTold >= kTellEvery.count()) {
            lastTold = m_clock.elapsed();
            told(report());
        }
    });
    step.start(kStep);
    loop.exec();
    return report();
}

void LoadShot::sendWhatIsDue()
{
    const qint64 due = m_clock.elapsed() * m_perSecond / 1000 + 1;
    for (; m_due < due; ++m_due) {
        LoadConnection *const connection = freeConnection();
        const auto request = connection ? m_next() : std::nullopt;
        if (!request) {
            ++m_report.missed;
            continue;
        }
        ++m_report.sent;
        connection->post("/oauth/token", request->headers, request->body,
                         [this, done = request->done](const LoadConnection::Answer &answer) {
                             note(answer);
                             if (done)
                                 done(answer);
                         });
    }
}

LoadConnection *LoadShot::freeConnection()
{
    const auto free = std::ranges::find_if(m_connections, &LoadConnection::isFree);
    if (free != m_connections.end())
        return *free;
    if (m_connections.size() >= kMostConnections)
        return nullptr;
    return m_connections.emplace_back(new LoadConnection(m_target, this));
}

void LoadShot::note(const LoadConnection::Answer &answer)
{
    ++m_report.answered;
    ++m_report.statuses[answer.status];
    if (answer.status != 0)
        m_durations.push_back(answer.duration);
}

core::LoadReport LoadShot::report() const
{
    core::LoadReport told = m_report;
    auto sorted = m_durations;
    std::ranges::sort(sorted);
    told.p50 = percentile(sorted, 50);
    told.p95 = percentile(sorted, 95);
    told.p99 = percentile(sorted, 99);
    told.slowest = sorted.empty() ? 0us : sorted.back();
    told.took = std::chrono::milliseconds(m_clock.elapsed());
    return told;
}

} // namespace app
