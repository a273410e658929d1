#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "core/admin/SessionAdmin.h"
#include "ui/clients/DefaultLifetimes.h"
#include "ui/clients/QuickStart.h"
#include "ui/widgets/PageFrame.h"

class QLabel;
class QStackedWidget;

namespace core {
class ServerControl;
class SettingsAdmin;
} // namespace core

namespace ui {

class ClientActions;
class ClientBulkPane;
class ClientDetail;
class ClientRecords;
class ClientTableModel;
class DataTable;
class FilterLine;
class TonedLabel;

class ClientsPage : public PageFrame
{
    Q_OBJECT
public:
    struct Parts
    {
        core::ClientAdmin &clients;
        core::ClientCareAdmin &care;
        core::SessionAdmin &sessions;
        const core::ServerControl &server;
        core::SettingsAdmin *settings = nullptr; ///< none: the lifetimes that are in force are not known
    };
    explicit ClientsPage(Parts parts, QWidget *parent = nullptr);
    void refresh(int areas) override;
    void open(const QString &subject) override;
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;

private:
    void addCommands();
    void arrange();
    void connectList();
    void connectDetail();
    void connectBulk();
    void applyFilter();
    void showSelection();
    void showEmptyState();
    void readLifetimes();
    void showMeter(const core::GrantUse &use);
    void makeInitialToken();
    void createClient();
    void edit();
    void rotateSecret();
    void showQuickStart();
    void removeOrRestore();
    void changed(const core::ClientId &id);
    SnippetServer snippetServer() const;
    std::vector<core::ClientSummary> selected() const;
    const core::ClientSummary *current() const;

    Parts m_parts;
    ClientTableModel *m_model;
    FilterLine *m_filter;
    DataTable *m_table;
    TonedLabel *m_meter;
    QStackedWidget *m_side;
    ClientDetail *m_detail;
    ClientBulkPane *m_bulk;
    ClientActions *m_actions;
    ClientRecords *m_records;
    QPushButton *m_remove;
    DefaultLifetimes m_lifetimes;
    bool m_showsDeleted = false;
};

} // namespace ui
