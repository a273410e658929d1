#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/SessionAdmin.h"
#include "ui/clients/QuickStart.h"
#include "ui/widgets/PageFrame.h"

class QStackedWidget;

namespace core {
class ServerControl;
}

namespace ui {

class ClientDetail;
class ClientTableModel;
class DataTable;
class FilterLine;

class ClientsPage : public PageFrame
{
    Q_OBJECT
public:
    /// `server` only tells the URL that the snippets call.
    ClientsPage(core::ClientAdmin &clients, core::SessionAdmin &sessions, const core::ServerControl &server,
                QWidget *parent = nullptr);
    void refresh(int areas) override;
    void open(const QString &subject) override;

private:
    void arrange();
    void connectDetail();
    void applyFilter();
    void showSelection();
    void showEmptyState();
    void readConsents();
    void confirmRevoke(const core::UserId &user);
    SnippetServer snippetServer() const;
    void createClient();
    void makeInitialToken();
    void edit();
    void rotateSecret();
    void removeOrRestore();
    void restore(const core::ClientId &id);
    void afterChange(QFuture<core::Result<void>> change, const std::function<void()> &done = {});
    const core::ClientSummary *current() const;

    core::ClientAdmin &m_clients;
    core::SessionAdmin &m_sessions;
    const core::ServerControl &m_server;
    ClientTableModel *m_model;
    FilterLine *m_filter;
    DataTable *m_table;
    QStackedWidget *m_side;
    ClientDetail *m_detail;
    QPushButton *m_remove;
    core::ClientId m_shown;
    std::vector<core::ConsentSummary> m_consents; ///< of the client that is shown
};

} // namespace ui
