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
    core::AuditQuery asked = query;
    if (!asked.until)
        asked.until = currentTime();
    if (asked.since || m_start)
        return readSince(asked, asked.since.value_or(m_start.value_or(kEarliest)));
    findStart(asked, kEarliest, kNarrowings);
}

void AuditTimeline::count(const core::AuditQuery &query, int spans, std::function<void(const Spans &)> then)
{
    auto asked = m_audit.histogram(query, spans);
    m_cancel = [asked]() mutable { asked.cancel(); };
    whenDone(asked, this, [this, then = std::move(then), question = m_question](const core::Result<Spans> &answer) {
        if (question != m_question)
            return;
        m_cancel = {};
        if (answer)
            then(*answer);
        else
            emit failed(answer.error());
    });
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
    count(query, kSpans, [this, end = *query.until](const Spans &spans) { emit counted(spans, end); });
}

} // namespace ui
