#pragma once

#include "core/admin/DiagnosticsAdmin.h"
#include "ui/widgets/GivenTableModel.h"

#include <QWidget>

namespace ui {

class DataTable;

class VersionsModel final : public GivenTableModel<core::ComponentVersion>
{
    Q_OBJECT
public:
    enum Column { Name, Version, Licence, ColumnCount };
    using GivenTableModel::GivenTableModel;

protected:
    bool matches(const core::ComponentVersion &row, const QString &text) const override;
    QString keyOf(const core::ComponentVersion &row) const override { return row.name; }
    QVariant cell(const core::ComponentVersion &row, int column, int role) const override;
    QStringList headers() const override;
};

/// The program and what it is made of, with versions and licences.
class VersionsPane : public QWidget
{
    Q_OBJECT
public:
    explicit VersionsPane(core::DiagnosticsAdmin &diagnostics, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    core::DiagnosticsAdmin &m_diagnostics;
    VersionsModel *m_model;
    DataTable *m_table;
    std::vector<core::ComponentVersion> m_components;
};

} // namespace ui
