#include "core/tokens/RefreshRotation.h"

#include "core/tokens/TokenFamilyRepository.h"

namespace core {

using namespace Qt::StringLiterals;

static RotationOutcome refused(RefreshRefusal refusal, const JudgedRefreshToken &judged)
{
    return {.refusal = refusal,
            .repeated = {},
            .owner = TokenOwner{judged.token.user, judged.token.family, judged.endReason}};
}

Result<RotationOutcome> RefreshRotation::run(Transaction &transaction, const RotationOrder &order)
{
    const auto spent =
        RefreshTokenRepository::spend(transaction, order.presentedHash, order.successor.client, order.now);
    if (!spent)
        return fail(spent.error());
    if (*spent)
        return rotate(transaction, order);

    const auto presented = RefreshTokenRepository::find(transaction, order.presentedHash);
    if (!presented)
        return fail(presented.error());
    if (!*presented)
        return RotationOutcome{.refusal = RefreshRefusal::Invalid, .repeated = {}};
    const JudgedRefreshToken &judged = **presented;
    if (judged.token.client != order.successor.client)
        return refused(RefreshRefusal::WrongClient, judged);
    if (judged.token.expiresAt <= order.now)
        return refused(RefreshRefusal::Expired, judged);
    if (judged.usedAt)
        return judgeUsed(transaction, order, judged);
    if (judged.isRevoked || !judged.isFamilyActive)
        return refused(RefreshRefusal::Revoked, judged);
    return refused(RefreshRefusal::UserDisabled, judged);
}

Result<RotationOutcome> RefreshRotation::rotate(Transaction &transaction, const RotationOrder &order)
{
    const auto inserted = RefreshTokenRepository::insert(transaction, order.successor);
    if (!inserted)
        return fail(inserted.error());
    const auto grown =
        TokenFamilyRepository::grow(transaction, order.successor.family, order.now, order.familyExpiresAt);
    if (!grown)
        return fail(grown.error());
    const auto recorded = recordRefresh(transaction, order, false);
    if (!recorded)
        return fail(recorded.error());
    return RotationOutcome{};
}

/// A repeated use is forgiven while its successor, found under the hash that only we can compute, lies unused: then it
/// tells of a lost answer. After a logout it gets no tokens, but is no theft either.
Result<RotationOutcome> RefreshRotation::judgeUsed(Transaction &transaction, const RotationOrder &order,
                                                   const JudgedRefreshToken &presented)
{
    if (order.grace.count() == 0 || order.now > *presented.usedAt + order.grace)
        return endReused(transaction, order, presented);
    const auto successor = RefreshTokenRepository::find(transaction, order.successor.jtiHash);
    if (!successor)
        return fail(successor.error());
    if (!*successor || (*successor)->usedAt)
        return endReused(transaction, order, presented);
    if (!presented.isFamilyActive || (*successor)->isRevoked)
        return refused(RefreshRefusal::Revoked, presented);
    if (!presented.isUserLive || !presented.isClientLive)
        return refused(RefreshRefusal::UserDisabled, presented);
    return repeat(transaction, order, (*successor)->token);
}

Result<RotationOutcome> RefreshRotation::repeat(Transaction &transaction, const RotationOrder &order,
                                                RefreshToken successor)
{
    if (successor.key != order.successor.key) {
        const auto changed = RefreshTokenRepository::setKey(transaction, successor.jtiHash, order.successor.key);
        if (!changed)
            return fail(changed.error());
        successor.key = order.successor.key;
    }
    const auto recorded = recordRefresh(transaction, order, true);
    if (!recorded)
        return fail(recorded.error());
    return RotationOutcome{.refusal = {}, .repeated = std::move(successor)};
}

/// RFC 9700 §4.14.2: nobody can tell the thief from the owner, so neither keeps a token.
Result<RotationOutcome> RefreshRotation::endReused(Transaction &transaction, const RotationOrder &order,
                                                   const JudgedRefreshToken &presented)
{
    const auto marked = RefreshTokenRepository::markReused(transaction, order.presentedHash, order.now);
    if (!marked)
        return fail(marked.error());
    const auto ended = TokenFamilyRepository::endReused(transaction, presented.token.family, order.now);
    if (!ended)
        return fail(ended.error());
    int familiesEnded = *ended ? 1 : 0;
    if (order.reusePolicy == ReusePolicy::UserAndClient) {
        const auto others = TokenFamilyRepository::endFamilies(
            transaction, {.user = presented.token.user, .client = presented.token.client}, u"reuse"_s, order.now);
        if (!others)
            return fail(others.error());
        familiesEnded += *others;
    }
    const auto recorded = recordIncident(transaction, order, presented, familiesEnded);
    if (!recorded)
        return fail(recorded.error());
    return refused(RefreshRefusal::Reused, presented);
}

/// Always when it ended something; further replays of the same token once a minute.
Result<void> RefreshRotation::recordIncident(Transaction &transaction, const RotationOrder &order,
                                             const JudgedRefreshToken &presented, int familiesEnded)
{
    const auto replays = m_incidents.note(order.presentedHash);
    if (!replays && familiesEnded == 0)
        return {};
    const bool wide = order.reusePolicy == ReusePolicy::UserAndClient;
    return m_audit.append(transaction, AuditEvent{.type = EventType::SecurityIncident,
                                                  .success = false,
                                                  .user = presented.token.user,
                                                  .client = presented.token.client,
                                                  .data = {{u"incident"_s, u"refresh_token_reuse"_s},
                                                           {u"family_id"_s, presented.token.family.value},
                                                           {u"jti_hash"_s, order.presentedHash.left(16)},
                                                           {u"policy"_s, wide ? u"user_and_client"_s : u"family"_s},
                                                           {u"families_ended"_s, familiesEnded},
                                                           {u"replays"_s, replays.value_or(1)}},
                                                  .errorMessage = u"refresh_token_reuse"_s,
                                                  .origin = order.origin});
}

Result<void> RefreshRotation::recordRefresh(Transaction &transaction, const RotationOrder &order, bool isGrace)
{
    QJsonObject data{{u"family_id"_s, order.successor.family.value}};
    if (isGrace)
        data.insert(u"grace"_s, true);
    return m_audit.append(transaction, AuditEvent{.type = EventType::TokenRefresh,
                                                  .success = true,
                                                  .user = order.successor.user,
                                                  .client = order.successor.client,
                                                  .data = data,
                                                  .errorMessage = {},
                                                  .origin = order.origin});
}

} // namespace core
