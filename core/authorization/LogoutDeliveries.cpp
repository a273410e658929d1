#include "core/authorization/LogoutDeliveries.h"

#include "core/clients/ClientRepository.h"
#include "core/sessions/LogoutDeliveryRepository.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::StringLiterals;

namespace {

/// Longer than any attempt takes: a process that dies in the middle of one leaves it to the next.
constexpr std::chrono::seconds kLease{30};
constexpr std::array<std::chrono::seconds, LogoutDeliveries::kMostAttempts - 1> kWaits{
    std::chrono::seconds(1), std::chrono::seconds(5), std::chrono::seconds(30), std::chrono::seconds(300)};

AuditEvent endOfDelivery(const LogoutDeliveries::Delivery &delivery, const QString &failure)
{
    return {.type = EventType::TokenRevoke,
            .success = failure.isEmpty(),
            .user = delivery.user,
            .client = delivery.client,
            .data = {{u"logout"_s, u"backchannel"_s},
                     {u"session_id"_s, delivery.session.value},
                     {u"attempts"_s, delivery.attempts}},
            .errorMessage = failure,
            .origin = {.address = {}, .userAgent = {}, .requestId = {}, .actor = u"system"_s}};
}

} // namespace

std::chrono::seconds LogoutDeliveries::waitAfter(int attempts)
{
    return kWaits[size_t(std::clamp(attempts, 1, int(kWaits.size())) - 1)];
}

LogoutDeliveries::LogoutDeliveries(Database &database, AuditLog &audit, const Clock &clock)
    : m_database(database), m_audit(audit), m_clock(clock)
{}

/// What each client has places for, oldest first.
static std::vector<LogoutDeliveryRepository::Row> withinPlaces(std::vector<LogoutDeliveryRepository::Row> due,
                                                               LogoutDeliveries::Places places)
{
    std::erase_if(due, [&places](const LogoutDeliveryRepository::Row &row) {
        int &taken = places.taken[row.client.value];
        if (places.free <= 0 || taken >= places.perClient)
            return true;
        ++taken;
        --places.free;
        return false;
    });
    return due;
}

Result<std::vector<LogoutDeliveries::Delivery>> LogoutDeliveries::take(const Places &places)
{
    const Instant now = m_clock.now();
    // Rows of clients whose places are taken may stand before the others.
    const int limit = places.free + places.perClient * int(places.taken.size());
    auto due = m_database.readNow(
        [&](Snapshot &snapshot) { return LogoutDeliveryRepository::due(snapshot, now, limit, places.perClient); });
    if (!due)
        return fail(due.error());
    *due = withinPlaces(*std::move(due), places);
    if (due->empty()) // asked every few seconds: no write for nothing
        return std::vector<Delivery>();
    return m_database.writeNow([&](Transaction &transaction) -> Result<std::vector<Delivery>> {
        std::vector<Delivery> taken;
        for (const auto &row : *due) {
            const auto isOurs = LogoutDeliveryRepository::take(transaction, row, now + kLease);
            if (!isOurs)
                return fail(isOurs.error());
            if (!*isOurs)
                continue;
            auto delivery = withAddress(transaction, {row.id, row.client, row.user, row.session, {}, row.attempts + 1});
            if (!delivery)
                return fail(delivery.error());
            if (*delivery)
                taken.push_back(**std::move(delivery));
        }
        return taken;
    });
}

/// Those that nobody waits for any more, or whose last attempt nobody settled, end here.
Result<std::optional<LogoutDeliveries::Delivery>> LogoutDeliveries::withAddress(Transaction &transaction,
                                                                                Delivery delivery) const
{
    const auto client = ClientRepository::find(transaction, delivery.client);
    if (!client)
        return fail(client.error());
    const bool isThere = *client && (*client)->client.isUsable();
    delivery.uri = isThere ? (*client)->client.backchannelLogoutUri : QString();
    delivery.isRegistered = isThere && (*client)->client.isRegistered;
    QString failure;
    if (delivery.uri.isEmpty())
        failure = u"client_gone"_s;
    else if (delivery.attempts > kMostAttempts)
        failure = u"given_up"_s;
    if (failure.isEmpty())
        return delivery;
    if (const auto ended = endWith(transaction, delivery, failure); !ended)
        return fail(ended.error());
    return std::nullopt;
}

Result<void> LogoutDeliveries::endWith(Transaction &transaction, const Delivery &delivery, const QString &failure) const
{
    const auto removed = LogoutDeliveryRepository::remove(transaction, delivery.id);
    if (!removed)
        return fail(removed.error());
    if (!*removed) // settled before, by a process that came back
        return {};
    return m_audit.append(transaction, endOfDelivery(delivery, failure));
}

Result<void> LogoutDeliveries::settle(const Delivery &delivery, const QString &failure)
{
    return m_database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (failure.isEmpty() || delivery.attempts >= kMostAttempts)
            return endWith(transaction, delivery, failure);
        return LogoutDeliveryRepository::putOff(transaction, delivery.id, m_clock.now() + waitAfter(delivery.attempts));
    });
}

} // namespace core
