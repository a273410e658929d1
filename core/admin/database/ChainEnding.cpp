#include "core/admin/database/ChainEnding.h"

#include "core/admin/database/ChainQueries.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// One chain names its user and client, so that their events show it.
Result<AuditEvent> endedEvent(SqlConnection &connection, const FamilyCriteria &which)
{
    AuditEvent event;
    event.type = EventType::TokenRevoke;
    event.user = which.user.value_or(UserId{});
    event.client = which.client.value_or(ClientId{});
    if (!which.family)
        return event;
    event.data.insert(u"family_id"_s, which.family->value);
    const auto owner = TokenFamilyRepository::owner(connection, *which.family);
    if (!owner)
        return fail(owner.error());
    if (*owner) {
        event.user = (*owner)->user;
        event.client = (*owner)->client;
    }
    return event;
}

Result<int> endLivingChains(Transaction &transaction, const FamilyCriteria &which, const QString &reason, Instant now)
{
    const auto living = ChainQueries::countActive(transaction, which, now);
    if (!living || *living == 0)
        return living;
    if (const auto ended = TokenFamilyRepository::endFamilies(transaction, which, reason, now); !ended)
        return fail(ended.error());
    return living;
}

} // namespace

Result<int> endChains(Transaction &transaction, const AdminContext &context, const FamilyCriteria &which,
                      const QString &reason)
{
    const auto ended = endLivingChains(transaction, which, reason, context.clock.now());
    if (!ended || *ended == 0)
        return ended;
    auto event = endedEvent(transaction, which);
    if (!event)
        return fail(event.error());
    event->data.insert(u"families_ended"_s, *ended);
    event->data.insert(u"reason"_s, reason);
    event->origin = context.origin();
    if (const auto audited = context.audit.append(transaction, *event); !audited)
        return fail(audited.error());
    return ended;
}

} // namespace core
