#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "ui/widgets/FormDialog.h"

class QTextBrowser;

namespace ui {

/// The last step before a client is changed: what differs and what running applications notice of it.
class SaveChangesDialog : public FormDialog
{
    Q_OBJECT
public:
    SaveChangesDialog(core::ClientAdmin &clients, const core::Client &changed,
                      const std::vector<core::ClientChange> &changes, QWidget *parent = nullptr);

Q_SIGNALS:
    void clientSaved(const core::ClientId &id);

protected:
    void submit() override;

private:
    core::ClientAdmin &m_clients;
    core::Client m_changed;
};

/// A read-only view of changes, as high as the text needs up to a limit.
QTextBrowser *makeChangesView(const std::vector<core::ClientChange> &changes);

} // namespace ui
