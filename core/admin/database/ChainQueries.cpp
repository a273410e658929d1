#include "core/admin/database/ChainQueries.h"

#include "core/admin/database/Keyset.h"

#include <QSet>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const QString kFamilyColumns = uR"(
    SELECT f.id, f.user_id, COALESCE(u.username, ''), f.client_id, f.scope, f.grant_type, f.depth, f.state,
           COALESCE(f.revoke_reason, ''), f.created_at, f.last_used_at, f.expires_at, f.ip_address
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
    chain.state = familyState(row.text(7), chain.expiresAt, now);
    return chain;
}

/// Conditions of constant text; their values are bound.
struct Conditions
{
    QString text = u" WHERE 1 = 1"_s;
    Bindings bindings;

    void add(QLatin1String condition, const Bindings &values = {})
    {
        text += " AND "_L1 + condition;
        bindings.insert(bindings.end(), values.begin(), values.end());
    }
};

Conditions conditionsOf(const ChainFilter &filter, Instant now)
{
    Conditions where;
    switch (filter.state) {
    case ChainFilter::State::All:
        break;
    case ChainFilter::State::Active:
        where.add("f.state = 'active' AND f.expires_at > :now"_L1, {{"now"_L1, bind(now)}});
        break;
    case ChainFilter::State::Expired:
        where.add("f.state = 'active' AND f.expires_at <= :now"_L1, {{"now"_L1, bind(now)}});
        break;
    case ChainFilter::State::Reused:
        where.add("f.state = 'reused'"_L1);
        break;
    case ChainFilter::State::Revoked:
        where.add("f.state = 'revoked'"_L1);
        break;
    }
    if (filter.user)
        where.add("f.user_id = :user"_L1, {{"user"_L1, filter.user->value}});
    if (filter.client)
        where.add("f.client_id = :client"_L1, {{"client"_L1, filter.client->value}});
    if (!filter.text.isEmpty()) {
        where.add(
            R"((u.username LIKE :text ESCAPE '\' OR f.client_id LIKE :text2 ESCAPE '\' OR f.id LIKE :text3 ESCAPE '\'
            OR f.ip_address LIKE :text4 ESCAPE '\'))"_L1);
        for (const auto name : {"text"_L1, "text2"_L1, "text3"_L1, "text4"_L1})
            where.bindings.emplace_back(name, containsPattern(filter.text));
    }
    return where;
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
    const Conditions where = conditionsOf(filter, now);
    const auto matching =
        countOf(snapshot, u"SELECT COUNT(*) FROM token_families f LEFT JOIN users u ON u.id = f.user_id"_s + where.text,
                where.bindings);
    const auto total = countOf(snapshot, u"SELECT COUNT(*) FROM token_families"_s, {});
    if (!matching || !total)
        return fail(matching ? total.error() : matching.error());
    page.matching = *matching;
    page.total = *total;

    Conditions paged = where;
    if (const auto after = Keyset::parse(request.after)) {
        paged.add("(f.last_used_at, f.id) < (:after_at, :after_id)"_L1,
                  {{"after_at"_L1, after->value}, {"after_id"_L1, after->id}});
    }
    const int limit = qBound(1, request.limit, 1000);
    paged.bindings.emplace_back("limit"_L1, limit + 1);
    auto rows = snapshot.run(kFamilyColumns + paged.text + u" ORDER BY f.last_used_at DESC, f.id DESC LIMIT :limit"_s,
                             paged.bindings);
    if (!rows)
        return fail(rows.error());
    while (rows->next()) {
        if (int(page.rows.size()) == limit) {
            page.next = Keyset{toMillis(page.rows.back().lastUsedAt), page.rows.back().id.value}.text();
            break;
        }
        page.rows.push_back(summaryFromRow(*rows, now));
    }
    return page;
}

Result<std::optional<ChainSummary>> ChainQueries::find(Snapshot &snapshot, const FamilyId &id, Instant now)
{
    auto rows = snapshot.run(kFamilyColumns + u" WHERE f.id = :id"_s, {{"id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return summaryFromRow(*rows, now);
}

Result<std::vector<ChainToken>> ChainQueries::tokens(Snapshot &snapshot, const FamilyId &id, Instant now, int limit)
{
    const auto grace = countOf(snapshot, uR"(
        SELECT c.grace_seconds FROM token_families f JOIN oauth_clients c ON c.client_id = f.client_id WHERE f.id = :id)"_s,
                               {{"id"_L1, id.value}});
    if (!grace)
        return fail(grace.error());
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
    relateTokens(tokens, std::chrono::seconds(*grace), now);
    return tokens;
}

Result<std::optional<FamilyId>> ChainQueries::familyOfToken(Snapshot &snapshot, const QString &jtiHash)
{
    auto rows = snapshot.run(u"SELECT family_id FROM refresh_tokens WHERE jti_hash = :hash"_s, {{"hash"_L1, jtiHash}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return FamilyId{rows->text(0)};
}

Result<int> ChainQueries::countActive(SqlConnection &connection, const FamilyCriteria &which, Instant now)
{
    ChainFilter filter;
    filter.state = ChainFilter::State::Active;
    filter.user = which.user;
    filter.client = which.client;
    Conditions where = conditionsOf(filter, now);
    if (which.family)
        where.add("f.id = :family"_L1, {{"family"_L1, which.family->value}});
    const auto count = countOf(connection, u"SELECT COUNT(*) FROM token_families f"_s + where.text, where.bindings);
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
