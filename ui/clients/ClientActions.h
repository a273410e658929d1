#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "ui/clients/QuickStart.h"

#include <QObject>

#include <functional>
#include <vector>

namespace ui {

class PageFrame;

/// What can be done with the selected clients, one or many: changes, tells how many were changed and which were not,
/// and offers Undo.
class ClientActions : public QObject
{
    Q_OBJECT
public:
    using Clients = std::vector<core::ClientSummary>;
    ClientActions(core::ClientAdmin &clients, core::ClientCareAdmin &care, PageFrame *page);

    void setActive(const Clients &clients, bool active);
    void remove(const Clients &clients);
    void restore(const Clients &clients);
    void duplicate(const core::Client &client);
    void importJson();
    void exportJson(const core::ClientId &id);
    void copyEnvironment(const core::Client &client, const SnippetServer &server);
    void retireOldSecret(const core::ClientSummary &client);

Q_SIGNALS:
    void changed(const core::ClientId &id); ///< empty: several

private:
    using Ids = std::vector<core::ClientId>;
    using Told = std::function<void(const core::ClientsChanged &)>;
    void run(QFuture<core::Result<core::ClientsChanged>> change, const Told &tell);
    void tell(const QString &text, const core::ClientsChanged &outcome, std::function<void()> undo = {});

    core::ClientAdmin &m_clients;
    core::ClientCareAdmin &m_care;
    PageFrame *m_page;
};

} // namespace ui
