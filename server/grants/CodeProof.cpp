#include "server/grants/CodeProof.h"

#include "server/oauth/Pkce.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// RFC 6749 §4.1.3: identical to what was sent, if it was sent. If not, the only one there is may be named.
bool isRedirectUriProven(const QString &sent, const QString &before, const core::Client &client)
{
    if (!before.isEmpty())
        return sent == before;
    return sent.isEmpty() || (client.redirectUris.size() == 1 && client.redirectUris.constFirst() == sent);
}

std::optional<QString> faultOfVerifier(const QString &verifier, const QString &challenge, const core::Client &client)
{
    // RFC 9700 §4.8.2: somebody took the challenge out of the authorization request.
    if (challenge.isEmpty() && !verifier.isEmpty())
        return u"a code_verifier came for a code without code_challenge"_s;
    if (challenge.isEmpty())
        return client.needsPkce() ? std::optional(u"the code has no code_challenge"_s) : std::nullopt;
    if (verifier.isEmpty())
        return u"the code_verifier is missing"_s;
    if (!isCodeVerifier(verifier))
        return u"the code_verifier is malformed"_s;
    return verifierMatches(verifier, challenge) ? std::nullopt : std::optional(u"the code_verifier is wrong"_s);
}

} // namespace

std::optional<QString> faultOfCodeProof(const TokenRequest &request, const core::AuthorizationGrant &grant,
                                        const core::Client &client)
{
    if (!isRedirectUriProven(request.form.text("redirect_uri"), grant.redirectUri, client))
        return u"the redirect_uri differs from the authorization request's"_s;
    if (const auto fault = faultOfVerifier(request.form.text("code_verifier"), grant.codeChallenge, client))
        return fault;
    if (!grant.dpopKey.isEmpty() && grant.dpopKey != request.dpopKey)
        return u"the DPoP key is not the one of dpop_jkt"_s;
    return std::nullopt;
}

} // namespace server
