#pragma once

#include "core/base/SecretBytes.h"

namespace core {

/// False when an encrypted PKCS#8 key asks for more rounds than any tool makes (RFC 8018 lets it ask for 2^31): opening
/// it would hold a thread for minutes. True for all that is no such key.
bool isAffordablePemKey(const SecretBytes &pem);

} // namespace core
