#include "core/admin/database/ChainQueries.h"

#include "core/admin/database/ChainConditions.h"
#include "core/base/PageKey.h"

#include <QSet>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString kFamilyColumns = uR"(
    SELECT f.id, f.user_id, COALESCE(u.username, ''), f.client_id, f.scope, f.grant_type, f.depth, f.state,
           COALESCE(f.revoke_reason, ''), f.created_at, f.last_used_at, f.expires_at, f.ip_address, f.revoked_at%1
      FROM token_families f LEFT JOIN users u ON u.id = f.user_id)"_s;

ChainState familyState(const QString &state, Instant expiresAt, Instant now)
{
    if (state == "reused"_L1)
        return ChainState::Reused;
    if (state == "revoked"_L1)
        return ChainState::Revoked;
    return expiresAt <= now ? ChainState::Expired : ChainState::Active;
}

ChainSummary summaryFromRow(const Rows &row, Instant now)
{
    ChainSummary chain;
    chain.id = FamilyId{row.text(0)};
    chain.user = UserId{row.text(1)};
    chain.username = row.text(2);
    chain.client = ClientId{row.text(3)};
    chain.scope = row.text(4);
    chain.grantType = row.text(5);
    chain.depth = int(row.integer(6));
    chain.revokeReason = row.text(8);
    chain.startedAt = row.instant(9);
    chain.lastUsedAt = row.instant(10);
    chain.expiresAt = row.instant(11);
    chain.address = row.text(12);
    chain.endedAt = row.instantOrNull(13);
    chain.state = familyState(row.text(7), chain.expiresAt, now);
    return chain;
}

/// What a list may be sorted by. The expressions are text of the program.
QString sortedBy(const QString &column)
{
    static const QHash<QString, QString> expressions{
        {u"user"_s, u"COALESCE(u.username, '')"_s},
        {u"client"_s, u"f.client_id"_s},
        {u"depth"_s, u"f.depth"_s},
        {u"started"_s, u"f.created_at"_s},
        {u"last_use"_s, u"f.last_used_at"_s},
        {u"state"_s, u"CASE WHEN f.state = 'active' AND f.expires_at <= :state_now THEN 'expired' ELSE f.state END"_s},
        {u"address"_s, u"f.ip_address"_s}};
    return expressions.value(column, u"f.last_used_at"_s);
}

bool isTextOrder(const QString &column)
{
    return column == "user"_L1 || column == "client"_L1 || column == "state"_L1 || column == "address"_L1;
}

Result<qint64> countOf(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

ChainToken tokenFromRow(const Rows &row)
{
    ChainToken token;
    token.jtiHash = row.text(0);
    token.parentJtiHash = row.text(1);
    token.key = KeyId{row.text(2)};
    token.createdAt = row.instant(3);
    token.expiresAt = row.instant(4);
    token.usedAt = row.instantOrNull(5);
    token.reusedAt = row.instantOrNull(6);
    token.revokedAt = row.instantOrNull(7);
    token.address = row.text(8);
    token.userAgent = row.text(9);
    return token;
}

/// A used token stays "used" when its family ends, unless it came from the token that was used twice: then a stranger
/// may have held it.
ChainState stateOf(const ChainToken &token, bool descendsFromReused, Instant now)
{
    if (token.reusedAt)
        return ChainState::Reused;
    if (token.revokedAt && (!token.usedAt || descendsFromReused))
        return ChainState::Revoked;
    if (token.usedAt)
        return ChainState::Used;
    return token.expiresAt <= now ? ChainState::Expired : ChainState::Active;
}

/// Marks what changed along the chain, and who may still repeat a use.
void relateTokens(std::vector<ChainToken> &tokens, std::chrono::seconds grace, Instant now)
{
    QHash<QString, size_t> byHash;
    for (size_t i = 0; i < tokens.size(); ++i)
        byHash.insert(tokens[i].jtiHash, i);
    QSet<QString> suspicious;
    QSet<QString> spentParents;
    for (const ChainToken &token : tokens) {
        if (token.usedAt)
            spentParents.insert(token.parentJtiHash);
    }
    for (ChainToken &token : tokens) {
        const auto parent = byHash.constFind(token.parentJtiHash);
        if (parent != byHash.constEnd()) {
            const ChainToken &before = tokens[*parent];
            token.addressChanged = token.address != before.address;
            token.agentChanged = token.userAgent != before.userAgent;
            if (before.reusedAt || suspicious.contains(before.jtiHash))
                suspicious.insert(token.jtiHash);
        }
        token.state = stateOf(token, suspicious.contains(token.jtiHash), now);
        if (token.state == ChainState::Used && grace.count() > 0 && *token.usedAt + grace >= now && !token.revokedAt &&
            !spentParents.contains(token.jtiHash)) {
            token.state = ChainState::Grace;
            token.graceUntil = *token.usedAt + grace;
        }
    }
}

} // namespace

Result<Page<ChainSummary>> ChainQueries::page(Snapshot &snapshot, const ChainFilter &filter, const PageRequest &request,
                                              Instant now)
{
    Page<ChainSummary> page;
    ChainConditions where(filter, now);
    const auto matching = countOf(
        snapshot, u"SELECT COUNT(*) FROM token_families f LEFT JOIN users u ON u.id = f.user_id"_s + where.text(),
        where.bindings());
    const auto total = countOf(snapshot, u"SELECT COUNT(*) FROM token_families"_s, {});
    if (!matching || !total)
        return fail(matching ? total.error() : matching.error());
    page.matching = *matching;
    page.total = *total;

    const QString order = sortedBy(request.orderBy);
    const bool isOwnOrder = order == sortedBy({}) && request.orderBy != "last_use"_L1;
    const bool descending = isOwnOrder || request.descending;
    if (const auto after = PageKey::parse(request.after)) {
        where.add(u'(' + order + u", f.id) "_s + (descending ? u'<' : u'>') + u" (:value, :after_id)"_s, after->value);
        where.alsoBind("after_id"_L1, after->key);
    }
    const int limit = qBound(1, request.limit, 1000);
    where.alsoBind("limit"_L1, limit + 1);
    if (order.contains(":state_now"_L1))
        where.alsoBind("state_now"_L1, bind(now));
    const QString direction = descending ? u" DESC"_s : u" ASC"_s;
    auto rows = snapshot.run(kFamilyColumns.arg(u", "_s + order) + where.text() + u" ORDER BY "_s + order + direction +
                                 u", f.id"_s + direction + u" LIMIT :limit"_s,
                             where.bindings());
    if (!rows)
        return fail(rows.error());
    QVariant sorted;
    while (rows->next()) {
        if (int(page.rows.size()) == limit) {
            page.next = PageKey{sorted, page.rows.back().id.value}.text();
            break;
        }
        page.rows.push_back(summaryFromRow(*rows, now));
        sorted = isTextOrder(request.orderBy) ? QVariant(rows->text(14)) : QVariant(rows->integer(14));
    }
    return page;
}

Result<std::optional<ChainSummary>> ChainQueries::find(Snapshot &snapshot, const FamilyId &id, Instant now)
{
    auto rows = snapshot.run(kFamilyColumns.arg(QString()) + u" WHERE f.id = :id"_s, {{"id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return summaryFromRow(*rows, now);
}

Result<std::vector<ChainToken>> ChainQueries::tokens(Snapshot &snapshot, const FamilyId &id, std::chrono::seconds grace,
                                                     Instant now, int limit)
{
    auto rows = snapshot.run(uR"(
        SELECT jti_hash, COALESCE(parent_jti_hash, ''), kid, created_at, expires_at, used_at, reused_at, revoked_at, ip_address, user_agent
          FROM refresh_tokens
         WHERE family_id = :id
         ORDER BY created_at, rowid
         LIMIT :limit)"_s,
                             {{"id"_L1, id.value}, {"limit"_L1, limit}});
    if (!rows)
        return fail(rows.error());
    std::vector<ChainToken> tokens;
    while (rows->next())
        tokens.push_back(tokenFromRow(*rows));
    relateTokens(tokens, grace, now);
    return tokens;
}

Result<std::chrono::seconds> ChainQueries::grace(Snapshot &snapshot, const FamilyId &id)
{
    const auto grace = countOf(snapshot, uR"(
        SELECT c.grace_seconds FROM token_families f JOIN oauth_clients c ON c.client_id = f.client_id WHERE f.id = :id)"_s,
                               {{"id"_L1, id.value}});
    if (!grace)
        return fail(grace.error());
    return std::chrono::seconds(*grace);
}

/// An audit row names the chain and the moment; inside the grace time only one token can have been meant.
Result<void> ChainQueries::countRetries(Snapshot &snapshot, const ChainSummary &chain, std::chrono::seconds grace,
                                        std::vector<ChainToken> &tokens)
{
    if (grace.count() == 0)
        return {};
    auto rows = snapshot.run(
        uR"(
        SELECT l.created_at
          FROM audit_logs l
         WHERE l.user_id = :user AND l.created_at >= :start AND +l.event_type = 'token_refresh'
           AND json_extract(l.event_data, '$.family_id') = :family AND json_extract(l.event_data, '$.grace')
         ORDER BY l.created_at)"_s,
        {{"user"_L1, chain.user.value}, {"start"_L1, bind(chain.startedAt)}, {"family"_L1, chain.id.value}});
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        const Instant at = rows->instant(0);
        for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
            if (token->usedAt && *token->usedAt <= at && at <= *token->usedAt + grace) {
                ++token->graceRetries;
                break;
            }
        }
    }
    return {};
}

Result<int> ChainQueries::countActive(SqlConnection &connection, const FamilyCriteria &which, Instant now)
{
    ChainFilter filter;
    filter.state = ChainFilter::State::Active;
    filter.user = which.user;
    filter.client = which.client;
    ChainConditions where(filter, now);
    if (which.family)
        where.add(u"f.id = :value"_s, which.family->value);
    const auto count = countOf(connection, u"SELECT COUNT(*) FROM token_families f"_s + where.text(), where.bindings());
    if (!count)
        return fail(count.error());
    return int(*count);
}

Result<QHash<ClientId, int>> ChainQueries::activeByClient(SqlConnection &connection, Instant now)
{
    auto rows = connection.run(uR"(
        SELECT client_id, COUNT(*)
          FROM token_families
         WHERE state = 'active' AND expires_at > :now
         GROUP BY client_id)"_s,
                               {{"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    QHash<ClientId, int> counts;
    while (rows->next())
        counts.insert(ClientId{rows->text(0)}, int(rows->integer(1)));
    return counts;
}

} // namespace core
