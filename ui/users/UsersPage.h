#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/ChainAdmin.h"
#include "core/admin/SessionAdmin.h"
#include "core/admin/UserBatchAdmin.h"
#include "ui/widgets/PageFrame.h"

class QStackedWidget;
class QTabWidget;

namespace ui {

class DataTable;
class FilterLine;
class MemorySplitter;
class SignInsPane;
class UserActions;
class UserBulkPane;
class UserDetail;
class UserRecords;
class UserSignIns;
class UserTableModel;

class UsersPage : public PageFrame
{
    Q_OBJECT
public:
    struct Parts
    {
        core::UserAdmin &users;
        core::UserBatchAdmin &batches;
        core::SessionAdmin &sessions;
        core::ChainAdmin &chains;
        core::AuditAdmin &audit;
    };
    explicit UsersPage(Parts parts, QWidget *parent = nullptr);
    void refresh(int areas) override;
    void open(const QString &subject) override;
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;

private:
    void arrange();
    void addCommands();
    QWidget *makeList();
    void connectList();
    void connectDetail();
    void connectLinks();
    void connectBulk();
    void connectSignIns();
    void applyFilter();
    core::UserFilter filter() const;
    void showSelection();
    void showEmptyState();
    void showTab();
    void createUser();
    void importUsers(const QString &path = {});
    void exportUsers();
    void edit();
    void setPassword();
    void removeOrRestore();
    std::vector<core::UserSummary> selected() const;
    const core::UserSummary *current() const;

    Parts m_parts;
    UserTableModel *m_model;
    FilterLine *m_filter;
    DataTable *m_table;
    QStackedWidget *m_side;
    UserDetail *m_detail;
    UserBulkPane *m_bulk;
    UserActions *m_actions;
    UserRecords *m_records;
    UserSignIns *m_userSignIns;
    SignInsPane *m_signIns;
    QTabWidget *m_tabs;
    QList<QPushButton *> m_listButtons; ///< of the list's tab alone
    QPushButton *m_remove;
    bool m_showsDeleted = false;
};

} // namespace ui
