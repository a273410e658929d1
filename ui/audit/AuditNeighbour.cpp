#include "ui/audit/AuditNeighbour.h"

#include "ui/async/WhenDone.h"

#include <array>

namespace ui {

namespace {

using namespace std::chrono_literals;

/// The log is listed newest first, so the next event is looked for in windows that grow: most are found in the first.
constexpr std::array<std::chrono::seconds, 4> kWindows{60s, 3600s, 86400s, 30 * 86400s};
constexpr int kSameInstant = 50; ///< rows of one value within a millisecond

core::AuditQuery ofSame(core::AuditField field, const core::AuditRow &row)
{
    core::AuditQuery query;
    if (field == core::AuditField::Client)
        query.client = row.client.value;
    else if (field == core::AuditField::Address)
        query.address = row.address;
    else
        query.user = row.user.isEmpty() ? row.username : row.user.value;
    return query;
}

} // namespace

AuditNeighbour::AuditNeighbour(core::AuditAdmin &audit, QObject *parent) : QObject(parent), m_audit(audit) {}

void AuditNeighbour::find(const core::AuditRow &from, core::AuditField field, Step step)
{
    m_field = field;
    ++m_question;
    if (step == Step::Next)
        return findNext(from, 0);
    core::AuditQuery query = ofSame(m_field, from);
    query.until = from.createdAt + 1ms;
    whenDone(m_audit.list(query, {{}, kSameInstant, {}, false}), this,
             [this, from, question = m_question](const core::Result<core::Page<core::AuditRow>> &page) {
                 if (question != m_question)
                     return;
                 if (!page) {
                     emit failed(page.error());
                     return;
                 }
                 for (const core::AuditRow &row : page->rows) {
                     if (row.seq < from.seq) {
                         emit found(row);
                         return;
                     }
                 }
                 emit nothingThere(Step::Previous);
             });
}

void AuditNeighbour::findNext(const core::AuditRow &from, int widening)
{
    core::AuditQuery query = ofSame(m_field, from);
    query.since = from.createdAt;
    if (size_t(widening) < kWindows.size())
        query.until = from.createdAt + kWindows[size_t(widening)];
    readWindow(query, {}, from, widening, {});
}

void AuditNeighbour::readWindow(const core::AuditQuery &query, const QString &after, const core::AuditRow &from,
                                int widening, const std::optional<core::AuditRow> &nearest)
{
    whenDone(m_audit.list(query, {after, 1000, {}, false}), this,
             [=, this, question = m_question](const core::Result<core::Page<core::AuditRow>> &page) {
                 if (question != m_question)
                     return;
                 if (!page) {
                     emit failed(page.error());
                     return;
                 }
                 std::optional<core::AuditRow> closest = nearest;
                 for (const core::AuditRow &row : page->rows) {
                     if (row.seq > from.seq)
                         closest = row;
                 }
                 if (!page->next.isEmpty())
                     return readWindow(query, page->next, from, widening, closest);
                 if (closest)
                     emit found(*closest);
                 else if (query.until)
                     findNext(from, widening + 1);
                 else
                     emit nothingThere(Step::Next);
             });
}

} // namespace ui
