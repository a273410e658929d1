#include "ui/audit/AuditMarkDialog.h"

#include "ui/async/WhenDone.h"

#include <QFormLayout>
#include <QPlainTextEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLongestNote = 500;

} // namespace

AuditMarkDialog::AuditMarkDialog(core::AuditAdmin &audit, const core::AuditRow &row, QWidget *parent)
    : FormDialog(tr("Bookmark"), row.marked ? tr("Save note") : tr("Set bookmark"), parent)
    , m_audit(audit)
    , m_id(row.id)
    , m_note(new QPlainTextEdit(row.note))
{
    setObjectName(u"auditMarkDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    m_note->setObjectName(u"markNote"_s);
    m_note->setPlaceholderText(tr("A note for you and other administrators, or nothing"));
    m_note->setTabChangesFocus(true);
    m_note->setMaximumHeight(110);
    form()->addRow(tr("&Note"), m_note);
    if (row.marked) {
        QPushButton *remove = addButton(tr("Remove bookmark"), u"removeMark"_s);
        connect(remove, &QPushButton::clicked, this, [this] { save({}); });
    }
}

void AuditMarkDialog::submit()
{
    const QString note = m_note->toPlainText().trimmed();
    if (note.size() > kLongestNote)
        return showFailureText(tr("The note is longer than 500 characters. Shorten it."));
    save(note);
}

void AuditMarkDialog::save(const std::optional<QString> &note)
{
    setBusy(true);
    whenDone(m_audit.mark(m_id, note), this, [this, note](const core::Result<void> &done) {
        setBusy(false);
        if (!done)
            return showFailure(done.error());
        emit marked(m_id, note);
        accept();
    });
}

} // namespace ui
