#pragma once

#include "core/base/Result.h"
#include "core/clients/ClaimRule.h"

namespace core {

/// Which claims a client's tokens may carry beside those of the standards.
class ClaimRules
{
public:
    static constexpr int kMost = 20;

    /// InvalidInput, field "claim_rules".
    static Result<void> check(const QList<ClaimRule> &rules);
    /// Has this name a meaning in a token, an introspection answer or userinfo: of RFC 7519 and the registry of claims,
    /// of OpenID Connect, of introspection, or ours?
    static bool isTaken(const QString &claim);
};

} // namespace core
