#include "core/tokens/TokenIssuer.h"

#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"

#include <QJsonArray>

namespace core {

using namespace Qt::StringLiterals;

static QJsonObject tokenHeader(const char *type, const KeyRing::ActiveKey &key)
{
    return {{u"typ"_s, QString::fromLatin1(type)}, {u"kid"_s, key.id.value}};
}

static void insertTimes(QJsonObject &claims, const TokenFacts &facts)
{
    claims.insert(u"iat"_s, toSeconds(facts.issuedAt));
    claims.insert(u"exp"_s, toSeconds(facts.expiresAt));
}

static void insertAuthentication(QJsonObject &claims, const std::optional<Authentication> &authentication)
{
    if (!authentication)
        return;
    claims.insert(u"auth_time"_s, toSeconds(authentication->at));
    if (!authentication->acr.isEmpty())
        claims.insert(u"acr"_s, authentication->acr);
    if (!authentication->amr.isEmpty())
        claims.insert(u"amr"_s, QJsonArray::fromStringList(authentication->amr));
}

/// RFC 9449 §6.1.
static void insertKey(QJsonObject &claims, const QString &dpopKey)
{
    if (!dpopKey.isEmpty())
        claims.insert(u"cnf"_s, QJsonObject{{u"jkt"_s, dpopKey}});
}

/// The claims that access and refresh tokens have. Only a client's own tokens have no `sid`: that tells them apart,
/// whatever the ids look like.
static QJsonObject commonClaims(const TokenFacts &facts)
{
    QJsonObject claims = facts.ruled;
    claims.insert(u"client_id"_s, facts.client.value);
    claims.insert(u"scope"_s, facts.scopes.join(u' '));
    claims.insert(u"jti"_s, facts.jti);
    if (facts.user.isEmpty()) {
        claims.insert(u"sub"_s, facts.client.value);
    } else {
        claims.insert(u"sub"_s, facts.user.value);
        claims.insert(u"sid"_s, facts.family.value);
    }
    insertTimes(claims, facts);
    insertAuthentication(claims, facts.authentication);
    insertKey(claims, facts.dpopKey);
    return claims;
}

static QJsonValue audienceClaim(const QStringList &resources, const QString &configured)
{
    if (resources.isEmpty())
        return configured;
    return resources.size() == 1 ? QJsonValue(resources.first()) : QJsonValue(QJsonArray::fromStringList(resources));
}

/// The browser, else the family: what `sid` of ID tokens and logout tokens names.
static QString sessionOf(const TokenFacts &facts)
{
    const bool hasBrowser = facts.authentication && !facts.authentication->session.isEmpty();
    return hasBrowser ? facts.authentication->session.value : facts.family.value;
}

Result<QByteArray> TokenIssuer::accessToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const
{
    QJsonObject claims = commonClaims(facts);
    claims.insert(u"iss"_s, m_issuer);
    claims.insert(u"aud"_s, audienceClaim(facts.resources, m_audience));
    claims.insert(u"nbf"_s, toSeconds(facts.issuedAt - kNotBeforeSkew));
    claims.insert(u"type"_s, u"access"_s);
    if (!facts.actor.isEmpty())
        claims.insert(u"act"_s, facts.actor);
    return signJwt(key.key, tokenHeader(kAccessType, key), claims);
}

Result<QByteArray> TokenIssuer::refreshToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const
{
    QJsonObject claims = commonClaims(facts);
    claims.insert(u"iss"_s, m_issuer);
    claims.insert(u"aud"_s, m_issuer);
    claims.insert(u"type"_s, u"refresh"_s);
    if (!facts.resources.isEmpty())
        claims.insert(u"resources"_s, QJsonArray::fromStringList(facts.resources));
    if (facts.authentication && !facts.authentication->session.isEmpty())
        claims.insert(u"session"_s, facts.authentication->session.value);
    return signJwt(key.key, tokenHeader(kRefreshType, key), claims);
}

Result<QByteArray> TokenIssuer::idToken(const TokenFacts &facts, const QString &nonce, const QByteArray &accessToken,
                                        const KeyRing::ActiveKey &key) const
{
    QJsonObject claims = facts.ruled;
    claims.insert(u"iss"_s, m_issuer);
    claims.insert(u"sub"_s, facts.user.value);
    claims.insert(u"aud"_s, facts.client.value);
    claims.insert(u"azp"_s, facts.client.value);
    claims.insert(u"sid"_s, sessionOf(facts));
    claims.insert(u"at_hash"_s, accessTokenHash(accessToken, key.key.algorithm()));
    insertTimes(claims, facts);
    insertAuthentication(claims, facts.authentication);
    if (!nonce.isEmpty())
        claims.insert(u"nonce"_s, nonce);
    return signJwt(key.key, tokenHeader(kIdType, key), claims);
}

Result<QByteArray> TokenIssuer::logoutToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const
{
    QJsonObject claims{{u"iss"_s, m_issuer},
                       {u"aud"_s, facts.client.value},
                       {u"jti"_s, facts.jti},
                       {u"events"_s, QJsonObject{{QString::fromLatin1(kLogoutEvent), QJsonObject()}}},
                       {u"sub"_s, facts.user.value}};
    if (const QString session = sessionOf(facts); !session.isEmpty())
        claims.insert(u"sid"_s, session);
    insertTimes(claims, facts);
    return signJwt(key.key, tokenHeader(kLogoutType, key), claims);
}

} // namespace core
