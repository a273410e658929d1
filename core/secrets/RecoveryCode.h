#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QString>

namespace core {

/// A key-encryption key for a sheet of paper: 14 groups of 4 letters and digits that cannot be mistaken for each other
/// (Crockford's base 32), the last one a check sum.
QString recoveryCode(const SecretBytes &kek);
/// Any case, spaces and dashes anywhere, O as 0, I and L as 1. InvalidInput names what is wrong, never the text.
Result<SecretBytes> kekFromRecoveryCode(const SecretBytes &text);

} // namespace core
