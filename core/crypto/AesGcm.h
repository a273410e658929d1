#pragma once

#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

#include <QByteArray>

#include <optional>

namespace core {

/// 12-byte nonce, ciphertext, 16-byte tag (NIST SP 800-38D). `key` has 32 bytes; ends the process otherwise.
QByteArray aesGcmSeal(const SecretBytes &key, const SecretBytes &plain, QByteArrayView context, Random &random);
/// Empty when anything differs from what was sealed.
std::optional<SecretBytes> aesGcmOpen(const SecretBytes &key, QByteArrayView sealed, QByteArrayView context);

} // namespace core
