#include "core/authorization/AuthorizationCodeRepository.h"

#include "core/database/JsonList.h"

namespace core {

using namespace Qt::StringLiterals;

Result<bool> AuthorizationCodeRepository::insert(Transaction &transaction, const QString &codeHash,
                                                 const AuthorizationGrant &grant, Instant now, Instant expiresAt)
{
    auto rows = transaction.run(uR"(
        INSERT INTO authorization_codes (code_hash, client_id, user_id, session_id, redirect_uri, scope, resources,
                                         nonce, code_challenge, dpop_jkt, acr, amr, authenticated_at, created_at,
                                         expires_at)
        SELECT :code_hash, :client_id, u.id, :session_id, :redirect_uri, :scope, :resources, :nonce, :code_challenge,
               :dpop_jkt, :acr, :amr, :authenticated_at, :created_at, :expires_at
          FROM users u
         WHERE u.id = :user_id AND u.is_active = 1 AND u.deleted_at IS NULL
           AND (:no_session OR EXISTS (SELECT 1
                                         FROM browser_sessions s
                                        WHERE s.id = :living_session AND s.user_id = u.id AND s.ended_at IS NULL)))"_s,
                                {{"code_hash"_L1, codeHash},
                                 {"client_id"_L1, grant.client.value},
                                 {"session_id"_L1, grant.authentication.session.value},
                                 {"redirect_uri"_L1, grant.redirectUri},
                                 {"scope"_L1, grant.scopes.join(u' ')},
                                 {"resources"_L1, jsonList(grant.resources)},
                                 {"nonce"_L1, grant.nonce},
                                 {"code_challenge"_L1, grant.codeChallenge},
                                 {"dpop_jkt"_L1, grant.dpopKey},
                                 {"acr"_L1, grant.authentication.acr},
                                 {"amr"_L1, jsonList(grant.authentication.amr)},
                                 {"authenticated_at"_L1, bind(grant.authentication.at)},
                                 {"created_at"_L1, bind(now)},
                                 {"expires_at"_L1, bind(expiresAt)},
                                 {"user_id"_L1, grant.user.value},
                                 {"no_session"_L1, int(grant.authentication.session.isEmpty())},
                                 {"living_session"_L1, grant.authentication.session.value}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

Result<std::optional<AuthorizationCodeRepository::Row>> AuthorizationCodeRepository::find(SqlConnection &connection,
                                                                                          const QString &codeHash)
{
    auto rows = connection.run(uR"(
        SELECT client_id, user_id, session_id, redirect_uri, scope, resources, nonce, code_challenge, dpop_jkt, acr,
               amr, authenticated_at, expires_at, used_at, family_id
          FROM authorization_codes
         WHERE code_hash = :code_hash)"_s,
                               {{"code_hash"_L1, codeHash}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    Row row;
    row.grant.client = ClientId{rows->text(0)};
    row.grant.user = UserId{rows->text(1)};
    row.grant.authentication.session = SessionId{rows->text(2)};
    row.grant.redirectUri = rows->text(3);
    row.grant.scopes = rows->text(4).split(u' ', Qt::SkipEmptyParts);
    row.grant.resources = listFromJson(rows->text(5));
    row.grant.nonce = rows->text(6);
    row.grant.codeChallenge = rows->text(7);
    row.grant.dpopKey = rows->text(8);
    row.grant.authentication.acr = rows->text(9);
    row.grant.authentication.amr = listFromJson(rows->text(10));
    row.grant.authentication.at = rows->instant(11);
    row.expiresAt = rows->instant(12);
    row.usedAt = rows->instantOrNull(13);
    row.family = FamilyId{rows->text(14)};
    return row;
}

Result<bool> AuthorizationCodeRepository::spend(Transaction &transaction, const QString &codeHash,
                                                const FamilyId &family, Instant now)
{
    auto rows = transaction.run(
        uR"(
        UPDATE authorization_codes
           SET used_at = :used_at, family_id = :family_id
         WHERE code_hash = :code_hash AND used_at IS NULL AND expires_at > :now)"_s,
        {{"used_at"_L1, bind(now)}, {"family_id"_L1, family.value}, {"code_hash"_L1, codeHash}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

Result<void> AuthorizationCodeRepository::drop(Transaction &transaction, const UserId &user, const ClientId &client)
{
    auto rows = transaction.run(uR"(
        DELETE FROM authorization_codes
         WHERE user_id = :user_id AND client_id = :client_id AND used_at IS NULL)"_s,
                                {{"user_id"_L1, user.value}, {"client_id"_L1, client.value}});
    if (!rows)
        return fail(rows.error());
    return {};
}

} // namespace core
