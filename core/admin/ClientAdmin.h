#pragma once

#include "core/admin/Page.h"
#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "core/clients/RedirectUris.h"

#include <QFuture>

namespace core {

struct ClientSummary
{
    Client client;
    int activeFamilies = 0;
    bool hasSecret = false;
    bool hasOldSecret = false;
    std::optional<Instant> oldSecretUntil;
    std::optional<Instant> secretCreatedAt;
    std::optional<Instant> secretExpiresAt; ///< none: never
    std::optional<Instant> secretLastUsedAt;
    std::optional<Instant> oldSecretLastUsedAt;
    std::optional<Instant> lastTokenAt;
    std::optional<Instant> removedForGoodAt = {}; ///< of a deleted one: until then restore() undoes it
    QStringList weaknesses; ///< rule names: "password_grant", "http_redirect", "old_secret", "no_expiry" …
};

/// All given members must match. Empty members match everything.
struct ClientFilter
{
    enum class State { All, Active, Disabled, Deleted };
    State state = State::All; ///< All leaves deleted clients out
    QString text;             ///< part of client id or name
    std::optional<ClientType> type = {};
    QStringList moreText = {};          ///< each of them too
    QList<State> states = {};           ///< any of them
    QList<QStringList> ids = {};        ///< of each list any part
    QList<QStringList> names = {};      ///< the same
    QList<QStringList> grants = {};     ///< of each list any, whole
    QList<QStringList> scopes = {};     ///< the same
    QList<QStringList> redirects = {};  ///< of each list any part of a redirect URI
    QList<QStringList> weaknesses = {}; ///< rule names; "any", "none"
    QList<State> excludedStates = {};
    QStringList excludedText = {};
    QStringList excludedIds = {};
    QStringList excludedNames = {};
    QStringList excludedRedirects = {};
    QStringList excludedGrants = {};
    QStringList excludedScopes = {};
    QStringList excludedWeaknesses = {};
};

struct CreatedClient
{
    ClientId id;
    QString secret; ///< shown once; empty for public clients
};

/// What the console and the subcommands may do with clients. Any thread; answers when durable.
class ClientAdmin
{
public:
    virtual ~ClientAdmin() = default;
    /// Ordered by "id" (also without orderBy), "name", "type", "state", "chains", "last_token", "created", "secret".
    virtual QFuture<Result<Page<ClientSummary>>> list(ClientFilter filter, PageRequest page) = 0;
    virtual QFuture<Result<ClientSummary>> find(ClientId id) = 0;
    /// InvalidInput with `field` named as in RFC 7591 ("redirect_uris" …), AlreadyExists.
    virtual QFuture<Result<CreatedClient>> create(Client draft) = 0;
    virtual QFuture<Result<void>> update(Client changed) = 0;
    /// The old secret stays valid for `overlap`; the new one expires after `lifetime`, or never.
    virtual QFuture<Result<QString>> rotateSecret(ClientId id, std::chrono::seconds overlap,
                                                  std::optional<std::chrono::seconds> lifetime = {}) = 0;
    virtual QFuture<Result<void>> setActive(ClientId id, bool active) = 0;
    virtual QFuture<Result<void>> remove(ClientId id) = 0;
    virtual QFuture<Result<void>> restore(ClientId id) = 0;
    /// Pure and at once: the very rule of the authorization endpoint.
    virtual RedirectMatch matchRedirect(const QStringList &registered, const QString &uri) const = 0;
    /// An initial access token for dynamic registration (RFC 7591 §3); shown once. Until one is made nobody can
    /// register.
    virtual QFuture<Result<QString>> makeInitialToken(int uses, std::chrono::seconds lifetime) = 0;
};

} // namespace core
