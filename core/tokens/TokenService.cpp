#include "core/tokens/TokenService.h"

#include "core/crypto/TokenDigest.h"
#include "core/tokens/RefreshExchange.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "core/tokens/TokenJudge.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

struct TokenService::State
{
    Context context;
    TokenLifetimes defaults;
    TokenIssuer issuer;
    SuccessorIds successorIds{context.envelope};
    RefusalJournal incidents{context.clock};
    RefusalJournal invalidTokens{context.clock};
    RefreshRotation rotation{context.audit, incidents};
};

QString refreshRefusalName(RefreshRefusal refusal)
{
    switch (refusal) {
    case RefreshRefusal::Invalid:
        return u"invalid"_s;
    case RefreshRefusal::Expired:
        return u"expired"_s;
    case RefreshRefusal::Revoked:
        return u"revoked"_s;
    case RefreshRefusal::Reused:
        return u"reused"_s;
    case RefreshRefusal::WrongClient:
        return u"wrong_client"_s;
    case RefreshRefusal::UserDisabled:
        return u"user_disabled"_s;
    case RefreshRefusal::Scope:
        return u"scope"_s;
    case RefreshRefusal::Storage:
        return u"storage"_s;
    }
    Q_UNREACHABLE();
}

TokenService::TokenService(Context context, QString issuer, QString audience, TokenLifetimes defaults)
    : m_state(new State{
          .context = context, .defaults = defaults, .issuer = TokenIssuer(std::move(issuer), std::move(audience))})
{}

TokenService::~TokenService() = default;

const QString &TokenService::issuer() const
{
    return m_state->issuer.issuer();
}

const QString &TokenService::audience() const
{
    return m_state->issuer.audience();
}

void TokenService::setIssuer(const QString &issuer)
{
    m_state->issuer.setIssuer(issuer);
}

namespace {

/// What one sign-in makes: the two tokens' facts and the rows that go with them.
struct NewFamily
{
    TokenFacts access;
    TokenFacts refresh;
    TokenFamily family;
    RefreshToken row;
    AuditEvent event;
};

NewFamily newFamily(const IssueRequest &request, const TokenLifetimes &defaults, const KeyId &key, Random &random,
                    Instant now)
{
    const Client &client = request.client;
    const Instant issuedAt = fromSeconds(toSeconds(now));
    const FamilyId id{random.uuid()};
    const QString scope = request.scopes.join(u' ');
    TokenFacts access{
        .jti = random.uuid(),
        .user = request.user.id,
        .client = client.id,
        .family = id,
        .scopes = request.scopes,
        .issuedAt = issuedAt,
        .expiresAt = issuedAt + request.accessLifetime.value_or(client.accessTokenLifetime.value_or(defaults.access))};
    TokenFacts refresh = access;
    refresh.jti = random.uuid();
    refresh.expiresAt = issuedAt + client.refreshTokenLifetime.value_or(defaults.refresh);
    const Instant end = request.withRefreshToken ? std::max(access.expiresAt, refresh.expiresAt) : access.expiresAt;
    TokenFamily family{.id = id,
                       .user = request.user.id,
                       .client = client.id,
                       .scope = scope,
                       .grantType = request.grant,
                       .depth = request.withRefreshToken ? 1 : 0,
                       .createdAt = now,
                       .expiresAt = end,
                       .userUpdatedAt = request.user.updatedAt,
                       .address = request.origin.address,
                       .userAgent = request.origin.userAgent};
    RefreshToken row{.id = random.uuid(),
                     .jtiHash = sha256Hex(refresh.jti.toUtf8()),
                     .parentJtiHash = {},
                     .family = id,
                     .user = request.user.id,
                     .client = client.id,
                     .scope = scope,
                     .key = key,
                     .createdAt = now,
                     .expiresAt = refresh.expiresAt,
                     .address = request.origin.address,
                     .userAgent = request.origin.userAgent};
    AuditEvent event{.type = EventType::TokenIssued,
                     .success = true,
                     .user = request.user.id,
                     .client = client.id,
                     .data = {{u"grant"_s, request.grant}, {u"family_id"_s, id.value}, {u"scope"_s, scope}},
                     .errorMessage = {},
                     .origin = request.origin};
    return {std::move(access), std::move(refresh), std::move(family), std::move(row), std::move(event)};
}

Result<void> storeFamily(Transaction &transaction, const NewFamily &made, AuditLog &audit)
{
    const auto inserted = TokenFamilyRepository::insert(transaction, made.family);
    if (!inserted)
        return fail(inserted.error());
    if (made.family.depth > 0) {
        const auto token = RefreshTokenRepository::insert(transaction, made.row);
        if (!token)
            return fail(token.error());
    }
    return audit.append(transaction, made.event);
}

AuditEvent revocationEvent(const UserId &user, const ClientId &client, const QJsonObject &data, const Origin &origin)
{
    return {.type = EventType::TokenRevoke,
            .success = true,
            .user = user,
            .client = client,
            .data = data,
            .errorMessage = {},
            .origin = origin};
}

} // namespace

Result<TokenSet> TokenService::issue(const IssueRequest &request)
{
    const Context &context = m_state->context;
    const auto key = context.keys.active();
    if (!key)
        return fail(ErrorKind::Crypto, u"there is no active signing key"_s);
    const Instant now = context.clock.now();
    const NewFamily made = newFamily(request, m_state->defaults, key->id, context.random, now);

    auto stored = context.database.write(
        [made, &audit = context.audit](Transaction &transaction) { return storeFamily(transaction, made, audit); });
    auto access = m_state->issuer.accessToken(made.access, *key); // while the writer commits
    auto refresh = request.withRefreshToken ? m_state->issuer.refreshToken(made.refresh, *key) : QByteArray();
    stored.waitForFinished();
    if (stored.resultCount() == 0)
        return fail(ErrorKind::Cancelled, u"the database is closing"_s);
    const auto outcome = stored.takeResult();
    if (!outcome)
        return fail(outcome.error());
    if (!access)
        return fail(access.error());
    if (!refresh)
        return fail(refresh.error());
    return TokenSet{.accessToken = *std::move(access),
                    .refreshToken = *std::move(refresh),
                    .expiresIn = std::chrono::seconds(toSeconds(made.access.expiresAt) - toSeconds(now)),
                    .scopes = request.scopes,
                    .family = made.family.id};
}

Result<TokenSet, RefreshRefusal> TokenService::rotate(const RefreshRequest &request)
{
    const RefreshExchange::Parts parts{m_state->context, m_state->issuer, m_state->successorIds, m_state->defaults,
                                       m_state->rotation};
    RefreshExchange exchange(parts, request);
    auto tokens = exchange.run();
    if (!tokens)
        recordRefusal(request, tokens.error(), exchange.fault());
    return tokens;
}

/// At most one row a minute for each address and reason. An incident has its own row; scope and storage are no fault of
/// the token.
void TokenService::recordRefusal(const RefreshRequest &request, RefreshRefusal refusal, const QString &fault)
{
    if (refusal == RefreshRefusal::Reused || refusal == RefreshRefusal::Scope || refusal == RefreshRefusal::Storage)
        return;
    const QString reason = refreshRefusalName(refusal);
    const auto count = m_state->invalidTokens.note(request.origin.limitedAs() + u' ' + reason);
    if (!count)
        return;
    QJsonObject data{{u"count"_s, *count}};
    if (!fault.isEmpty())
        data.insert(u"fault"_s, fault);
    const AuditEvent event{.type = EventType::TokenInvalid,
                           .success = false,
                           .user = {},
                           .client = request.client.id,
                           .data = data,
                           .errorMessage = reason,
                           .origin = request.origin};
    // The refusal stands whether or not its row could be written.
    (void)m_state->context.database.writeNow(
        [&](Transaction &transaction) { return m_state->context.audit.append(transaction, event); });
}

Result<bool> TokenService::revoke(const QByteArray &token, const Client &client, const Origin &origin)
{
    const Instant now = m_state->context.clock.now();
    const auto proven = proveToken(token, TokenKind::Either, m_state->context.keys, issuer(), now);
    if (!proven || proven->client != client.id || proven->expiresAt <= now)
        return false;
    if (proven->isRefresh) {
        const auto ended = endFamily(proven->family, u"revoked_by_client"_s, origin);
        if (!ended && ended.error().kind == ErrorKind::NotFound)
            return false;
        if (!ended)
            return fail(ended.error());
        return *ended > 0;
    }
    return m_state->context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        auto denied = transaction.run(
            uR"(
            INSERT INTO denied_access_tokens (jti_hash, expires_at) VALUES (:jti_hash, :expires_at)
                ON CONFLICT (jti_hash) DO NOTHING)"_s,
            {{"jti_hash"_L1, sha256Hex(proven->jti.toUtf8())}, {"expires_at"_L1, bind(proven->expiresAt)}});
        if (!denied)
            return fail(denied.error());
        if (denied->affected() == 0)
            return false;
        const auto recorded = m_state->context.audit.append(
            transaction, revocationEvent(proven->user, proven->client,
                                         {{u"token"_s, u"access"_s}, {u"family_id"_s, proven->family.value}}, origin));
        if (!recorded)
            return fail(recorded.error());
        return true;
    });
}

Result<TokenState> TokenService::inspect(const QByteArray &token)
{
    const Instant now = m_state->context.clock.now();
    const auto proven = proveToken(token, TokenKind::Either, m_state->context.keys, issuer(), now);
    if (!proven) {
        TokenState unproven;
        unproven.reason = jwtFaultName(proven.error());
        return unproven;
    }
    return m_state->context.database.readNow(
        [&](Snapshot &snapshot) { return TokenJudge::judge(snapshot, *proven, now); });
}

Result<int> TokenService::endFamily(const FamilyId &family, const QString &reason, const Origin &origin)
{
    return m_state->context.database.writeNow([&](Transaction &transaction) -> Result<int> {
        const auto owner = TokenFamilyRepository::owner(transaction, family);
        if (!owner)
            return fail(owner.error());
        if (!*owner)
            return fail(ErrorKind::NotFound, u"there is no such token family"_s);
        const auto ended =
            TokenFamilyRepository::endFamilies(transaction, {.family = family}, reason, m_state->context.clock.now());
        if (!ended || *ended == 0)
            return ended;
        const auto recorded = m_state->context.audit.append(
            transaction, revocationEvent((*owner)->user, (*owner)->client,
                                         {{u"family_id"_s, family.value}, {u"reason"_s, reason}}, origin));
        if (!recorded)
            return fail(recorded.error());
        return *ended;
    });
}

Result<int> TokenService::endFamiliesOf(const UserId &user, const QString &reason, const Origin &origin)
{
    return m_state->context.database.writeNow([&](Transaction &transaction) -> Result<int> {
        const auto ended =
            TokenFamilyRepository::endFamilies(transaction, {.user = user}, reason, m_state->context.clock.now());
        if (!ended || *ended == 0)
            return ended;
        const auto recorded = m_state->context.audit.append(
            transaction, revocationEvent(user, {}, {{u"families_ended"_s, *ended}, {u"reason"_s, reason}}, origin));
        if (!recorded)
            return fail(recorded.error());
        return *ended;
    });
}

} // namespace core
