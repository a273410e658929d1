#pragma once

#include "core/admin/SettingsAdmin.h"
#include "ui/widgets/FormDialog.h"

namespace ui {

class ChangeReview;

/// What is about to change, once more and whole, before it is saved: an import, or what is put back. All or none.
class ReviewDialog : public FormDialog
{
    Q_OBJECT
public:
    /// `notes` are shown above the changes, one a line; may be empty.
    ReviewDialog(core::SettingsAdmin &settings, const QString &title, const core::SettingsAdmin::Changes &changes,
                 const QStringList &notes, QWidget *parent);

Q_SIGNALS:
    void saved();

protected:
    void submit() override;

private:
    void showPreview(const core::SettingsPreview &preview);

    core::SettingsAdmin &m_settings;
    core::SettingsAdmin::Changes m_changes;
    ChangeReview *m_review;
};

} // namespace ui
