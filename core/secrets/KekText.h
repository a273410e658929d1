#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <optional>

namespace core {

inline constexpr size_t kKekBytes = 32;

/// A key-encryption key as people hand it over: 32 bytes in base64, white space around it allowed. The error names
/// `source` and never the text.
Result<SecretBytes> kekFromText(const SecretBytes &text, const QString &source);
SecretBytes kekToText(const SecretBytes &kek);

/// Takes the variable out of the environment and wipes it there, so that neither children nor /proc show it.
std::optional<SecretBytes> takeFromEnvironment(const char *variable);

} // namespace core
