#pragma once

#include "core/admin/KeyAdmin.h"
#include "core/database/SqlConnection.h"

namespace core {

/// What the database knows of the tokens that a key has signed.
class KeyUses
{
public:
    /// Adds what is counted to the summary.
    static Result<void> count(Snapshot &snapshot, KeySummary &key, Instant now);
    /// `accessLifetime` is what clients have that name none of their own.
    static Result<KeyUse> of(Snapshot &snapshot, const KeyId &id, std::chrono::seconds accessLifetime, Instant now);
};

} // namespace core
