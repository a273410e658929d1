#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/widgets/PagedTableModel.h"

namespace ui {

/// The list of users; setFilter() reloads.
class UserTableModel : public PagedTableModel<core::UserSummary>
{
    Q_OBJECT
public:
    enum Column { Name, Email, State, LastSignIn, FailedSignIns, Sessions, Verified, ColumnCount };

    explicit UserTableModel(core::UserAdmin &users, QObject *parent = nullptr);
    void setFilter(const core::UserFilter &filter);

    QString orderName(int column) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString keyOf(const core::UserSummary &user) const override { return user.id.value; }
    QVariant cell(const core::UserSummary &user, int column, int role) const override;
    QStringList headers() const override;

private:
    static bool isNumber(int column) { return column == FailedSignIns || column == Sessions; }
    QString text(const core::UserSummary &user, Column column) const;
    static QString filterValue(const core::UserSummary &user, Column column);

    core::UserFilter m_filter;
};

} // namespace ui
