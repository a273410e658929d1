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
    static Result<std::vector<ChainToken>> tokens(Snapshot &snapshot, const FamilyId &id, std::chrono::seconds grace,
                                                  Instant now, int limit);
    /// Of the chain's client; zero when that is gone.
    static Result<std::chrono::seconds> grace(Snapshot &snapshot, const FamilyId &id);
    /// Tells the tokens how often their use was repeated, from the audit log.
    static Result<void> countRetries(Snapshot &snapshot, const ChainSummary &chain, std::chrono::seconds grace,
                                     std::vector<ChainToken> &tokens);
    /// Alive at `now`; no criterion: all of them.
    static Result<int> countActive(SqlConnection &connection, const FamilyCriteria &which, Instant now);
    /// Of every client that has any.
    static Result<QHash<ClientId, int>> activeByClient(SqlConnection &connection, Instant now);
};

} // namespace core
