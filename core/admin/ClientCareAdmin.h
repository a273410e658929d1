#pragma once

#include "core/admin/ClientAdmin.h"

#include <QFuture>
#include <QJsonValue>
#include <QMap>

#include <vector>

namespace core {

/// One member of a client's configuration that differs; null where a side has none.
struct ClientChange
{
    QString member; ///< as in RFC 7591 and PRODUCT.md §8
    QJsonValue before;
    QJsonValue after;

    bool operator==(const ClientChange &) const = default;
};

/// One row of the audit log that tells of a change of a client.
struct ClientRevision
{
    QString auditId;
    Instant at;
    QString event; ///< "client_updated" …
    QString actor;
    std::vector<ClientChange> changes;
    bool canPutBack = false; ///< an update whose former values the row holds
};

/// A client as a JSON file describes it, judged; nothing is written.
struct ClientImport
{
    Client draft;
    bool exists = false;               ///< then `changes` is against the one that is there
    std::vector<ClientChange> changes; ///< of a new one: all its members
};

struct ClientsChanged
{
    struct Failure
    {
        ClientId id;
        Error error;
    };
    std::vector<ClientId> changed; ///< those that were so already are in neither list
    std::vector<Failure> failed;
};

/// How the clients get their tokens: the migration meter.
struct GrantUse
{
    struct OfClient
    {
        ClientId client;
        QString name;
        QMap<QString, qint64> lastDay;   ///< grant_type to tokens issued
        QMap<QString, qint64> lastMonth; ///< the last 30 days
    };
    std::vector<OfClient> clients; ///< that got any token in 30 days, most first
    int clientsOnPassword = 0;     ///< of them with the password grant, in 30 days
    QMap<QString, qint64> lastDay;
    QMap<QString, qint64> lastMonth;
};

/// What keeps clients in order over time. Any thread; answers when durable.
class ClientCareAdmin
{
public:
    virtual ~ClientCareAdmin() = default;
    virtual QFuture<Result<ClientsChanged>> setActive(std::vector<ClientId> ids, bool active) = 0;
    virtual QFuture<Result<ClientsChanged>> remove(std::vector<ClientId> ids) = 0;
    virtual QFuture<Result<ClientsChanged>> restore(std::vector<ClientId> ids) = 0;
    /// What ClientAdmin::update() would change; its errors too. Writes nothing.
    virtual QFuture<Result<std::vector<ClientChange>>> preview(Client changed) = 0;
    /// Newest first.
    virtual QFuture<Result<std::vector<ClientRevision>>> history(ClientId id, int most) = 0;
    /// The client as it is now with the values from before this revision: for preview() and update().
    virtual QFuture<Result<Client>> before(ClientId id, QString auditId) = 0;
    /// Ends the secret before the newest one at once. NotFound when there is none.
    virtual QFuture<Result<void>> retireOldSecret(ClientId id) = 0;
    /// RFC 7591 metadata and our own members as JSON; no secret.
    virtual QFuture<Result<QByteArray>> exportJson(ClientId id) = 0;
    /// InvalidInput with the member as field. Take it over with ClientAdmin::create() or update().
    virtual QFuture<Result<ClientImport>> tryImport(QByteArray json) = 0;
    /// Counted anew once a minute.
    virtual QFuture<Result<GrantUse>> grantUse() = 0;
};

} // namespace core
