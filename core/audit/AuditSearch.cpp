#include "core/audit/AuditSearch.h"

#include <QSet>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kFewKinds = 16;
constexpr qint64 kWindowGrowth = 8;
const QString kOrder = u" ORDER BY created_at DESC, seq DESC, number DESC LIMIT :limit"_s;

qint64 hourAtOrAfter(Instant instant)
{
    return (toMillis(instant) + kHour - 1) / kHour;
}

qint64 hourBefore(Instant instant)
{
    return toMillis(instant) / kHour;
}

} // namespace

Result<AuditSearch> AuditSearch::of(SqlConnection &connection, const AuditCriteria &criteria)
{
    auto filter = AuditFilter::of(connection, criteria);
    if (!filter)
        return fail(filter.error());
    AuditSearch search(connection, std::move(*filter));
    if (auto found = search.findSpan(criteria); !found)
        return fail(found.error());
    return search;
}

Result<void> AuditSearch::findSpan(const AuditCriteria &criteria)
{
    auto rows = m_connection.run(
        u"SELECT (SELECT min(created_at) FROM audit_logs), (SELECT max(created_at) FROM audit_logs)"_s);
    if (!rows)
        return fail(rows.error());
    if (!rows->next() || rows->isNull(0))
        return {};
    const Instant first = rows->instant(0);
    const Instant last = rows->instant(1) + std::chrono::milliseconds(1);
    m_since = std::max(first, criteria.since.value_or(first));
    m_until = std::min(last, criteria.until.value_or(last));
    m_isWholeTime = m_since == first && m_until == last;
    return {};
}

/// Sources that are in order already stop by themselves; of the others so much is read as probably holds enough.
Instant AuditSearch::windowBefore(Instant to, qint64 wanted) const
{
    const bool isOrdered = std::ranges::all_of(m_filter.sources(), &AuditFilter::Source::isOrdered);
    if (isOrdered || m_filter.sourceRows() <= wanted)
        return m_since;
    const double share = double(wanted) / double(m_filter.sourceRows());
    const auto width = std::chrono::milliseconds(qint64(double((m_until - m_since).count()) * share) + 1000);
    return std::max(m_since, to - width);
}

Result<Rows> AuditSearch::run(const QString &sql, Instant from, Instant to, Bindings further)
{
    if (sql.contains(":values"_L1)) {
        const Bindings values = m_filter.bindings();
        further.insert(further.end(), values.begin(), values.end());
    }
    further.emplace_back("from"_L1, bind(from));
    further.emplace_back("to"_L1, bind(to));
    return m_connection.run(sql, further);
}

/// The sources as one, each row once. `further` ends each of them.
QString AuditSearch::merged(const std::vector<AuditFilter::Source> &sources, const QString &further) const
{
    QStringList selections;
    for (const AuditFilter::Source &source : sources)
        selections << u"SELECT * FROM (SELECT l.number, l.created_at, l.seq, l.kind "_s + m_filter.rowsOf(source) +
                          further + u')';
    return selections.join(m_filter.isDisjoint() ? u" UNION ALL "_s : u" UNION "_s);
}

/// Many kinds are many ranges of their index: then the rows of a short time are counted one by one.
std::vector<AuditFilter::Source> AuditSearch::countedSources() const
{
    const bool isScan = m_filter.isOfKindsAlone() && m_filter.kinds().size() > kFewKinds;
    return isScan ? std::vector{m_filter.scan()} : m_filter.sources();
}

Result<QList<qint64>> AuditSearch::newest(const std::optional<AuditPlace> &behind, int limit)
{
    QList<qint64> numbers;
    if (isEmpty())
        return numbers;
    Bindings place;
    QString condition;
    Instant to = m_until;
    if (behind) {
        condition = u" AND (l.created_at, l.seq, l.number) < (:place_time, :place_seq, :place_number)"_s;
        place = {{"place_time"_L1, bind(behind->createdAt)},
                 {"place_seq"_L1, behind->seq},
                 {"place_number"_L1, behind->number}};
        to = std::min(to, behind->createdAt + std::chrono::milliseconds(1));
    }
    const QString sql = u"SELECT number FROM ("_s + merged(m_filter.sources(), condition + kOrder) + u')' + kOrder;
    Instant from = windowBefore(to, 4 * limit);
    while (from < to) {
        Bindings bindings = place;
        bindings.emplace_back("limit"_L1, limit - numbers.size());
        auto rows = run(sql, from, to, bindings);
        if (!rows)
            return fail(rows.error());
        while (rows->next())
            numbers << rows->integer(0);
        if (numbers.size() >= limit)
            break;
        const qint64 width = (toMillis(to) - toMillis(from)) * kWindowGrowth;
        to = from;
        from = fromMillis(std::max(toMillis(m_since), toMillis(to) - width));
    }
    return numbers;
}

Result<qint64> AuditSearch::count(qint64 most)
{
    if (isEmpty())
        return 0;
    if (m_filter.isOfKindsAlone()) {
        if (m_isWholeTime && m_filter.hasKinds())
            return m_filter.sourceRows();
        const auto hours = hourSums(hourAtOrAfter(m_since), hourBefore(m_until));
        if (!hours)
            return fail(hours.error());
        const auto sum = countBucket(m_since, m_until, *hours);
        if (!sum)
            return fail(sum.error());
        return sum->at(0) + sum->at(1);
    }
    if (m_isWholeTime && m_filter.exactRows())
        return *m_filter.exactRows();
    if (m_isWholeTime && m_filter.leastRows() >= most)
        return most;
    auto rows = run(u"SELECT count(*) FROM (SELECT 1 FROM ("_s + merged(m_filter.sources(), u" LIMIT :most"_s) +
                        u") LIMIT :most)"_s,
                    m_since, m_until, {{"most"_L1, most}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<qint64> AuditSearch::countNewer(const AuditPlace &place, qint64 most)
{
    if (isEmpty() || place.createdAt >= m_until)
        return 0;
    const QString newer =
        u" AND (l.created_at, l.seq, l.number) > (:place_time, :place_seq, :place_number) LIMIT :most"_s;
    auto rows =
        run(u"SELECT count(*) FROM (SELECT 1 FROM ("_s + merged(m_filter.sources(), newer) + u") LIMIT :most)"_s,
            std::max(m_since, place.createdAt), m_until,
            {{"place_time"_L1, bind(place.createdAt)},
             {"place_seq"_L1, place.seq},
             {"place_number"_L1, place.number},
             {"most"_L1, most}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

/// Whole hours from their sums, the rest from the log.
Result<QHash<qint64, qint64>> AuditSearch::kindCounts(Instant from, Instant to)
{
    QHash<qint64, qint64> counts;
    if (isEmpty() || from >= to)
        return counts;
    if (!m_filter.isOfKindsAlone()) {
        if (auto added = addKindRows(from, to, counts); !added)
            return fail(added.error());
        return counts;
    }
    const bool isAll = m_isWholeTime && from == m_since && to == m_until;
    const qint64 first = isAll ? 0 : hourAtOrAfter(from);
    const qint64 end = isAll ? 0 : hourBefore(to);
    if (!isAll && first >= end) {
        if (auto added = addKindRows(from, to, counts); !added)
            return fail(added.error());
        return counts;
    }
    auto rows = isAll ? m_connection.run(u"SELECT id, rows FROM audit_kinds"_s)
                      : m_connection.run(uR"(
        SELECT kind, sum(rows)
          FROM audit_hours
         WHERE kind IN (SELECT id FROM audit_kinds) AND hour >= :first AND hour < :end
         GROUP BY kind)"_s,
                                         {{"first"_L1, first}, {"end"_L1, end}});
    if (!rows)
        return fail(rows.error());
    const QSet<qint64> wanted(m_filter.kinds().begin(), m_filter.kinds().end());
    while (rows->next()) {
        if (!m_filter.hasKinds() || wanted.contains(rows->integer(0)))
            counts[rows->integer(0)] += rows->integer(1);
    }
    if (isAll)
        return counts;
    for (const auto &[begin, stop] :
         {std::pair(from, fromMillis(first * kHour)), std::pair(fromMillis(end * kHour), to)}) {
        if (auto added = begin < stop ? addKindRows(begin, stop, counts) : Result<void>(); !added)
            return fail(added.error());
    }
    return counts;
}

Result<void> AuditSearch::addKindRows(Instant from, Instant to, QHash<qint64, qint64> &counts)
{
    auto rows = run(u"SELECT kind, count(*) FROM ("_s + merged(countedSources()) + u") GROUP BY kind"_s, from, to);
    if (!rows)
        return fail(rows.error());
    while (rows->next())
        counts[rows->integer(0)] += rows->integer(1);
    return {};
}

Result<AuditSearch::Buckets> AuditSearch::histogram(Instant from, Instant to, int buckets)
{
    Buckets counts(size_t(buckets), Bucket{0, 0});
    if (isEmpty())
        return counts;
    if (m_filter.split())
        return splitHistogram(from, to, buckets);
    const bool isOrdered = std::ranges::all_of(m_filter.sources(), &AuditFilter::Source::isOrdered);
    if (!m_filter.isOfKindsAlone() && !isOrdered)
        return groupedRows(from, to, buckets);
    const auto hours =
        m_filter.isOfKindsAlone() ? hourSums(hourAtOrAfter(from), hourBefore(to)) : Result<QHash<qint64, Bucket>>();
    if (!hours)
        return fail(hours.error());
    const qint64 span = (to - from).count();
    const auto startOf = [&](qint64 bucket) {
        return from + std::chrono::milliseconds((bucket * span + buckets - 1) / buckets);
    };
    for (qint64 i = 0; i < buckets; ++i) {
        const auto bucket = countBucket(std::max(startOf(i), m_since),
                                        std::min(i + 1 < buckets ? startOf(i + 1) : to, m_until), *hours);
        if (!bucket)
            return fail(bucket.error());
        counts[size_t(i)] = *bucket;
    }
    return counts;
}

Result<AuditSearch::Buckets> AuditSearch::splitHistogram(Instant from, Instant to, int buckets)
{
    AuditSearch rest = within(*m_filter.split()->rest);
    auto counts = within(*m_filter.split()->base).histogram(from, to, buckets);
    if (!counts || rest.isEmpty())
        return counts;
    const auto others = rest.groupedRows(from, to, buckets);
    if (!others)
        return others;
    for (size_t i = 0; i < counts->size(); ++i) {
        for (const size_t result : {size_t(0), size_t(1)})
            counts->at(i)[result] += m_filter.split()->sign * others->at(i)[result];
    }
    return counts;
}

/// The same span of time in other rows.
AuditSearch AuditSearch::within(const AuditFilter &filter) const
{
    AuditSearch search(m_connection, filter);
    search.m_isWholeTime = m_isWholeTime;
    search.m_since = m_since;
    search.m_until = m_until;
    return search;
}

/// Of most kinds: of all without the others.
Result<QHash<qint64, AuditSearch::Bucket>> AuditSearch::hourSums(qint64 first, qint64 end)
{
    const auto kinds = m_filter.number(m_connection, u"SELECT count(*) FROM audit_kinds"_s);
    if (!kinds)
        return fail(kinds.error());
    const QString all = u"l.kind IN (0, 1)"_s;
    std::vector<std::pair<QString, int>> steps{{all, 1}};
    if (m_filter.hasKinds() && m_filter.kinds().size() * 2 <= *kinds)
        steps = {{m_filter.isWantedKind(), 1}};
    else if (m_filter.hasKinds())
        steps.emplace_back(m_filter.isOtherKind(), -1);
    QHash<qint64, Bucket> sums;
    for (const auto &[condition, sign] : steps) {
        Bindings bindings{{"first"_L1, first}, {"end"_L1, end}};
        if (condition.contains(":values"_L1)) {
            const Bindings values = m_filter.bindings();
            bindings.insert(bindings.end(), values.begin(), values.end());
        }
        auto rows = m_connection.run(u"SELECT l.hour, l.kind % 2, l.rows FROM audit_hours l WHERE "_s + condition +
                                         u" AND l.hour >= :first AND l.hour < :end"_s,
                                     bindings);
        if (!rows)
            return fail(rows.error());
        while (rows->next())
            sums[rows->integer(0)].at(size_t(rows->integer(1))) += sign * rows->integer(2);
    }
    return sums;
}

/// Whole hours from their sums, what is left at both ends from the log.
Result<AuditSearch::Bucket> AuditSearch::countBucket(Instant from, Instant to, const QHash<qint64, Bucket> &hours)
{
    const qint64 first = hourAtOrAfter(from);
    const qint64 end = hourBefore(to);
    if (!m_filter.isOfKindsAlone() || first >= end)
        return countRows(from, to);
    Bucket sum{0, 0};
    const auto add = [&sum](const Bucket &further) {
        sum[0] += further[0];
        sum[1] += further[1];
    };
    for (qint64 hour = first; hour < end; ++hour)
        add(hours.value(hour, {0, 0}));
    for (const auto &[begin, stop] :
         {std::pair(from, fromMillis(first * kHour)), std::pair(fromMillis(end * kHour), to)}) {
        const auto rest = countRows(begin, stop);
        if (!rest)
            return rest;
        add(*rest);
    }
    return sum;
}

Result<AuditSearch::Bucket> AuditSearch::countRows(Instant from, Instant to)
{
    if (from >= to)
        return Bucket{0, 0};
    auto rows =
        run(u"SELECT count(*), COALESCE(sum(kind % 2), 0) FROM ("_s + merged(countedSources()) + u')', from, to);
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return Bucket{0, 0};
    return Bucket{rows->integer(0) - rows->integer(1), rows->integer(1)};
}

/// In one walk where the sources have no order of their own.
Result<AuditSearch::Buckets> AuditSearch::groupedRows(Instant from, Instant to, int buckets)
{
    auto rows = run(u"SELECT (created_at - :start) * :buckets / :span, kind % 2, count(*) FROM ("_s +
                        merged(m_filter.sources()) + u") GROUP BY 1, 2"_s,
                    std::max(from, m_since), std::min(to, m_until),
                    {{"start"_L1, bind(from)}, {"buckets"_L1, buckets}, {"span"_L1, qint64((to - from).count())}});
    if (!rows)
        return fail(rows.error());
    Buckets counts(size_t(buckets), Bucket{0, 0});
    while (rows->next())
        counts.at(size_t(rows->integer(0))).at(size_t(rows->integer(1))) += rows->integer(2);
    return counts;
}

} // namespace core
