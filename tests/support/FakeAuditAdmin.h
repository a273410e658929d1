#pragma once

#include "core/admin/AuditAdmin.h"
#include "tests/support/ReadyFuture.h"

namespace tests {

/// An audit log in memory, newest first. Remembers every question.
class FakeAuditAdmin final : public core::AuditAdmin
{
public:
    std::vector<core::AuditRow> rows;
    core::AuditCheck check;
    std::optional<core::Error> failure;
    std::vector<core::AuditQuery> asked;
    std::vector<core::AuditQuery> chartsAsked;
    QStringList exported;

    QFuture<core::Result<core::Page<core::AuditRow>>> list(core::AuditQuery query, core::PageRequest page) override
    {
        asked.push_back(query);
        if (failure)
            return readyFuture(core::Result<core::Page<core::AuditRow>>(core::fail(*failure)));
        core::Page<core::AuditRow> answer;
        for (const core::AuditRow &row : rows) {
            if (!matches(query, row))
                continue;
            ++answer.matching;
            if (int(answer.rows.size()) < page.limit)
                answer.rows.push_back(row);
        }
        answer.total = qint64(rows.size());
        return readyFuture(core::Result<core::Page<core::AuditRow>>(answer));
    }
    QFuture<core::Result<core::AuditRow>> find(QString id) override
    {
        for (const core::AuditRow &row : rows)
            if (row.id == id)
                return readyFuture(core::Result<core::AuditRow>(row));
        return readyFuture(core::Result<core::AuditRow>(core::fail(core::ErrorKind::NotFound, QStringLiteral("no"))));
    }
    QFuture<core::Result<std::vector<core::AuditBucket>>> histogram(core::AuditQuery query, int buckets) override
    {
        using Answer = core::Result<std::vector<core::AuditBucket>>;
        chartsAsked.push_back(query);
        if (failure)
            return readyFuture(Answer(core::fail(*failure)));
        std::vector<core::AuditBucket> spans;
        if (!query.since || !query.until || buckets < 1)
            return readyFuture(Answer(spans));
        const qint64 since = core::toMillis(*query.since);
        const qint64 step = std::max<qint64>(1, (core::toMillis(*query.until) - since) / buckets);
        for (int i = 0; i < buckets; ++i)
            spans.push_back({core::fromMillis(since + i * step), 0, 0});
        for (const core::AuditRow &row : rows) {
            if (!matches(query, row))
                continue;
            const qint64 at = std::min<qint64>(buckets - 1, (core::toMillis(row.createdAt) - since) / step);
            ++(row.success ? spans[size_t(at)].succeeded : spans[size_t(at)].failed);
        }
        return readyFuture(Answer(spans));
    }
    QFuture<core::Result<core::AuditCheck>> verify(std::function<bool(qint64, qint64)> progress) override
    {
        if (failure || !progress(check.rows, check.rows))
            return readyFuture(core::Result<core::AuditCheck>(
                core::fail(failure.value_or(core::Error{core::ErrorKind::Cancelled, {}, {}}))));
        return readyFuture(core::Result<core::AuditCheck>(check));
    }
    QFuture<core::Result<qint64>> exportTo(QString path, core::ExportFormat format, core::AuditQuery query,
                                           std::function<bool(qint64, qint64)>) override
    {
        asked.push_back(query);
        if (failure)
            return readyFuture(core::Result<qint64>(core::fail(*failure)));
        exported.append(path + (format == core::ExportFormat::Csv ? QStringLiteral("|csv") : QStringLiteral("|jsonl")));
        return readyFuture(core::Result<qint64>(qint64(rows.size())));
    }

private:
    static bool matches(const core::AuditQuery &query, const core::AuditRow &row)
    {
        const QString all = row.username + u' ' + row.client.value + u' ' + row.address + u' ' + row.eventType + u' ' +
                            row.errorMessage + u' ' + row.requestId;
        return all.contains(query.text, Qt::CaseInsensitive) &&
               (query.eventTypes.isEmpty() || query.eventTypes.contains(row.eventType)) &&
               (!query.success || *query.success == row.success) &&
               (query.user.isEmpty() || query.user == row.user.value || query.user == row.username) &&
               (query.client.isEmpty() || query.client == row.client.value) &&
               (query.address.isEmpty() || query.address == row.address) &&
               (query.requestId.isEmpty() || query.requestId == row.requestId) &&
               (query.family.isEmpty() ||
                row.data.value(QStringLiteral("family_id")).toString() == query.family.value) &&
               (!query.since || row.createdAt >= *query.since) && (!query.until || row.createdAt < *query.until);
    }
};

} // namespace tests
