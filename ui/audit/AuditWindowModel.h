#pragma once

#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditSliceReader.h"
#include "ui/audit/AuditSlices.h"
#include "ui/widgets/PagedTable.h"

#include <QTimer>

#include <functional>

namespace ui {

class AuditRules;

/// The audit log as one list whose every row has its place: only the rows around the view are in memory, at most
/// kMostLoaded. What is not read yet shows the time it is of; it comes when look() tells that it is in view.
class AuditWindowModel final : public PagedTable
{
    Q_OBJECT
public:
    static constexpr int kMostLoaded = 20'000;

    explicit AuditWindowModel(core::AuditAdmin &audit, QObject *parent = nullptr);

    /// Another question: the old rows stay until its first answer, and older questions are given up.
    void ask(const core::AuditQuery &query);
    void giveUp(); ///< the rows stay as they are
    /// How many rows of the question asked last there are over time; the last span ends at `end`.
    void takeCounts(const std::vector<core::AuditBucket> &buckets, core::Instant end);
    void look(int first, int last); ///< these rows are in view
    void readNew();                 ///< puts what came since above the newest row
    void setMark(const QString &id, const std::optional<QString> &note);
    void setRules(const AuditRules *rules); ///< outlive the model

    const core::AuditQuery &query() const { return m_query; }                ///< of the rows that are shown
    const core::AuditRow *rowAt(int row) const { return m_slices.row(row); } ///< null: not in memory
    const core::AuditRow *rowOf(const QString &id) const { return rowAt(indexOfKey(id)); }
    int placeOf(core::Instant at) const; ///< about where an event of that moment is; -1: nowhere
    int loadedRows() const { return m_slices.loadedRows(); }
    bool isCounted() const { return m_counted; }
    bool isOpen() const { return m_isOpen && !m_counted; } ///< there are, or may be, more rows than matching() says
    int indexOfKey(const QString &key) const override { return m_slices.rowOf(key); }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_slices.rowCount(); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int column, Qt::Orientation orientation, int role = Qt::DisplayRole) const override
    {
        return column == AuditCells::Mark && orientation == Qt::Horizontal
                   ? AuditCells::markHeader(role)
                   : PagedTable::headerData(column, orientation, role);
    }

Q_SIGNALS:
    void filled(int first, int last); ///< these rows came into memory

protected:
    QStringList headers() const override;

private:
    using Page = core::Page<core::AuditRow>;
    using Bounds = AuditSliceReader::Bounds;
    void begin(const core::AuditQuery &query, const Page &page);
    void count(const core::AuditQuery &query);
    void takeCount(qint64 matching);
    void countRest(const std::vector<core::AuditBucket> &buckets, core::Instant end);
    void replaceSlice(int slice, std::vector<AuditSlices::Slice> slices);
    void fill(int slice, std::vector<core::AuditRow> rows);
    void readWanted();
    bool want(int slice);
    void connectReader();
    int sliceOf(const Bounds &bounds) const; ///< -1: it was divided or replaced meanwhile
    void addNew(const std::vector<core::AuditRow> &rows);
    void splitHead();
    void announceCounts();

    core::AuditAdmin &m_audit;
    AuditSliceReader *m_reader;
    const AuditRules *m_rules = nullptr;
    core::AuditQuery m_query;
    AuditSlices m_slices;
    std::function<void()> m_cancelQuestion;
    std::optional<std::pair<std::vector<core::AuditBucket>, core::Instant>> m_early; ///< counts before the first rows
    core::Instant m_oldest;                                                          ///< no row is older
    QTimer m_soon;
    int m_question = 0;
    int m_shownQuestion = 0;
    int m_firstInView = 0;
    int m_lastInView = 0;
    quint64 m_looks = 0;
    qint64 m_of = 0; ///< rows of the whole log
    bool m_counted = false;
    bool m_isOpen = false;
    bool m_readingNew = false;
};

} // namespace ui
