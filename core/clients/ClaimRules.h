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
    /// Has this name a meaning in a token, an introspection answer or userinfo (of RFC 7519 and the registry of claims,
    /// of OpenID Connect, of introspection, or ours) that the rule would change? `email` from the e-mail address would
    /// not; `roles`, `groups` and `entitlements` (RFC 9068 §2.2.3.1) are the admin's to say.
    static bool isTaken(const ClaimRule &rule);
};

} // namespace core
