#include "server/oauth/AuthorizationRequest.h"

#include "core/clients/ClientRules.h"
#include "server/oauth/AuthorizationChecks.h"
#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/FormBody.h"
#include "server/oauth/Scope.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr int kMostParametersAgain = 100;

/// In the order of the RFCs; the redirect URI comes before all of them.
constexpr struct
{
    AuthorizationCheck check;
    const char *name;
    const char *rule;
} kChecks[] = {
    {checkForm, "form", "RFC 6749 §3.1"},
    {checkRequestObjects, "request_object", "OpenID Connect Core §6"},
    {checkResponseType, "response_type", "RFC 6749 §3.1.1"},
    {checkPkce, "pkce", "RFC 7636 §4.3"},
    {checkScope, "scope", "RFC 6749 §3.3"},
    {checkResources, "resource", "RFC 8707 §2"},
    {checkPrompt, "prompt", "OpenID Connect Core §3.1.2.1"},
    {checkHints, "hints", "OpenID Connect Core §3.1.2.1"},
    {checkDpopKey, "dpop_jkt", "RFC 9449 §10"},
};

std::unexpected<AuthorizationRefusal> shown(OAuthError error, std::shared_ptr<const core::Client> client = {})
{
    return core::fail(AuthorizationRefusal{std::move(error), std::move(client)});
}

core::Result<void, OAuthError> runChecks(AuthorizationDraft &draft)
{
    for (const auto &[check, name, rule] : kChecks) {
        const auto passed = check(draft);
        noteCheck(name, rule, passed);
        if (!passed)
            return passed;
    }
    return {};
}

} // namespace

AuthorizationRequests::AuthorizationRequests(core::ClientDirectory &clients, core::PushedRequests &pushed,
                                             QString audience, std::shared_ptr<const ScopeCatalog> scopes)
    : m_clients(clients), m_pushed(pushed), m_audience(std::move(audience)), m_scopes(std::move(scopes))
{}

AuthorizationRequests::Outcome AuthorizationRequests::read(const HttpRequest &request,
                                                           std::optional<core::Instant> begunBefore) const
{
    const bool isForm = request.method == "POST";
    if (isForm && !isFormType(request.header("content-type")))
        return shown(
            oauthError(OAuthCode::InvalidRequest, u"The Content-Type must be application/x-www-form-urlencoded."_s));
    auto sent = AuthorizationParameters::parse(isForm ? request.body : request.query, request.mostParameters);
    if (!sent)
        return shown(sent.error());
    return readParameters(std::move(*sent), begunBefore);
}

AuthorizationRequests::Outcome AuthorizationRequests::readAgain(const QByteArray &query,
                                                                std::optional<core::Instant> begunBefore) const
{
    auto sent = AuthorizationParameters::parse(query, kMostParametersAgain);
    if (!sent)
        return shown(sent.error());
    return readParameters(std::move(*sent), begunBefore);
}

core::Result<AuthorizationRequest, OAuthError>
AuthorizationRequests::readPushed(const core::PushedRequests::Parameters &parameters,
                                  std::shared_ptr<const core::Client> client) const
{
    const AuthorizationParameters pushed(parameters);
    if (pushed.has("request_uri")) // RFC 9126 §2.1
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"request_uri"_s,
                                         u"Parameter 'request_uri' may not be pushed."_s));
    auto checked = readChecked(pushed, std::move(client), {});
    if (!checked)
        return core::fail(checked.error().error);
    return std::move(*checked);
}

AuthorizationRequests::Outcome AuthorizationRequests::readParameters(AuthorizationParameters sent,
                                                                     std::optional<core::Instant> begunBefore) const
{
    const auto client = clientOf(sent);
    noteCheck("client_id", "RFC 6749 §2.2", client);
    if (!client)
        return shown(client.error());
    const auto requestUri = sent.text("request_uri");
    const bool isPushed = requestUri && requestUri->startsWith(QLatin1String(core::PushedRequests::kPrefix));
    if (!isPushed) {
        auto checked = readChecked(sent, *client, {});
        if (checked && (*client)->requirePushedRequests)
            return core::fail(AuthorizationRefusal{
                oauthError(OAuthCode::InvalidRequest, u"This client must push its requests (RFC 9126)."_s), *client,
                checked->redirectUri, checked->state});
        return checked;
    }
    const auto pushed = pushedParameters(sent, **client, begunBefore);
    noteCheck("request_uri", "RFC 9126 §4", pushed);
    if (!pushed)
        return shown(pushed.error(), *client);
    auto checked = readChecked(*pushed, *client, *requestUri);
    if (checked) // RFC 9126 §4: the same bytes lead to what was pushed
        checked->query =
            formEncoded({{"client_id"_ba, (*client)->id.value.toUtf8()}, {"request_uri"_ba, requestUri->toUtf8()}});
    return checked;
}

AuthorizationRequests::Outcome AuthorizationRequests::readChecked(const AuthorizationParameters &parameters,
                                                                  std::shared_ptr<const core::Client> client,
                                                                  const QString &requestUri) const
{
    const QStringList known = m_scopes->known();
    AuthorizationDraft draft{parameters, *client, m_audience, known};
    draft.request.client = client;
    draft.request.requestUri = requestUri;
    const auto proven = checkRedirectUri(draft);
    noteCheck("redirect_uri", "RFC 6749 §3.1.2.3", proven);
    if (!proven)
        return shown(proven.error(), client);
    if (const auto passed = runChecks(draft); !passed)
        return core::fail(AuthorizationRefusal{passed.error(), std::move(client), draft.request.redirectUri,
                                               draft.request.state, requestUri});
    draft.request.query = formEncoded(parameters.known());
    return std::move(draft.request);
}

AuthorizationRequests::FoundClient AuthorizationRequests::clientOf(const AuthorizationParameters &sent) const
{
    const auto id = sent.text("client_id");
    if (!id)
        return core::fail(id.error());
    if (id->isEmpty())
        return core::fail(
            parameterError(OAuthCode::InvalidRequest, u"client_id"_s, u"Parameter 'client_id' is missing."_s));
    const auto client = m_clients.find(core::ClientId{*id});
    if (!client)
        return core::fail(toOAuth(client.error()));
    if (!*client || !(*client)->isUsable()) // RFC 6749 §4.1.2.1: shown to the user
        return core::fail(
            parameterError(OAuthCode::InvalidRequest, u"client_id"_s, u"The client is unknown or disabled."_s));
    return *client;
}

core::Result<AuthorizationParameters, OAuthError>
AuthorizationRequests::pushedParameters(const AuthorizationParameters &sent, const core::Client &client,
                                        std::optional<core::Instant> begunBefore) const
{
    // RFC 9126 §4: what else stands beside request_uri and client_id counts for nothing.
    const auto requestUri = sent.text("request_uri");
    if (!requestUri)
        return core::fail(requestUri.error());
    const auto found = m_pushed.find(*requestUri, client.id, begunBefore);
    if (!found)
        return core::fail(toOAuth(found.error()));
    if (!*found)
        return core::fail(parameterError(OAuthCode::InvalidRequestUri, u"request_uri"_s,
                                         u"The request_uri is unknown, expired or used."_s));
    return AuthorizationParameters(**found);
}

QByteArray answerLocation(const QString &redirectUri, const QByteArray &state, const QString &issuer,
                          const std::vector<std::pair<QByteArray, QByteArray>> &parameters)
{
    core::PushedRequests::Parameters all(parameters);
    if (!state.isEmpty())
        all.emplace_back("state"_ba, state);
    all.emplace_back("iss"_ba, issuer.toUtf8());
    // Not by QUrl, which would write a registered URI in its own way.
    QByteArray location = redirectUri.toUtf8();
    if (!location.contains('?'))
        location += '?';
    else if (!location.endsWith('?') && !location.endsWith('&'))
        location += '&';
    return location + formEncoded(all);
}

} // namespace server
