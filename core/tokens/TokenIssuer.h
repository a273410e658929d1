#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/keys/KeyRing.h"

#include <QByteArray>
#include <QStringList>

namespace core {

/// What a token tells; the claims hold the times in whole seconds.
struct TokenFacts
{
    QString jti;
    UserId user;
    ClientId client;
    FamilyId family;
    QStringList scopes;
    Instant issuedAt;
    Instant expiresAt;
};

/// Header and claims of our tokens, PRODUCT.md §7 "Tokens". Any thread.
class TokenIssuer
{
public:
    static constexpr auto kAccessType = "at+jwt";
    static constexpr auto kRefreshType = "rt+jwt";
    /// `nbf` lies this much before `iat`: clocks of validators differ by seconds.
    static constexpr std::chrono::seconds kNotBeforeSkew{5};

    TokenIssuer(QString issuer, QString audience) : m_issuer(std::move(issuer)), m_audience(std::move(audience)) {}

    Result<QByteArray> accessToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const;
    /// `aud` is the issuer: a validator that only looks at signature and audience must not take it for an access token.
    /// `sid` lets rotation sign both successors while the database still decides.
    Result<QByteArray> refreshToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const;

    const QString &issuer() const { return m_issuer; }
    const QString &audience() const { return m_audience; }
    void setIssuer(const QString &issuer) { m_issuer = issuer; }

private:
    QString m_issuer;
    QString m_audience;
};

} // namespace core
