#include "ui/users/UserSignIns.h"

#include "ui/async/WhenDone.h"
#include "ui/users/SignInsPane.h"
#include "ui/users/UserDetail.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::StringLiterals;

UserSignIns::UserSignIns(core::SessionAdmin &sessions, UserDetail *detail, QWidget *page)
    : QObject(page), m_sessions(sessions), m_detail(detail), m_page(page)
{
    connect(detail, &UserDetail::endRequested, this, &UserSignIns::confirmEnd);
    connect(detail, &UserDetail::revokeRequested, this, &UserSignIns::confirmRevoke);
}

void UserSignIns::read(const core::UserId &user)
{
    if (std::exchange(m_user, user) != user) {
        m_browsers.clear();
        m_consents.clear();
        m_detail->showSessions({});
        m_detail->showConsents({});
    }
    whenDone(m_sessions.sessions(user), this,
             [this, user](const core::Result<std::vector<core::SessionSummary>> &sessions) {
                 if (m_user != user)
                     return;
                 if (!sessions)
                     return emit failed(sessions.error());
                 m_browsers = *sessions;
                 m_detail->showSessions(m_browsers);
             });
    whenDone(m_sessions.consents(user, std::nullopt), this,
             [this, user](const core::Result<std::vector<core::ConsentSummary>> &consents) {
                 if (m_user != user)
                     return;
                 if (!consents)
                     return emit failed(consents.error());
                 m_consents = *consents;
                 m_detail->showConsents(m_consents);
             });
}

void UserSignIns::afterEnd(QFuture<core::Result<void>> change, const QString &told)
{
    whenDone(change, this, [this, told](const core::Result<void> &done) {
        if (!done)
            return emit failed(done.error());
        emit ended(told);
    });
}

void UserSignIns::confirmEnd(const core::SessionId &id)
{
    const auto found = std::ranges::find(m_browsers, id, &core::SessionSummary::id);
    if (found == m_browsers.end())
        return;
    auto *dialog = new ConfirmDialog(tr("End session"), sessionEndText(*found), tr("End session"), {}, m_page);
    dialog->setObjectName(u"endSessionDialog"_s);
    dialog->setCommandLine([id] { return gatehousedLine(u"session end"_s, {id.value}); });
    connect(dialog, &QDialog::accepted, this, [this, id, name = found->username] {
        afterEnd(m_sessions.endSession(id), tr("A session of %1 was ended.").arg(name));
    });
    dialog->open();
}

void UserSignIns::confirmRevoke(const core::ClientId &client)
{
    const auto found = std::ranges::find(m_consents, client, &core::ConsentSummary::client);
    if (found == m_consents.end())
        return;
    const QString consequence = tr("%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.",
                                   nullptr, found->activeFamilies)
                                    .arg(found->username, client.value);
    auto *dialog = new ConfirmDialog(tr("Revoke consent"), consequence, tr("Revoke consent"), {}, m_page);
    dialog->setObjectName(u"revokeConsentDialog"_s);
    dialog->setCommandLine([name = found->username, client] {
        return gatehousedLine(u"consent revoke"_s, {name, client.value});
    });
    connect(dialog, &QDialog::accepted, this, [this, user = found->user, client] {
        afterEnd(m_sessions.revokeConsent(user, client), tr("The consent to %1 was revoked.").arg(client.value));
    });
    dialog->open();
}

} // namespace ui
