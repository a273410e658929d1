#include "core/authorization/DeviceCodeRepository.h"

#include "core/database/JsonList.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSlowDownSeconds = 5;     ///< RFC 8628 §3.5
constexpr int kLongestInterval = 30;    ///< a device that never heeds it is let through now and then all the same
constexpr qint64 kLeniencyMillis = 500; ///< a timer of the device, and the way to us, are not that exact

const QString kDeviceColumns = uR"(
        SELECT id, client_id, scope, resources, state, user_id, acr, amr, authenticated_at, created_at, expires_at,
               ip_address, user_agent
          FROM device_codes)"_s;

DeviceRequest::State stateFrom(const QString &word)
{
    if (word == "approved"_L1)
        return DeviceRequest::State::Approved;
    if (word == "denied"_L1)
        return DeviceRequest::State::Denied;
    return word == "used"_L1 ? DeviceRequest::State::Used : DeviceRequest::State::Pending;
}

/// The only place that knows the order of kDeviceColumns. The session in which it was allowed is left out: signing out
/// of the browser does not sign the device out.
DeviceRequest deviceFromRow(const Rows &row)
{
    DeviceRequest request;
    request.id = row.text(0);
    request.client = ClientId{row.text(1)};
    request.scopes = row.text(2).split(u' ', Qt::SkipEmptyParts);
    request.resources = listFromJson(row.text(3));
    request.state = stateFrom(row.text(4));
    request.user = UserId{row.text(5)};
    request.authentication.acr = row.text(6);
    request.authentication.amr = listFromJson(row.text(7));
    request.authentication.at = row.instantOrNull(8).value_or(Instant());
    request.createdAt = row.instant(9);
    request.expiresAt = row.instant(10);
    request.address = row.text(11);
    request.userAgent = row.text(12);
    return request;
}

Result<std::optional<DeviceRequest>> oneDevice(SqlConnection &connection, const QString &condition,
                                               const Bindings &bindings)
{
    auto rows = connection.run(kDeviceColumns + condition, bindings);
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return deviceFromRow(*rows);
}

Result<bool> changesOneDevice(Transaction &transaction, const QString &sql, const Bindings &bindings)
{
    auto rows = transaction.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->affected() == 1;
}

} // namespace

Result<bool> DeviceCodeRepository::insert(Transaction &transaction, const DeviceRequest &request, const Hashes &hashes,
                                          std::chrono::seconds interval)
{
    return changesOneDevice(transaction, uR"(
        INSERT INTO device_codes (id, device_code_hash, user_code_hash, client_id, scope, resources, interval_seconds,
                                  created_at, expires_at, ip_address, user_agent)
        VALUES (:id, :device_code_hash, :user_code_hash, :client_id, :scope, :resources, :interval_seconds,
                :created_at, :expires_at, :ip_address, :user_agent)
            ON CONFLICT (user_code_hash) DO NOTHING)"_s,
                            {{"id"_L1, request.id},
                             {"device_code_hash"_L1, hashes.deviceCode},
                             {"user_code_hash"_L1, hashes.userCode},
                             {"client_id"_L1, request.client.value},
                             {"scope"_L1, request.scopes.join(u' ')},
                             {"resources"_L1, jsonList(request.resources)},
                             {"interval_seconds"_L1, qint64(interval.count())},
                             {"created_at"_L1, bind(request.createdAt)},
                             {"expires_at"_L1, bind(request.expiresAt)},
                             {"ip_address"_L1, request.address},
                             {"user_agent"_L1, request.userAgent}});
}

Result<std::optional<DeviceRequest>> DeviceCodeRepository::find(SqlConnection &connection, const QString &id)
{
    return oneDevice(connection, u" WHERE id = :id"_s, {{"id"_L1, id}});
}

Result<std::optional<DeviceRequest>> DeviceCodeRepository::findByDeviceCode(SqlConnection &connection,
                                                                            const QString &hash)
{
    return oneDevice(connection, u" WHERE device_code_hash = :hash"_s, {{"hash"_L1, hash}});
}

Result<std::optional<DeviceRequest>> DeviceCodeRepository::findPending(SqlConnection &connection,
                                                                       const QString &userCodeHash, Instant now)
{
    return oneDevice(connection, u" WHERE user_code_hash = :hash AND state = 'pending' AND expires_at > :now"_s,
                     {{"hash"_L1, userCodeHash}, {"now"_L1, bind(now)}});
}

Result<std::vector<DeviceRequest>> DeviceCodeRepository::pending(SqlConnection &connection, Instant now, int limit)
{
    auto rows = connection.run(kDeviceColumns + uR"(
         WHERE state = 'pending' AND expires_at > :now
         ORDER BY expires_at DESC, id
         LIMIT :limit)"_s,
                               {{"now"_L1, bind(now)}, {"limit"_L1, limit}});
    if (!rows)
        return fail(rows.error());
    std::vector<DeviceRequest> pending;
    while (rows->next())
        pending.push_back(deviceFromRow(*rows));
    return pending;
}

/// A poll in the future was made before the clock was set back: it holds up nobody.
Result<bool> DeviceCodeRepository::poll(Transaction &transaction, const QString &deviceCodeHash, const ClientId &client,
                                        Instant now)
{
    return changesOneDevice(transaction, uR"(
        UPDATE device_codes
           SET polled_at = :polled_at
         WHERE device_code_hash = :hash AND client_id = :client_id AND state = 'pending' AND expires_at > :now
           AND (polled_at IS NULL OR polled_at > :ahead OR polled_at + interval_seconds * 1000 - :leniency <= :due))"_s,
                            {{"polled_at"_L1, bind(now)},
                             {"hash"_L1, deviceCodeHash},
                             {"client_id"_L1, client.value},
                             {"now"_L1, bind(now)},
                             {"ahead"_L1, bind(now)},
                             {"leniency"_L1, kLeniencyMillis},
                             {"due"_L1, bind(now)}});
}

Result<void> DeviceCodeRepository::slowDown(Transaction &transaction, const QString &deviceCodeHash)
{
    auto rows =
        transaction.run(uR"(
        UPDATE device_codes
           SET interval_seconds = MIN(interval_seconds + :more, :longest)
         WHERE device_code_hash = :hash)"_s,
                        {{"more"_L1, kSlowDownSeconds}, {"longest"_L1, kLongestInterval}, {"hash"_L1, deviceCodeHash}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> DeviceCodeRepository::approve(Transaction &transaction, const QString &id, const UserId &user,
                                           const Authentication &authentication, Instant now)
{
    return changesOneDevice(transaction, uR"(
        UPDATE device_codes
           SET state = 'approved', user_id = :user_id, session_id = :session_id, acr = :acr, amr = :amr,
               authenticated_at = :authenticated_at
         WHERE id = :id AND state = 'pending' AND expires_at > :now
           AND EXISTS (SELECT 1 FROM users WHERE id = :living AND is_active = 1 AND deleted_at IS NULL))"_s,
                            {{"user_id"_L1, user.value},
                             {"session_id"_L1, authentication.session.value},
                             {"acr"_L1, authentication.acr},
                             {"amr"_L1, jsonList(authentication.amr)},
                             {"authenticated_at"_L1, bind(authentication.at)},
                             {"id"_L1, id},
                             {"now"_L1, bind(now)},
                             {"living"_L1, user.value}});
}

Result<bool> DeviceCodeRepository::deny(Transaction &transaction, const QString &id, const UserId &user, Instant now)
{
    return changesOneDevice(transaction, uR"(
        UPDATE device_codes
           SET state = 'denied', user_id = :user_id
         WHERE id = :id AND state = 'pending' AND expires_at > :now)"_s,
                            {{"user_id"_L1, bindOrNull(user.value)}, {"id"_L1, id}, {"now"_L1, bind(now)}});
}

Result<bool> DeviceCodeRepository::spend(Transaction &transaction, const QString &deviceCodeHash, Instant now)
{
    return changesOneDevice(transaction, uR"(
        UPDATE device_codes
           SET state = 'used'
         WHERE device_code_hash = :hash AND state = 'approved' AND expires_at > :now)"_s,
                            {{"hash"_L1, deviceCodeHash}, {"now"_L1, bind(now)}});
}

Result<void> DeviceCodeRepository::denyApproved(Transaction &transaction, const UserId &user, const ClientId &client)
{
    auto rows = transaction.run(uR"(
        UPDATE device_codes
           SET state = 'denied'
         WHERE state = 'approved' AND user_id = :user_id AND client_id = :client_id)"_s,
                                {{"user_id"_L1, user.value}, {"client_id"_L1, client.value}});
    if (!rows)
        return fail(rows.error());
    return {};
}

} // namespace core
