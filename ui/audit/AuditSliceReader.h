#pragma once

#include "core/admin/AuditAdmin.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace ui {

/// Reads or counts spans of the log, a few at once, and gives up what is no longer wanted.
class AuditSliceReader : public QObject
{
    Q_OBJECT
public:
    using Bounds = std::pair<std::optional<core::Instant>, std::optional<core::Instant>>; ///< since and until

    AuditSliceReader(core::AuditAdmin &audit, QObject *parent);

    bool isFull() const;
    /// The query's own span: all of its rows, however many answers that takes.
    void read(const core::AuditQuery &query, const Bounds &bounds);
    void count(const core::AuditQuery &query, const Bounds &bounds, int parts);
    /// Those for which this is true; dropped() tells of each.
    void drop(const std::function<bool(const Bounds &)> &unwanted);

Q_SIGNALS:
    void rowsRead(const ui::AuditSliceReader::Bounds &bounds, const std::vector<core::AuditRow> &rows);
    void counted(const ui::AuditSliceReader::Bounds &bounds, const std::vector<core::AuditBucket> &buckets);
    void dropped(const ui::AuditSliceReader::Bounds &bounds);
    void failed(const ui::AuditSliceReader::Bounds &bounds, const core::Error &error);

private:
    struct Reading
    {
        Bounds bounds;
        std::function<void()> cancel;
        std::shared_ptr<bool> isWanted;
    };

    void readOn(const core::AuditQuery &query, const Bounds &bounds, const QString &after,
                std::vector<core::AuditRow> rows);
    template <class T>
    std::shared_ptr<bool> add(const Bounds &bounds, QFuture<T> asked);
    void finish(const Bounds &bounds);

    core::AuditAdmin &m_audit;
    std::vector<Reading> m_readings;
};

} // namespace ui
