#include "core/tokens/SingleToken.h"

#include "core/tokens/ClaimValues.h"
#include "core/tokens/ProvenToken.h"
#include "core/tokens/TokenFamilyRepository.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

/// The chain is nested (RFC 8693 §4.1), and we read no token that is nested deeper than eight.
static constexpr int kMostActors = 5;

static AuditEvent issuedEvent(const TokenFacts &facts, const Origin &origin, QJsonObject data)
{
    data.insert(u"scope"_s, facts.scopes.join(u' '));
    return {.type = EventType::TokenIssued,
            .success = true,
            .user = facts.user,
            .client = facts.client,
            .data = data,
            .errorMessage = {},
            .origin = origin};
}

SingleToken SingleToken::ofClient(const ClientTokenRequest &request, const TokenLifetimes &defaults, Random &random,
                                  Instant now)
{
    const Instant issuedAt = fromSeconds(toSeconds(now));
    TokenFacts facts{.jti = random.uuid(),
                     .user = {},
                     .client = request.client.id,
                     .family = {},
                     .scopes = request.scopes,
                     .issuedAt = issuedAt,
                     .expiresAt = issuedAt + request.client.accessTokenLifetime.value_or(defaults.access),
                     .resources = request.resources,
                     .dpopKey = request.dpopKey,
                     .ruled = ruledClaims(request.client, nullptr, ClaimTarget::AccessToken)};
    AuditEvent event = issuedEvent(facts, request.origin, {{u"grant"_s, u"client_credentials"_s}});
    return {std::move(facts), std::move(event)};
}

static int actorsIn(QJsonObject actor)
{
    int count = 0;
    for (; !actor.isEmpty(); actor = actor.value("act"_L1).toObject())
        ++count;
    return count;
}

/// Who acts now, and under him who acted before.
static QJsonObject actorClaim(const ClientId &client, const QJsonObject &before)
{
    QJsonObject actor{{u"sub"_s, client.value}};
    if (!before.isEmpty())
        actor.insert(u"act"_s, before);
    return actor;
}

static Result<void> checkSubject(const ExchangeRequest &request)
{
    const TokenState &subject = request.subject;
    if (!subject.active || subject.isRefresh || subject.isMachine || subject.family.isEmpty())
        return fail(ErrorKind::InvalidInput, u"the subject is no living access token of a user"_s, u"subject_token"_s);
    if (actorsIn(subject.claims.value("act"_L1).toObject()) >= kMostActors)
        return fail(ErrorKind::InvalidInput, u"the token was handed on too often"_s, u"subject_token"_s);
    const QStringList granted = subject.claims.value("scope"_L1).toString().split(u' ', Qt::SkipEmptyParts);
    for (const QString &scope : request.scopes) {
        if (!granted.contains(scope))
            return fail(ErrorKind::InvalidInput, u"the subject lacks the scope '%1'"_s.arg(scope), u"scope"_s);
    }
    return {};
}

Result<SingleToken> SingleToken::exchanged(const ExchangeRequest &request, const std::optional<User> &user,
                                           const TokenLifetimes &defaults, Random &random, Instant now)
{
    if (const auto checked = checkSubject(request); !checked)
        return fail(checked.error());
    const TokenState &subject = request.subject;
    const Instant issuedAt = fromSeconds(toSeconds(now));
    const Instant end = fromSeconds(subject.claims.value("exp"_L1).toInteger());
    TokenFacts facts{.jti = random.uuid(),
                     .user = subject.user,
                     .client = request.client.id,
                     .family = subject.family,
                     .scopes = request.scopes,
                     .issuedAt = issuedAt,
                     .expiresAt =
                         std::min(end, issuedAt + request.client.accessTokenLifetime.value_or(defaults.access)),
                     .resources = request.resources.isEmpty() ? audienceIn(subject.claims) : request.resources,
                     .authentication = authenticationIn(subject.claims), // the exchange proves nobody anew
                     .dpopKey = request.dpopKey,
                     .actor = actorClaim(request.client.id, subject.claims.value("act"_L1).toObject()),
                     .ruled = ruledClaims(request.client, user ? &*user : nullptr, ClaimTarget::AccessToken)};
    AuditEvent event = issuedEvent(facts, request.origin,
                                   {{u"grant"_s, u"token_exchange"_s},
                                    {u"family_id"_s, subject.family.value},
                                    {u"subject_client"_s, subject.client.value}});
    return SingleToken(std::move(facts), std::move(event));
}

Result<void> SingleToken::store(Transaction &transaction, AuditLog &audit) const
{
    if (!m_facts.family.isEmpty()) {
        const auto living = TokenFamilyRepository::countActive(transaction, {.family = m_facts.family});
        if (!living)
            return fail(living.error());
        if (*living == 0)
            return fail(ErrorKind::Conflict, u"the token family has ended meanwhile"_s);
    }
    return audit.append(transaction, m_event);
}

Result<TokenSet> SingleToken::sign(const TokenIssuer &issuer, const KeyRing::ActiveKey &key) const
{
    auto access = issuer.accessToken(m_facts, key);
    if (!access)
        return fail(access.error());
    return TokenSet{.accessToken = *std::move(access),
                    .refreshToken = {},
                    .idToken = {},
                    .isDpopBound = !m_facts.dpopKey.isEmpty(),
                    .expiresIn = std::chrono::seconds(toSeconds(m_facts.expiresAt) - toSeconds(m_facts.issuedAt)),
                    .scopes = m_facts.scopes,
                    .family = m_facts.family};
}

} // namespace core
