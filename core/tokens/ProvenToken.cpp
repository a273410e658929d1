#include "core/tokens/ProvenToken.h"

#include "core/tokens/TokenIssuer.h"

namespace core {

using namespace Qt::StringLiterals;

/// Clocks of our own nodes may differ by seconds.
static constexpr std::chrono::seconds kClockLeeway{30};
static constexpr qsizetype kLongestJti = 64;

static QStringList typesOf(TokenKind kind)
{
    const QString access = QString::fromLatin1(TokenIssuer::kAccessType);
    const QString refresh = QString::fromLatin1(TokenIssuer::kRefreshType);
    switch (kind) {
    case TokenKind::Access:
        return {access};
    case TokenKind::Refresh:
        return {refresh};
    case TokenKind::Either:
        return {access, refresh};
    }
    Q_UNREACHABLE();
}

Result<ProvenToken, JwtFault> proveToken(QByteArrayView token, TokenKind kind, const KeyRing &keys,
                                         const QString &issuer, Instant now)
{
    const JwtExpectation expected{
        .issuer = issuer, .audience = {}, .types = typesOf(kind), .leeway = kClockLeeway, .allowExpired = true};
    const auto lookup = [&keys](const QString &kid) { return keys.verificationKey(kid); };
    auto claims = verifyJwt(token, lookup, expected, now);
    if (!claims)
        return fail(claims.error());
    ProvenToken proven{.isRefresh = claims->value("type"_L1) == "refresh"_L1,
                       .jti = claims->value("jti"_L1).toString(),
                       .user = UserId{claims->value("sub"_L1).toString()},
                       .client = ClientId{claims->value("client_id"_L1).toString()},
                       .family = FamilyId{claims->value("sid"_L1).toString()},
                       .scopes = claims->value("scope"_L1).toString().split(u' ', Qt::SkipEmptyParts),
                       .expiresAt = fromSeconds(claims->value("exp"_L1).toInteger()),
                       .claims = *claims};
    // Two members tell the kind: where they disagree, it is a token that this server never makes.
    if (kind != TokenKind::Either && proven.isRefresh != (kind == TokenKind::Refresh))
        return fail(JwtFault::WrongType);
    if (proven.jti.isEmpty() || proven.jti.size() > kLongestJti || proven.user.isEmpty() || proven.client.isEmpty())
        return fail(JwtFault::Malformed);
    return proven;
}

} // namespace core
