#include "core/tokens/TokenService.h"

#include "core/crypto/TokenDigest.h"
#include "core/tokens/ClaimValues.h"
#include "core/tokens/FamilyStart.h"
#include "core/tokens/IdTokenProof.h"
#include "core/tokens/RefreshExchange.h"
#include "core/tokens/SingleToken.h"
#include "core/tokens/TokenJudge.h"
#include "core/users/UserRepository.h"

namespace core {

using namespace Qt::StringLiterals;

/// Back-Channel Logout §2.4 recommends at most two minutes.
static constexpr std::chrono::seconds kLogoutTokenLifetime{120};

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
    case RefreshRefusal::Target:
        return u"target"_s;
    case RefreshRefusal::WrongKey:
        return u"wrong_key"_s;
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

/// Signs while the writer commits; `made` is a FamilyStart or a SingleToken.
template <class Made>
Result<TokenSet> TokenService::give(const Made &made, const KeyRing::ActiveKey &key)
{
    const Context &context = m_state->context;
    auto stored = context.database.write(
        [made, &audit = context.audit](Transaction &transaction) { return made.store(transaction, audit); });
    auto tokens = made.sign(m_state->issuer, key);
    stored.waitForFinished();
    if (stored.resultCount() == 0)
        return fail(ErrorKind::Cancelled, u"the database is closing"_s);
    const auto outcome = stored.takeResult();
    if (!outcome)
        return fail(outcome.error());
    return tokens;
}

static Error noActiveKey()
{
    return {ErrorKind::Crypto, u"there is no active signing key"_s};
}

Result<TokenSet> TokenService::issue(const IssueRequest &request)
{
    const Context &context = m_state->context;
    const auto key = context.keys.active();
    if (!key)
        return fail(noActiveKey());
    return give(FamilyStart(request, m_state->defaults, key->id, context.random, context.clock.now()), *key);
}

Result<TokenSet> TokenService::issue(const ClientTokenRequest &request)
{
    const Context &context = m_state->context;
    const auto key = context.keys.active();
    if (!key)
        return fail(noActiveKey());
    return give(SingleToken::ofClient(request, m_state->defaults, context.random, context.clock.now()), *key);
}

Result<TokenSet> TokenService::exchange(const ExchangeRequest &request)
{
    const Context &context = m_state->context;
    const auto key = context.keys.active();
    if (!key)
        return fail(noActiveKey());
    std::optional<User> user;
    if (rulesNeedUser(request.client)) {
        auto found = context.database.readNow(
            [&](Snapshot &snapshot) { return UserRepository::find(snapshot, request.subject.user); });
        if (!found)
            return fail(found.error());
        user = *std::move(found);
    }
    const auto made = SingleToken::exchanged(request, user, m_state->defaults, context.random, context.clock.now());
    if (!made)
        return fail(made.error());
    return give(*made, *key);
}

std::optional<TokenService::IdTokenFacts> TokenService::proveIdToken(const QByteArray &token) const
{
    return provenIdToken(token, m_state->context.keys, issuer(), m_state->context.clock.now());
}

Result<QByteArray> TokenService::logoutToken(const ClientId &client, const UserId &user, const SessionId &session)
{
    const Context &context = m_state->context;
    const auto key = context.keys.active();
    if (!key)
        return fail(noActiveKey());
    const Instant now = context.clock.now();
    const TokenFacts facts{.jti = context.random.uuid(),
                           .user = user,
                           .client = client,
                           .family = {},
                           .scopes = {},
                           .issuedAt = now,
                           .expiresAt = now + kLogoutTokenLifetime,
                           .authentication = Authentication{now, {}, {}, session}};
    return m_state->issuer.logoutToken(facts, *key);
}

Result<TokenSet, RefreshRefusal> TokenService::rotate(const RefreshRequest &request)
{
    const RefreshExchange::Parts parts{m_state->context, m_state->issuer, m_state->successorIds, m_state->defaults,
                                       m_state->rotation};
    RefreshExchange exchange(parts, request);
    auto tokens = exchange.run();
    if (!tokens)
        recordRefusal(request, tokens.error(), exchange);
    return tokens;
}

/// At most one row a minute for each address, reason and chain, and not for endlessly many chains: who is signed in
/// makes them at will. An incident has its own row; scope, target and storage are no fault of the token.
void TokenService::recordRefusal(const RefreshRequest &request, RefreshRefusal refusal, const RefreshExchange &exchange)
{
    if (refusal == RefreshRefusal::Reused || refusal == RefreshRefusal::Scope || refusal == RefreshRefusal::Target ||
        refusal == RefreshRefusal::Storage)
        return;
    const QString reason = refreshRefusalName(refusal);
    const TokenOwner owner = exchange.owner().value_or(TokenOwner{});
    const auto count = m_state->invalidTokens.note(request.origin.limitedAs() + u' ' + reason, owner.family.value);
    if (!count)
        return;
    QJsonObject data{{u"count"_s, *count}};
    if (!exchange.fault().isEmpty())
        data.insert(u"fault"_s, exchange.fault());
    if (!owner.family.isEmpty())
        data.insert(u"family_id"_s, owner.family.value);
    if (!owner.endReason.isEmpty())
        data.insert(u"end_reason"_s, owner.endReason);
    const AuditEvent event{.type = EventType::TokenInvalid,
                           .success = false,
                           .user = owner.user,
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
    return denyAccess(*proven, origin);
}

/// Until it expires; a machine's token belongs to no family.
Result<bool> TokenService::denyAccess(const ProvenToken &proven, const Origin &origin)
{
    QJsonObject data{{u"token"_s, u"access"_s}};
    if (!proven.isMachine)
        data.insert(u"family_id"_s, proven.family.value);
    return m_state->context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        auto denied = transaction.run(
            uR"(
            INSERT INTO denied_access_tokens (jti_hash, expires_at) VALUES (:jti_hash, :expires_at)
                ON CONFLICT (jti_hash) DO NOTHING)"_s,
            {{"jti_hash"_L1, sha256Hex(proven.jti.toUtf8())}, {"expires_at"_L1, bind(proven.expiresAt)}});
        if (!denied)
            return fail(denied.error());
        if (denied->affected() == 0)
            return false;
        const auto recorded =
            m_state->context.audit.append(transaction, revocationEvent(proven.user, proven.client, data, origin));
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
