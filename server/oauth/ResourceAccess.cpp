#include "server/oauth/ResourceAccess.h"

#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/FormBody.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr auto kAlgorithms = "RS256 ES256 EdDSA Ed25519";

std::unexpected<OAuthError> invalidToken(const QString &why)
{
    auto error = oauthError(OAuthCode::InvalidToken, u"The access token is invalid, expired or revoked."_s);
    error.auditNote = why;
    noteFailed("access_token", "RFC 6750 §3.1", why);
    return core::fail(std::move(error));
}

core::Result<PresentedToken, OAuthError> tokenOfHeader(const QByteArray &header)
{
    const qsizetype space = header.indexOf(' ');
    const QByteArray scheme = header.left(space).toLower();
    const QByteArray token = space < 0 ? QByteArray() : header.mid(space + 1).trimmed();
    if (header.isEmpty() || (scheme != "bearer" && scheme != "dpop"))
        return PresentedToken{};
    if (token.isEmpty() || token.contains(' '))
        return core::fail(oauthError(OAuthCode::InvalidRequest, u"The Authorization header is malformed."_s));
    return PresentedToken{token, scheme == "dpop"};
}

/// Does the query name access_token? Tokens in addresses end in logs and referrers (RFC 9700 §4.3.2).
bool hasTokenInQuery(const QByteArray &query)
{
    const auto pairs = query.split('&');
    return std::any_of(pairs.begin(), pairs.end(), [](const QByteArray &pair) {
        const auto name = formDecoded(pair.left(pair.indexOf('=')));
        return name && *name == "access_token";
    });
}

} // namespace

core::Result<PresentedToken, OAuthError> presentedToken(const HttpRequest &request)
{
    if (hasTokenInQuery(request.query))
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"access_token"_s,
                                         u"The access token may not be in the query."_s));
    if (request.headerCount("authorization") > 1)
        return core::fail(oauthError(OAuthCode::InvalidRequest, u"The Authorization header is repeated."_s));
    auto presented = tokenOfHeader(request.header("authorization"));
    if (!presented || request.method != "POST" || !isFormType(request.header("content-type")))
        return presented;
    const auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    if (!form->has("access_token"))
        return presented;
    if (!presented->token.isEmpty()) // RFC 6750 §2: one way a request
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"access_token"_s,
                                         u"Send the access token once: in the header or in the form."_s));
    return PresentedToken{form->text("access_token").toUtf8(), false};
}

core::Result<core::TokenState, OAuthError> ResourceAccess::check(const HttpRequest &request,
                                                                 const PresentedToken &presented, const QString &scope)
{
    if (presented.token.isEmpty())
        return invalidToken(u"no access token was sent"_s);
    auto state = m_tokens.inspect(presented.token);
    if (!state)
        return core::fail(toOAuth(state.error()));
    if (!state->active || state->isRefresh)
        return invalidToken(state->active ? u"a refresh token is no access token"_s : state->reason);
    const QString key = state->claims.value("cnf"_L1).toObject().value("jkt"_L1).toString();
    if (key.isEmpty() == presented.isDpop) // RFC 9449 §7.1, §7.2: neither the one as the other
        return invalidToken(u"the scheme does not fit to what the token is bound to"_s);
    const auto proof = presented.isDpop ? m_dpop.verify(request, presented.token) : DpopProof();
    if (presented.isDpop)
        noteCheck("dpop", "RFC 9449 §7.1", proof);
    if (!proof)
        return core::fail(proof.error());
    if (proof->key != key)
        return invalidToken(u"the DPoP proof is missing or of another key"_s);
    notePassed("access_token", "RFC 6750 §3.1");
    const auto scopes = state->claims.value("scope"_L1).toString().split(u' ');
    if (state->user.isEmpty() || !scopes.contains(scope)) {
        auto error = oauthError(OAuthCode::InsufficientScope, u"The access token has not the scope '%1'."_s.arg(scope));
        noteFailed("scope", "RFC 6750 §3.1", error.description);
        return core::fail(std::move(error));
    }
    notePassed("scope", "RFC 6750 §3.1");
    if (const auto spent = m_dpop.spend(*proof); !spent) // last: who holds no token takes no memory
        return core::fail(spent.error());
    return std::move(*state);
}

HttpResponse challenge(const OAuthError &error, const PresentedToken &presented, const QString &scope)
{
    auto response = toResponse(error);
    const bool isForToken = error.code == OAuthCode::InvalidToken || error.code == OAuthCode::InsufficientScope ||
                            error.code == OAuthCode::InvalidRequest || error.code == OAuthCode::InvalidDpopProof ||
                            error.code == OAuthCode::UseDpopNonce;
    if (!isForToken)
        return response;
    const QByteArray algorithms = QByteArray("algs=\"") + kAlgorithms + '"';
    if (error.code == OAuthCode::InvalidToken && presented.token.isEmpty())
        return HttpResponse::empty(401)
            .with("WWW-Authenticate"_ba, "Bearer"_ba)
            .with("WWW-Authenticate"_ba, "DPoP " + algorithms);
    if (error.code == OAuthCode::InvalidDpopProof || error.code == OAuthCode::UseDpopNonce)
        response.status = 401; // RFC 9449 §7.1
    QByteArray value = (presented.isDpop ? "DPoP " : "Bearer ") + QByteArray("error=\"") +
                       oauthCodeName(error.code).toLatin1() + "\", error_description=\"" +
                       error.description.toLatin1() + '"';
    if (error.code == OAuthCode::InsufficientScope)
        value += ", scope=\"" + scope.toLatin1() + '"';
    if (presented.isDpop)
        value += ", " + algorithms;
    return response.with("WWW-Authenticate"_ba, value);
}

} // namespace server
