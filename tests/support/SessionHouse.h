#pragma once

#include "core/authorization/AuthorizationCodes.h"
#include "core/authorization/Consents.h"
#include "core/authorization/DeviceCodes.h"
#include "core/authorization/LogoutDeliveries.h"
#include "core/authorization/PushedRequests.h"
#include "core/clients/ClientRepository.h"
#include "core/sessions/BrowserSessions.h"
#include "tests/support/TestIssuer.h"

namespace tests {

/// Sessions, codes and all that belongs to them over a real database, at a time that stands still.
struct SessionHouse
{
    TestIssuer issuer;
    core::User alice = issuer.addUser(QStringLiteral("alice"));
    core::User bob = issuer.addUser(QStringLiteral("bob"));
    core::Client client = addClient(QStringLiteral("test-client"), QStringLiteral("https://client.test/logout"));
    core::Client quietClient = addClient(QStringLiteral("quiet-client"), {});

    core::Client addClient(const QString &id, const QString &logoutUri)
    {
        core::Client made;
        made.rowId = issuer.random.uuid();
        made.id = core::ClientId{id};
        made.name = id;
        made.scopes = {QStringLiteral("api:read"), QStringLiteral("api:write")};
        made.backchannelLogoutUri = logoutUri;
        made.createdAt = made.updatedAt = issuer.clock.now();
        const auto stored = issuer.database.database().writeNow(
            [&](core::Transaction &transaction) { return core::ClientRepository::insert(transaction, made, {}); });
        if (!stored)
            qFatal("%s", qPrintable(stored.error().detail));
        return made;
    }
    core::BrowserSessions::Begun begin(const core::User &user, const QByteArray &previous = {})
    {
        const auto begun = sessions.begin(user, previous, TestIssuer::origin());
        if (!begun)
            qFatal("%s", qPrintable(begun.error().detail));
        return *begun;
    }
    bool isSignedIn(const QByteArray &cookie)
    {
        const auto found = sessions.find(cookie);
        if (!found)
            qFatal("%s", qPrintable(found.error().detail));
        return found->has_value();
    }
    core::Authentication authenticationOf(const core::BrowserSession &session)
    {
        return {session.authenticatedAt, session.acr, session.amr, session.id};
    }
    core::IssueRequest issueRequest(const core::User &user, const core::Client &forClient,
                                    const core::BrowserSession &session, const QStringList &scopes)
    {
        core::IssueRequest request{.user = user,
                                   .client = forClient,
                                   .scopes = scopes,
                                   .withRefreshToken = true,
                                   .accessLifetime = {},
                                   .grant = QStringLiteral("authorization_code"),
                                   .origin = TestIssuer::origin()};
        request.authentication = authenticationOf(session);
        return request;
    }
    /// Tokens of a client in a browser's session.
    core::FamilyId enter(const core::User &user, const core::Client &forClient, const core::BrowserSession &session,
                         const QStringList &scopes = {QStringLiteral("api:read")})
    {
        const auto tokens = issuer.tokens.issue(issueRequest(user, forClient, session, scopes));
        if (!tokens)
            qFatal("%s", qPrintable(tokens.error().detail));
        return tokens->family;
    }
    core::AuthorizationGrant grantFor(const core::User &user, const core::BrowserSession &session)
    {
        return {.client = client.id,
                .user = user.id,
                .redirectUri = QStringLiteral("https://client.test/callback"),
                .scopes = {QStringLiteral("openid"), QStringLiteral("api:read")},
                .resources = {QStringLiteral("https://api.test")},
                .nonce = QStringLiteral("n-1"),
                .codeChallenge = QStringLiteral("challenge"),
                .dpopKey = QStringLiteral("thumbprint"),
                .authentication = authenticationOf(session)};
    }
    qint64 deliveries() { return issuer.number(QStringLiteral("SELECT COUNT(*) FROM logout_deliveries")); }
    /// A member of event_data of the newest row of this type.
    QString audited(core::EventType type, const QString &member)
    {
        return issuer.text(QStringLiteral("SELECT json_extract(event_data, '$.%1') FROM audit_logs WHERE event_type = "
                                          "'%2' ORDER BY seq DESC LIMIT 1")
                               .arg(member, core::eventName(type)));
    }

    core::BrowserSessions sessions{{issuer.database.database(), issuer.audit, issuer.clock, issuer.random}, {}};
    core::Consents consents{issuer.database.database(), issuer.audit, issuer.clock};
    core::AuthorizationCodes codes{{issuer.database.database(), issuer.audit, issuer.clock, issuer.random}};
    core::PushedRequests pushedRequests{issuer.database.database(), issuer.clock, issuer.random};
    core::DeviceCodes deviceCodes{{issuer.database.database(), issuer.audit, issuer.clock, issuer.random}};
    core::LogoutDeliveries logoutDeliveries{issuer.database.database(), issuer.audit, issuer.clock};
};

} // namespace tests
