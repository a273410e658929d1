#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "core/database/SqlConnection.h"

#include <optional>
#include <vector>

namespace core {

/// The hashes of a client's secrets, 'sha256:<hex>' or of crypt(3). Never leaves core.
struct ClientSecretHashes
{
    QString newest; ///< empty when there is none
    QString old;    ///< good until oldUntil
    std::optional<Instant> oldUntil;
    std::optional<Instant> createdAt;
    std::optional<Instant> lastUsedAt;
    std::optional<Instant> newestUntil; ///< none: never
    std::optional<Instant> oldLastUsedAt;

    bool hasLiveNewest(Instant now) const { return !newest.isEmpty() && (!newestUntil || *newestUntil > now); }
    bool hasLiveOld(Instant now) const { return !old.isEmpty() && oldUntil && *oldUntil > now; }
};

struct ClientRow
{
    Client client;
    ClientSecretHashes secrets;
};

/// All given members must match. Empty members match everything.
struct ClientCriteria
{
    enum class State { All, Active, Disabled, Deleted };
    State state = State::All; ///< all but Deleted leave deleted clients out
    QString text;             ///< part of client_id or name
    std::optional<ClientType> type = {};
    QStringList moreText = {};          ///< each of them too
    QList<State> states = {};           ///< any of them
    QList<QStringList> ids = {};        ///< of each list any part
    QList<QStringList> names = {};      ///< the same
    QList<QStringList> grants = {};     ///< of each list any, whole
    QList<QStringList> scopes = {};     ///< the same
    QList<QStringList> redirects = {};  ///< of each list any part of a redirect URI
    QList<QStringList> weaknesses = {}; ///< names of clientWeaknesses(); "any", "none"
    QList<State> excludedStates = {};
    QStringList excludedText = {};
    QStringList excludedIds = {};
    QStringList excludedNames = {};
    QStringList excludedRedirects = {};
    QStringList excludedGrants = {};
    QStringList excludedScopes = {};
    QStringList excludedWeaknesses = {};
};

enum class ClientColumn { Id, Name, Type, State, Chains, LastToken, Created, SecretCreated };

struct ClientOrder
{
    ClientColumn column = ClientColumn::Id;
    bool descending = false;
};

struct ClientPage
{
    std::vector<ClientRow> rows; ///< in the order asked for
    QString next;                ///< empty at the end
};

/// SQL of the table `oauth_clients`. Nothing here checks a rule or writes an audit row. Fails only with Storage or
/// Busy; the writing functions tell whether a row was changed.
class ClientRepository
{
public:
    static constexpr std::chrono::hours kKeepDeleted{30 * 24}; ///< a deleted client can be restored for so long

    /// A deleted client is found too.
    static Result<std::optional<ClientRow>> find(SqlConnection &connection, const ClientId &id);
    static Result<ClientPage> page(SqlConnection &connection, const ClientCriteria &criteria, const QString &after,
                                   int limit, Instant now, const ClientOrder &order = {});
    /// `now` decides about secrets that are old or expired.
    static Result<qint64> count(SqlConnection &connection, const ClientCriteria &criteria, Instant now = {});
    /// Of all usable clients, each once.
    static Result<QStringList> corsOrigins(SqlConnection &connection);
    static Result<QStringList> grantTypes(SqlConnection &connection); ///< the same

    static Result<void> insert(Transaction &transaction, const Client &client, const ClientSecretHashes &secrets);
    /// Everything but client_id, secrets, created_at and deleted_at.
    static Result<bool> update(Transaction &transaction, const Client &client);
    static Result<bool> setSecrets(Transaction &transaction, const ClientId &id, const ClientSecretHashes &secrets);
    static Result<bool> setActive(Transaction &transaction, const ClientId &id, bool active, Instant now);
    static Result<bool> softDelete(Transaction &transaction, const ClientId &id, Instant now);
    static Result<bool> restore(Transaction &transaction, const ClientId &id, Instant now);
    /// Removes for good, with its consents, at most `most` clients deleted before; how many.
    static Result<int> removeDeleted(Transaction &transaction, Instant deletedBefore, int most);
    /// Of the registration access token (RFC 7592), lower-case hex; empty when there is none.
    static Result<QString> registrationTokenHash(SqlConnection &connection, const ClientId &id);
    static Result<bool> setRegistrationTokenHash(Transaction &transaction, const ClientId &id, const QString &hash);
    /// `hash` tells which of its secrets was used; nothing happens when it is none of them any more.
    static Result<bool> recordSecretUse(Transaction &transaction, const ClientId &id, const QString &hash, Instant now);
};

} // namespace core
