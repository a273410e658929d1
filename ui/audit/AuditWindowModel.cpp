#include "ui/audit/AuditWindowModel.h"

#include "ui/async/WhenDone.h"
#include "ui/audit/AuditCells.h"

#include <algorithm>

namespace ui {

namespace {

using namespace std::chrono_literals;

constexpr int kAround = 150;            ///< rows read above and below the view
constexpr qint64 kMostCounted = 10'000; ///< AuditAdmin::list() may stop there
constexpr int kMostHead = 2 * AuditSlices::kMostRows;

} // namespace

AuditWindowModel::AuditWindowModel(core::AuditAdmin &audit, QObject *parent)
    : PagedTable(parent), m_audit(audit), m_reader(new AuditSliceReader(audit, this))
{
    connectReader();
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &AuditWindowModel::readWanted);
}

QStringList AuditWindowModel::headers() const
{
    return AuditCells::headers();
}

void AuditWindowModel::setRules(const AuditRules *rules)
{
    m_rules = rules;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant AuditWindowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const core::AuditRow *row = rowAt(index.row()))
        return AuditCells::cell(*row, index.column(), role, m_rules);
    const int slice = m_slices.sliceOf(index.row());
    if (slice < 0)
        return {};
    return AuditCells::unread(m_slices.at(slice).until, index.column(), role);
}

int AuditWindowModel::placeOf(core::Instant at) const
{
    const int slice = m_slices.sliceOf(at);
    return slice < 0 || m_slices.at(slice).count == 0 ? -1 : m_slices.firstRow(slice);
}

void AuditWindowModel::giveUp()
{
    ++m_question;
    m_early.reset();
    if (m_cancelQuestion)
        std::exchange(m_cancelQuestion, {})();
    setLoading(false);
}

void AuditWindowModel::ask(const core::AuditQuery &query)
{
    giveUp();
    const int question = m_question;
    setLoading(true);
    auto asked = m_audit.newest(query, kPageRows);
    m_cancelQuestion = [asked]() mutable { asked.cancel(); };
    whenDone(asked, this, [this, question, query](const core::Result<Page> &page) {
        if (question != m_question)
            return;
        m_cancelQuestion = {};
        setLoading(false);
        if (!page) {
            emit failed(page.error());
            return;
        }
        begin(query, *page);
        if (!m_counted)
            count(query);
    });
}

/// In words that many events have, counting takes longer than reading: the rows are shown meanwhile.
void AuditWindowModel::count(const core::AuditQuery &query)
{
    auto asked = m_audit.list(query, {{}, 1, {}, false});
    m_cancelQuestion = [asked]() mutable { asked.cancel(); };
    whenDone(asked, this, [this, question = m_question](const core::Result<Page> &page) {
        if (question != m_question || m_counted)
            return;
        m_cancelQuestion = {};
        if (page)
            takeCount(page->matching);
        else
            emit failed(page.error());
    });
}

void AuditWindowModel::takeCount(qint64 matching)
{
    const int rest = m_slices.size() - 1;
    AuditSlices::Slice below = m_slices.at(rest);
    const qint64 above = m_slices.firstRow(rest);
    below.count = int(std::max<qint64>(below.count, matching - above));
    m_isOpen = matching == kMostCounted;
    replaceSlice(rest, {std::move(below)});
    setCounts(m_slices.rowCount(), m_of);
}

/// What is sure of the first answer is the newest slice; the rest gets a number of rows, and places when it is counted.
void AuditWindowModel::begin(const core::AuditQuery &query, const Page &page)
{
    m_reader->drop([](const Bounds &) { return true; });
    AuditSlices::Slice head{query.since, query.until, 0, AuditSlices::State::Loaded, ++m_looks, page.rows};
    std::vector<AuditSlices::Slice> slices;
    m_counted = page.next.isEmpty();
    if (!m_counted) {
        head.since = page.rows.back().createdAt + 1ms; // of that moment there may be more
        std::erase_if(head.rows, [&](const core::AuditRow &row) { return row.createdAt < *head.since; });
        slices.push_back({query.since, head.since, int(page.rows.size() - head.rows.size())});
    }
    head.count = int(head.rows.size());
    slices.insert(slices.begin(), std::move(head));
    beginResetModel();
    m_query = query;
    m_shownQuestion = m_question;
    m_slices.assign(std::move(slices));
    endResetModel();
    m_of = page.total;
    m_isOpen = true;
    if (const auto early = std::exchange(m_early, {}); early && !m_counted)
        countRest(early->first, early->second);
    setCounts(m_slices.rowCount(), m_of);
    emit loaded();
    m_soon.start();
}

void AuditWindowModel::takeCounts(const std::vector<core::AuditBucket> &buckets, core::Instant end)
{
    if (m_shownQuestion != m_question) {
        m_early = {buckets, end};
        return;
    }
    if (!m_counted) {
        if (m_cancelQuestion) // nobody needs the number alone
            std::exchange(m_cancelQuestion, {})();
        countRest(buckets, end);
        announceCounts();
        m_soon.start();
    }
}

void AuditWindowModel::countRest(const std::vector<core::AuditBucket> &buckets, core::Instant end)
{
    const int rest = m_slices.size() - 1;
    const core::Instant border = *m_slices.at(rest).until;
    std::vector<core::AuditBucket> below;
    for (size_t at = 0; at < buckets.size() && buckets[at].start < border; ++at) {
        below.push_back(buckets[at]);
        const core::Instant until = at + 1 < buckets.size() ? buckets[at + 1].start : end;
        for (int row = 0; until > border && row < m_slices.at(0).count; ++row) {
            qint64 &counted = below.back().succeeded > 0 ? below.back().succeeded : below.back().failed;
            if (m_slices.row(row)->createdAt < until && counted > 0)
                --counted;
        }
    }
    m_counted = true;
    m_oldest = below.empty() ? border : below.front().start;
    auto slices = AuditSlices::fromBuckets(below, border, m_slices.at(rest).since);
    if (slices.empty())
        slices.push_back({m_slices.at(rest).since, border, 0});
    replaceSlice(rest, std::move(slices));
}

void AuditWindowModel::replaceSlice(int slice, std::vector<AuditSlices::Slice> slices)
{
    const int first = m_slices.firstRow(slice);
    const int before = m_slices.at(slice).count;
    int after = 0;
    for (const AuditSlices::Slice &one : slices)
        after += one.count;
    if (after > before)
        beginInsertRows({}, first + before, first + after - 1);
    else if (after < before)
        beginRemoveRows({}, first + after, first + before - 1);
    m_slices.replace(slice, std::move(slices));
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
}

void AuditWindowModel::fill(int slice, std::vector<core::AuditRow> rows)
{
    AuditSlices::Slice filled = m_slices.at(slice);
    const int first = m_slices.firstRow(slice);
    const int before = filled.count;
    filled.count = int(rows.size());
    filled.rows = std::move(rows);
    filled.state = AuditSlices::State::Loaded;
    filled.lookedAt = m_looks;
    const int count = filled.count;
    replaceSlice(slice, {std::move(filled)});
    m_slices.forget(kMostLoaded, m_looks);
    if (count != before)
        announceCounts();
    if (count == 0)
        return;
    emit dataChanged(index(first, 0), index(first + count - 1, columnCount() - 1));
    emit this->filled(first, first + count - 1);
}

void AuditWindowModel::announceCounts()
{
    setCounts(m_slices.rowCount(), m_of);
}

void AuditWindowModel::look(int first, int last)
{
    m_firstInView = first;
    m_lastInView = last;
    m_soon.start();
}

void AuditWindowModel::readWanted()
{
    if (rowCount() == 0 || !m_counted)
        return;
    ++m_looks;
    const auto sliceAt = [&](int row) { return m_slices.sliceOf(std::clamp(row, 0, rowCount() - 1)); };
    const int first = sliceAt(m_firstInView - kAround);
    const int last = sliceAt(m_lastInView + kAround);
    for (int slice = first; slice <= last; ++slice)
        m_slices.edit(slice).lookedAt = m_looks;
    m_reader->drop([&](const Bounds &bounds) { // what was scrolled past
        const int slice = sliceOf(bounds);
        return slice < first || slice > last;
    });
    bool more = true;
    for (int slice = sliceAt(m_firstInView); more && slice <= sliceAt(m_lastInView); ++slice)
        more = want(slice);
    for (int slice = first; more && slice <= last; ++slice)
        more = want(slice);
}

bool AuditWindowModel::want(int slice)
{
    AuditSlices::Slice &wanted = m_slices.edit(slice);
    if (wanted.state != AuditSlices::State::Counted || wanted.count == 0)
        return true;
    if (m_reader->isFull())
        return false;
    wanted.state = AuditSlices::State::Asked;
    core::AuditQuery query = m_query;
    query.since = wanted.since;
    query.until = wanted.until;
    const Bounds bounds{wanted.since, wanted.until};
    const core::Instant since = wanted.since.value_or(m_oldest);
    if (wanted.count <= AuditSlices::kMostRows || !wanted.until || *wanted.until - since <= 1ms) {
        m_reader->read(query, bounds);
        return true;
    }
    query.since = since;
    const qint64 span = (*wanted.until - since).count();
    m_reader->count(query, bounds,
                    int(std::clamp<qint64>(wanted.count / AuditSlices::kWantedRows, 2, std::min<qint64>(span, 1000))));
    return true;
}

int AuditWindowModel::sliceOf(const Bounds &bounds) const
{
    return m_slices.find(bounds.first, bounds.second);
}

/// Counted wrong is counted anew; asked again when it is looked at again.
void AuditWindowModel::connectReader()
{
    connect(m_reader, &AuditSliceReader::rowsRead, this,
            [this](const Bounds &bounds, const std::vector<core::AuditRow> &rows) {
                if (const int slice = sliceOf(bounds); slice >= 0)
                    fill(slice, rows);
                m_soon.start();
            });
    connect(m_reader, &AuditSliceReader::counted, this,
            [this](const Bounds &bounds, const std::vector<core::AuditBucket> &buckets) {
                if (const int slice = sliceOf(bounds); slice >= 0 && !buckets.empty())
                    replaceSlice(slice, AuditSlices::fromBuckets(buckets, *bounds.second, bounds.first));
                announceCounts();
                m_soon.start();
            });
    const auto forget = [this](const Bounds &bounds) {
        if (const int slice = sliceOf(bounds); slice >= 0)
            m_slices.edit(slice).state = AuditSlices::State::Counted;
    };
    connect(m_reader, &AuditSliceReader::dropped, this, forget);
    connect(m_reader, &AuditSliceReader::failed, this, [this, forget](const Bounds &bounds, const core::Error &error) {
        forget(bounds);
        emit failed(error);
    });
}

void AuditWindowModel::readNew()
{
    const core::AuditRow *newest = rowAt(0);
    if (m_readingNew || isLoading())
        return;
    if (!newest)
        return ask(m_query);
    m_readingNew = true;
    core::AuditQuery query = m_query;
    // What was written at the same time may have been committed later.
    query.since = std::max(newest->createdAt - 2s, m_query.since.value_or(core::Instant::min()));
    whenDone(m_audit.list(query, {{}, kMostRows, {}, false}), this,
             [this, question = m_shownQuestion](const core::Result<Page> &page) {
                 m_readingNew = false;
                 if (question != m_shownQuestion || isLoading())
                     return;
                 if (!page) {
                     emit failed(page.error());
                     return;
                 }
                 if (!page->next.isEmpty())
                     return ask(m_query);
                 m_of = page->total;
                 addNew(page->rows);
                 announceCounts();
                 emit loaded();
             });
}

void AuditWindowModel::addNew(const std::vector<core::AuditRow> &rows)
{
    const auto isNewer = [](const core::AuditRow &a, const core::AuditRow &b) {
        return std::pair(a.createdAt, a.seq) > std::pair(b.createdAt, b.seq);
    };
    std::vector<core::AuditRow> newest;
    for (const core::AuditRow &row : rows) {
        const AuditSlices::Slice &head = m_slices.at(0);
        if (std::ranges::find(head.rows, row.id, &core::AuditRow::id) != head.rows.end() ||
            (head.since && row.createdAt < *head.since))
            continue;
        if (head.rows.empty() || isNewer(row, head.rows.front())) {
            newest.push_back(row);
            continue;
        }
        const int place = int(std::ranges::upper_bound(head.rows, row, isNewer) - head.rows.begin());
        beginInsertRows({}, place, place);
        m_slices.insert(0, place, {row});
        endInsertRows();
    }
    if (newest.empty())
        return;
    beginInsertRows({}, 0, int(newest.size()) - 1);
    m_slices.insert(0, 0, std::move(newest));
    endInsertRows();
    splitHead();
}

/// Following for hours must not make one slice of everything: what is behind may be forgotten then.
void AuditWindowModel::splitHead()
{
    AuditSlices::Slice head = m_slices.at(0);
    if (head.count <= kMostHead)
        return;
    const core::Instant border = head.rows[AuditSlices::kWantedRows].createdAt + 1ms;
    const auto behind = std::ranges::find_if(head.rows, [&](const auto &row) { return row.createdAt < border; });
    AuditSlices::Slice older{head.since,
                             border,
                             int(head.rows.end() - behind),
                             AuditSlices::State::Loaded,
                             m_looks,
                             {behind, head.rows.end()}};
    head.rows.erase(behind, head.rows.end());
    head.count = int(head.rows.size());
    head.since = border;
    m_slices.replace(0, {std::move(head), std::move(older)});
    m_slices.forget(kMostLoaded, m_looks);
}

void AuditWindowModel::setMark(const QString &id, const std::optional<QString> &note)
{
    const int row = indexOfKey(id);
    if (row < 0)
        return;
    const int slice = m_slices.sliceOf(row);
    core::AuditRow &marked = m_slices.edit(slice).rows[size_t(row - m_slices.firstRow(slice))];
    marked.marked = note.has_value();
    marked.note = note.value_or(QString());
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

} // namespace ui
