#pragma once

#include "core/admin/Page.h"
#include "core/base/Clock.h"
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
    int depth = 0;                ///< tokens made so far
    ChainState state = ChainState::Active;
    QString revokeReason;
    Instant startedAt;
    Instant lastUsedAt;
    Instant expiresAt;
    QString address;
};

/// One refresh token of a chain.
struct ChainToken
{
    QString jtiHash;
    QString parentJtiHash;        ///< empty: the first one
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
    bool addressChanged = false;  ///< against its parent
    bool agentChanged = false;
};

struct ChainDetail
{
    ChainSummary summary;
    std::vector<ChainToken> tokens; ///< oldest first; at most 10,000
};

struct ChainFilter
{
    enum class State { All, Active, Reused, Revoked, Expired };
    State state = State::All;
    QString text;                 ///< part of user name, client id, family id or address
    std::optional<UserId> user;
    std::optional<ClientId> client;
};

/// Refresh-token chains. Any thread; answers when durable.
class ChainAdmin
{
public:
    virtual ~ChainAdmin() = default;
    virtual QFuture<Result<Page<ChainSummary>>> list(ChainFilter filter, PageRequest page) = 0; ///< newest use first
    virtual QFuture<Result<ChainDetail>> find(FamilyId id) = 0;
    /// The chain that a pasted refresh or access token belongs to; the token is not kept.
    virtual QFuture<Result<FamilyId>> findByToken(QString token) = 0;
    /// How many chains are alive for this user and / or client: the preview of a revocation.
    virtual QFuture<Result<int>> countActive(std::optional<UserId> user, std::optional<ClientId> client) = 0;
    virtual QFuture<Result<int>> revoke(FamilyId id) = 0;
    virtual QFuture<Result<int>> revokeAll(std::optional<UserId> user, std::optional<ClientId> client) = 0;
};

} // namespace core
