#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core {

enum class ClientType { Public, Confidential };
/// What a used refresh token, presented again, revokes.
enum class ReusePolicy { Family, UserAndClient };

/// A row of `oauth_clients`. Secrets are kept as hashes in ClientRepository only.
struct Client
{
    QString rowId; ///< UUID of the row
    ClientId id;   ///< the OAuth client_id
    QString name;
    QString description;
    ClientType type = ClientType::Public;
    bool isActive = true;
    QStringList scopes;     ///< allowed_scopes, in the order in which they are granted by default
    QStringList grantTypes; ///< allowed_grant_types
    QStringList redirectUris;
    QStringList corsOrigins;
    QStringList resources;
    std::optional<std::chrono::seconds> accessTokenLifetime; ///< none: the configured default
    std::optional<std::chrono::seconds> refreshTokenLifetime;
    std::chrono::seconds graceSeconds{0}; ///< 0–60
    ReusePolicy reusePolicy = ReusePolicy::Family;
    bool firstParty = false;
    bool legacy401 = false; ///< invalid_grant is answered with 401
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> deletedAt;

    bool isUsable() const { return isActive && !deletedAt; }
    bool isConfidential() const { return type == ClientType::Confidential; }
    bool allowsGrant(const QString &grant) const { return grantTypes.contains(grant); }
};

} // namespace core
