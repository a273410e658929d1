#include "server/oauth/Pkce.h"

#include "core/crypto/TokenDigest.h"

#include <algorithm>

namespace server {

bool isCodeChallenge(const QString &text)
{
    const auto digest = core::fromBase64Url(text.toUtf8());
    return digest && digest->size() == 32;
}

bool isCodeVerifier(const QString &text)
{
    const auto isUnreserved = [](QChar c) {
        return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' ||
               c == u'.' || c == u'_' || c == u'~';
    };
    return text.size() >= 43 && text.size() <= 128 && std::all_of(text.begin(), text.end(), isUnreserved);
}

bool verifierMatches(const QString &verifier, const QString &challenge)
{
    return core::constantTimeEquals(core::base64Url(core::sha256(verifier.toLatin1())), challenge.toLatin1());
}

} // namespace server
