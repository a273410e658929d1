#include "core/tokens/TokenJudge.h"

#include "core/crypto/TokenDigest.h"
#include "core/tokens/RefreshTokenRepository.h"

namespace core {

using namespace Qt::StringLiterals;

Result<TokenState> TokenJudge::judge(SqlConnection &connection, const ProvenToken &proven, Instant now)
{
    TokenState state{.active = false,
                     .isRefresh = proven.isRefresh,
                     .isMachine = proven.isMachine,
                     .claims = proven.claims,
                     .reason = {},
                     .user = proven.user,
                     .client = proven.client,
                     .family = proven.family,
                     .username = {}};
    const auto reason = reasonAgainst(connection, proven, state);
    if (!reason)
        return fail(reason.error());
    state.reason = proven.expiresAt <= now ? u"expired"_s : *reason;
    state.active = state.reason.isEmpty();
    return state;
}

Result<QString> TokenJudge::reasonAgainst(SqlConnection &connection, const ProvenToken &proven, TokenState &state)
{
    if (proven.isRefresh)
        return reasonAgainstRefresh(connection, proven, state);
    return proven.isMachine ? reasonAgainstMachine(connection, proven) : reasonAgainstAccess(connection, proven, state);
}

Result<QString> TokenJudge::reasonAgainstMachine(SqlConnection &connection, const ProvenToken &proven)
{
    auto rows = connection.run(uR"(
        SELECT EXISTS (SELECT 1 FROM oauth_clients c
                        WHERE c.client_id = :client AND c.is_active = 1 AND c.deleted_at IS NULL),
               EXISTS (SELECT 1 FROM denied_access_tokens d WHERE d.jti_hash = :jti_hash))"_s,
                               {{"client"_L1, proven.client.value}, {"jti_hash"_L1, sha256Hex(proven.jti.toUtf8())}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next() || !rows->flag(0))
        return u"client_disabled"_s;
    return rows->flag(1) ? u"revoked"_s : QString();
}

/// Both clients must be alive: the one that the user signed in to, and the one that the token was exchanged for.
Result<QString> TokenJudge::reasonAgainstAccess(SqlConnection &connection, const ProvenToken &proven, TokenState &state)
{
    auto rows = connection.run(uR"(
        SELECT f.state,
               COALESCE(u.is_active = 1 AND u.deleted_at IS NULL, 0),
               (SELECT COUNT(*) FROM oauth_clients c
                 WHERE c.client_id IN (f.client_id, :client) AND c.is_active = 1 AND c.deleted_at IS NULL) =
                   CASE WHEN f.client_id = :client THEN 1 ELSE 2 END,
               EXISTS (SELECT 1 FROM denied_access_tokens d WHERE d.jti_hash = :jti_hash),
               u.username
          FROM token_families f
          LEFT JOIN users u ON u.id = f.user_id
         WHERE f.id = :family)"_s,
                               {{"client"_L1, proven.client.value},
                                {"jti_hash"_L1, sha256Hex(proven.jti.toUtf8())},
                                {"family"_L1, proven.family.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return u"unknown_family"_s;
    state.username = rows->text(4);
    if (rows->text(0) != "active"_L1)
        return u"family_"_s + rows->text(0);
    if (!rows->flag(1))
        return u"user_disabled"_s;
    if (!rows->flag(2))
        return u"client_disabled"_s;
    return rows->flag(3) ? u"revoked"_s : QString();
}

Result<QString> TokenJudge::reasonAgainstRefresh(SqlConnection &connection, const ProvenToken &proven,
                                                 TokenState &state)
{
    const auto found = RefreshTokenRepository::find(connection, sha256Hex(proven.jti.toUtf8()));
    if (!found)
        return fail(found.error());
    if (!*found)
        return u"unknown"_s;
    const JudgedRefreshToken &judged = **found;
    state.username = judged.username;
    state.family = judged.token.family;
    if (!judged.isFamilyActive)
        return u"family_"_s + judged.familyState;
    if (judged.usedAt)
        return u"used"_s;
    if (judged.isRevoked)
        return u"revoked"_s;
    if (!judged.isUserLive)
        return u"user_disabled"_s;
    return judged.isClientLive ? QString() : u"client_disabled"_s;
}

} // namespace core
