#pragma once

#include "core/base/SeenRequest.h"
#include "ui/widgets/GivenTableModel.h"

namespace ui {

/// Requests that were seen, oldest first.
class SeenTableModel final : public GivenTableModel<core::SeenRequest>
{
    Q_OBJECT
public:
    enum Column { Time, Method, Path, Client, Answer, Duration, Request, ColumnCount };
    using GivenTableModel::GivenTableModel;

    void setRefusedOnly(bool refusedOnly);

protected:
    bool matches(const core::SeenRequest &row, const QString &text) const override;
    QString keyOf(const core::SeenRequest &row) const override { return QString::number(row.number); }
    QVariant cell(const core::SeenRequest &row, int column, int role) const override;
    QStringList headers() const override;

private:
    static QString text(const core::SeenRequest &row, Column column);

    bool m_refusedOnly = false;
};

} // namespace ui
