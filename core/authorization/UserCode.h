#pragma once

#include "core/crypto/Random.h"

#include <optional>

namespace core {

/// What people type in from a device's screen (RFC 8628 §6.1): eight letters of twenty that make no words and are not
/// mistaken for digits, 34 bits. Enough for ten minutes with limited attempts.
class UserCode
{
public:
    static UserCode make(Random &random);
    /// In any case, with or without dash and blanks; empty for anything else.
    static std::optional<UserCode> fromTyped(const QString &text);

    QString shown() const; ///< "WDJB-MJHT"
    /// SHA-256 without a key: who reads the database could find the letters, but sees pending devices all the same, and
    /// can allow none of them without signing in.
    QString digest() const;

private:
    explicit UserCode(QString letters) : m_letters(std::move(letters)) {}
    QString m_letters;
};

} // namespace core
