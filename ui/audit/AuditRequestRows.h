#pragma once

#include "core/admin/AuditAdmin.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace ui {

/// All events of one request in their order, the one that is looked at among them.
class AuditRequestRows : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kMost = 200;

    explicit AuditRequestRows(core::AuditAdmin &audit, QWidget *parent = nullptr);
    void setRow(const core::AuditRow &row); ///< asked for when it is shown
    int count() const { return int(m_rows.size()); }

Q_SIGNALS:
    void rowChosen(const core::AuditRow &row);
    void requestChosen(const QString &requestId); ///< to be shown in the list

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    static QString afterText(std::chrono::milliseconds passed);
    void show(const std::vector<core::AuditRow> &rows);

    core::AuditAdmin &m_audit;
    core::AuditRow m_row;
    std::vector<core::AuditRow> m_rows; ///< oldest first
    QTableWidget *m_table;
    QLabel *m_note;
    QWidget *m_inList;
    QString m_asked; ///< the request that is shown or on its way
};

} // namespace ui
