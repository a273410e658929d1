#include "core/admin/database/GrantUses.h"

#include "core/clients/Client.h"

#include <algorithm>
#include <numeric>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using TokensByGrant = QMap<QString, qint64> GrantUse::OfClient::*;

constexpr std::chrono::hours kDayOfUse{24};
constexpr std::chrono::hours kMonthOfUse{30 * 24};

/// A rough kind does not say whose its rows are (AuditKinds.h): they are asked themselves.
const QString kUses = uR"(
    SELECT u.client_id, u.grant_type, sum(u.tokens), COALESCE(max(c.name), '')
      FROM (SELECT k.client_id, k.grant_type, h.rows AS tokens
              FROM audit_kinds k
              JOIN audit_hours h ON h.kind = k.id AND h.hour >= :hour
             WHERE k.event_type = 'token_issued' AND k.id % 2 = 1 AND NOT k.is_rough
            UNION ALL
            SELECT k.client_id, k.grant_type, 1
              FROM audit_kinds k
              JOIN audit_logs l ON l.kind = k.id AND l.created_at >= :since AND l.created_at < :whole
             WHERE k.event_type = 'token_issued' AND k.id % 2 = 1 AND NOT k.is_rough
            UNION ALL
            SELECT COALESCE(l.client_id, ''), COALESCE(json_extract(l.event_data, '$.grant'), ''), 1
              FROM audit_kinds k
              JOIN audit_logs l ON l.kind = k.id AND l.created_at >= :since
             WHERE k.event_type = 'token_issued' AND k.id % 2 = 1 AND k.is_rough) u
      LEFT JOIN oauth_clients c ON c.client_id = u.client_id
     GROUP BY u.client_id, u.grant_type)"_s;

Result<void> addUses(Snapshot &snapshot, Instant since, TokensByGrant side, QMap<QString, GrantUse::OfClient> &clients)
{
    const Instant whole = std::chrono::ceil<std::chrono::hours>(since);
    auto rows = snapshot.run(kUses, {{"since"_L1, bind(since)},
                                     {"whole"_L1, bind(whole)},
                                     {"hour"_L1, qint64(whole.time_since_epoch() / std::chrono::hours(1))}});
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        auto &client = clients[rows->text(0)];
        client.client = ClientId{rows->text(0)};
        client.name = rows->text(3);
        if (rows->integer(2) > 0)
            (client.*side)[rows->text(1)] += rows->integer(2);
    }
    return {};
}

qint64 tokensOf(const GrantUse::OfClient &client)
{
    const QList<qint64> counts = client.lastMonth.values();
    return std::accumulate(counts.begin(), counts.end(), qint64(0));
}

} // namespace

Result<GrantUse> grantUses(Snapshot &snapshot, Instant now)
{
    QMap<QString, GrantUse::OfClient> clients;
    for (const auto &[span, side] :
         {std::pair(kMonthOfUse, &GrantUse::OfClient::lastMonth), std::pair(kDayOfUse, &GrantUse::OfClient::lastDay)}) {
        if (auto added = addUses(snapshot, now - span, side, clients); !added)
            return fail(added.error());
    }
    GrantUse use;
    for (const auto &client : std::as_const(clients)) {
        if (client.lastMonth.isEmpty() || client.client.value == QLatin1String(kSelfTestClient))
            continue; // the self-test's own is gone when it ends
        for (auto count = client.lastDay.begin(); count != client.lastDay.end(); ++count)
            use.lastDay[count.key()] += count.value();
        for (auto count = client.lastMonth.begin(); count != client.lastMonth.end(); ++count)
            use.lastMonth[count.key()] += count.value();
        use.clientsOnPassword += client.lastMonth.contains(u"password"_s);
        use.clients.push_back(client);
    }
    std::ranges::stable_sort(use.clients, std::ranges::greater(), tokensOf);
    return use;
}

} // namespace core
