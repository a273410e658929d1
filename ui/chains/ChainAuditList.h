#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/PagedTableModel.h"

#include <QWidget>

class QLabel;

namespace ui {

class DataTable;

/// What the audit log tells of one chain, newest first.
class ChainAuditModel final : public PagedTableModel<core::AuditRow>
{
    Q_OBJECT
public:
    enum Column { Time, Event, Address, ColumnCount };
    using PagedTableModel::PagedTableModel;

protected:
    QStringList headers() const override;
    QString keyOf(const core::AuditRow &row) const override { return row.id; }
    QVariant cell(const core::AuditRow &row, int column, int role) const override;
};

/// The audit rows beside the tree. A chosen row tells its moment; Enter opens it in the audit log.
class ChainAuditList : public QWidget
{
    Q_OBJECT
public:
    explicit ChainAuditList(core::AuditAdmin &audit, QWidget *parent = nullptr);
    void setFamily(const core::FamilyId &family);
    void refresh();
    int rowCount() const { return m_model->rowCount(); }

Q_SIGNALS:
    void momentChosen(core::Instant at);
    void rowRequested(const QString &id);

private:
    void choose(const QString &id);

    core::AuditAdmin &m_audit;
    core::FamilyId m_family;
    ChainAuditModel *m_model;
    DataTable *m_table;
    QLabel *m_failure;
};

} // namespace ui
