#include "core/crypto/JwkSet.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace core {

Result<JwkSet> JwkSet::parse(const QJsonObject &jwks)
{
    const QJsonValue keys = jwks.value("keys"_L1);
    const QJsonArray members = keys.toArray();
    if (!keys.isArray() || members.size() > kMostKeys)
        return fail(ErrorKind::InvalidInput, u"a key set holds at most %1 keys"_s.arg(kMostKeys), u"jwks"_s);
    JwkSet set;
    for (const QJsonValue &member : members) {
        const QJsonObject jwk = member.toObject();
        if (showsPrivatePart(jwk))
            return fail(ErrorKind::InvalidInput, u"a key of the set shows its private part"_s, u"jwks"_s);
        if (auto key = PublicKey::fromJwk(jwk))
            set.m_keys.push_back({jwk.value("kid"_L1).toString(), *std::move(key)});
    }
    if (set.m_keys.empty())
        return fail(ErrorKind::InvalidInput, u"no key of the set can verify RS256, ES256 or EdDSA"_s, u"jwks"_s);
    return set;
}

std::vector<PublicKey> JwkSet::candidates(const QJsonObject &header) const
{
    const QString kid = header.value("kid"_L1).toString();
    std::vector<PublicKey> named;
    std::vector<PublicKey> others;
    for (const Key &key : m_keys) {
        if (kid.isEmpty() || key.kid.isEmpty())
            others.push_back(key.key);
        else if (key.kid == kid)
            named.push_back(key.key);
    }
    return named.empty() ? others : named;
}

Result<QJsonObject, JwtFault> JwkSet::verify(QByteArrayView token, const JwtExpectation &expected, Instant now) const
{
    const auto jwt = parseJwt(token);
    if (!jwt)
        return fail(JwtFault::Malformed);
    JwtFault fault = JwtFault::UnknownKey;
    for (const PublicKey &key : candidates(jwt->header)) {
        auto claims = verifyJwt(
            token, [&key](const QString &) { return key; }, expected, now);
        if (claims)
            return claims;
        // A key of another kind says less than one that fits and did not sign, or that signed something unfit.
        if (fault == JwtFault::UnknownKey || claims.error() != JwtFault::WrongAlgorithm)
            fault = claims.error();
        if (claims.error() != JwtFault::WrongAlgorithm && claims.error() != JwtFault::BadSignature)
            break;
    }
    return fail(fault);
}

} // namespace core
