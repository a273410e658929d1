#include "ui/audit/AuditJobs.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/audit/AuditTask.h"
#include "ui/widgets/AuditWords.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;

AuditJobs::AuditJobs(core::AuditAdmin &audit, AuditTask &task, QWidget *window)
    : QObject(window), m_audit(audit), m_task(task), m_window(window)
{}

void AuditJobs::verify()
{
    emit runningChanged(true);
    whenDone(m_audit.verify(m_task.start(tr("Verifying the audit log …"))), this,
             [this](const core::Result<core::AuditCheck> &check) {
                 emit runningChanged(false);
                 if (check)
                     return showCheck(*check);
                 const bool stopped = check.error().kind == core::ErrorKind::Cancelled;
                 m_task.finish(stopped ? Tone::Neutral : Tone::Danger,
                               stopped ? tr("Verifying was stopped; nothing is known yet.") : userText(check.error()));
             });
}

void AuditJobs::showCheck(const core::AuditCheck &check)
{
    if (!check.intact && check.firstBadSeq > 0 && check.reason != "miscounted"_L1) // of that no row is to blame
        return m_task.finish(Tone::Danger, auditCheckText(check), tr("Show row"),
                             [this, seq = check.firstBadSeq] { emit rowWanted(seq); });
    const QString head = u"%1 %2"_s.arg(check.headSeq).arg(check.headHash);
    if (check.intact && check.rows > 0)
        return m_task.finish(check.sealsChecked ? Tone::Good : Tone::Waiting, auditCheckText(check), tr("Copy head"),
                             [head] { QGuiApplication::clipboard()->setText(head); });
    m_task.finish(check.intact ? Tone::Good : Tone::Danger, auditCheckText(check));
}

void AuditJobs::chooseExport(core::ExportFormat format, const core::AuditQuery &query)
{
    const bool csv = format == core::ExportFormat::Csv;
    auto *dialog = new QFileDialog(m_window, tr("Export the audit log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? u"csv"_s : u"jsonl"_s);
    dialog->setNameFilter(csv ? tr("Comma-separated values (*.csv)") : tr("JSON lines (*.jsonl)"));
    dialog->selectFile(csv ? u"audit.csv"_s : u"audit.jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format, query](const QString &path) { exportTo(path, format, query); });
    dialog->open();
}

void AuditJobs::exportTo(const QString &path, core::ExportFormat format, const core::AuditQuery &query)
{
    emit runningChanged(true);
    whenDone(m_audit.exportTo(path, format, query, m_task.start(tr("Exporting to %1 …").arg(path))), this,
             [this, path](const core::Result<qint64> &rows) {
                 emit runningChanged(false);
                 if (rows)
                     return m_task.finish(
                         Tone::Good, tr("%Ln row(s) exported to %1.", nullptr, int(*rows)).arg(path), tr("Open folder"),
                         [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath())); });
                 const bool stopped = rows.error().kind == core::ErrorKind::Cancelled;
                 m_task.finish(stopped ? Tone::Neutral : Tone::Danger,
                               stopped ? tr("The export was stopped; no file was written.") : userText(rows.error()));
             });
}

} // namespace ui
