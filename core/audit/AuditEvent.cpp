#include "core/audit/AuditEvent.h"

#include <QLatin1String>

#include <array>

using namespace Qt::StringLiterals;

namespace core {

/// In the order of EventType.
static constexpr std::array kEventNames{
    "login_success"_L1,    "login_failed"_L1,         "token_issued"_L1,          "token_refresh"_L1,
    "token_revoke"_L1,     "token_invalid"_L1,        "security_incident"_L1,     "rate_limit_exceeded"_L1,
    "account_locked"_L1,   "account_unlocked"_L1,     "password_change"_L1,       "user_created"_L1,
    "user_updated"_L1,     "user_blocked"_L1,         "user_deleted"_L1,          "client_created"_L1,
    "client_updated"_L1,   "client_deleted"_L1,       "client_secret_rotated"_L1, "key_rotated"_L1,
    "key_revoked"_L1,      "consent_granted"_L1,      "consent_revoked"_L1,       "mfa_enrolled"_L1,
    "mfa_removed"_L1,      "api_key_created"_L1,      "api_key_revoked"_L1,       "device_registered"_L1,
    "device_revoked"_L1,   "settings_changed"_L1,     "backup_created"_L1,        "audit_exported"_L1,
    "secret_viewed"_L1,    "server_started"_L1,       "server_stopped"_L1,        "console_locked"_L1,
    "console_unlocked"_L1, "console_unlock_failed"_L1};
static_assert(kEventNames.size() == size_t(EventType::ConsoleUnlockFailed) + 1);

QString eventName(EventType type)
{
    return kEventNames[size_t(type)];
}

std::optional<EventType> eventFromName(const QString &name)
{
    for (const EventType type : allEventTypes()) {
        if (name == kEventNames[size_t(type)])
            return type;
    }
    return std::nullopt;
}

const std::vector<EventType> &allEventTypes()
{
    static const std::vector<EventType> types = [] {
        std::vector<EventType> all;
        for (size_t i = 0; i < kEventNames.size(); ++i)
            all.push_back(EventType(i));
        return all;
    }();
    return types;
}

} // namespace core
