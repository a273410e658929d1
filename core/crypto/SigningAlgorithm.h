#pragma once

#include <QString>

#include <optional>

namespace core {

enum class SigningAlgorithm { RS256, ES256, EdDSA };

QString algorithmName(SigningAlgorithm algorithm); ///< the JOSE `alg` value
std::optional<SigningAlgorithm> algorithmFromName(const QString &name);

} // namespace core
