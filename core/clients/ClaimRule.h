#pragma once

#include <QString>

namespace core {

/// One claim that a client's tokens carry beside those of the standards.
struct ClaimRule
{
    enum class Source { Username, Email, EmailVerified, Fixed };
    QString claim; ///< never one that the standards give a meaning in a token: ClientRules
    Source source = Source::Fixed;
    QString value; ///< of a Fixed one
    bool inAccessToken = false;
    bool inIdToken = false;
    bool inUserInfo = false;

    bool operator==(const ClaimRule &) const = default;
};

} // namespace core
