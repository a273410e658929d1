#include "core/tokens/IdTokenProof.h"

#include "core/crypto/Jwt.h"
#include "core/tokens/TokenIssuer.h"

namespace core {

using namespace Qt::StringLiterals;

std::optional<TokenService::IdTokenFacts> provenIdToken(QByteArrayView token, const KeyRing &keys,
                                                        const QString &issuer, Instant now)
{
    const JwtExpectation expected{.issuer = issuer,
                                  .audience = {},
                                  .types = {QString::fromLatin1(TokenIssuer::kIdType)},
                                  .leeway = std::chrono::seconds(30), // as for the other tokens
                                  .allowExpired = true};
    const auto lookup = [&keys](const QString &kid) { return keys.rememberedKey(kid); };
    const auto claims = verifyJwt(token, lookup, expected, now);
    // Other servers call all of their tokens "JWT", and their keys can be imported: only an ID token has these members.
    if (!claims || claims->contains("type"_L1) || claims->contains("scope"_L1) || !claims->contains("at_hash"_L1))
        return std::nullopt;
    const TokenService::IdTokenFacts facts{.user = UserId{claims->value("sub"_L1).toString()},
                                           .client = ClientId{claims->value("aud"_L1).toString()},
                                           .session = SessionId{claims->value("sid"_L1).toString()}};
    const bool isComplete = !facts.user.isEmpty() && !facts.client.isEmpty() && !facts.session.isEmpty();
    if (!isComplete || claims->value("azp"_L1) != facts.client.value)
        return std::nullopt;
    return facts;
}

} // namespace core
