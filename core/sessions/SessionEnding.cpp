#include "core/sessions/SessionEnding.h"

#include "core/clients/ClientRepository.h"
#include "core/sessions/LogoutDeliveryRepository.h"
#include "core/sessions/SessionFamily.h"
#include "core/tokens/TokenFamilyRepository.h"

#include <QJsonObject>
#include <QSet>

namespace core {

using namespace Qt::StringLiterals;

namespace {

Result<int> endChainsWithoutOfflineAccess(Transaction &transaction, const std::vector<SessionFamily> &families,
                                          const SessionEnding::Cause &cause)
{
    int total = 0;
    for (const SessionFamily &family : families) {
        if (!family.isActive || family.isOffline)
            continue;
        const auto ended =
            TokenFamilyRepository::endFamilies(transaction, {.family = family.id}, cause.reason, cause.now);
        if (!ended)
            return ended;
        total += *ended;
    }
    return total;
}

/// Back-Channel Logout §2.1: every client that the session signed in to, whether or not its chain is alive.
Result<int> queueLogouts(Transaction &transaction, Random &random, const BrowserSession &session,
                         const std::vector<SessionFamily> &families, Instant now)
{
    QSet<ClientId> clients;
    int queued = 0;
    for (const SessionFamily &family : families) {
        if (clients.contains(family.client))
            continue;
        clients.insert(family.client);
        const auto row = ClientRepository::find(transaction, family.client);
        if (!row)
            return fail(row.error());
        if (!*row || !(*row)->client.isUsable() || (*row)->client.backchannelLogoutUri.isEmpty())
            continue;
        const auto inserted = LogoutDeliveryRepository::insert(
            transaction, {random.uuid(), family.client, session.user, session.id, 0, now}, now);
        if (!inserted)
            return fail(inserted.error());
        ++queued;
    }
    return queued;
}

} // namespace

QJsonObject SessionEnding::Outcome::toJson() const
{
    QJsonObject data{{u"families_ended"_s, familiesEnded}};
    if (sessionsEnded > 0)
        data.insert(u"sessions_ended"_s, sessionsEnded);
    if (logoutsQueued > 0)
        data.insert(u"logouts_queued"_s, logoutsQueued);
    return data;
}

Result<std::optional<SessionEnding::Outcome>> SessionEnding::end(Transaction &transaction, const SessionId &id,
                                                                 const Cause &cause) const
{
    const auto row = BrowserSessionRepository::find(transaction, id, SessionBounds(cause.now, m_limits));
    if (!row)
        return fail(row.error());
    if (!*row)
        return std::nullopt;
    const auto outcome = end(transaction, **row, cause);
    if (!outcome)
        return fail(outcome.error());
    return *outcome;
}

Result<SessionEnding::Outcome> SessionEnding::endOf(Transaction &transaction, const UserId &user,
                                                    const SessionId &except, const Cause &cause) const
{
    const auto rows = BrowserSessionRepository::ofUser(transaction, user, SessionBounds(cause.now, m_limits));
    if (!rows)
        return fail(rows.error());
    Outcome total;
    for (const auto &row : *rows) {
        if (row.session.id == except)
            continue;
        const auto outcome = end(transaction, row, cause);
        if (!outcome)
            return outcome;
        total.sessionsEnded += outcome->sessionsEnded;
        total.familiesEnded += outcome->familiesEnded;
        total.logoutsQueued += outcome->logoutsQueued;
    }
    if (const auto dropped = BrowserSessionRepository::dropCodesOf(transaction, user, except); !dropped)
        return fail(dropped.error());
    return total;
}

Result<SessionEnding::Outcome> SessionEnding::end(Transaction &transaction, const BrowserSessionRepository::Row &row,
                                                  const Cause &cause) const
{
    const auto ended = BrowserSessionRepository::end(transaction, row.session.id, cause.reason, cause.now);
    if (!ended)
        return fail(ended.error());
    if (!*ended)
        return Outcome{};
    if (const auto dropped = BrowserSessionRepository::dropCodesOf(transaction, row.session); !dropped)
        return fail(dropped.error());
    const auto families = BrowserSessionRepository::familiesOf(transaction, row.session.id);
    if (!families)
        return fail(families.error());
    const auto queued = queueLogouts(transaction, m_random, row.session, *families, cause.now);
    if (!queued)
        return fail(queued.error());
    Outcome outcome{.sessionsEnded = row.isLiving ? 1 : 0, .familiesEnded = 0, .logoutsQueued = *queued};
    if (cause.chains == Chains::Keep)
        return outcome;
    const auto chains = endChainsWithoutOfflineAccess(transaction, *families, cause);
    if (!chains)
        return fail(chains.error());
    outcome.familiesEnded = *chains;
    return outcome;
}

} // namespace core
