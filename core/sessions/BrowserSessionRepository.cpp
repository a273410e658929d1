#include "core/sessions/BrowserSessionRepository.h"

#include "core/database/JsonList.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString kSessionColumns = uR"(
        SELECT id, user_id, acr, amr, created_at, authenticated_at, last_seen_at, expires_at, ip_address, user_agent,
               expires_at > :now AND last_seen_at > :seen_after AND authenticated_at > :authenticated_after
          FROM browser_sessions)"_s;

/// The only place that knows the order of kSessionColumns.
BrowserSessionRepository::Row sessionFromRow(const Rows &row)
{
    BrowserSession session;
    session.id = SessionId{row.text(0)};
    session.user = UserId{row.text(1)};
    session.acr = row.text(2);
    session.amr = listFromJson(row.text(3));
    session.createdAt = row.instant(4);
    session.authenticatedAt = row.instant(5);
    session.lastSeenAt = row.instant(6);
    session.expiresAt = row.instant(7);
    session.address = row.text(8);
    session.userAgent = row.text(9);
    return {std::move(session), row.flag(10)};
}

Bindings bindingsOf(const SessionBounds &bounds)
{
    return {{"now"_L1, bind(bounds.now)},
            {"seen_after"_L1, bind(bounds.seenAfter)},
            {"authenticated_after"_L1, bind(bounds.authenticatedAfter)}};
}

Result<bool> changesOneSession(Transaction &transaction, const QString &sql, const Bindings &bindings)
{
    auto rows = transaction.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

} // namespace

Result<bool> BrowserSessionRepository::insert(Transaction &transaction, const BrowserSession &session,
                                              const QString &secretHash, Instant userUpdatedAt)
{
    return changesOneSession(transaction, uR"(
        INSERT INTO browser_sessions (id, secret_hash, user_id, acr, amr, created_at, authenticated_at, last_seen_at,
                                      expires_at, ip_address, user_agent)
        SELECT :id, :secret_hash, id, :acr, :amr, :created_at, :authenticated_at, :last_seen_at, :expires_at,
               :ip_address, :user_agent
          FROM users
         WHERE id = :user_id AND is_active = 1 AND deleted_at IS NULL AND updated_at = :user_updated_at)"_s,
                             {{"id"_L1, session.id.value},
                              {"secret_hash"_L1, secretHash},
                              {"acr"_L1, session.acr},
                              {"amr"_L1, jsonList(session.amr)},
                              {"created_at"_L1, bind(session.createdAt)},
                              {"authenticated_at"_L1, bind(session.authenticatedAt)},
                              {"last_seen_at"_L1, bind(session.lastSeenAt)},
                              {"expires_at"_L1, bind(session.expiresAt)},
                              {"ip_address"_L1, session.address},
                              {"user_agent"_L1, session.userAgent},
                              {"user_id"_L1, session.user.value},
                              {"user_updated_at"_L1, bind(userUpdatedAt)}});
}

Result<bool> BrowserSessionRepository::renew(Transaction &transaction, const BrowserSession &session,
                                             const QString &oldHash, const QString &newHash, Instant userUpdatedAt)
{
    return changesOneSession(transaction, uR"(
        UPDATE browser_sessions
           SET secret_hash = :new_hash, acr = :acr, amr = :amr, authenticated_at = :authenticated_at,
               last_seen_at = :last_seen_at, expires_at = :expires_at, ip_address = :ip_address,
               user_agent = :user_agent
         WHERE id = :id AND secret_hash = :old_hash AND ended_at IS NULL
           AND EXISTS (SELECT 1
                         FROM users u
                        WHERE u.id = browser_sessions.user_id AND u.is_active = 1 AND u.deleted_at IS NULL
                          AND u.updated_at = :user_updated_at))"_s,
                             {{"new_hash"_L1, newHash},
                              {"acr"_L1, session.acr},
                              {"amr"_L1, jsonList(session.amr)},
                              {"authenticated_at"_L1, bind(session.authenticatedAt)},
                              {"last_seen_at"_L1, bind(session.lastSeenAt)},
                              {"expires_at"_L1, bind(session.expiresAt)},
                              {"ip_address"_L1, session.address},
                              {"user_agent"_L1, session.userAgent},
                              {"id"_L1, session.id.value},
                              {"old_hash"_L1, oldHash},
                              {"user_updated_at"_L1, bind(userUpdatedAt)}});
}

Result<std::optional<BrowserSessionRepository::Row>> BrowserSessionRepository::findBySecret(SqlConnection &connection,
                                                                                            const QString &secretHash,
                                                                                            const SessionBounds &bounds)
{
    Bindings bindings = bindingsOf(bounds);
    bindings.emplace_back("secret_hash"_L1, secretHash);
    auto rows = connection.run(kSessionColumns + u" WHERE secret_hash = :secret_hash AND ended_at IS NULL"_s, bindings);
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return sessionFromRow(*rows);
}

Result<std::optional<BrowserSessionRepository::Row>>
BrowserSessionRepository::find(SqlConnection &connection, const SessionId &id, const SessionBounds &bounds)
{
    Bindings bindings = bindingsOf(bounds);
    bindings.emplace_back("id"_L1, id.value);
    auto rows = connection.run(kSessionColumns + u" WHERE id = :id AND ended_at IS NULL"_s, bindings);
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return sessionFromRow(*rows);
}

Result<std::vector<BrowserSessionRepository::Row>>
BrowserSessionRepository::ofUser(SqlConnection &connection, const UserId &user, const SessionBounds &bounds)
{
    Bindings bindings = bindingsOf(bounds);
    bindings.emplace_back("user_id"_L1, user.value);
    auto rows = connection.run(
        kSessionColumns + u" WHERE user_id = :user_id AND ended_at IS NULL ORDER BY created_at DESC, id"_s, bindings);
    if (!rows)
        return fail(rows.error());
    std::vector<Row> sessions;
    while (rows->next())
        sessions.push_back(sessionFromRow(*rows));
    return sessions;
}

Result<void> BrowserSessionRepository::touch(Transaction &transaction, const SessionId &id, Instant now,
                                             Instant latestEnd)
{
    auto rows = transaction.run(uR"(
        UPDATE browser_sessions
           SET last_seen_at = :now, expires_at = MIN(expires_at, :latest_end)
         WHERE id = :id AND ended_at IS NULL)"_s,
                                {{"now"_L1, bind(now)}, {"latest_end"_L1, bind(latestEnd)}, {"id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> BrowserSessionRepository::end(Transaction &transaction, const SessionId &id, const QString &reason,
                                           Instant now)
{
    return changesOneSession(transaction, uR"(
        UPDATE browser_sessions
           SET ended_at = :now, end_reason = :reason
         WHERE id = :id AND ended_at IS NULL)"_s,
                             {{"now"_L1, bind(now)}, {"reason"_L1, reason}, {"id"_L1, id.value}});
}

Result<std::vector<SessionFamily>> BrowserSessionRepository::familiesOf(SqlConnection &connection, const SessionId &id)
{
    auto rows = connection.run(uR"(
        SELECT id, client_id, state = 'active', scope
          FROM token_families
         WHERE session_id = :session AND session_id <> '')"_s,
                               {{"session"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    std::vector<SessionFamily> families;
    while (rows->next())
        families.push_back({FamilyId{rows->text(0)}, ClientId{rows->text(1)}, rows->flag(2),
                            rows->text(3).split(u' ').contains("offline_access"_L1)});
    return families;
}

Result<int> BrowserSessionRepository::countLivingFamilies(SqlConnection &connection, const UserId &user, Instant now)
{
    auto rows = connection.run(uR"(
        SELECT COUNT(*)
          FROM token_families
         WHERE user_id = :user_id AND state = 'active' AND expires_at > :now)"_s,
                               {{"user_id"_L1, user.value}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

Result<void> BrowserSessionRepository::dropCodesOf(Transaction &transaction, const BrowserSession &session)
{
    auto rows = transaction.run(uR"(
        DELETE FROM authorization_codes
         WHERE user_id = :user_id AND session_id = :id AND used_at IS NULL)"_s,
                                {{"user_id"_L1, session.user.value}, {"id"_L1, session.id.value}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<void> BrowserSessionRepository::dropCodesOf(Transaction &transaction, const UserId &user,
                                                   const SessionId &except)
{
    const Bindings bindings{{"user_id"_L1, user.value}, {"except"_L1, except.value}};
    auto codes = transaction.run(uR"(
        DELETE FROM authorization_codes
         WHERE user_id = :user_id AND used_at IS NULL AND (session_id <> :except OR session_id = ''))"_s,
                                 bindings);
    if (!codes)
        return fail(codes.error());
    auto devices = transaction.run(uR"(
        UPDATE device_codes
           SET state = 'denied'
         WHERE user_id = :user_id AND state = 'approved' AND (session_id <> :except OR session_id = ''))"_s,
                                   bindings);
    if (!devices)
        return fail(devices.error());
    return {};
}

} // namespace core
