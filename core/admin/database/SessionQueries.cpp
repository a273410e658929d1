#include "core/admin/database/SessionQueries.h"

#include "core/database/JsonList.h"

namespace core {

using namespace Qt::StringLiterals;

Result<std::vector<SessionSummary>>
SessionQueries::sessions(SqlConnection &connection, const std::optional<UserId> &user, const SessionBounds &bounds)
{
    Bindings bindings{{"now"_L1, bind(bounds.now)},
                      {"alive"_L1, bind(bounds.now)},
                      {"seen_after"_L1, bind(bounds.seenAfter)},
                      {"authenticated_after"_L1, bind(bounds.authenticatedAfter)},
                      {"limit"_L1, SessionAdmin::kMost}};
    if (user)
        bindings.emplace_back("user"_L1, user->value);
    // CROSS: along the index of last_seen_at, not through all users.
    auto rows = connection.run(uR"(
        SELECT s.id, s.user_id, u.username, s.created_at, s.authenticated_at, s.last_seen_at, s.expires_at,
               s.ip_address, s.user_agent,
               (SELECT COUNT(*)
                  FROM token_families f
                 WHERE f.session_id = s.id AND f.session_id <> '' AND f.state = 'active' AND f.expires_at > :now)
          FROM browser_sessions s
         CROSS JOIN users u ON u.id = s.user_id
         WHERE s.ended_at IS NULL AND s.expires_at > :alive AND s.last_seen_at > :seen_after
           AND s.authenticated_at > :authenticated_after AND u.is_active = 1 AND u.deleted_at IS NULL)"_s +
                                   (user ? u" AND s.user_id = :user"_s : QString()) +
                                   u" ORDER BY s.last_seen_at DESC, s.id DESC LIMIT :limit"_s,
                               bindings);
    if (!rows)
        return fail(rows.error());
    std::vector<SessionSummary> sessions;
    while (rows->next())
        sessions.push_back({SessionId{rows->text(0)}, UserId{rows->text(1)}, rows->text(2), rows->instant(3),
                            rows->instant(4), rows->instant(5), rows->instant(6), rows->text(7), rows->text(8),
                            int(rows->integer(9))});
    return sessions;
}

Result<std::vector<ConsentSummary>> SessionQueries::consents(SqlConnection &connection,
                                                             const std::optional<UserId> &user,
                                                             const std::optional<ClientId> &client, Instant now)
{
    Bindings bindings{{"now"_L1, bind(now)}, {"limit"_L1, SessionAdmin::kMost}};
    QString narrowed;
    if (user) {
        bindings.emplace_back("user"_L1, user->value);
        narrowed += u" AND s.user_id = :user"_s;
    }
    if (client) {
        bindings.emplace_back("client"_L1, client->value);
        narrowed += u" AND s.client_id = :client"_s;
    }
    auto rows = connection.run(uR"(
        SELECT s.user_id, u.username, s.client_id, COALESCE(c.name, s.client_id), s.scopes, s.granted_at, s.updated_at,
               (SELECT COUNT(*)
                  FROM token_families f
                 WHERE f.user_id = s.user_id AND f.client_id = s.client_id AND f.state = 'active'
                   AND f.expires_at > :now)
          FROM consents s
          JOIN users u ON u.id = s.user_id
          LEFT JOIN oauth_clients c ON c.client_id = s.client_id
         WHERE u.deleted_at IS NULL)"_s +
                                   narrowed + u" ORDER BY s.updated_at DESC, s.user_id, s.client_id LIMIT :limit"_s,
                               bindings);
    if (!rows)
        return fail(rows.error());
    std::vector<ConsentSummary> consents;
    while (rows->next())
        consents.push_back({UserId{rows->text(0)}, rows->text(1), ClientId{rows->text(2)}, rows->text(3),
                            listFromJson(rows->text(4)), rows->instant(5), rows->instant(6), int(rows->integer(7))});
    return consents;
}

Result<std::vector<PendingDevice>> SessionQueries::pendingDevices(SqlConnection &connection, Instant now)
{
    auto rows = connection.run(uR"(
        SELECT d.id, d.client_id, COALESCE(c.name, d.client_id), d.scope, d.created_at, d.expires_at, d.ip_address,
               d.user_agent
          FROM device_codes d
          LEFT JOIN oauth_clients c ON c.client_id = d.client_id
         WHERE d.state = 'pending' AND d.expires_at > :now
         ORDER BY d.expires_at DESC, d.id
         LIMIT :limit)"_s,
                               {{"now"_L1, bind(now)}, {"limit"_L1, SessionAdmin::kMost}});
    if (!rows)
        return fail(rows.error());
    std::vector<PendingDevice> devices;
    while (rows->next())
        devices.push_back({rows->text(0), ClientId{rows->text(1)}, rows->text(2),
                           rows->text(3).split(u' ', Qt::SkipEmptyParts), rows->instant(4), rows->instant(5),
                           rows->text(6), rows->text(7)});
    return devices;
}

} // namespace core
