#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/Authentication.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace core {

/// What a token tells; the claims hold the times in whole seconds.
struct TokenFacts
{
    QString jti;
    UserId user; ///< empty: a token of the client itself
    ClientId client;
    FamilyId family; ///< empty with the user only
    QStringList scopes;
    Instant issuedAt;
    Instant expiresAt;
    QStringList resources = {}; ///< empty: the configured audience
    std::optional<Authentication> authentication = {};
    QString dpopKey = {};   ///< `cnf.jkt`
    QJsonObject actor = {}; ///< `act`
    QJsonObject ruled = {}; ///< claims by the client's rules; never instead of one of ours
};

/// Header and claims of our tokens, PRODUCT.md §7 "Tokens". The header's `typ` keeps each kind from passing as another.
/// Any thread.
class TokenIssuer
{
public:
    static constexpr auto kAccessType = "at+jwt";
    static constexpr auto kRefreshType = "rt+jwt";
    static constexpr auto kIdType = "JWT"; ///< what clients' libraries expect of ID tokens
    static constexpr auto kLogoutType = "logout+jwt";
    static constexpr auto kLogoutEvent = "http://schemas.openid.net/event/backchannel-logout";
    /// `nbf` lies this much before `iat`: clocks of validators differ by seconds.
    static constexpr std::chrono::seconds kNotBeforeSkew{5};

    TokenIssuer(QString issuer, QString audience) : m_issuer(std::move(issuer)), m_audience(std::move(audience)) {}

    /// RFC 9068.
    Result<QByteArray> accessToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const;
    /// `aud` is the issuer: a validator that only looks at signature and audience must not take it for an access token.
    /// What rotation must know without asking the database stands in it: both successors are signed while the database
    /// still decides.
    Result<QByteArray> refreshToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const;
    /// OpenID Connect Core §2, for the access token that it comes with.
    Result<QByteArray> idToken(const TokenFacts &facts, const QString &nonce, const QByteArray &accessToken,
                               const KeyRing::ActiveKey &key) const;
    /// OpenID Connect Back-Channel Logout §2.4; `facts.authentication` tells the session.
    Result<QByteArray> logoutToken(const TokenFacts &facts, const KeyRing::ActiveKey &key) const;

    const QString &issuer() const { return m_issuer; }
    const QString &audience() const { return m_audience; }
    void setIssuer(const QString &issuer) { m_issuer = issuer; }

private:
    QString m_issuer;
    QString m_audience;
};

} // namespace core
