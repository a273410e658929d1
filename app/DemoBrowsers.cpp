#include "app/DemoBrowsers.h"

#include "app/Composition.h"
#include "app/DemoSignIn.h"
#include "app/ProtocolParts.h"
#include "core/clients/ClientDirectory.h"
#include "core/tokens/TokenService.h"

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

Result<DemoBrowsers> DemoBrowsers::open(Composition &composition)
{
    const auto client = composition.clientDirectory().find(core::ClientId{u"demo-web-app"_s});
    if (!client)
        return core::fail(client.error());
    if (!*client)
        return core::fail(core::ErrorKind::NotFound, u"the demo's web application is missing"_s);
    return DemoBrowsers(composition, **client);
}

Result<void> DemoBrowsers::signIn(const core::User &user, const QString &address, const QString &agent) const
{
    const core::Origin origin{address, agent, core::RequestId{m_core.random().uuid()}, u"http"_s};
    const QStringList scopes{u"openid"_s, u"profile"_s, u"email"_s, u"api:read"_s};
    const core::AuditEvent signedIn{core::EventType::LoginSuccess,    true, user.id, m_client.id,
                                    {{u"username"_s, user.username}}, {},   origin};
    const auto kept = m_core.database().writeNow(
        [&](core::Transaction &transaction) { return keepDemoSignIn(m_core, transaction, signedIn); });
    if (!kept)
        return kept;
    ProtocolParts &protocol = m_core.protocol();
    const auto begun = protocol.sessions.begin(user, {}, origin);
    if (!begun)
        return core::fail(begun.error());
    if (const auto granted = protocol.consents.grant(user.id, m_client.id, scopes, origin); !granted)
        return granted;
    core::IssueRequest request;
    request.user = user;
    request.client = m_client;
    request.scopes = scopes;
    request.grant = u"authorization_code"_s;
    request.origin = origin;
    request.authentication =
        core::Authentication{begun->session.authenticatedAt, begun->session.acr, begun->session.amr, begun->session.id};
    if (const auto issued = m_core.tokens().issue(request); !issued)
        return core::fail(issued.error());
    return {};
}

} // namespace app
