#pragma once

#include "core/admin/SessionAdmin.h"
#include "core/admin/UserAdmin.h"
#include "ui/widgets/PageFrame.h"

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace ui {

class DataTable;
class FilterLine;
class SignInsPane;
class UserDetail;
class UserSignIns;
class UserTableModel;

class UsersPage : public PageFrame
{
    Q_OBJECT
public:
    UsersPage(core::UserAdmin &users, core::SessionAdmin &sessions, QWidget *parent = nullptr);
    void refresh(int areas) override;
    void open(const QString &subject) override;

private:
    void arrange();
    QWidget *makeList();
    void connectDetail();
    void connectSignIns();
    QWidget *makeBulkPane();
    QWidget *makeHint();
    void applyFilter();
    void showSelection();
    void showEmptyState();
    void createUser();
    void edit();
    void setPassword();
    void confirmEndSessions();
    void showTab();
    void removeSelected();
    void setActive(bool active);
    void unlock();
    void restore(const std::vector<core::UserId> &ids);
    std::vector<core::UserId> selected() const;
    const core::UserSummary *current() const;
    /// Shows the failure or rereads, and says so.
    void afterChange(QFuture<core::Result<int>> change, const std::function<void(int)> &done = {});

    core::UserAdmin &m_users;
    UserTableModel *m_model;
    FilterLine *m_filter;
    DataTable *m_table;
    QStackedWidget *m_side;
    UserDetail *m_detail;
    QLabel *m_bulkText;
    QPushButton *m_remove;
    QPushButton *m_create;
    QTabWidget *m_tabs;
    SignInsPane *m_signIns;
    UserSignIns *m_userSignIns;
    bool m_showsDeleted = false;
};

} // namespace ui
