#include "core/admin/database/ChainLookup.h"

#include "core/admin/database/ChainConditions.h"
#include "core/crypto/TokenDigest.h"

#include <cmath>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostShares = 20;

TokenPlace::Kind kindOf(const UnverifiedJwt &token)
{
    const QString type = token.claims.value(u"type"_s).toString();
    if (type == "refresh"_L1)
        return TokenPlace::Kind::Refresh;
    return type == "access"_L1 ? TokenPlace::Kind::Access : TokenPlace::Kind::Id;
}

/// NumericDate, bounded so that no claim can overflow a time.
std::optional<Instant> timeClaim(const UnverifiedJwt &token, const QString &name)
{
    const QJsonValue value = token.claims.value(name);
    const double seconds = value.toDouble();
    if (!value.isDouble() || std::abs(seconds) > 1e11)
        return std::nullopt;
    return fromMillis(qint64(seconds * 1000));
}

Result<bool> hasKey(Snapshot &snapshot, const UnverifiedJwt &token)
{
    auto rows = snapshot.run(u"SELECT 1 FROM signing_keys WHERE kid = :kid"_s,
                             {{"kid"_L1, token.header.value(u"kid"_s).toString()}});
    if (!rows)
        return fail(rows.error());
    return rows->next();
}

/// Finds by the token's own hash. False: there is no such refresh token.
Result<bool> foundByHash(Snapshot &snapshot, const QString &jti, TokenPlace &place)
{
    const QString hash = sha256Hex(jti.toUtf8());
    auto rows = snapshot.run(u"SELECT family_id FROM refresh_tokens WHERE jti_hash = :hash"_s, {{"hash"_L1, hash}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return false;
    place.family = FamilyId{rows->text(0)};
    place.jtiHash = hash;
    return true;
}

/// `sid` names the chain or, in ID tokens, the browser that it began in: then the client's newest one of that moment.
Result<FamilyId> familyNamed(Snapshot &snapshot, const UnverifiedJwt &token, Instant issuedAt)
{
    const QString sid = token.claims.value(u"sid"_s).toString();
    auto rows = snapshot.run(uR"(
        SELECT id FROM token_families WHERE id = :sid
         UNION ALL
        SELECT id FROM (SELECT id FROM token_families
                         WHERE session_id = :session AND session_id <> '' AND client_id = :client
                           AND created_at < :issued
                         ORDER BY created_at DESC LIMIT 1))"_s,
                             {{"sid"_L1, sid},
                              {"session"_L1, sid},
                              {"client"_L1, token.claims.value(u"azp"_s).toString()},
                              {"issued"_L1, bind(issuedAt + std::chrono::seconds(1))}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? FamilyId{rows->text(0)} : FamilyId{};
}

/// Tokens of one answer carry the same second: the refresh token beside an access token.
Result<QString> hashOfThatMoment(Snapshot &snapshot, const FamilyId &family, Instant issuedAt)
{
    auto rows = snapshot.run(uR"(
        SELECT jti_hash
          FROM refresh_tokens
         WHERE family_id = :family AND created_at >= :second AND created_at < :next
         ORDER BY created_at DESC
         LIMIT 1)"_s,
                             {{"family"_L1, family.value},
                              {"second"_L1, bind(issuedAt)},
                              {"next"_L1, bind(issuedAt + std::chrono::seconds(1))}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

Result<std::vector<ChainPreview::Share>> sharesBy(Snapshot &snapshot, const QString &name, const ChainConditions &where)
{
    auto rows = snapshot.run(u"SELECT "_s + name +
                                 u" AS name, COUNT(*) FROM token_families f LEFT JOIN users u ON u.id = f.user_id"_s +
                                 where.text() + u" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT :most"_s,
                             where.bindings());
    if (!rows)
        return fail(rows.error());
    std::vector<ChainPreview::Share> shares;
    while (rows->next())
        shares.push_back({rows->text(0), int(rows->integer(1))});
    return shares;
}

Result<int> numberOf(Snapshot &snapshot, const QString &sql, const Bindings &bindings)
{
    auto rows = snapshot.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

} // namespace

Result<TokenPlace> ChainLookup::locate(Snapshot &snapshot, const UnverifiedJwt &token)
{
    TokenPlace place{.kind = kindOf(token), .family = {}, .jtiHash = {}, .expiresAt = timeClaim(token, u"exp"_s)};
    const auto found = foundByHash(snapshot, token.claims.value(u"jti"_s).toString(), place);
    if (!found)
        return fail(found.error());
    if (*found)
        return place;
    const Instant issuedAt = timeClaim(token, u"iat"_s).value_or(Instant{});
    const auto family = familyNamed(snapshot, token, issuedAt);
    if (!family)
        return fail(family.error());
    if (!family->isEmpty()) {
        const auto hash = hashOfThatMoment(snapshot, *family, issuedAt);
        if (!hash)
            return fail(hash.error());
        place.family = *family;
        place.jtiHash = *hash;
        return place;
    }
    const auto isOurs = hasKey(snapshot, token);
    if (!isOurs)
        return fail(isOurs.error());
    place.finding = !*isOurs                          ? TokenPlace::Finding::NotOurs
                    : token.claims.contains(u"sid"_s) ? TokenPlace::Finding::Purged
                                                      : TokenPlace::Finding::WithoutChain;
    return place;
}

Result<ChainPreview> ChainLookup::preview(Snapshot &snapshot, const ChainChoice &which, Instant now)
{
    ChainFilter filter;
    filter.state = ChainFilter::State::Active;
    filter.user = which.user;
    filter.client = which.client;
    ChainConditions where(filter, now);
    if (which.family)
        where.add(u"f.id = :value"_s, which.family->value);
    const auto chains = numberOf(snapshot, u"SELECT COUNT(*) FROM token_families f"_s + where.text(), where.bindings());
    if (!chains)
        return fail(chains.error());
    Bindings withNow = where.bindings();
    withNow.emplace_back("now"_L1, bind(now));
    const auto tokens =
        numberOf(snapshot,
                 u"SELECT COUNT(*) FROM token_families f JOIN refresh_tokens t ON t.family_id = f.id"_s + where.text() +
                     u" AND t.used_at IS NULL AND t.revoked = 0 AND t.expires_at > :now"_s,
                 withNow);
    if (!tokens)
        return fail(tokens.error());
    where.alsoBind("most"_L1, kMostShares);
    auto clients = sharesBy(snapshot, u"f.client_id"_s, where);
    if (!clients)
        return fail(clients.error());
    auto users = sharesBy(snapshot, u"COALESCE(u.username, f.user_id)"_s, where);
    if (!users)
        return fail(users.error());
    return ChainPreview{*chains, *tokens, *std::move(clients), *std::move(users)};
}

} // namespace core
