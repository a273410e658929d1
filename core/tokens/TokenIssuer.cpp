#include "core/tokens/TokenIssuer.h"

#include "core/crypto/Jwt.h"

#include <QJsonObject>

namespace core {

using namespace Qt::StringLiterals;

/// The claims that both kinds of token have.
static QJsonObject commonClaims(const TokenFacts &facts)
{
    return {{u"sub"_s, facts.user.value},
            {u"client_id"_s, facts.client.value},
            {u"sid"_s, facts.family.value},
            {u"scope"_s, facts.scopes.join(u' ')},
            {u"jti"_s, facts.jti},
            {u"iat"_s, toSeconds(facts.issuedAt)},
            {u"exp"_s, toSeconds(facts.expiresAt)}};
}

static QJsonObject tokenHeader(const char *type, const KeyRing::ActiveKey &key)
{
    return {{u"typ"_s, QString::fromLatin1(type)}, {u"kid"_s, key.id.value}};
}

Result<QByteArray> TokenIssuer::accessToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const
{
    QJsonObject claims = commonClaims(facts);
    claims.insert(u"iss"_s, m_issuer);
    claims.insert(u"aud"_s, m_audience);
    claims.insert(u"nbf"_s, toSeconds(facts.issuedAt - kNotBeforeSkew));
    claims.insert(u"type"_s, u"access"_s);
    return signJwt(key.key, tokenHeader(kAccessType, key), claims);
}

Result<QByteArray> TokenIssuer::refreshToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const
{
    QJsonObject claims = commonClaims(facts);
    claims.insert(u"iss"_s, m_issuer);
    claims.insert(u"aud"_s, m_issuer);
    claims.insert(u"type"_s, u"refresh"_s);
    return signJwt(key.key, tokenHeader(kRefreshType, key), claims);
}

} // namespace core
