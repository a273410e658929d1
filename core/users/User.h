#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QString>

#include <optional>

namespace core {

/// A row of `users` without its password hash, which stays in UserRepository and PasswordSignIn.
struct User
{
    UserId id;
    QString username;
    QString email;
    bool isActive = true;
    bool isVerified = false;
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> lastLoginAt;
    std::optional<Instant> deletedAt;              ///< soft delete: gone for every endpoint, restorable in the console
    std::optional<Instant> passwordChangedAt = {}; ///< none: since the user was made, or imported

    bool canSignIn() const { return isActive && !deletedAt; }
};

/// NFKC and case folding: the form in which names and e-mail addresses are compared and counted.
QString foldedName(const QString &name);

} // namespace core
