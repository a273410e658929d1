#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/ChainAdmin.h"
#include "ui/widgets/PageFrame.h"

class QAction;
class QMenu;
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
    /// Without `audit` the audit rows beside the tree are left out.
    explicit ChainsPage(core::ChainAdmin &chains, core::AuditAdmin *audit = nullptr, QWidget *parent = nullptr);

    void refresh(int areas) override;
    /// "family:<id>", "user:<id>", "client:<id>", "token:<jti hash>" of the open chain.
    void open(const QString &subject) override;
    QFuture<std::vector<SearchHit>> search(const QString &text, int most) override;
    QVariantMap state() const override;
    void restoreState(const QVariantMap &state) override;

private:
    void addActions();
    void addRevocations();
    void addExports();
    void addList();
    void connectParts();
    void addKeys();
    core::ChainFilter filter() const;
    void showOwner(const std::optional<core::UserId> &user, const std::optional<core::ClientId> &client);
    void nameOwner();
    void showEmptyState();
    void readChain();
    void take(const core::ChainDetail &chain);
    void showChain(const core::FamilyId &family);
    void findByToken();
    void confirmRevoke(const core::ChainChoice &which, const QString &title, const QString &nameToType);
    void revoke(const core::ChainChoice &which);
    void exportAs(const QString &suffix);
    void save(const QString &path);

    core::ChainAdmin &m_chains;
    ChainTableModel *m_model;
    DataTable *m_table;
    FilterLine *m_filter;
    QPushButton *m_owner; ///< "only this user"; a click takes it away
    ChainPane *m_pane;
    QPushButton *m_export;
    QPushButton *m_revoke;
    QMenu *m_revocations;
    QAction *m_revokeUser;
    QAction *m_revokeClient;
    std::optional<core::UserId> m_onlyUser;
    std::optional<core::ClientId> m_onlyClient;
    bool m_stale = false; ///< changed again while the answer was on its way
    core::FamilyId m_family;
    QString m_wantedToken; ///< to be shown once its chain is there
    std::optional<core::ChainSummary> m_shown;
};

} // namespace ui
