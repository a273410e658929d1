#pragma once

#include "core/admin/SessionAdmin.h"
#include "ui/widgets/GivenTableModel.h"

namespace ui {

/// The browsers that are signed in.
class SessionTableModel final : public GivenTableModel<core::SessionSummary>
{
    Q_OBJECT
public:
    enum Column { User, Browser, Address, SignedIn, LastSeen, Ends, Chains, ColumnCount };

    using GivenTableModel::GivenTableModel;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString keyOf(const core::SessionSummary &session) const override { return session.id.value; }
    QVariant cell(const core::SessionSummary &session, int column, int role) const override;
    QStringList headers() const override;
    bool matches(const core::SessionSummary &session, const QString &text) const override;

private:
    static bool isNumber(int column) { return column == Chains; }
    QString text(const core::SessionSummary &session, Column column) const;
};

} // namespace ui
