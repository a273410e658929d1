#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/PageFrame.h"

#include <QTimer>

class QPushButton;

namespace ui {

class AuditChart;
class AuditFacetPanel;
class AuditFilterBar;
class AuditJobs;
class AuditList;
class AuditNeighbour;
class AuditPane;
class AuditRules;
class AuditTask;
class AuditTimeline;
class AuditTools;
class BusyBar;
class RefusalDialog;

class AuditPage : public PageFrame
{
    Q_OBJECT
public:
    explicit AuditPage(core::AuditAdmin &audit, QWidget *parent = nullptr);

    void refresh(int areas) override;
    /// As auditQueryOf() reads it, "filter=<text>" in the filter language, or "why=<request id>".
    void open(const QString &subject) override;
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;

private:
    void addActions();
    void addCommands();
    void addBody();
    void connectFilter();
    void connectList();
    void connectPane();
    void read();
    void giveUp();
    void showBusy();
    void readAround(); ///< histogram and facets again, the rows stay
    void showEmptyState();
    void showRow(const core::AuditRow &row);
    void showRequest(const QString &request);
    void editMark(const core::AuditRow &row);
    void editRules();
    RefusalDialog *openRefusals();
    void copy(const QString &text, const QString &notice);

    core::AuditAdmin &m_audit;
    AuditRules *m_rules;
    AuditList *m_list;
    AuditFilterBar *m_bar;
    AuditTools *m_tools;
    AuditTimeline *m_timeline;
    AuditChart *m_chart;
    AuditFacetPanel *m_facets;
    AuditPane *m_pane;
    AuditNeighbour *m_neighbour;
    BusyBar *m_busy;
    AuditTask *m_task;
    AuditJobs *m_jobs;
    QPushButton *m_verify = nullptr;
    QPushButton *m_export = nullptr;
    QTimer m_around; ///< between two readings of what is around the rows
};

} // namespace ui
