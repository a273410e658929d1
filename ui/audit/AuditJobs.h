#pragma once

#include "core/admin/AuditAdmin.h"

#include <QObject>

namespace ui {

class AuditTask;

/// The long tasks of the audit page, one at a time: verifying the chain and exporting rows.
class AuditJobs : public QObject
{
    Q_OBJECT
public:
    /// `task` shows how far it is and what came of it.
    AuditJobs(core::AuditAdmin &audit, AuditTask &task, QWidget *window);

    void verify();
    void chooseExport(core::ExportFormat format, const core::AuditQuery &query);

Q_SIGNALS:
    void runningChanged(bool running);
    void rowWanted(qint64 seq); ///< the first bad row, to be looked at

private:
    void showCheck(const core::AuditCheck &check);
    void exportTo(const QString &path, core::ExportFormat format, const core::AuditQuery &query);

    core::AuditAdmin &m_audit;
    AuditTask &m_task;
    QWidget *m_window;
};

} // namespace ui
