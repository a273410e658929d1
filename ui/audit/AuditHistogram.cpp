#include "ui/audit/AuditHistogram.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/TimeText.h"

namespace ui {

namespace {

constexpr int kBars = 60;
constexpr int kDaysBack = 365;

} // namespace

AuditHistogram::AuditHistogram(core::AuditAdmin &audit, QWidget *parent)
    : BarChart(tr("Ok", "events that succeeded"), tr("Failed", "events that failed"), parent), m_audit(audit)
{
    setAccessibleName(tr("Events over time"));
    setToolTipDuration(20000);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AuditHistogram::read(const core::AuditQuery &query)
{
    ++m_question;
    core::AuditQuery asked = query;
    if (!asked.until)
        asked.until = currentTime();
    if (asked.since)
        return readSince(asked, *asked.since);
    asked.since = *asked.until - std::chrono::days(kDaysBack);
    whenDone(m_audit.histogram(asked, kDaysBack), this,
             [this, asked, question = m_question](const core::Result<std::vector<core::AuditBucket>> &days) {
                 if (question != m_question)
                     return;
                 if (!days) {
                     emit failed(days.error());
                     return;
                 }
                 core::Instant first = *asked.until - std::chrono::days(1);
                 for (const core::AuditBucket &day : *days) {
                     if (day.succeeded + day.failed > 0) {
                         first = day.start;
                         break;
                     }
                 }
                 readSince(asked, first);
             });
}

void AuditHistogram::readSince(core::AuditQuery query, core::Instant since)
{
    query.since = since;
    whenDone(
        m_audit.histogram(query, kBars), this,
        [this, end = *query.until, question = m_question](const core::Result<std::vector<core::AuditBucket>> &spans) {
            if (question != m_question)
                return;
            if (!spans) {
                emit failed(spans.error());
                return;
            }
            std::vector<Bar> bars;
            for (const core::AuditBucket &span : *spans)
                bars.push_back({span.start, span.succeeded, span.failed});
            setBars(std::move(bars), end);
        });
}

} // namespace ui
