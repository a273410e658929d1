#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/LabAdmin.h"
#include "core/admin/UserAdmin.h"
#include "ui/lab/LabProfiles.h"

#include <QWidget>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace ui {

class ClientCombo;
class MessageBar;
class ProfileBar;
class TonedLabel;
class UserCombo;

/// User, client, scopes and lifetime of a test token.
class LabForm : public QWidget
{
    Q_OBJECT
public:
    LabForm(core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent = nullptr);

    void read(); ///< users and clients again; what is chosen stays
    /// Who or what was chosen at the last start may be gone, or disabled when it is selected elsewhere: no failure.
    enum class Missing { Told, Ignored };
    void chooseUser(const QString &id, Missing missing = Missing::Told);
    void chooseClient(const QString &id, Missing missing = Missing::Told);
    void choose(const LabProfile &profile);
    void chooseProfile(const QString &name);
    void readProfiles();
    bool isComplete() const;
    void issue(); ///< as the button
    core::LabRequest request() const;
    QString userName() const;
    void setBusy(bool busy);
    void showFailure(const core::Error &error);

Q_SIGNALS:
    void issueRequested();
    void profileForgotten(const ui::LabProfile &profile);

private:
    /// Who or what the list is read for; an answer of an older round is of an older wish.
    struct Wish
    {
        int renew(const QString &newId, Missing newMissing); ///< the new round
        QString id;
        Missing missing = Missing::Ignored;
        int round = 0;
    };

    void connectChoices();
    void addFields(QVBoxLayout *column);
    void takeWantedUser();
    void takeWantedClient();
    void showScopes();
    void showLifetimes(const core::Client &client);
    void showWanted();
    void updateButton();

    core::UserAdmin &m_users;
    core::ClientAdmin &m_clients;
    UserCombo *m_user;
    ClientCombo *m_client;
    ProfileBar *m_profiles;
    QVBoxLayout *m_scopes;
    TonedLabel *m_noScopes;
    QComboBox *m_lifetime;
    QPushButton *m_issue;
    MessageBar *m_failure;
    std::optional<core::LabRequest> m_wanted; ///< of a profile whose client is still being read
    Wish m_wantedUser;
    Wish m_wantedClient;
    bool m_busy = false;
};

} // namespace ui
