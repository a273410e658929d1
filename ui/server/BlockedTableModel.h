#pragma once

#include "core/admin/ProtectionAdmin.h"
#include "ui/widgets/PagedTableModel.h"

namespace ui {

/// Who may not try now. The rows are those of the last setFigures(), as far as they match the filter.
class BlockedTableModel final : public PagedTableModel<core::BlockedSubject>
{
    Q_OBJECT
public:
    enum Column { Subject, Kind, State, Failures, Until, LastAddress, Action, ColumnCount };

    explicit BlockedTableModel(QObject *parent = nullptr);

    static QString keyOfSubject(const core::BlockedSubject &subject);
    void setFigures(const core::ProtectionFigures &figures);
    void setFilter(const QString &text);
    void setUnlocking(const QString &key, bool unlocking); ///< shown in the row until the answer comes
    /// Counts down. True when a block is over, so that the list should be read again.
    bool tick();

protected:
    QString keyOf(const core::BlockedSubject &row) const override { return keyOfSubject(row); }
    QVariant cell(const core::BlockedSubject &row, int column, int role) const override;
    QStringList headers() const override;

private:
    core::Page<core::BlockedSubject> page() const;
    QString text(const core::BlockedSubject &row, Column column) const;
    static QString kindText(const core::BlockedSubject &row);

    std::vector<core::BlockedSubject> m_all;
    QString m_filter;
    QSet<QString> m_unlocking;
    int m_blockedTotal = 0;
};

} // namespace ui
