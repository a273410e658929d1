#pragma once

#include "core/authorization/Consents.h"
#include "core/sessions/BrowserSession.h"
#include "core/tokens/TokenService.h"
#include "core/users/User.h"

#include <QJsonObject>

namespace app {

class Composition;

/// A user who is signed in for one run of the flow lab without having been asked: the session says so (`amr` "lab"),
/// and so does the audit log. Nothing of it outlives the run: session, token families, and what the run consented to.
/// Until it ends, the settings table tells of it: what a crash leaves standing is taken away at the next start.
class LabVisit
{
public:
    static constexpr auto kMethod = "lab";

    /// Conflict when the user may not sign in. Waits for the writer. One at a time.
    static core::Result<LabVisit> begin(Composition &core, const core::User &user, const core::ClientId &client);
    core::Result<void> end();
    /// Ends the visit that a program before this one did not get to the end of.
    static core::Result<void> endLeftOver(Composition &core);

    const core::BrowserSession &session() const { return m_session; }
    const QByteArray &cookie() const { return m_cookie; }
    core::Authentication authentication() const;

private:
    LabVisit(Composition &core, core::ClientId client) : m_core(&core), m_client(std::move(client)) {}
    core::Result<void> restoreConsent(core::Transaction &transaction) const;
    QString note() const; ///< for the settings table
    void readNote(const QJsonObject &told);

    Composition *m_core;
    core::ClientId m_client;
    core::BrowserSession m_session;
    QByteArray m_cookie;
    std::optional<core::Consent> m_consentBefore;
};

} // namespace app
