#include "core/tokens/ProvenToken.h"

#include "core/tokens/TokenIssuer.h"

#include <QJsonArray>

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

static QStringList textsOf(const QJsonValue &array)
{
    QStringList texts;
    for (const QJsonValue &text : array.toArray())
        texts.append(text.toString());
    return texts;
}

std::optional<Authentication> authenticationIn(const QJsonObject &claims)
{
    if (!claims.contains("auth_time"_L1))
        return std::nullopt;
    return Authentication{.at = fromSeconds(claims.value("auth_time"_L1).toInteger()),
                          .acr = claims.value("acr"_L1).toString(),
                          .amr = textsOf(claims.value("amr"_L1)),
                          .session = SessionId{claims.value("session"_L1).toString()}};
}

QStringList audienceIn(const QJsonObject &claims)
{
    const QJsonValue audience = claims.value("aud"_L1);
    return audience.isString() ? QStringList{audience.toString()} : textsOf(audience);
}

static ProvenToken fromClaims(const QJsonObject &claims)
{
    const QString subject = claims.value("sub"_L1).toString();
    const QString client = claims.value("client_id"_L1).toString();
    const bool isMachine = !claims.contains("sid"_L1) && subject == client;
    return {.isRefresh = claims.value("type"_L1) == "refresh"_L1,
            .isMachine = isMachine,
            .jti = claims.value("jti"_L1).toString(),
            .user = UserId{isMachine ? QString() : subject},
            .client = ClientId{client},
            .family = FamilyId{claims.value("sid"_L1).toString()},
            .scopes = claims.value("scope"_L1).toString().split(u' ', Qt::SkipEmptyParts),
            .expiresAt = fromSeconds(claims.value("exp"_L1).toInteger()),
            .resources = textsOf(claims.value("resources"_L1)),
            .dpopKey = claims.value("cnf"_L1).toObject().value("jkt"_L1).toString(),
            .authentication = authenticationIn(claims),
            .claims = claims};
}

/// Both a user and his family, or neither and no refresh.
static bool isComplete(const ProvenToken &token)
{
    if (token.jti.isEmpty() || token.jti.size() > kLongestJti || token.client.isEmpty())
        return false;
    return token.isMachine ? !token.isRefresh : !token.user.isEmpty() && !token.family.isEmpty();
}

Result<ProvenToken, JwtFault> proveToken(QByteArrayView token, TokenKind kind, const KeyRing &keys,
                                         const QString &issuer, Instant now)
{
    const JwtExpectation expected{
        .issuer = issuer, .audience = {}, .types = typesOf(kind), .leeway = kClockLeeway, .allowExpired = true};
    const auto lookup = [&keys](const QString &kid) { return keys.verificationKey(kid); };
    const auto claims = verifyJwt(token, lookup, expected, now);
    if (!claims)
        return fail(claims.error());
    ProvenToken proven = fromClaims(*claims);
    // Two members tell the kind: where they disagree, it is a token that this server never makes.
    if (kind != TokenKind::Either && proven.isRefresh != (kind == TokenKind::Refresh))
        return fail(JwtFault::WrongType);
    if (!isComplete(proven))
        return fail(JwtFault::Malformed);
    return proven;
}

} // namespace core
