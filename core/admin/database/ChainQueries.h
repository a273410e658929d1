#pragma once

#include "core/admin/ChainAdmin.h"
#include "core/database/SqlConnection.h"
#include "core/tokens/TokenFamilyRepository.h"

#include <QHash>

namespace core {

/// The lists of the Token chains page: SQL over token_families and refresh_tokens. Fails only with Storage or Busy.
class ChainQueries
{
public:
    static Result<Page<ChainSummary>> page(Snapshot &snapshot, const ChainFilter &filter, const PageRequest &request,
                                           Instant now);
    static Result<std::optional<ChainSummary>> find(Snapshot &snapshot, const FamilyId &id, Instant now);
    /// Oldest first, at most `limit`; with the states as they are at `now`.
    static Result<std::vector<ChainToken>> tokens(Snapshot &snapshot, const FamilyId &id, Instant now, int limit);
    /// The family of the refresh token with this jti.
    static Result<std::optional<FamilyId>> familyOfToken(Snapshot &snapshot, const QString &jtiHash);
    /// Alive at `now`; no criterion: all of them.
    static Result<int> countActive(SqlConnection &connection, const FamilyCriteria &which, Instant now);
    /// Of every client that has any.
    static Result<QHash<ClientId, int>> activeByClient(SqlConnection &connection, Instant now);
};

} // namespace core
