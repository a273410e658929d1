#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/clients/ClientDirectory.h"
#include "core/clients/ClientRepository.h"
#include "core/clients/ClientService.h"
#include "core/database/Database.h"

#include <QJsonObject>

#include <functional>
#include <optional>

namespace core {

/// Dynamic registration of clients (RFC 7591) and their care of themselves (RFC 7592). What such a client may be is
/// told in RegistrationRules. Waits for the database: request pool only. Audited.
///
/// Errors: NotFound when the token is not good for it, whatever the reason (401 invalid_token); InvalidInput with the
/// member of RFC 7591 as field (invalid_redirect_uri for "redirect_uris", invalid_client_metadata for the others);
/// Busy, Storage. The details are meant for the client's developer.
class ClientRegistration
{
public:
    struct Context
    {
        Database &database;
        AuditLog &audit;
        ClientDirectory &clients; ///< rereads after each change
        const Clock &clock;
        Random &random;
        /// Ends the token families of a client that is removed, in the same transaction. Audited.
        std::function<Result<void>(Transaction &, const ClientId &, const Origin &)> endFamilies;
        /// `alg` of the ID tokens as they are signed now.
        std::function<QString()> idTokenAlgorithm;
    };
    explicit ClientRegistration(Context context);

    /// Has an initial access token been made that is still good? Until then nobody can register. Never waits for the
    /// writer.
    Result<bool> isOpen();

    struct Registered
    {
        Client client;
        /// The answer of RFC 7591 §3.2.1 but for `registration_client_uri`, which only the endpoint knows. Holds the
        /// registration access token when a new one was made, and client_secret when it was made now or was sent:
        /// never to be logged.
        QJsonObject answer;
    };
    /// One use of the initial token, counted only when the client is made.
    Result<Registered> add(const SecretBytes &initialToken, const QJsonObject &metadata, const Origin &origin);
    Result<Registered> read(const ClientId &id, const SecretBytes &registrationToken);
    /// Replaces all: what is left out gets its default. A new registration token comes with the answer and the one
    /// before ends.
    Result<Registered> replace(const ClientId &id, const SecretBytes &registrationToken, const QJsonObject &metadata,
                               const Origin &origin);
    Result<void> remove(const ClientId &id, const SecretBytes &registrationToken, const Origin &origin);

private:
    /// The living client whose token this is.
    Result<ClientRow> owned(SqlConnection &connection, const ClientId &id, const SecretBytes &registrationToken) const;
    Result<Registered> insert(Transaction &transaction, const Client &client, const Origin &origin) const;
    Result<Registered> update(Transaction &transaction, const ClientRow &present, const QJsonObject &metadata,
                              const Origin &origin) const;
    /// A new registration token for the client; the one before is worth nothing from the commit on.
    Result<QString> renewToken(Transaction &transaction, const ClientId &id) const;
    QJsonObject answerFor(const ClientRow &row, const QString &registrationToken, const QString &secret) const;
    ClientService service() const { return {m_context.audit, m_context.clock, m_context.random}; }

    Context m_context;
};

} // namespace core
