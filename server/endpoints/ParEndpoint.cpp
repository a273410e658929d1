#include "server/endpoints/ParEndpoint.h"

#include "server/http/SecurityHeaders.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/TokenRequest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr qsizetype kMostBytes = 8192; ///< form-encoded: anybody can push for a public client, and it is stored

/// Names the longest.
std::unexpected<OAuthError> tooLong(const core::PushedRequests::Parameters &parameters)
{
    const auto longest = std::ranges::max_element(parameters, {}, [](const auto &one) { return one.second.size(); });
    const QString name = printableName(longest->first);
    return core::fail(
        parameterError(OAuthCode::InvalidRequest, name,
                       u"The parameters have more than %1 bytes, most of them in '%2'."_s.arg(kMostBytes).arg(name)));
}

} // namespace

Answer ParEndpoint::answer(const HttpRequest &request)
{
    std::shared_ptr<const core::Client> client;
    const auto requestUri = push(request, client);
    if (!requestUri)
        m_context.refusals.write(requestUri.error(), u"/oauth/par"_s, client ? client->id : core::ClientId(),
                                 originOf(request));
    auto response = requestUri
                        ? HttpResponse::json(201, {{u"request_uri"_s, *requestUri},
                                                   {u"expires_in"_s, qint64(core::PushedRequests::kLifetime.count())}})
                        : toResponse(requestUri.error());
    const QByteArray nonce = requestUri && request.headerCount("dpop") ? m_context.dpop.freshNonce() : QByteArray();
    if (!nonce.isEmpty())
        response.with("DPoP-Nonce"_ba, nonce);
    forbidStoring(response);
    return {response, client};
}

core::Result<QString, OAuthError> ParEndpoint::push(const HttpRequest &request,
                                                    std::shared_ptr<const core::Client> &client)
{
    if (const auto refusal = m_context.rateLimit.admit(request.client))
        return core::fail(rateLimitExceeded(refusal->limit, refusal->retryAfter));
    const auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    const auto authenticated = m_context.authentication.authenticate(request, *form);
    if (!authenticated)
        return core::fail(authenticated.error());
    client = *authenticated;
    const auto proof = m_context.dpop.verify(request);
    if (!proof)
        return core::fail(proof.error());
    const auto parameters = parametersOf(request, *client, proof->key);
    if (!parameters)
        return core::fail(parameters.error());
    if (const auto checked = m_context.requests.readPushed(*parameters, client); !checked)
        return core::fail(checked.error());
    if (const auto spent = m_context.dpop.spend(*proof); !spent)
        return core::fail(spent.error());
    if (const auto admitted = m_context.live.admit(*client, originOf(request)); !admitted)
        return core::fail(admitted.error());
    auto pushed = m_context.pushedRequests.push(client->id, *parameters);
    if (!pushed)
        return core::fail(toOAuth(pushed.error()));
    return std::move(*pushed);
}

core::Result<core::PushedRequests::Parameters, OAuthError>
ParEndpoint::parametersOf(const HttpRequest &request, const core::Client &client, const QString &key)
{
    const auto sent = AuthorizationParameters::parse(request.body, request.mostParameters);
    if (!sent)
        return core::fail(sent.error());
    auto parameters = sent->known(); // the client's own proof is not among them
    if (!sent->has("client_id"))
        parameters.emplace_back("client_id"_ba, client.id.value.toUtf8());
    // RFC 9449 §10.1: a proof here says as much as dpop_jkt.
    const auto named = sent->text("dpop_jkt");
    if (!key.isEmpty() && named && !named->isEmpty() && *named != key)
        return core::fail(parameterError(OAuthCode::InvalidDpopProof, u"dpop_jkt"_s,
                                         u"Parameter 'dpop_jkt' is not the key of the DPoP proof."_s));
    if (!key.isEmpty() && !sent->has("dpop_jkt"))
        parameters.emplace_back("dpop_jkt"_ba, key.toLatin1());
    if (formEncoded(parameters).size() > kMostBytes)
        return tooLong(parameters);
    return parameters;
}

} // namespace server
