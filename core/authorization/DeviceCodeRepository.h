#pragma once

#include "core/authorization/DeviceCodes.h"

namespace core {

/// SQL of the table `device_codes`. Nothing here writes an audit row.
class DeviceCodeRepository
{
public:
    struct Hashes
    {
        QString deviceCode;
        QString userCode;
    };
    /// False when another row has this user code.
    static Result<bool> insert(Transaction &transaction, const DeviceRequest &request, const Hashes &hashes,
                               std::chrono::seconds interval);
    static Result<std::optional<DeviceRequest>> find(SqlConnection &connection, const QString &id);
    static Result<std::optional<DeviceRequest>> findByDeviceCode(SqlConnection &connection, const QString &hash);
    /// Pending and not expired.
    static Result<std::optional<DeviceRequest>> findPending(SqlConnection &connection, const QString &userCodeHash,
                                                            Instant now);
    static Result<std::vector<DeviceRequest>> pending(SqlConnection &connection, Instant now, int limit);
    /// A poll of a pending one that did not come too early; false for all others.
    static Result<bool> poll(Transaction &transaction, const QString &deviceCodeHash, const ClientId &client,
                             Instant now);
    /// The interval becomes longer for good.
    static Result<void> slowDown(Transaction &transaction, const QString &deviceCodeHash);
    /// False when it is not pending any more, or the user may not sign in.
    static Result<bool> approve(Transaction &transaction, const QString &id, const UserId &user,
                                const Authentication &authentication, Instant now);
    static Result<bool> deny(Transaction &transaction, const QString &id, const UserId &user, Instant now);
    /// The one statement that uses it up.
    static Result<bool> spend(Transaction &transaction, const QString &deviceCodeHash, Instant now);
    /// Those that were allowed and not fetched.
    static Result<void> denyApproved(Transaction &transaction, const UserId &user, const ClientId &client);
};

} // namespace core
