#pragma once

#include "core/tokens/TokenService.h"

namespace core {

/// See TokenService::proveIdToken. Keys that no longer sign, and are no longer published, are good enough for a hint.
std::optional<TokenService::IdTokenFacts> provenIdToken(QByteArrayView token, const KeyRing &keys,
                                                        const QString &issuer, Instant now);

} // namespace core
