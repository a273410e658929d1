#pragma once

#include "core/base/Result.h"
#include "core/crypto/SigningAlgorithm.h"

#include <optional>

struct evp_pkey_st;

namespace core {

/// The one algorithm that a key of this kind may sign with here; none for other kinds (RSA-PSS, P-384 …).
std::optional<SigningAlgorithm> algorithmOfKey(const evp_pkey_st &key);
/// InvalidInput when the key is of another kind or too weak or so large that a verification would be an attack.
Result<void> checkKeyFits(const evp_pkey_st &key, SigningAlgorithm algorithm);

} // namespace core
