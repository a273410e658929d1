#pragma once

#include "core/admin/UserImport.h"

#include <QAbstractTableModel>

namespace ui {

/// What became, or would become, of each row of a file of users.
class ImportTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Line, Name, Email, Outcome, Why, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setReport(core::ImportReport report);
    const core::ImportReport &report() const { return m_report; }
    void showOnlyErrors(bool only);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void choose();
    core::ImportReport m_report;
    std::vector<size_t> m_shown;
    bool m_onlyErrors = false;
};

QString importStateWord(core::ImportState state);
QString importFieldWord(core::ImportField field); ///< as a person calls the column
/// One sentence of what is wrong with the row; empty for a good one.
QString importReasonText(const core::ImportedRow &row);

} // namespace ui
