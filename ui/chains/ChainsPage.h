#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/PageFrame.h"

class QAction;
class QPushButton;

namespace ui {

class ChainPane;
class ChainTableModel;
class DataTable;
class FilterLine;

class ChainsPage : public PageFrame
{
    Q_OBJECT
public:
    explicit ChainsPage(core::ChainAdmin &chains, QWidget *parent = nullptr);

    void refresh(int areas) override;
    /// "family:<id>", "user:<id>", "client:<id>", "token:<jti hash>" of the open chain.
    void open(const QString &subject) override;

private:
    void addActions();
    void addList();
    core::ChainFilter filter() const;
    void showOwner(const std::optional<core::UserId> &user, const std::optional<core::ClientId> &client);
    void nameOwner();
    void showEmptyState();
    void readChain();
    void showChain(const core::FamilyId &family);
    void findByToken();
    void confirmRevoke();
    void confirmRevokeAll(std::optional<core::UserId> user, std::optional<core::ClientId> client, const QString &title);
    void revokeAll(std::optional<core::UserId> user, std::optional<core::ClientId> client);
    void exportPicture();

    core::ChainAdmin &m_chains;
    ChainTableModel *m_model;
    DataTable *m_table;
    FilterLine *m_filter;
    QPushButton *m_owner; ///< "only this user"; a click takes it away
    ChainPane *m_pane;
    QPushButton *m_export;
    QPushButton *m_revoke;
    QAction *m_revokeUser;
    QAction *m_revokeClient;
    std::optional<core::UserId> m_onlyUser;
    std::optional<core::ClientId> m_onlyClient;
    bool m_stale = false; ///< changed again while the answer was on its way
    core::FamilyId m_family;
    std::optional<core::ChainSummary> m_shown;
};

} // namespace ui
