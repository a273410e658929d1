#include "app/FlowChallenge.h"

#include "core/crypto/TokenDigest.h"

namespace app {

using namespace Qt::StringLiterals;

FlowChallenge makeChallenge(const core::Client &client, const QByteArray &redirectUri, const QString &scope,
                            const QString &dpopKey, core::Random &random)
{
    FlowChallenge challenge{.verifier = random.urlSafeText(32).toLatin1(),
                            .state = random.urlSafeText(16).toLatin1(),
                            .redirectUri = redirectUri,
                            .request = {}};
    challenge.request = {{"response_type", "code"},
                         {"client_id", client.id.value.toUtf8()},
                         {"redirect_uri", redirectUri},
                         {"scope", scope.toUtf8()},
                         {"state", challenge.state},
                         {"nonce", random.urlSafeText(16).toLatin1()},
                         {"code_challenge", core::base64Url(core::sha256(challenge.verifier))},
                         {"code_challenge_method", "S256"}};
    if (!dpopKey.isEmpty())
        challenge.request.emplace_back("dpop_jkt", dpopKey.toLatin1());
    return challenge;
}

QString loopbackRedirect(const core::Client &client)
{
    for (const QString &uri : client.redirectUris) {
        if (uri.startsWith("http://127.0.0.1/"_L1) || uri.startsWith("http://127.0.0.1:"_L1))
            return uri;
    }
    return {};
}

} // namespace app
