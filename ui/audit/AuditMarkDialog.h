#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/FormDialog.h"

class QPlainTextEdit;

namespace ui {

/// The bookmark of an event and its note.
class AuditMarkDialog : public FormDialog
{
    Q_OBJECT
public:
    AuditMarkDialog(core::AuditAdmin &audit, const core::AuditRow &row, QWidget *parent = nullptr);

Q_SIGNALS:
    void marked(const QString &id, const std::optional<QString> &note); ///< none: the bookmark is gone

protected:
    void submit() override;

private:
    void save(const std::optional<QString> &note);

    core::AuditAdmin &m_audit;
    QString m_id;
    QPlainTextEdit *m_note;
};

} // namespace ui
