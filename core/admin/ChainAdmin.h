#pragma once

#include "core/admin/Page.h"
#include "core/base/Clock.h"
#include "core/base/FilterText.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>

namespace core {

/// State of a chain or of one of its tokens, as it is now.
enum class ChainState { Active, Used, Grace, Reused, Revoked, Expired };
QString chainStateName(ChainState state); ///< "active" …

struct ChainSummary
{
    FamilyId id;
    UserId user;
    QString username;
    ClientId client;
    QString scope;
    QString grantType;
    int depth = 0; ///< tokens made so far
    ChainState state = ChainState::Active;
    QString revokeReason;
    Instant startedAt;
    Instant lastUsedAt;
    Instant expiresAt;
    QString address;
    std::optional<Instant> endedAt = {}; ///< when it was revoked
};

/// One refresh token of a chain.
struct ChainToken
{
    QString jtiHash;
    QString parentJtiHash; ///< empty: the first one
    ChainState state = ChainState::Active;
    KeyId key;
    Instant createdAt;
    Instant expiresAt;
    std::optional<Instant> usedAt;
    std::optional<Instant> reusedAt;
    std::optional<Instant> revokedAt;
    std::optional<Instant> graceUntil;
    QString address;
    QString userAgent;
    bool addressChanged = false; ///< against its parent
    bool agentChanged = false;
    int graceRetries = 0; ///< how often its use was repeated inside the grace time and answered again
};

struct ChainDetail
{
    ChainSummary summary;
    std::vector<ChainToken> tokens; ///< oldest first; at most 10,000
    std::chrono::seconds grace{0};  ///< of the client, as it is now
};

struct ChainFilter
{
    enum class State { All, Active, Reused, Revoked, Expired };
    State state = State::All;
    QString text; ///< part of user name, client id, family id or address
    std::optional<UserId> user;
    std::optional<ClientId> client;
    std::vector<FilterTerm> terms = {}; ///< of chainFilterFields(); all must match
};

/// What a list of chains can be filtered by. "since" and "until" mean the last use, "started" a start not before that.
std::vector<FilterField> chainFilterFields();

/// Which chains; what is set must match, at least one must be set.
struct ChainChoice
{
    std::optional<FamilyId> family = {};
    std::optional<UserId> user = {};
    std::optional<ClientId> client = {};
};

/// What a revocation would end: chains that are alive now.
struct ChainPreview
{
    struct Share
    {
        QString name;
        int chains = 0;
    };
    int chains = 0;
    int tokens = 0;             ///< refresh tokens that could still be used
    std::vector<Share> clients; ///< most first, at most 20
    std::vector<Share> users;
};

/// Where a pasted token belongs.
struct TokenPlace
{
    enum class Kind { Refresh, Access, Id };
    /// NotOurs: no key of this server has its kid. WithoutChain: a client's own token. Purged: ours, but what it
    /// belonged to is no longer kept.
    enum class Finding { Found, NotOurs, WithoutChain, Purged };
    Kind kind = Kind::Refresh;
    Finding finding = Finding::Found;
    FamilyId family;
    QString jtiHash; ///< the refresh token itself, or the one that came with it; empty: not told
    std::optional<Instant> expiresAt;
};

/// Refresh-token chains. Any thread; answers when durable.
class ChainAdmin
{
public:
    virtual ~ChainAdmin() = default;
    /// Newest use first, or by "user", "client", "depth", "started", "last_use", "state", "address".
    virtual QFuture<Result<Page<ChainSummary>>> list(ChainFilter filter, PageRequest page) = 0;
    virtual QFuture<Result<ChainDetail>> find(FamilyId id) = 0;
    /// The chain that a pasted refresh or access token belongs to; the token is not kept.
    virtual QFuture<Result<FamilyId>> findByToken(QString token) = 0;
    /// The same for ID tokens too, with the token's own place; InvalidInput when it is no token. Nothing is verified.
    virtual QFuture<Result<TokenPlace>> locate(QString token) = 0;
    virtual QFuture<Result<ChainPreview>> preview(ChainChoice which) = 0;
    /// How many chains are alive for this user and / or client: the preview of a revocation.
    virtual QFuture<Result<int>> countActive(std::optional<UserId> user, std::optional<ClientId> client) = 0;
    virtual QFuture<Result<int>> revoke(FamilyId id) = 0;
    virtual QFuture<Result<int>> revokeAll(std::optional<UserId> user, std::optional<ClientId> client) = 0;
};

} // namespace core
