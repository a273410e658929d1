#include "core/admin/database/KeyUses.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<KeyUse::Share>> sharesOf(Snapshot &snapshot, const QString &name, const KeyId &id, Instant now)
{
    auto rows = snapshot.run(u"SELECT "_s + name + uR"(, COUNT(DISTINCT t.family_id)
          FROM refresh_tokens t
          JOIN token_families f ON f.id = t.family_id
          LEFT JOIN users u ON u.id = f.user_id
         WHERE t.kid = :kid AND t.used_at IS NULL AND t.revoked = 0 AND t.expires_at > :now AND f.state = 'active'
         GROUP BY 1
         ORDER BY 2 DESC, 1
         LIMIT 50)"_s,
                             {{"kid"_L1, id.value}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    std::vector<KeyUse::Share> shares;
    while (rows->next())
        shares.push_back({rows->text(0), int(rows->integer(1))});
    return shares;
}

Result<void> countRefreshTokens(Snapshot &snapshot, const KeyId &id, Instant now, KeyUse &use)
{
    auto rows = snapshot.run(uR"(
        SELECT COUNT(*), COUNT(DISTINCT t.family_id), MAX(t.expires_at)
          FROM refresh_tokens t JOIN token_families f ON f.id = t.family_id
         WHERE t.kid = :kid AND t.used_at IS NULL AND t.revoked = 0 AND t.expires_at > :now AND f.state = 'active')"_s,
                             {{"kid"_L1, id.value}, {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    if (rows->next()) {
        use.refreshTokens = int(rows->integer(0));
        use.chains = int(rows->integer(1));
        use.lastRefreshExpiry = rows->instantOrNull(2);
    }
    return {};
}

/// Access tokens are not kept; each refresh token came with one.
Result<void> estimateAccessTokens(Snapshot &snapshot, const KeyId &id, std::chrono::seconds lifetime, Instant now,
                                  KeyUse &use)
{
    auto rows = snapshot.run(uR"(
        SELECT COUNT(*), MAX(t.created_at + 1000 * COALESCE(c.access_token_lifetime, :lifetime))
          FROM refresh_tokens t JOIN oauth_clients c ON c.client_id = t.client_id
         WHERE t.kid = :kid AND t.created_at + 1000 * COALESCE(c.access_token_lifetime, :lifetime2) > :now)"_s,
                             {{"kid"_L1, id.value},
                              {"lifetime"_L1, qint64(lifetime.count())},
                              {"lifetime2"_L1, qint64(lifetime.count())},
                              {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    if (rows->next()) {
        use.accessTokens = int(rows->integer(0));
        use.lastAccessExpiry = rows->instantOrNull(1);
    }
    return {};
}

} // namespace

Result<void> KeyUses::count(Snapshot &snapshot, KeySummary &key, Instant now)
{
    auto live = snapshot.run(uR"(
        SELECT COUNT(*) FROM refresh_tokens
         WHERE kid = :kid AND revoked = 0 AND used_at IS NULL AND expires_at > :now)"_s,
                             {{"kid"_L1, key.id.value}, {"now"_L1, bind(now)}});
    if (!live)
        return fail(live.error());
    key.liveRefreshTokens = live->next() ? int(live->integer(0)) : 0;
    auto all = snapshot.run(u"SELECT COUNT(*), MAX(expires_at) FROM refresh_tokens WHERE kid = :kid"_s,
                            {{"kid"_L1, key.id.value}});
    if (!all)
        return fail(all.error());
    if (all->next()) {
        key.tokensSigned = int(all->integer(0));
        key.lastTokenExpiry = all->instantOrNull(1);
    }
    return {};
}

Result<KeyUse> KeyUses::of(Snapshot &snapshot, const KeyId &id, std::chrono::seconds accessLifetime, Instant now)
{
    KeyUse use;
    if (const auto counted = countRefreshTokens(snapshot, id, now, use); !counted)
        return fail(counted.error());
    if (const auto estimated = estimateAccessTokens(snapshot, id, accessLifetime, now, use); !estimated)
        return fail(estimated.error());
    auto clients = sharesOf(snapshot, u"f.client_id"_s, id, now);
    if (!clients)
        return fail(clients.error());
    auto users = sharesOf(snapshot, u"COALESCE(u.username, f.user_id)"_s, id, now);
    if (!users)
        return fail(users.error());
    use.clients = *std::move(clients);
    use.users = *std::move(users);
    return use;
}

} // namespace core
