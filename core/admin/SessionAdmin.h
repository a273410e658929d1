#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QStringList>

#include <optional>
#include <vector>

namespace core {

struct SessionSummary
{
    SessionId id;
    UserId user;
    QString username;
    Instant createdAt;
    Instant authenticatedAt;
    Instant lastSeenAt;
    Instant expiresAt;
    QString address;
    QString userAgent;
    int activeFamilies = 0; ///< begun in it
};

struct ConsentSummary
{
    UserId user;
    QString username;
    ClientId client;
    QString clientName;
    QStringList scopes;
    Instant grantedAt;
    Instant updatedAt;
    int activeFamilies = 0;
};

struct PendingDevice
{
    QString id;
    ClientId client;
    QString clientName;
    QStringList scopes;
    Instant createdAt;
    Instant expiresAt;
    QString address;
    QString userAgent;
};

/// Signed-in browsers, consents, and devices that wait for their user. Any thread; answers when durable.
class SessionAdmin
{
public:
    static constexpr int kMost = 500; ///< rows a list
    virtual ~SessionAdmin() = default;
    /// Living ones, last seen first; of one user or of all.
    virtual QFuture<Result<std::vector<SessionSummary>>> sessions(std::optional<UserId> user) = 0;
    /// NotFound when it had ended before.
    virtual QFuture<Result<void>> endSession(SessionId id) = 0;
    virtual QFuture<Result<int>> endSessionsOf(UserId user) = 0;
    /// Newest first; of one user, of one client, or of all.
    virtual QFuture<Result<std::vector<ConsentSummary>>> consents(std::optional<UserId> user,
                                                                  std::optional<ClientId> client) = 0;
    /// Ends the chains of this user and client too. NotFound.
    virtual QFuture<Result<void>> revokeConsent(UserId user, ClientId client) = 0;
    virtual QFuture<Result<std::vector<PendingDevice>>> pendingDevices() = 0;
    /// NotFound when it is not pending any more.
    virtual QFuture<Result<void>> denyDevice(QString id) = 0;
};

} // namespace core
