#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/clients/DefaultLifetimes.h"

#include <QWidget>

namespace ui {

class ClientFields;
class ClientTokens;

/// Everything of a client that may be edited, but its id and type.
class ClientForm : public QWidget
{
    Q_OBJECT
public:
    explicit ClientForm(core::ClientAdmin &clients, QWidget *parent = nullptr);
    void setDefaultLifetimes(const DefaultLifetimes &lifetimes);
    void setClient(const core::Client &client);
    core::Client client() const; ///< the one that was set, with what the form says now

Q_SIGNALS:
    void keysJudged(bool areGood); ///< false: the text of the public keys is none

private:
    core::Client m_client;
    QList<ClientFields *> m_groups;
    ClientTokens *m_tokens;
};

} // namespace ui
