#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

class QPushButton;
class QToolButton;

namespace ui {

class AuditFilterBar;
class AuditHistogram;
class AuditNeighbour;
class AuditPane;
class AuditTableModel;
class AuditTask;
class DataTable;
class RefusalDialog;

class AuditPage : public PageFrame
{
    Q_OBJECT
public:
    explicit AuditPage(core::AuditAdmin &audit, QWidget *parent = nullptr);

    void refresh(int areas) override;
    void open(const QString &subject) override; ///< as auditQueryOf() reads it, or "why=<request id>"

private:
    void addActions();
    void addFollowing();
    void addList();
    void connectPane();
    void read();
    void countNew();
    void showEmptyState();
    void showRow(const QString &id);
    void showRequest(const QString &request);
    RefusalDialog *openRefusals();
    void showValueMenu(const QPoint &place);
    void filterBy(int column, const core::AuditRow &row);
    void verify();
    void chooseExport(core::ExportFormat format);
    void exportTo(const QString &path, core::ExportFormat format);

    core::AuditAdmin &m_audit;
    core::AuditQuery m_query; ///< of the rows that are shown
    AuditTableModel *m_model;
    DataTable *m_table;
    AuditFilterBar *m_bar;
    AuditHistogram *m_histogram;
    AuditPane *m_pane;
    AuditNeighbour *m_neighbour;
    AuditTask *m_task;
    QToolButton *m_follow;
    QPushButton *m_new;
    QPushButton *m_verify;
    QPushButton *m_export;
    QTimer m_pause; ///< between two readings while it follows
    bool m_stale = false;
};

} // namespace ui
