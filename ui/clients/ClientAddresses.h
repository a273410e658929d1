#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/clients/ClientFields.h"

class QLineEdit;

namespace ui {

class RedirectTester;

/// Where a client's users come back to: redirect, post-logout and back-channel logout URIs, CORS origins.
class ClientAddresses : public ClientFields
{
    Q_OBJECT
public:
    enum class Extent {
        SignIn, ///< what a new client needs
        All
    };
    using Rows = QList<std::pair<QString, QWidget *>>; ///< caption and field
    /// `first`: above the addresses, in one column with them; by Tab they are reached first, too.
    ClientAddresses(core::ClientAdmin &clients, Extent extent, const Rows &first = {}, QWidget *parent = nullptr);
    void showClient(const core::Client &client) override;
    void write(core::Client &client) const override;
    bool isNeeded() const { return m_isNeeded; } ///< the client has users that come back
    void focusRedirects();

Q_SIGNALS:
    void edited();

private:
    Extent m_extent;
    bool m_isNeeded = true;
    QFormLayout *m_form;
    QPlainTextEdit *m_redirects;
    RedirectTester *m_tester;
    QPlainTextEdit *m_origins;
    QPlainTextEdit *m_afterLogout;
    QLineEdit *m_backchannel;
};

} // namespace ui
