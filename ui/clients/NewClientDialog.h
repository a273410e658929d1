#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/clients/ApplicationType.h"
#include "ui/clients/DefaultLifetimes.h"
#include "ui/clients/QuickStart.h"
#include "ui/widgets/FormDialog.h"

class QButtonGroup;
class QCheckBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace ui {

class ClientAddresses;
class ClientIdEdit;
class ClientTokens;
class TonedLabel;

/// A new client in three steps: what it is made for, its name and addresses, what its tokens are like. The application
/// type fills in safe defaults; the result shows the secret once, with commands to begin with.
class NewClientDialog : public FormDialog
{
    Q_OBJECT
public:
    NewClientDialog(core::ClientAdmin &clients, const SnippetServer &server, QWidget *parent = nullptr);
    void setDefaultLifetimes(const DefaultLifetimes &lifetimes);

Q_SIGNALS:
    void clientCreated(const core::ClientId &id);

protected:
    void submit() override; ///< the next step, or at the last one: create

private:
    enum Step { Purpose, Names, Tokens, StepCount };

    QWidget *makePurpose();
    QWidget *makeNames();
    QWidget *makeTokens();
    void goTo(int step);
    void applyType();
    void updateSubmit();
    bool knowsTheFault(const core::Error &error);
    QString redirectFault() const;
    void recheck();
    void create();
    QWidget *makeResult(const core::Client &client, const QString &secret);
    core::Client draft() const;

    core::ClientAdmin &m_clients;
    SnippetServer m_server;
    core::Client m_defaults; ///< of the chosen type
    TonedLabel *m_where;
    QStackedWidget *m_steps;
    QButtonGroup *m_types;
    ClientIdEdit *m_id;
    QLineEdit *m_name;
    ClientAddresses *m_addresses;
    ClientTokens *m_tokens;
    QCheckBox *m_pkce;
    QCheckBox *m_firstParty;
    QPushButton *m_back;
    bool m_blamesRedirects = false; ///< the failure that was shown last
};

} // namespace ui
