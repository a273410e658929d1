#include "ui/audit/AuditTimeline.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/TimeText.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kStartSpans = 500;
constexpr int kNarrowings = 3;       ///< from 50 years to a few hours
constexpr core::Instant kEarliest{}; ///< as far back as the log can be asked
constexpr core::Instant kLatest{std::chrono::milliseconds(253'402'300'800'000)}; ///< the year 10000, as far on

} // namespace

AuditTimeline::AuditTimeline(core::AuditAdmin &audit, QObject *parent) : QObject(parent), m_audit(audit) {}

void AuditTimeline::giveUp()
{
    ++m_question;
    if (m_cancel)
        std::exchange(m_cancel, {})();
}

void AuditTimeline::read(const core::AuditQuery &query)
{
    giveUp();
    if (query.until)
        return readUntil(query, *query.until);
    core::AuditQuery asked = query;
    asked.until = currentTime();
    findLater(asked);
}

template <class T>
void AuditTimeline::ask(QFuture<core::Result<T>> asked, std::function<void(const T &)> then)
{
    m_cancel = [asked]() mutable { asked.cancel(); };
    whenDone(asked, this, [this, then = std::move(then), question = m_question](const core::Result<T> &answer) {
        if (question != m_question)
            return;
        m_cancel = {};
        if (answer)
            then(*answer);
        else
            emit failed(answer.error());
    });
}

void AuditTimeline::count(const core::AuditQuery &query, int spans, std::function<void(const Spans &)> then)
{
    ask<Spans>(m_audit.histogram(query, spans), std::move(then));
}

/// Where the clock was set back there are events later than now: the list has them, so the last span holds them.
void AuditTimeline::findLater(const core::AuditQuery &query)
{
    core::AuditQuery later;
    later.since = query.until;
    later.until = kLatest;
    count(later, 1, [this, query, later](const Spans &spans) {
        if (spans.empty() || spans.front().succeeded + spans.front().failed == 0)
            return readUntil(query, *query.until);
        ask<Newest>(m_audit.list(later, {{}, 1, {}, false}), [this, query](const Newest &newest) {
            using namespace std::chrono_literals;
            readUntil(query, newest.rows.empty() ? *query.until : newest.rows.front().createdAt + 1ms);
        });
    });
}

void AuditTimeline::readUntil(const core::AuditQuery &query, core::Instant end)
{
    m_end = end;
    if (query.since || m_start)
        return readSince(query, query.since.value_or(m_start.value_or(kEarliest)));
    findStart(query, kEarliest, kNarrowings);
}

/// The whole log is asked, whatever the filter: its start serves every later question.
void AuditTimeline::findStart(core::AuditQuery query, core::Instant since, int narrowings)
{
    core::AuditQuery whole;
    whole.since = since;
    whole.until = query.until;
    count(whole, kStartSpans, [this, query, since, narrowings](const Spans &spans) {
        const auto first =
            std::ranges::find_if(spans, [](const auto &span) { return span.succeeded + span.failed > 0; });
        const core::Instant start = first == spans.end() ? *query.until - std::chrono::days(1) : first->start;
        if (narrowings > 1 && first != spans.end() && first - spans.begin() > kStartSpans / 50)
            return findStart(query, start, narrowings - 1);
        if (first != spans.end())
            m_start = std::max(start, since);
        readSince(query, start);
    });
}

void AuditTimeline::readSince(core::AuditQuery query, core::Instant since)
{
    query.since = std::min(since, *query.until - std::chrono::milliseconds(1));
    count(query, kSpans, [this, query](const Spans &spans) {
        if (m_end <= *query.until || spans.empty())
            emit counted(spans, *query.until);
        else
            addLater(query, spans);
    });
}

void AuditTimeline::addLater(core::AuditQuery query, const Spans &spans)
{
    query.since = std::exchange(query.until, m_end);
    count(query, 1, [this, spans](const Spans &later) {
        Spans all = spans;
        for (const core::AuditBucket &span : later) {
            all.back().succeeded += span.succeeded;
            all.back().failed += span.failed;
        }
        emit counted(all, m_end);
    });
}

} // namespace ui
