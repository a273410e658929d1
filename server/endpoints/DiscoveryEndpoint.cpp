#include "server/endpoints/DiscoveryEndpoint.h"

#include "core/crypto/SigningAlgorithm.h"
#include "core/sessions/BrowserSession.h"
#include "server/grants/TokenExchangeGrant.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

QJsonArray words(std::initializer_list<const char *> all)
{
    QJsonArray array;
    for (const char *word : all)
        array.append(QLatin1String(word));
    return array;
}

QJsonArray clientKeyAlgorithms()
{
    return words({"RS256", "ES256", "EdDSA", "Ed25519"});
}

void addEndpoints(QJsonObject &document, const EndpointUrls &urls)
{
    const QJsonArray confidential = words({"client_secret_basic", "client_secret_post", "private_key_jwt"});
    const QJsonArray all = words({"none", "client_secret_basic", "client_secret_post", "private_key_jwt"});
    document.insert(u"authorization_endpoint"_s, urls.of("/oauth/authorize"));
    document.insert(u"pushed_authorization_request_endpoint"_s, urls.of("/oauth/par"));
    document.insert(u"device_authorization_endpoint"_s, urls.of("/oauth/device_authorization"));
    document.insert(u"userinfo_endpoint"_s, urls.of("/oauth/userinfo"));
    document.insert(u"end_session_endpoint"_s, urls.of("/oauth/logout"));
    document.insert(u"jwks_uri"_s, urls.of("/.well-known/jwks.json"));
    for (const auto &[name, path, methods] :
         {std::tuple{u"token"_s, "/oauth/token", all}, std::tuple{u"revocation"_s, "/oauth/revoke", all},
          std::tuple{u"introspection"_s, "/oauth/introspect", confidential}}) {
        document.insert(name + "_endpoint"_L1, urls.of(path));
        document.insert(name + "_endpoint_auth_methods_supported"_L1, methods);
        document.insert(name + "_endpoint_auth_signing_alg_values_supported"_L1, clientKeyAlgorithms());
    }
}

} // namespace

DiscoveryEndpoint::DiscoveryEndpoint(Context context) : m_context(std::move(context)), m_fixed(fixedPart()) {}

QJsonObject DiscoveryEndpoint::fixedPart() const
{
    QJsonObject document{
        {u"issuer"_s, m_context.urls.issuer()}, // exactly as configured: RFC 8414 §3.3
        {u"response_types_supported"_s, words({"code"})},
        {u"response_modes_supported"_s, words({"query"})},
        {u"subject_types_supported"_s, words({"public"})},
        {u"code_challenge_methods_supported"_s, words({"S256"})},
        {u"prompt_values_supported"_s, words({"none", "login", "consent", "select_account"})},
        {u"acr_values_supported"_s, words({core::kPasswordAcr})},
        {u"claims_supported"_s,
         words({"iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "azp", "at_hash", "sid",
                "preferred_username", "updated_at", "email", "email_verified"})},
        {u"ui_locales_supported"_s, words({"en", "ru"})},
        {u"dpop_signing_alg_values_supported"_s, clientKeyAlgorithms()},
        {u"authorization_response_iss_parameter_supported"_s, true},
        {u"require_pushed_authorization_requests"_s, false},
        {u"request_parameter_supported"_s, false},
        {u"request_uri_parameter_supported"_s, false}, // those of pushed requests are another matter: RFC 9126 §5
        {u"claims_parameter_supported"_s, false},
        {u"backchannel_logout_supported"_s, true},
        {u"backchannel_logout_session_supported"_s, true},
    };
    addEndpoints(document, m_context.urls);
    return document;
}

Answer DiscoveryEndpoint::answer(const HttpRequest &)
{
    QJsonObject document = m_fixed;
    document.insert(u"scopes_supported"_s, QJsonArray::fromStringList(m_context.scopes.known()));
    if (const auto active = m_context.keys.active())
        document.insert(u"id_token_signing_alg_values_supported"_s,
                        QJsonArray{core::algorithmName(active->key.algorithm())});
    const Switches on = switches();
    QStringList grantTypes = m_context.grantTypes;
    if (!on.tokenExchange)
        grantTypes.removeAll(QLatin1String(TokenExchangeGrant::kType));
    document.insert(u"grant_types_supported"_s, QJsonArray::fromStringList(grantTypes));
    if (on.registration)
        document.insert(u"registration_endpoint"_s, m_context.urls.of("/oauth/register"));
    auto response = HttpResponse::json(200, document);
    response.with("Cache-Control"_ba, "public, max-age=" + QByteArray::number(qint64(m_context.maxAge.count())));
    return {response};
}

/// Asked once in two seconds, however often the document is.
DiscoveryEndpoint::Switches DiscoveryEndpoint::switches()
{
    const auto now = m_context.clock.steady();
    const std::scoped_lock lock(m_mutex);
    if (!m_askedAt || now - *m_askedAt >= 2s) {
        m_switches = m_context.switches();
        m_askedAt = now;
    }
    return m_switches;
}

} // namespace server
