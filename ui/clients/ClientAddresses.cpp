#include "ui/clients/ClientAddresses.h"

#include "ui/clients/RedirectTester.h"
#include "ui/widgets/Theme.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace ui {

using namespace Qt::StringLiterals;

ClientAddresses::ClientAddresses(core::ClientAdmin &clients, Extent extent, const Rows &first, QWidget *parent)
    : ClientFields(parent)
    , m_extent(extent)
    , m_form(makeForm(this))
    , m_redirects(makeLines(u"redirectUris"_s, tr("One URI a line")))
    , m_tester(new RedirectTester(
          [this, &clients](const QString &uri) { return clients.matchRedirect(linesOf(m_redirects), uri); }))
    , m_origins(makeLines(u"corsOrigins"_s, tr("One origin a line, such as https://app.example.com")))
    , m_afterLogout(makeLines(u"postLogoutRedirectUris"_s, tr("One URI a line")))
    , m_backchannel(new QLineEdit)
{
    m_backchannel->setObjectName(u"backchannelLogoutUri"_s);
    m_backchannel->setFont(Theme::instance().monospace());
    m_backchannel->setPlaceholderText(u"https://app.example.com/backchannel-logout"_s);
    for (const auto &[caption, field] : first)
        m_form->addRow(caption, field);
    m_form->addRow(tr("Redirect URIs"), m_redirects);
    m_form->addRow(QString(), m_tester);
    m_form->addRow(tr("CORS origins"), m_origins);
    m_form->addRow(tr("After sign-out to"), m_afterLogout);
    m_form->addRow(tr("Told of sign-outs"), m_backchannel);
    m_backchannel->setToolTip(
        tr("Back-channel logout: the server sends a logout token to this address when a session of a user ends."));
    if (extent == Extent::SignIn) {
        m_form->setRowVisible(m_afterLogout, false);
        m_form->setRowVisible(m_backchannel, false);
    }
    connect(m_redirects, &QPlainTextEdit::textChanged, m_tester, &RedirectTester::judge);
    for (const QPlainTextEdit *lines : {m_redirects, m_origins, m_afterLogout})
        connect(lines, &QPlainTextEdit::textChanged, this, &ClientAddresses::edited);
}

void ClientAddresses::showClient(const core::Client &client)
{
    m_redirects->setPlainText(client.redirectUris.join(u'\n'));
    m_origins->setPlainText(client.corsOrigins.join(u'\n'));
    m_afterLogout->setPlainText(client.postLogoutRedirectUris.join(u'\n'));
    m_backchannel->setText(client.backchannelLogoutUri);
    if (m_extent == Extent::All)
        return;
    m_isNeeded = client.allowsGrant(u"authorization_code"_s);
    m_form->setRowVisible(m_redirects, m_isNeeded);
    m_form->setRowVisible(m_tester, m_isNeeded);
    m_form->setRowVisible(m_origins, m_isNeeded && !client.isConfidential() && client.applicationType == "web"_L1);
}

void ClientAddresses::focusRedirects()
{
    m_redirects->setFocus();
}

void ClientAddresses::write(core::Client &client) const
{
    client.redirectUris = linesOf(m_redirects);
    client.corsOrigins = linesOf(m_origins);
    client.postLogoutRedirectUris = linesOf(m_afterLogout);
    client.backchannelLogoutUri = m_backchannel->text().trimmed();
}

} // namespace ui
