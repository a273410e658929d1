#include "core/tokens/RefreshExchange.h"

#include "core/base/Log.h"
#include "core/crypto/TokenDigest.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

RefreshExchange::RefreshExchange(const Parts &parts, const RefreshRequest &request)
    : m_parts(parts), m_request(request), m_now(parts.context.clock.now())
{}

/// A database that is away has been told of once; a line for each request would bury that.
RefreshRefusal RefreshExchange::refusedByStorage(const Error &error) const
{
    if (m_parts.context.database.isHealthy())
        logEvent(LogLevel::Error, u"a refresh could not be stored"_s, {{u"detail"_s, error.detail}});
    return RefreshRefusal::Storage;
}

Result<TokenSet, RefreshRefusal> RefreshExchange::run()
{
    const auto presented = provenToken();
    if (!presented)
        return fail(presented.error());
    const auto scopes = answerScopes(*presented);
    if (!scopes)
        return fail(scopes.error());
    const auto key = m_parts.context.keys.active();
    if (!key)
        return fail(refusedByStorage({ErrorKind::Crypto, u"there is no active signing key"_s}));

    const RotationOrder order = orderFor(*presented, *key);
    auto decision = m_parts.context.database.write(
        [&rotation = m_parts.rotation, order](Transaction &transaction) { return rotation.run(transaction, order); });
    auto tokens = signedTokens(*presented, *scopes, order.successor, *key); // while the writer commits
    decision.waitForFinished();
    if (decision.resultCount() == 0)
        return fail(refusedByStorage({ErrorKind::Cancelled, u"the database is closing"_s}));
    const auto outcome = decision.takeResult();
    if (!outcome)
        return fail(refusedByStorage(outcome.error()));
    if (outcome->refusal)
        return fail(*outcome->refusal);
    if (outcome->repeated)
        tokens = signedTokens(*presented, *scopes, *outcome->repeated, *key);
    if (!tokens)
        return fail(refusedByStorage(tokens.error()));
    return *std::move(tokens);
}

Result<ProvenToken, RefreshRefusal> RefreshExchange::provenToken()
{
    auto proven = proveToken(m_request.token, TokenKind::Refresh, m_parts.context.keys, m_parts.issuer.issuer(), m_now);
    if (!proven) {
        m_fault = jwtFaultName(proven.error());
        return fail(RefreshRefusal::Invalid);
    }
    if (!proven->isRefresh || proven->family.isEmpty())
        return fail(RefreshRefusal::Invalid);
    if (proven->client != m_request.client.id)
        return fail(RefreshRefusal::WrongClient);
    if (proven->expiresAt <= m_now)
        return fail(RefreshRefusal::Expired);
    return *std::move(proven);
}

/// RFC 6749 §6: nothing that was not granted. What the client has lost since then is left out.
Result<QStringList, RefreshRefusal> RefreshExchange::answerScopes(const ProvenToken &presented) const
{
    static const QStringList everybodys{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s};
    const QStringList wanted = m_request.scopes.value_or(presented.scopes);
    QStringList scopes;
    for (const QString &scope : wanted) {
        if (!presented.scopes.contains(scope))
            return fail(RefreshRefusal::Scope);
        if (m_request.client.scopes.contains(scope) || everybodys.contains(scope))
            scopes.append(scope);
    }
    scopes.removeDuplicates();
    if (scopes.isEmpty() && !wanted.isEmpty())
        return fail(RefreshRefusal::Scope);
    return scopes;
}

RotationOrder RefreshExchange::orderFor(const ProvenToken &presented, const KeyRing::ActiveKey &key) const
{
    const Instant issuedAt = fromSeconds(toSeconds(m_now));
    const QString presentedHash = sha256Hex(presented.jti.toUtf8());
    RefreshToken successor{.id = m_parts.context.random.uuid(),
                           .jtiHash = sha256Hex(m_parts.successorIds.refreshJti(presented.jti).toUtf8()),
                           .parentJtiHash = presentedHash,
                           .family = presented.family,
                           .user = presented.user,
                           .client = presented.client,
                           .scope = presented.scopes.join(u' '),
                           .key = key.id,
                           .createdAt = m_now,
                           .expiresAt = issuedAt + refreshLifetime(),
                           .address = m_request.origin.address,
                           .userAgent = m_request.origin.userAgent};
    return {.presentedHash = presentedHash,
            .familyExpiresAt = std::max(successor.expiresAt, Instant(issuedAt + accessLifetime())),
            .successor = std::move(successor),
            .grace = m_request.client.graceSeconds,
            .reusePolicy = m_request.client.reusePolicy,
            .origin = m_request.origin,
            .now = m_now};
}

/// All that differs between two answers comes from the row of the successor, so that a grace answer is the first one
/// again.
Result<TokenSet> RefreshExchange::signedTokens(const ProvenToken &presented, const QStringList &scopes,
                                               const RefreshToken &successor, const KeyRing::ActiveKey &key) const
{
    TokenFacts facts{.jti = m_parts.successorIds.accessJti(presented.jti, scopes),
                     .user = presented.user,
                     .client = presented.client,
                     .family = presented.family,
                     .scopes = scopes,
                     .issuedAt = successor.createdAt,
                     .expiresAt = fromSeconds(toSeconds(successor.createdAt)) + accessLifetime()};
    const auto access = m_parts.issuer.accessToken(facts, key);
    if (!access)
        return fail(access.error());
    const Instant accessExpiresAt = facts.expiresAt;
    facts.jti = m_parts.successorIds.refreshJti(presented.jti);
    facts.scopes = presented.scopes;
    facts.expiresAt = successor.expiresAt;
    const auto refresh = m_parts.issuer.refreshToken(facts, key);
    if (!refresh)
        return fail(refresh.error());
    return TokenSet{.accessToken = *access,
                    .refreshToken = *refresh,
                    .expiresIn = std::chrono::seconds(toSeconds(accessExpiresAt) - toSeconds(m_now)),
                    .scopes = scopes,
                    .family = presented.family};
}

std::chrono::seconds RefreshExchange::accessLifetime() const
{
    return m_request.client.accessTokenLifetime.value_or(m_parts.defaults.access);
}

std::chrono::seconds RefreshExchange::refreshLifetime() const
{
    return m_request.client.refreshTokenLifetime.value_or(m_parts.defaults.refresh);
}

} // namespace core
