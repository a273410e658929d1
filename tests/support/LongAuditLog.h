#pragma once

#include "core/admin/AuditAdmin.h"
#include "tests/support/ReadyFuture.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace tests {

/// An audit log of any length that makes its rows when they are asked for: the newest one a minute ago, one every
/// 20 ms back from there, but a fifth of them in one burst of 1 ms each. Understands spans of time only.
class LongAuditLog final : public core::AuditAdmin
{
public:
    explicit LongAuditLog(qint64 count) : m_count(count), m_newest(core::SystemClock().now() - std::chrono::minutes(1))
    {}

    int lists = 0;
    int charts = 0;
    int mostAtOnce = 0;           ///< rows of one answer
    bool isHolding = false;       ///< lists are never answered
    bool isHoldingCounts = false; ///< with isHolding: the newest rows are, uncounted
    std::vector<std::shared_ptr<QPromise<core::Result<core::Page<core::AuditRow>>>>> held = {};

    /// Of the nth row from the newest one on.
    core::Instant timeOf(qint64 place) const
    {
        const qint64 from = m_count * 2 / 5;
        const qint64 until = m_count * 3 / 5;
        const qint64 dense = std::clamp(place - from, qint64(0), until - from);
        return m_newest - std::chrono::milliseconds((place - dense) * 20 + dense);
    }
    core::AuditRow rowAt(qint64 place) const
    {
        core::AuditRow row;
        row.seq = m_count - place;
        row.id = QStringLiteral("row-%1").arg(row.seq);
        row.createdAt = timeOf(place);
        row.success = row.seq % 9 != 0;
        row.eventType = row.success ? QStringLiteral("token_refresh") : QStringLiteral("login_failed");
        row.username = QStringLiteral("user%1").arg(row.seq % 500);
        row.requestId = QStringLiteral("req-%1").arg(row.seq / 2);
        return row;
    }

    QFuture<core::Result<core::Page<core::AuditRow>>> list(core::AuditQuery query, core::PageRequest request) override
    {
        ++lists;
        if (isHolding) {
            held.push_back(std::make_shared<QPromise<core::Result<core::Page<core::AuditRow>>>>());
            held.back()->start();
            return held.back()->future();
        }
        const qint64 end = query.since ? firstBefore(*query.since) : m_count;
        const qint64 begin = query.until ? firstBefore(*query.until) : 0;
        const qint64 from = std::max(begin, request.after.isEmpty() ? 0 : request.after.toLongLong());
        const qint64 until = std::min<qint64>(end, from + request.limit);
        core::Page<core::AuditRow> page;
        for (qint64 place = from; place < until; ++place)
            page.rows.push_back(rowAt(place));
        mostAtOnce = std::max(mostAtOnce, int(page.rows.size()));
        page.next = until < end ? QString::number(until) : QString();
        page.matching = end - begin;
        page.total = m_count;
        return readyFuture(core::Result<core::Page<core::AuditRow>>(page));
    }
    QFuture<core::Result<core::Page<core::AuditRow>>> newest(core::AuditQuery query, int most) override
    {
        const bool holds = std::exchange(isHolding, isHolding && !isHoldingCounts);
        auto answer = list(query, {{}, most, {}, false});
        isHolding = holds;
        return answer;
    }
    QFuture<core::Result<std::vector<core::AuditBucket>>> histogram(core::AuditQuery query, int buckets) override
    {
        ++charts;
        const qint64 since = core::toMillis(*query.since);
        const qint64 span = core::toMillis(*query.until) - since;
        const auto startOf = [&](int bucket) { return core::fromMillis(since + span * bucket / buckets); };
        std::vector<core::AuditBucket> spans;
        for (int bucket = 0; bucket < buckets; ++bucket)
            spans.push_back({startOf(bucket), firstBefore(startOf(bucket)) - firstBefore(startOf(bucket + 1)), 0});
        return readyFuture(core::Result<std::vector<core::AuditBucket>>(spans));
    }
    QFuture<core::Result<core::AuditRow>> find(QString) override { return none<core::AuditRow>(); }
    QFuture<core::Result<qint64>> countNewer(core::AuditQuery, QString) override { return none<qint64>(); }
    QFuture<core::Result<std::vector<core::AuditFacet>>> facets(core::AuditQuery, QList<core::AuditField>, int) override
    {
        return none<std::vector<core::AuditFacet>>();
    }
    QFuture<core::Result<QStringList>> values(core::AuditField, QString, int) override { return none<QStringList>(); }
    QFuture<core::Result<void>> mark(QString, std::optional<QString>) override { return none<void>(); }
    QFuture<core::Result<core::AuditCheck>> verify(std::function<bool(qint64, qint64)>) override
    {
        return none<core::AuditCheck>();
    }
    QFuture<core::Result<core::AuditExportCheck>> verifyExport(QString) override
    {
        return readyFuture(core::Result<core::AuditExportCheck>(core::AuditExportCheck{}));
    }
    QFuture<core::Result<qint64>> exportTo(QString, core::ExportFormat, core::AuditQuery,
                                           std::function<bool(qint64, qint64)>) override
    {
        return none<qint64>();
    }

private:
    template <class T>
    static QFuture<core::Result<T>> none()
    {
        return readyFuture(core::Result<T>(core::fail(core::ErrorKind::NotFound, QStringLiteral("not here"))));
    }
    /// The newest row that is older than `at`.
    qint64 firstBefore(core::Instant at) const
    {
        qint64 low = 0;
        qint64 high = m_count;
        while (low < high) {
            const qint64 middle = (low + high) / 2;
            if (timeOf(middle) < at)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    qint64 m_count;
    core::Instant m_newest;
};

} // namespace tests
