#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace core {

/// PRODUCT.md §7 "Events".
enum class EventType {
    LoginSuccess,
    LoginFailed,
    TokenIssued,
    TokenRefresh,
    TokenRevoke,
    TokenInvalid,
    SecurityIncident,
    RateLimitExceeded,
    AccountLocked,
    AccountUnlocked,
    PasswordChange,
    UserCreated,
    UserUpdated,
    UserBlocked,
    UserDeleted,
    ClientCreated,
    ClientUpdated,
    ClientDeleted,
    ClientSecretRotated,
    KeyRotated,
    KeyRevoked,
    ConsentGranted,
    ConsentRevoked,
    MfaEnrolled,
    MfaRemoved,
    ApiKeyCreated,
    ApiKeyRevoked,
    DeviceRegistered,
    DeviceRevoked,
    SettingsChanged,
    BackupCreated,
    AuditExported,
    SecretViewed,
    ServerStarted,
    ServerStopped,
    ConsoleLocked,
    ConsoleUnlocked,
    ConsoleUnlockFailed
};

QString eventName(EventType type); ///< "login_success"
std::optional<EventType> eventFromName(const QString &name);
const std::vector<EventType> &allEventTypes();

/// Where a request came from and who asked for it; kept in every audit row.
struct Origin
{
    QString address;   ///< peer or, behind a trusted proxy, the client; empty for the console
    QString userAgent; ///< at most 256 characters
    RequestId requestId;
    QString actor; ///< "console", "cli", "http", "system", or "admin:<user id>"
    /// What limits by address count: the /64 of an IPv6 address, which one person has to choose from. Empty: `address`.
    QString network = {};

    const QString &limitedAs() const { return network.isEmpty() ? address : network; }
};

struct AuditEvent
{
    EventType type = EventType::LoginSuccess;
    bool success = true;
    UserId user;          ///< empty when none
    ClientId client;      ///< empty when none
    QJsonObject data;     ///< never a secret; admin changes carry "before" and "after"
    QString errorMessage; ///< short, machine-like: "bad_credentials"
    Origin origin;
};

} // namespace core
