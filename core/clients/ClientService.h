#pragma once

#include "core/audit/AuditLog.h"
#include "core/clients/Client.h"

namespace core {

/// The changes that the console and the subcommands make to clients: rules, change and audit row in the caller's
/// transaction. The caller invalidates ClientDirectory after the commit and ends the families of a removed client.
class ClientService
{
public:
    struct Created
    {
        Client client;
        QString secret; ///< to be shown once; empty for public clients and when the hash was given
    };

    ClientService(AuditLog &audit, const Clock &clock, Random &random);

    /// `typedSecretHash` is of ClientSecrets::hashTyped, made before the transaction; empty: a secret is generated when
    /// the client is confidential. An empty name becomes the client_id. InvalidInput with field, AlreadyExists.
    Result<Created> create(Transaction &transaction, Client draft, const Origin &origin,
                           const QString &typedSecretHash = {});
    /// All but client_id, secrets and isRegistered; a client that stops using secrets loses them. Returns it as stored.
    /// NotFound.
    Result<Client> update(Transaction &transaction, Client changed, const Origin &origin);
    /// The secret before stays valid for `overlap`, at most 90 days and never beyond its own end; the one before that
    /// ends. The new one expires after `lifetime`, at most 5 years; none: never. NotFound, InvalidInput.
    Result<QString> rotateSecret(Transaction &transaction, const ClientId &id, std::chrono::seconds overlap,
                                 const Origin &origin, std::optional<std::chrono::seconds> lifetime = {});
    /// The secret before the newest one ends now. NotFound when there is none.
    Result<void> retireOldSecret(Transaction &transaction, const ClientId &id, const Origin &origin);
    /// The three below change and record nothing when the client is so already. NotFound.
    Result<void> setActive(Transaction &transaction, const ClientId &id, bool active, const Origin &origin);
    Result<void> remove(Transaction &transaction, const ClientId &id, const Origin &origin);
    Result<void> restore(Transaction &transaction, const ClientId &id, const Origin &origin);

private:
    Result<void> record(Transaction &transaction, EventType type, const ClientId &id, const QJsonObject &before,
                        const QJsonObject &after, const Origin &origin);

    AuditLog &m_audit;
    const Clock &m_clock;
    Random &m_random;
};

} // namespace core
