#pragma once

#include "core/admin/ChainAdmin.h"
#include "core/crypto/Jwt.h"
#include "core/database/SqlConnection.h"

namespace core {

/// Questions about chains that are no list: where a token belongs, and what a revocation would end.
class ChainLookup
{
public:
    /// Finding is not believing: the signature does not matter here, and an old key may be gone.
    static Result<TokenPlace> locate(Snapshot &snapshot, const UnverifiedJwt &token);
    static Result<ChainPreview> preview(Snapshot &snapshot, const ChainChoice &which, Instant now);
};

} // namespace core
