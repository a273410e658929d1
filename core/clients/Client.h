#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/clients/ClaimRule.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core {

enum class ClientType { Public, Confidential };
/// What a used refresh token, presented again, revokes.
enum class ReusePolicy { Family, UserAndClient };

/// The client that the self-test makes and removes: nobody else's may have this client_id.
constexpr auto kSelfTestClient = "gatehouse-self-test";

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
    /// token_endpoint_auth_method (RFC 7591 §2). Empty: none for a public client, for a confidential one its secret in
    /// the header or the body. "private_key_jwt": only assertions by one of `jwks`.
    QString authMethod;
    QString applicationType = QStringLiteral("web"); ///< "web" or "native"
    QJsonObject jwks;                                ///< its public keys, RFC 7517 §5
    bool requirePkce = false;                        ///< public clients must anyway
    bool requirePushedRequests = false;              ///< RFC 9126 §6
    bool requireDpop = false;                        ///< RFC 9449 §5.2
    QStringList postLogoutRedirectUris;
    QString backchannelLogoutUri;
    QList<ClaimRule> claimRules;
    QString clientUri; ///< shown at consent, as the three below; never fetched
    QString logoUri;
    QString policyUri;
    QString tosUri;
    QStringList contacts;
    bool isRegistered = false; ///< made by dynamic registration: less is allowed to it
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> deletedAt;

    bool isUsable() const { return isActive && !deletedAt; }
    bool needsPkce() const { return requirePkce || type == ClientType::Public; }
    bool isConfidential() const { return type == ClientType::Confidential; }
    bool usesKeys() const { return authMethod == QLatin1String("private_key_jwt"); }
    bool usesSecret() const { return isConfidential() && !usesKeys(); }
    bool allowsGrant(const QString &grant) const { return grantTypes.contains(grant); }
};

} // namespace core
