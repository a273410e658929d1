#pragma once

#include "core/admin/AuditAdmin.h"
#include "tests/support/FakeAnswers.h"
#include "tests/support/ReadyFuture.h"

#include <algorithm>
#include <functional>

namespace tests {

/// An audit log in memory, newest first. Remembers every question; newest rows and counts of them may be held back.
class FakeAuditAdmin final : public core::AuditAdmin, public FakeAnswers
{
public:
    std::vector<core::AuditRow> rows;
    core::AuditCheck check;
    std::optional<core::Error> failure;
    std::vector<core::AuditQuery> asked;
    std::vector<core::AuditQuery> chartsAsked;
    QStringList exported;
    std::vector<QList<core::AuditField>> facetsAsked;

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
    QFuture<core::Result<core::Page<core::AuditRow>>> newest(core::AuditQuery query, int most) override
    {
        return answer(list(query, {{}, most, {}, false}).result());
    }
    QFuture<core::Result<core::AuditRow>> find(QString id) override
    {
        for (const core::AuditRow &row : rows)
            if (row.id == id)
                return readyFuture(core::Result<core::AuditRow>(row));
        return readyFuture(core::Result<core::AuditRow>(core::fail(core::ErrorKind::NotFound, QStringLiteral("no"))));
    }
    QFuture<core::Result<qint64>> countNewer(core::AuditQuery query, QString id) override
    {
        qint64 newer = 0;
        for (const core::AuditRow &row : rows) {
            if (row.id == id)
                break;
            newer += matches(query, row);
        }
        return answer(failure ? core::Result<qint64>(core::fail(*failure)) : core::Result<qint64>(newer));
    }
    QFuture<core::Result<std::vector<core::AuditFacet>>> facets(core::AuditQuery query, QList<core::AuditField> fields,
                                                                int most) override
    {
        using Answer = core::Result<std::vector<core::AuditFacet>>;
        facetsAsked.push_back(fields);
        if (failure)
            return readyFuture(Answer(core::fail(*failure)));
        std::vector<core::AuditFacet> answer;
        for (const core::AuditField field : fields)
            answer.push_back(facetOf(query, field, most));
        return readyFuture(Answer(answer));
    }
    QFuture<core::Result<QStringList>> values(core::AuditField field, QString prefix, int most) override
    {
        QStringList found;
        for (const core::AuditRow &row : rows) {
            const QString value = field == core::AuditField::User ? row.username : valueOf(field, row);
            if (!value.isEmpty() && value.startsWith(prefix, Qt::CaseInsensitive) && !found.contains(value))
                found << value;
        }
        found.sort();
        return readyFuture(failure ? core::Result<QStringList>(core::fail(*failure))
                                   : core::Result<QStringList>(found.mid(0, most)));
    }
    QFuture<core::Result<void>> mark(QString id, std::optional<QString> note) override
    {
        if (failure)
            return readyFuture(core::Result<void>(core::fail(*failure)));
        for (core::AuditRow &row : rows) {
            if (row.id != id)
                continue;
            row.marked = note.has_value();
            row.note = note.value_or(QString());
            return readyFuture(core::Result<void>());
        }
        return readyFuture(core::Result<void>(core::fail(core::ErrorKind::NotFound, QStringLiteral("no"))));
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
    QFuture<core::Result<core::AuditExportCheck>> verifyExport(QString) override
    {
        return readyFuture(core::Result<core::AuditExportCheck>(core::AuditExportCheck{}));
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
    static QString valueOf(core::AuditField field, const core::AuditRow &row)
    {
        const auto datum = [&](const char *name) { return row.data.value(QLatin1String(name)).toString(); };
        switch (field) {
        case core::AuditField::Event:
            return row.eventType;
        case core::AuditField::Result:
            return row.success ? QStringLiteral("ok") : QStringLiteral("failed");
        case core::AuditField::User:
            return row.user.value;
        case core::AuditField::Client:
            return row.client.value;
        case core::AuditField::Address:
            return row.address;
        case core::AuditField::Grant:
            return datum("grant");
        case core::AuditField::Error:
            return row.errorMessage;
        case core::AuditField::Actor:
            return row.actor;
        case core::AuditField::Request:
            return row.requestId;
        case core::AuditField::Family:
            return datum("family_id");
        }
        return {};
    }
    static bool hasOneOf(core::AuditField field, const QStringList &values, const core::AuditRow &row)
    {
        return values.contains(valueOf(field, row)) ||
               (field == core::AuditField::User && values.contains(row.username, Qt::CaseInsensitive));
    }
    static bool hasText(const QString &text, const core::AuditRow &row)
    {
        const QString all = row.username + u' ' + row.client.value + u' ' + row.address + u' ' + row.eventType + u' ' +
                            row.errorMessage + u' ' + row.requestId;
        return all.contains(text, Qt::CaseInsensitive);
    }
    core::AuditFacet facetOf(const core::AuditQuery &query, core::AuditField field, int most) const
    {
        core::AuditFacet facet{field, {}, true};
        for (const core::AuditRow &row : rows) {
            const QString value = valueOf(field, row);
            if (value.isEmpty() || !matches(query, row))
                continue;
            const auto place = std::ranges::find(facet.values, value, &core::AuditFacet::Value::value);
            if (place != facet.values.end())
                ++place->count;
            else
                facet.values.push_back({value, field == core::AuditField::User ? row.username : QString(), 1});
        }
        std::ranges::stable_sort(facet.values, std::greater{}, &core::AuditFacet::Value::count);
        facet.values.resize(std::min(facet.values.size(), size_t(most)));
        return facet;
    }
    static bool matches(const core::AuditQuery &query, const core::AuditRow &row)
    {
        using Field = core::AuditField;
        const auto isOne = [&](Field field, const QString &value) {
            return value.isEmpty() || hasOneOf(field, {value}, row);
        };
        const auto has = [&](const QString &text) { return hasText(text, row); };
        for (auto field = query.oneOf.begin(); field != query.oneOf.end(); ++field)
            if (!hasOneOf(field.key(), field.value(), row))
                return false;
        for (auto field = query.excluded.begin(); field != query.excluded.end(); ++field)
            if (hasOneOf(field.key(), field.value(), row))
                return false;
        return has(query.text) && std::ranges::all_of(query.moreText, has) &&
               std::ranges::none_of(query.excludedText, has) &&
               (query.eventTypes.isEmpty() || query.eventTypes.contains(row.eventType)) &&
               (!query.success || *query.success == row.success) && isOne(Field::User, query.user) &&
               isOne(Field::Client, query.client) && isOne(Field::Address, query.address) &&
               isOne(Field::Request, query.requestId) && isOne(Field::Family, query.family.value) &&
               isOne(Field::Grant, query.grant) && isOne(Field::Error, query.error) &&
               isOne(Field::Actor, query.actor) && (!query.onlyMarked || row.marked) &&
               (!query.since || row.createdAt >= *query.since) && (!query.until || row.createdAt < *query.until);
    }
};

} // namespace tests
