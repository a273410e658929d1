#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/database/Database.h"

#include <QHash>

#include <optional>
#include <vector>

namespace core {

/// Back-channel logouts that clients have still to be told of (OpenID Connect Back-Channel Logout 1.0 §2.5): kept in
/// the database, so that a restart loses none. What is queued is written by BrowserSessions::end in its transaction.
class LogoutDeliveries
{
public:
    static constexpr int kMostAttempts = 5;
    struct Delivery
    {
        QString id;
        ClientId client;
        UserId user;
        SessionId session;
        QString uri;               ///< the client's, as it is now
        int attempts = 0;          ///< this one included
        bool isRegistered = false; ///< the client came by itself: its address may be anybody's
    };
    /// Until the next attempt, after this many.
    static std::chrono::seconds waitAfter(int attempts);

    LogoutDeliveries(Database &database, AuditLog &audit, const Clock &clock);
    /// One client that answers slowly must not keep the others waiting.
    struct Places
    {
        int free = 0;              ///< in all
        int perClient = 0;         ///< with those that it has
        QHash<QString, int> taken; ///< by client, more than 0 each
    };
    /// Those whose time has come, at most `limit`; each is put off at once, so that another process does not take it.
    Result<std::vector<Delivery>> take(int limit) { return take({.free = limit, .perClient = limit, .taken = {}}); }
    Result<std::vector<Delivery>> take(const Places &places);
    /// `failure` is empty when the client took it. Audited; after kMostAttempts given up.
    Result<void> settle(const Delivery &delivery, const QString &failure);

private:
    Result<std::optional<Delivery>> withAddress(Transaction &transaction, Delivery delivery) const;
    Result<void> endWith(Transaction &transaction, const Delivery &delivery, const QString &failure) const;

    Database &m_database;
    AuditLog &m_audit;
    const Clock &m_clock;
};

} // namespace core
