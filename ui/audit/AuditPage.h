#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/PageFrame.h"

class QPushButton;

namespace ui {

class AuditJobs;
class AuditRules;
class AuditTask;
class AuditView;
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
    void addRowActions();
    void addCommands();
    void connectView();
    void connectTools();
    void editMark(const core::AuditRow &row);
    void editRules();
    RefusalDialog *openRefusals();
    void copy(const QString &text, const QString &notice);

    core::AuditAdmin &m_audit;
    AuditRules *m_rules;
    AuditView *m_view;
    AuditTask *m_task;
    AuditJobs *m_jobs;
    QPushButton *m_verify = nullptr;
    QPushButton *m_export = nullptr;
};

} // namespace ui
