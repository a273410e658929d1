#include "core/tokens/TokenFamilyRepository.h"

namespace core {

using namespace Qt::StringLiterals;

/// `state = 'active'` and the conditions that are set; only names of placeholders are put together here, never values.
static QString activeMatching(const FamilyCriteria &criteria)
{
    QString condition = u"state = 'active'"_s;
    if (criteria.family)
        condition += u" AND id = :family"_s;
    if (criteria.user)
        condition += u" AND user_id = :user"_s;
    if (criteria.client)
        condition += u" AND client_id = :client"_s;
    if (criteria.session)
        condition += u" AND session_id = :session"_s;
    return condition;
}

static Bindings criteriaBindings(const FamilyCriteria &criteria)
{
    Bindings bindings;
    if (criteria.family)
        bindings.emplace_back("family"_L1, criteria.family->value);
    if (criteria.user)
        bindings.emplace_back("user"_L1, criteria.user->value);
    if (criteria.client)
        bindings.emplace_back("client"_L1, criteria.client->value);
    if (criteria.session)
        bindings.emplace_back("session"_L1, criteria.session->value);
    return bindings;
}

Result<void> TokenFamilyRepository::insert(Transaction &transaction, const TokenFamily &family)
{
    auto rows = transaction.run(uR"(
        INSERT INTO token_families (id, user_id, client_id, scope, grant_type, depth, created_at, last_used_at, expires_at,
                                    ip_address, user_agent, session_id)
        SELECT :id, id, :client_id, :scope, :grant_type, :depth, :created_at, :last_used_at, :expires_at,
               :ip_address, :user_agent, :session_id
          FROM users
         WHERE id = :user_id AND is_active = 1 AND deleted_at IS NULL AND updated_at = :user_updated_at)"_s,
                                {{"id"_L1, family.id.value},
                                 {"client_id"_L1, family.client.value},
                                 {"scope"_L1, family.scope},
                                 {"grant_type"_L1, family.grantType},
                                 {"depth"_L1, family.depth},
                                 {"created_at"_L1, bind(family.createdAt)},
                                 {"last_used_at"_L1, bind(family.createdAt)},
                                 {"expires_at"_L1, bind(family.expiresAt)},
                                 {"ip_address"_L1, family.address},
                                 {"user_agent"_L1, family.userAgent},
                                 {"session_id"_L1, family.session.value},
                                 {"user_id"_L1, family.user.value},
                                 {"user_updated_at"_L1, bind(family.userUpdatedAt)}});
    if (!rows)
        return fail(rows.error());
    if (rows->affected() != 1)
        return fail(ErrorKind::Conflict, u"the user was changed meanwhile, is disabled, deleted or unknown"_s);
    return {};
}

Result<void> TokenFamilyRepository::grow(Transaction &transaction, const FamilyId &id, Instant now, Instant expiresAt)
{
    auto rows = transaction.run(uR"(
        UPDATE token_families
           SET depth = depth + 1, last_used_at = :now, expires_at = :expires_at
         WHERE id = :id)"_s,
                                {{"now"_L1, bind(now)}, {"expires_at"_L1, bind(expiresAt)}, {"id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<std::optional<TokenFamilyRepository::Owner>> TokenFamilyRepository::owner(SqlConnection &connection,
                                                                                 const FamilyId &id)
{
    auto rows =
        connection.run(u"SELECT user_id, client_id FROM token_families WHERE id = :id"_s, {{"id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return Owner{UserId{rows->text(0)}, ClientId{rows->text(1)}};
}

Result<int> TokenFamilyRepository::countActive(SqlConnection &connection, const FamilyCriteria &criteria)
{
    auto rows = connection.run(u"SELECT COUNT(*) FROM token_families WHERE "_s + activeMatching(criteria),
                               criteriaBindings(criteria));
    if (!rows)
        return fail(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

Result<int> TokenFamilyRepository::endFamilies(Transaction &transaction, const FamilyCriteria &criteria,
                                               const QString &reason, Instant now)
{
    return end(transaction, criteria, u"revoked"_s, reason, now);
}

Result<bool> TokenFamilyRepository::endReused(Transaction &transaction, const FamilyId &id, Instant now)
{
    const auto ended = end(transaction, {.family = id}, u"reused"_s, u"reuse"_s, now);
    if (!ended)
        return fail(ended.error());
    return *ended == 1;
}

Result<int> TokenFamilyRepository::end(Transaction &transaction, const FamilyCriteria &criteria, const QString &state,
                                       const QString &reason, Instant now)
{
    // An empty session is that of every family without a browser: no criterion either.
    const bool hasSession = criteria.session && !criteria.session->isEmpty();
    if (!criteria.family && !criteria.user && !criteria.client && !hasSession)
        return fail(ErrorKind::InvalidInput, u"no criterion: this would end every family"_s);
    const QString condition = activeMatching(criteria);
    Bindings tokenBindings = criteriaBindings(criteria);
    tokenBindings.emplace_back("now"_L1, bind(now));
    auto tokens = transaction.run(uR"(
        UPDATE refresh_tokens
           SET revoked = 1, revoked_at = :now
         WHERE revoked = 0
           AND family_id IN (SELECT id FROM token_families WHERE )"_s +
                                      condition + u')',
                                  tokenBindings);
    if (!tokens)
        return fail(tokens.error());
    Bindings familyBindings = criteriaBindings(criteria);
    familyBindings.emplace_back("state"_L1, state);
    familyBindings.emplace_back("reason"_L1, reason);
    familyBindings.emplace_back("now"_L1, bind(now));
    auto families = transaction.run(uR"(
        UPDATE token_families
           SET state = :state, revoke_reason = :reason, revoked_at = :now
         WHERE )"_s + condition,
                                    familyBindings);
    if (!families)
        return fail(families.error());
    return families->affected();
}

} // namespace core
