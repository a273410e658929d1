#pragma once

#include <QString>

namespace core {

enum class PasswordStrength { Empty, Weak, Fair, Good, Strong };

/// An estimate while a password is typed: how long a guesser who knows common words, repetitions and neighbours on the
/// alphabet would take. It refuses nothing: the policy does.
PasswordStrength passwordStrength(const QString &password);

} // namespace core
