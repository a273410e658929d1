#include "ui/clients/ClientRecords.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientDetail.h"
#include "ui/clients/ClientRevisionDialog.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRevisionsShown = 50;

} // namespace

ClientRecords::ClientRecords(Sources sources, ClientDetail *detail, QWidget *page)
    : QObject(page), m_sources(sources), m_detail(detail), m_page(page)
{
    connect(detail, &ClientDetail::revokeRequested, this, &ClientRecords::confirmRevoke);
    connect(detail, &ClientDetail::revisionRequested, this, &ClientRecords::showRevision);
}

void ClientRecords::read(const core::ClientId &client)
{
    if (std::exchange(m_client, client) != client) {
        m_consents.clear();
        m_revisions.clear();
        m_detail->showConsents({});
        m_detail->showHistory({});
    }
    readConsents();
    readHistory();
    readUse();
}

void ClientRecords::readConsents()
{
    whenDone(m_sources.sessions.consents(std::nullopt, m_client), this,
             [this, client = m_client](const core::Result<std::vector<core::ConsentSummary>> &consents) {
                 if (m_client != client)
                     return; // another one was selected meanwhile
                 if (!consents)
                     return emit failed(consents.error());
                 m_consents = *consents;
                 m_detail->showConsents(m_consents);
             });
}

void ClientRecords::readHistory()
{
    whenDone(m_sources.care.history(m_client, kRevisionsShown), this,
             [this, client = m_client](const core::Result<std::vector<core::ClientRevision>> &revisions) {
                 if (m_client != client)
                     return;
                 if (!revisions)
                     return emit failed(revisions.error());
                 m_revisions = *revisions;
                 m_detail->showHistory(m_revisions);
             });
}

void ClientRecords::readUse()
{
    whenDone(m_sources.care.grantUse(), this, [this](const core::Result<core::GrantUse> &use) {
        if (!use)
            return emit failed(use.error());
        m_detail->showUse(*use);
        emit used(*use);
    });
}

void ClientRecords::confirmRevoke(const core::UserId &user)
{
    const auto found = std::ranges::find(m_consents, user, &core::ConsentSummary::user);
    if (found == m_consents.end())
        return;
    const QString consequence = tr("%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.",
                                   nullptr, found->activeFamilies)
                                    .arg(found->username, m_client.value);
    auto *dialog = new ConfirmDialog(tr("Revoke consent"), consequence, tr("Revoke consent"), {}, m_page);
    dialog->setObjectName(u"revokeConsentDialog"_s);
    dialog->setCommandLine([name = found->username, client = m_client] {
        return gatehousedLine(u"consent revoke"_s, {name, client.value});
    });
    connect(dialog, &QDialog::accepted, this, [this, user, client = m_client] {
        whenDone(m_sources.sessions.revokeConsent(user, client), this, [this](const core::Result<void> &revoked) {
            if (!revoked)
                return emit failed(revoked.error());
            emit changed({});
        });
    });
    dialog->open();
}

void ClientRecords::showRevision(int index)
{
    if (index < 0 || size_t(index) >= m_revisions.size())
        return;
    auto *dialog =
        new ClientRevisionDialog(m_sources.clients, m_sources.care, m_client, m_revisions[size_t(index)], m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ClientRevisionDialog::clientSaved, this, &ClientRecords::changed);
    dialog->open();
}

} // namespace ui
