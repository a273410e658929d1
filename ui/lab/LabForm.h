#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace ui {

class MessageBar;
class SearchCombo;
class TonedLabel;

/// User, client, scopes and lifetime of a test token.
class LabForm : public QWidget
{
    Q_OBJECT
public:
    LabForm(core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent = nullptr);

    void read(); ///< users and clients again; what is chosen stays
    void chooseUser(const QString &id);
    void chooseClient(const QString &id);
    core::LabRequest request() const;
    QString userName() const;
    void setBusy(bool busy);
    void showFailure(const core::Error &error);

Q_SIGNALS:
    void issueRequested();

private:
    void addFields(QVBoxLayout *column);
    void readUsers(const QString &text);
    void readClients(const QString &text);
    void showScopes(const QString &client);
    void showLifetimes(const core::Client &client);
    void updateButton();

    core::UserAdmin &m_users;
    core::ClientAdmin &m_clients;
    SearchCombo *m_user;
    SearchCombo *m_client;
    QVBoxLayout *m_scopes;
    TonedLabel *m_noScopes;
    QComboBox *m_lifetime;
    QPushButton *m_issue;
    MessageBar *m_failure;
    std::vector<core::Client> m_known;
    QString m_wantedUser;
    QString m_wantedClient;
    bool m_busy = false;
};

} // namespace ui
