#include "core/tokens/RefreshTokenRepository.h"

namespace core {

using namespace Qt::StringLiterals;

Result<void> RefreshTokenRepository::insert(Transaction &transaction, const RefreshToken &token)
{
    auto rows = transaction.run(uR"(
        INSERT INTO refresh_tokens (id, jti_hash, parent_jti_hash, family_id, user_id, client_id, scope, kid, created_at,
                                    expires_at, ip_address, user_agent)
        SELECT :id, :jti_hash, :parent_jti_hash, :family_id, :user_id, :client_id, :scope, kid, :created_at,
               :expires_at, :ip_address, :user_agent
          FROM signing_keys
         WHERE kid = :kid AND state IN ('active', 'retiring'))"_s,
                                {{"id"_L1, token.id},
                                 {"jti_hash"_L1, token.jtiHash},
                                 {"parent_jti_hash"_L1, bindOrNull(token.parentJtiHash)},
                                 {"family_id"_L1, token.family.value},
                                 {"user_id"_L1, token.user.value},
                                 {"client_id"_L1, token.client.value},
                                 {"scope"_L1, token.scope},
                                 {"created_at"_L1, bind(token.createdAt)},
                                 {"expires_at"_L1, bind(token.expiresAt)},
                                 {"ip_address"_L1, token.address},
                                 {"user_agent"_L1, token.userAgent},
                                 {"kid"_L1, token.key.value}});
    if (!rows)
        return fail(rows.error());
    if (rows->affected() != 1)
        return fail(ErrorKind::Conflict, u"signing key %1 is no longer in use"_s.arg(token.key.value));
    return {};
}

Result<bool> RefreshTokenRepository::spend(Transaction &transaction, const QString &jtiHash, const ClientId &client,
                                           Instant now)
{
    auto rows = transaction.run(
        uR"(
        UPDATE refresh_tokens
           SET used_at = :used_at
         WHERE jti_hash = :jti_hash
           AND used_at IS NULL
           AND revoked = 0
           AND expires_at > :now
           AND client_id = :client_id
           AND EXISTS (SELECT 1 FROM token_families f WHERE f.id = refresh_tokens.family_id AND f.state = 'active')
           AND EXISTS (SELECT 1 FROM users u
                        WHERE u.id = refresh_tokens.user_id AND u.is_active = 1 AND u.deleted_at IS NULL)
           AND EXISTS (SELECT 1 FROM oauth_clients c
                        WHERE c.client_id = refresh_tokens.client_id AND c.is_active = 1 AND c.deleted_at IS NULL))"_s,
        {{"used_at"_L1, bind(now)}, {"jti_hash"_L1, jtiHash}, {"now"_L1, bind(now)}, {"client_id"_L1, client.value}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

static JudgedRefreshToken judgedFromRow(const Rows &rows)
{
    return {.token = {.id = rows.text(0),
                      .jtiHash = rows.text(1),
                      .parentJtiHash = rows.text(2),
                      .family = FamilyId{rows.text(3)},
                      .user = UserId{rows.text(4)},
                      .client = ClientId{rows.text(5)},
                      .scope = rows.text(6),
                      .key = KeyId{rows.text(7)},
                      .createdAt = rows.instant(8),
                      .expiresAt = rows.instant(9),
                      .address = rows.text(10),
                      .userAgent = rows.text(11)},
            .usedAt = rows.instantOrNull(12),
            .isRevoked = rows.flag(13),
            .isFamilyActive = rows.text(14) == "active"_L1,
            .isUserLive = rows.flag(15),
            .isClientLive = rows.flag(16),
            .familyState = rows.text(14),
            .endReason = rows.text(18),
            .username = rows.text(17)};
}

Result<std::optional<JudgedRefreshToken>> RefreshTokenRepository::find(SqlConnection &connection,
                                                                       const QString &jtiHash)
{
    auto rows = connection.run(uR"(
        SELECT t.id, t.jti_hash, t.parent_jti_hash, t.family_id, t.user_id, t.client_id, t.scope, t.kid, t.created_at,
               t.expires_at, t.ip_address, t.user_agent, t.used_at, t.revoked, f.state,
               COALESCE(u.is_active = 1 AND u.deleted_at IS NULL, 0),
               COALESCE(c.is_active = 1 AND c.deleted_at IS NULL, 0),
               u.username, COALESCE(f.revoke_reason, '')
          FROM refresh_tokens t
          JOIN token_families f ON f.id = t.family_id
          LEFT JOIN users u ON u.id = t.user_id
          LEFT JOIN oauth_clients c ON c.client_id = t.client_id
         WHERE t.jti_hash = :jti_hash)"_s,
                               {{"jti_hash"_L1, jtiHash}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return judgedFromRow(*rows);
}

Result<void> RefreshTokenRepository::markReused(Transaction &transaction, const QString &jtiHash, Instant now)
{
    auto rows = transaction.run(uR"(
        UPDATE refresh_tokens
           SET reused_at = :now
         WHERE jti_hash = :jti_hash AND reused_at IS NULL)"_s,
                                {{"now"_L1, bind(now)}, {"jti_hash"_L1, jtiHash}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<void> RefreshTokenRepository::setKey(Transaction &transaction, const QString &jtiHash, const KeyId &key)
{
    auto rows = transaction.run(u"UPDATE refresh_tokens SET kid = :kid WHERE jti_hash = :jti_hash"_s,
                                {{"kid"_L1, key.value}, {"jti_hash"_L1, jtiHash}});
    if (!rows)
        return fail(rows.error());
    return {};
}

} // namespace core
