#include "core/sessions/UserEnding.h"

#include "core/tokens/TokenFamilyRepository.h"

namespace core {

Result<SessionEnding::Outcome> UserEnding::end(Transaction &transaction, const UserId &user, const SessionId &except,
                                               const SessionEnding::Cause &cause) const
{
    // Counted first: a family that has only expired is nobody's loss.
    const auto living = BrowserSessionRepository::countLivingFamilies(transaction, user, cause.now);
    if (!living)
        return fail(living.error());
    auto outcome = m_ending.endOf(transaction, user, except, cause);
    if (!outcome)
        return outcome;
    const auto ended = TokenFamilyRepository::endFamilies(transaction, {.user = user}, cause.reason, cause.now);
    if (!ended)
        return fail(ended.error());
    outcome->familiesEnded = *living;
    return outcome;
}

} // namespace core
