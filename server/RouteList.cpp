#include "server/RouteList.h"

#include "core/clients/ClientRepository.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "server/endpoints/AccountEndpoint.h"
#include "server/endpoints/AuthorizeEndpoint.h"
#include "server/endpoints/ConsentEndpoint.h"
#include "server/endpoints/ContinueEndpoint.h"
#include "server/endpoints/DeviceAuthorizationEndpoint.h"
#include "server/endpoints/DeviceEndpoint.h"
#include "server/endpoints/DiscoveryEndpoint.h"
#include "server/endpoints/HealthEndpoint.h"
#include "server/endpoints/IntrospectEndpoint.h"
#include "server/endpoints/JwksEndpoint.h"
#include "server/endpoints/LabEndpoint.h"
#include "server/endpoints/LogoutEndpoint.h"
#include "server/endpoints/MetricsEndpoint.h"
#include "server/endpoints/ParEndpoint.h"
#include "server/endpoints/RegisterEndpoint.h"
#include "server/endpoints/RevokeEndpoint.h"
#include "server/endpoints/ServiceEndpoint.h"
#include "server/endpoints/SignInEndpoint.h"
#include "server/endpoints/TokenEndpoint.h"
#include "server/endpoints/UserinfoEndpoint.h"
#include "server/grants/AuthorizationCodeGrant.h"
#include "server/grants/ClientCredentialsGrant.h"
#include "server/grants/DeviceCodeGrant.h"
#include "server/grants/PasswordGrant.h"
#include "server/grants/RefreshTokenGrant.h"
#include "server/grants/TokenExchangeGrant.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// A refused password on a page counts as one at the token endpoint does.
void countFailedLogin(Metrics &metrics, const core::SignInRefusal &refusal)
{
    using Reason = core::SignInRefusal::Reason;
    if (refusal.reason == Reason::BadCredentials)
        metrics.recordFailedLogin(refusal.label == "disabled"_L1 ? Metrics::FailedLogin::Disabled
                                                                 : Metrics::FailedLogin::BadCredentials);
    else if (refusal.reason == Reason::Locked)
        metrics.recordFailedLogin(Metrics::FailedLogin::Locked);
    else if (refusal.reason == Reason::RateLimited)
        metrics.recordFailedLogin(Metrics::FailedLogin::RateLimited);
}

} // namespace

RouteList::RouteList(Context context)
    : m_context(std::move(context))
    , m_parts(m_context.parts)
    , m_urls(m_parts.tokens.issuer())
    , m_dpop(m_urls, m_parts.clock, m_parts.random)
    , m_guesses(m_parts.clock)
    , m_livePushes(m_parts.clock, core::PushedRequests::kLifetime, {})
    , m_liveDevices(m_parts.clock, core::DeviceCodes::kLifetime, {})
    , m_refusals(m_parts.database, m_parts.audit, m_parts.clock, m_context.events.requestRefused)
    , m_scopes(std::make_shared<ScopeCatalog>())
    , m_requests(m_parts.clients, m_parts.pushedRequests, m_parts.tokens.audience(), m_scopes)
    , m_assertions(std::make_shared<ClientAssertions>(m_parts.database, m_parts.clock, m_urls))
    , m_registration(registrationContext())
    , m_frame(m_parts.settings)
{
    adopt(m_parts.settings);
}

void RouteList::adopt(const core::Settings &settings)
{
    m_dpop.requireNonce(settings.dpopNonce);
    m_guesses.setLimited(settings.rateLimiting);
    m_frame.adopt(settings);
    m_scopes->adopt(settings.scopeDescriptions);
}

ClientAuthentication RouteList::authentication()
{
    return {m_parts.clients, m_assertions, m_guesses, m_urls};
}

/// With the audit row that a deletion in the console has too.
core::Result<void> RouteList::endFamiliesOf(core::Transaction &transaction, const core::ClientId &client,
                                            const core::Origin &origin) const
{
    const auto reason = u"client_deleted"_s;
    const auto ended =
        core::TokenFamilyRepository::endFamilies(transaction, {.client = client}, reason, m_parts.clock.now());
    if (!ended)
        return core::fail(ended.error());
    if (*ended == 0)
        return {};
    core::AuditEvent event;
    event.type = core::EventType::TokenRevoke;
    event.client = client;
    event.data = {{u"families_ended"_s, *ended}, {u"reason"_s, reason}};
    event.origin = origin;
    const auto audited = m_parts.audit.append(transaction, event);
    return audited ? core::Result<void>() : core::fail(audited.error());
}

core::ClientRegistration::Context RouteList::registrationContext() const
{
    const auto endFamilies = [this](core::Transaction &transaction, const core::ClientId &client,
                                    const core::Origin &origin) { return endFamiliesOf(transaction, client, origin); };
    const auto algorithm = [&keys = m_parts.keys] {
        const auto active = keys.active();
        return active ? core::algorithmName(active->key.algorithm()) : QString();
    };
    return {m_parts.database, m_parts.audit, m_parts.clients, m_parts.clock, m_parts.random, endFamilies, algorithm};
}

PageDesk::Context RouteList::pageContext()
{
    return {m_parts.clients,
            m_parts.signIn,
            m_parts.sessions,
            m_parts.consents,
            m_parts.codes,
            m_parts.pushedRequests,
            m_parts.deviceCodes,
            m_parts.tokens,
            m_parts.clock,
            m_parts.random,
            m_requests,
            m_refusals,
            m_frame,
            *m_scopes,
            m_context.events.tokensChanged,
            [&metrics = m_parts.metrics](const core::SignInRefusal &refusal) { countFailedLogin(metrics, refusal); },
            &m_parts.passwordChange};
}

std::vector<Route> RouteList::routes()
{
    const auto token = tokenEndpoint();
    std::vector<Route> all;
    for (const auto &some : {tokenRoutes(token), clientRoutes(), pageRoutes(), documentRoutes(token->grantTypes()),
                             operationRoutes(), labRoutes()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::shared_ptr<TokenEndpoint> RouteList::tokenEndpoint()
{
    std::vector<std::unique_ptr<Grant>> grants;
    grants.push_back(std::make_unique<AuthorizationCodeGrant>(m_parts.codes, m_parts.tokens));
    grants.push_back(std::make_unique<RefreshTokenGrant>(m_parts.tokens));
    grants.push_back(std::make_unique<ClientCredentialsGrant>(m_parts.tokens));
    grants.push_back(std::make_unique<DeviceCodeGrant>(m_parts.deviceCodes, m_parts.database, m_parts.tokens));
    grants.push_back(std::make_unique<TokenExchangeGrant>(m_parts.tokens));
    grants.push_back(std::make_unique<PasswordGrant>(m_parts.signIn, m_parts.tokens));
    return std::make_shared<TokenEndpoint>(TokenEndpoint::Context{authentication(), m_dpop, m_refusals,
                                                                  m_context.rateLimit, m_context.limitsFailures,
                                                                  m_parts.metrics, m_context.recent, m_context.events},
                                           std::move(grants));
}

std::vector<Route> RouteList::tokenRoutes(const std::shared_ptr<TokenEndpoint> &token)
{
    const auto revoke = std::make_shared<RevokeEndpoint>(authentication(), m_parts.tokens, m_refusals,
                                                         m_context.rateLimit, m_context.events);
    const auto introspect =
        std::make_shared<IntrospectEndpoint>(authentication(), m_parts.tokens, m_refusals, m_context.rateLimit);
    const auto userinfo = std::make_shared<UserinfoEndpoint>(UserinfoEndpoint::Context{
        m_parts.clients, m_parts.tokens, m_parts.database, m_dpop, m_refusals, m_context.rateLimit});
    using enum Place;
    using enum CorsRule;
    return {
        {"POST", "/oauth/token", token, RequestPool, OriginsOfClients},
        {"POST", "/api/v1/auth/token", token, RequestPool, OriginsOfClients},
        {"POST", "/oauth/revoke", revoke, RequestPool, OriginsOfClients},
        {"POST", "/oauth/introspect", introspect, RequestPool, None},
        {"GET POST", "/oauth/userinfo", userinfo, RequestPool, OriginsOfClients},
    };
}

std::vector<Route> RouteList::clientRoutes()
{
    const auto par = std::make_shared<ParEndpoint>(ParEndpoint::Context{
        authentication(), m_requests, m_parts.pushedRequests, m_dpop, m_refusals, m_context.rateLimit, m_livePushes});
    const auto device = std::make_shared<DeviceAuthorizationEndpoint>(
        DeviceAuthorizationEndpoint::Context{authentication(), m_parts.deviceCodes, m_refusals, m_context.rateLimit,
                                             m_liveDevices, m_urls, m_parts.tokens.audience(), *m_scopes});
    const auto registration = std::make_shared<RegisterEndpoint>(
        RegisterEndpoint::Context{m_registration, m_urls, m_refusals, m_context.events.clientsChanged});
    using enum Place;
    using enum CorsRule;
    return {
        {"POST", "/oauth/par", par, RequestPool, OriginsOfClients},
        {"POST", "/oauth/device_authorization", device, RequestPool, OriginsOfClients},
        {"POST", "/oauth/register", registration, RequestPool, None},
        {"GET PUT DELETE", "/oauth/register/{id}", registration, RequestPool, None},
    };
}

std::vector<Route> RouteList::pageRoutes()
{
    const auto tools = std::make_shared<PageTools>(pageContext());
    using enum Place;
    using enum CorsRule;
    return {
        {"GET POST", "/oauth/authorize", std::make_shared<AuthorizeEndpoint>(tools), RequestPool, None},
        {"POST", "/oauth/sign-in", std::make_shared<SignInEndpoint>(tools), RequestPool, None},
        {"POST", "/oauth/consent", std::make_shared<ConsentEndpoint>(tools), RequestPool, None},
        {"GET", "/oauth/continue", std::make_shared<ContinueEndpoint>(tools), RequestPool, None},
        {"GET POST", "/device", std::make_shared<DeviceEndpoint>(tools), RequestPool, None},
        {"GET POST", "/account", std::make_shared<AccountEndpoint>(tools), RequestPool, None},
        {"GET POST", "/oauth/logout", std::make_shared<LogoutEndpoint>(tools), RequestPool, None},
    };
}

std::vector<Route> RouteList::documentRoutes(const QStringList &grantTypes)
{
    const auto maxAge = m_parts.settings.jwksMaxAge;
    const auto discovery = std::make_shared<DiscoveryEndpoint>(DiscoveryEndpoint::Context{
        m_urls, grantTypes, *m_scopes, m_parts.keys, m_parts.clock, [this] { return switches(); }, maxAge});
    const auto jwks = std::make_shared<JwksEndpoint>(m_parts.keys, maxAge);
    using enum Place;
    using enum CorsRule;
    return {
        {"GET", "/.well-known/jwks.json", jwks, HttpThread, AnyOrigin},
        {"GET", "/.well-known/openid-configuration", discovery, RequestPool, AnyOrigin},
        {"GET", "/.well-known/oauth-authorization-server", discovery, RequestPool, AnyOrigin},
        // RFC 8414 §3.1: an issuer's path goes behind the well-known part.
        {"GET", "/.well-known/oauth-authorization-server" + m_urls.issuerPath(), discovery, RequestPool, AnyOrigin},
    };
}

std::vector<Route> RouteList::labRoutes() const
{
    const auto at = [this](LabEndpoint::Document document) {
        return std::make_shared<LabEndpoint>(document, m_parts.lab);
    };
    const auto discovery = at(LabEndpoint::Document::Discovery);
    using enum Place;
    using enum CorsRule;
    return {
        {"GET", "/lab/.well-known/openid-configuration", discovery, RequestPool, AnyOrigin},
        {"GET", "/.well-known/oauth-authorization-server" + m_urls.issuerPath() + "/lab", discovery, RequestPool,
         AnyOrigin},
        {"GET", "/lab/.well-known/jwks.json", at(LabEndpoint::Document::Jwks), RequestPool, AnyOrigin},
        {"GET", "/lab/userinfo", at(LabEndpoint::Document::Userinfo), RequestPool, None},
    };
}

DiscoveryEndpoint::Switches RouteList::switches()
{
    const auto open = m_registration.isOpen();
    const auto grants =
        m_parts.database.readNow([](core::Snapshot &snapshot) { return core::ClientRepository::grantTypes(snapshot); });
    return {open && *open, grants && grants->contains(QLatin1String(TokenExchangeGrant::kType))};
}

std::vector<Route> RouteList::operationRoutes()
{
    const auto health = std::make_shared<HealthEndpoint>(m_parts.database, m_parts.settings.production);
    const auto ready = std::make_shared<ReadyEndpoint>(m_parts.database, m_parts.keys);
    const auto metrics = std::make_shared<MetricsEndpoint>(
        MetricsEndpoint::Context{m_parts.metrics, m_parts.keys, m_parts.hashPool, m_parts.clock, m_parts.activeFamilies,
                                 m_parts.settings.metricsToken, m_parts.certificateEnd});
    const auto service = std::make_shared<ServiceEndpoint>();
    using enum Place;
    using enum CorsRule;
    return {
        {"GET", "/health", health, HttpThread, None}, {"GET", "/api/v1/auth/health", health, HttpThread, None},
        {"GET", "/ready", ready, HttpThread, None},   {"GET", "/metrics", metrics, RequestPool, None},
        {"GET", "/", service, HttpThread, None},
    };
}

} // namespace server
