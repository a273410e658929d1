#include "server/grants/CodeProof.h"

#include "server/oauth/CheckTrace.h"
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

bool noteFault(const char *name, const char *rule, const std::optional<QString> &fault)
{
    if (fault)
        noteFailed(name, rule, *fault);
    else
        notePassed(name, rule);
    return fault.has_value();
}

} // namespace

std::optional<QString> faultOfCodeProof(const TokenRequest &request, const core::AuthorizationGrant &grant,
                                        const core::Client &client)
{
    std::optional<QString> fault;
    if (!isRedirectUriProven(request.form.text("redirect_uri"), grant.redirectUri, client))
        fault = u"the redirect_uri differs from the authorization request's"_s;
    if (noteFault("redirect_uri", "RFC 6749 §4.1.3", fault))
        return fault;
    fault = faultOfVerifier(request.form.text("code_verifier"), grant.codeChallenge, client);
    if (noteFault("pkce", "RFC 7636 §4.6", fault))
        return fault;
    if (!grant.dpopKey.isEmpty() && grant.dpopKey != request.dpopKey)
        fault = u"the DPoP key is not the one of dpop_jkt"_s;
    if (!grant.dpopKey.isEmpty())
        noteFault("dpop_jkt", "RFC 9449 §10", fault);
    return fault;
}

} // namespace server
