#include "core/tokens/RefreshExchange.h"

#include "core/base/Log.h"
#include "core/clients/ClientRules.h"
#include "core/crypto/TokenDigest.h"
#include "core/tokens/ClaimValues.h"
#include "core/users/UserRepository.h"

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
    const auto answer = answerTo(*presented);
    if (!answer)
        return fail(answer.error());
    const auto key = m_parts.context.keys.active();
    if (!key)
        return fail(refusedByStorage({ErrorKind::Crypto, u"there is no active signing key"_s}));

    const RotationOrder order = orderFor(*presented, *key);
    auto decision = m_parts.context.database.write(
        [&rotation = m_parts.rotation, order](Transaction &transaction) { return rotation.run(transaction, order); });
    auto tokens = signedTokens(*presented, *answer, order.successor, *key); // while the writer commits
    decision.waitForFinished();
    if (decision.resultCount() == 0)
        return fail(refusedByStorage({ErrorKind::Cancelled, u"the database is closing"_s}));
    const auto outcome = decision.takeResult();
    if (!outcome)
        return fail(refusedByStorage(outcome.error()));
    if (outcome->owner) // else what the token itself said: its row may be gone
        m_owner = outcome->owner;
    if (outcome->refusal)
        return fail(*outcome->refusal);
    if (outcome->repeated)
        tokens = signedTokens(*presented, *answer, *outcome->repeated, *key);
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
    m_owner = TokenOwner{proven->user, proven->family};
    if (proven->client != m_request.client.id)
        return fail(RefreshRefusal::WrongClient);
    if (proven->expiresAt <= m_now)
        return fail(RefreshRefusal::Expired);
    if (!proven->dpopKey.isEmpty() && proven->dpopKey != m_request.dpopKey)
        return fail(RefreshRefusal::WrongKey);
    return *std::move(proven);
}

Result<RefreshAnswer, RefreshRefusal> RefreshExchange::answerTo(const ProvenToken &presented) const
{
    auto scopes = answerScopes(presented);
    if (!scopes)
        return fail(scopes.error());
    auto resources = answerResources(presented);
    if (!resources)
        return fail(resources.error());
    return RefreshAnswer{*std::move(scopes), *std::move(resources), m_request.dpopKey};
}

/// RFC 6749 §6: nothing that was not granted. What the client has lost since then is left out.
Result<QStringList, RefreshRefusal> RefreshExchange::answerScopes(const ProvenToken &presented) const
{
    const QStringList wanted = m_request.scopes.value_or(presented.scopes);
    QStringList scopes;
    for (const QString &scope : wanted) {
        if (!presented.scopes.contains(scope))
            return fail(RefreshRefusal::Scope);
        if (m_request.client.scopes.contains(scope) || ClientRules::openIdScopes().contains(scope))
            scopes.append(scope);
    }
    scopes.removeDuplicates();
    if (scopes.isEmpty() && !wanted.isEmpty())
        return fail(RefreshRefusal::Scope);
    return scopes;
}

/// RFC 8707 §2.2, as for the scopes. The configured audience is every client's.
Result<QStringList, RefreshRefusal> RefreshExchange::answerResources(const ProvenToken &presented) const
{
    const QString audience = m_parts.issuer.audience();
    const QStringList granted = presented.resources.isEmpty() ? QStringList{audience} : presented.resources;
    const QStringList wanted = m_request.resources.isEmpty() ? granted : m_request.resources;
    QStringList resources;
    for (const QString &resource : wanted) {
        if (!granted.contains(resource))
            return fail(RefreshRefusal::Target);
        if (resource == audience || m_request.client.resources.contains(resource))
            resources.append(resource);
    }
    resources.removeDuplicates();
    if (resources.isEmpty())
        return fail(RefreshRefusal::Target);
    return resources;
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

/// Read only when the tokens tell something of him; a user who is gone gets no tokens anyway.
Result<std::optional<User>> RefreshExchange::ruledUser(const ProvenToken &presented) const
{
    if (!rulesNeedUser(m_request.client))
        return std::nullopt;
    return m_parts.context.database.readNow(
        [&](Snapshot &snapshot) { return UserRepository::find(snapshot, presented.user); });
}

TokenFacts RefreshExchange::commonFacts(const ProvenToken &presented, const RefreshToken &successor) const
{
    return {.jti = {},
            .user = presented.user,
            .client = presented.client,
            .family = presented.family,
            .scopes = presented.scopes,
            .issuedAt = successor.createdAt,
            .expiresAt = fromSeconds(toSeconds(successor.createdAt)) + accessLifetime(),
            .authentication = presented.authentication};
}

/// What was granted stays granted. A public client's token stays bound, or becomes so (RFC 9449 §5).
TokenFacts RefreshExchange::refreshFacts(const ProvenToken &presented, const RefreshToken &successor) const
{
    TokenFacts facts = commonFacts(presented, successor);
    facts.jti = m_parts.successorIds.refreshJti(presented.jti);
    facts.expiresAt = successor.expiresAt;
    facts.resources = presented.resources;
    facts.dpopKey = presented.dpopKey;
    if (facts.dpopKey.isEmpty() && !m_request.client.isConfidential())
        facts.dpopKey = m_request.dpopKey;
    return facts;
}

/// All that differs between two answers comes from the row of the successor, so that a grace answer is the first one
/// again.
Result<TokenSet> RefreshExchange::signedTokens(const ProvenToken &presented, const RefreshAnswer &answer,
                                               const RefreshToken &successor, const KeyRing::ActiveKey &key) const
{
    const auto user = ruledUser(presented);
    if (!user)
        return fail(user.error());
    const User *const known = *user ? &**user : nullptr;
    TokenFacts facts = commonFacts(presented, successor);
    facts.jti = m_parts.successorIds.accessJti(presented.jti, answer);
    facts.scopes = answer.scopes;
    facts.resources = answer.resources;
    facts.dpopKey = answer.dpopKey;
    facts.ruled = ruledClaims(m_request.client, known, ClaimTarget::AccessToken);
    const auto access = m_parts.issuer.accessToken(facts, key);
    if (!access)
        return fail(access.error());
    const auto refresh = m_parts.issuer.refreshToken(refreshFacts(presented, successor), key);
    if (!refresh)
        return fail(refresh.error());
    facts.ruled = ruledClaims(m_request.client, known, ClaimTarget::IdToken);
    const bool withIdToken = answer.scopes.contains("openid"_L1);
    const auto id = withIdToken ? m_parts.issuer.idToken(facts, {}, *access, key) : QByteArray(); // no nonce: §12.2
    if (!id)
        return fail(id.error());
    return TokenSet{.accessToken = *access,
                    .refreshToken = *refresh,
                    .idToken = *id,
                    .isDpopBound = !answer.dpopKey.isEmpty(),
                    .expiresIn = std::chrono::seconds(toSeconds(facts.expiresAt) - toSeconds(m_now)),
                    .scopes = answer.scopes,
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
