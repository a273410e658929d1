#include "core/authorization/UserCode.h"

#include "core/crypto/TokenDigest.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

static const auto kUserCodeLetters = u"BCDFGHJKLMNPQRSTVWXZ"_s;
static constexpr qsizetype kUserCodeLength = 8;
static constexpr qsizetype kLongestTyped = 32;

UserCode UserCode::make(Random &random)
{
    const auto count = unsigned(kUserCodeLetters.size());
    const unsigned fair = 256 - 256 % count; // what is above would make the first letters likelier
    QString letters;
    while (letters.size() < kUserCodeLength) {
        const SecretBytes byte = random.secret(1);
        if (*byte.data() < fair)
            letters += kUserCodeLetters.at(*byte.data() % count);
    }
    return UserCode(letters);
}

std::optional<UserCode> UserCode::fromTyped(const QString &text)
{
    if (text.size() > kLongestTyped)
        return std::nullopt;
    QString letters = text.toUpper();
    letters.removeIf([](QChar c) { return c.isSpace() || c.category() == QChar::Punctuation_Dash; });
    const bool isCode = letters.size() == kUserCodeLength &&
                        std::ranges::all_of(letters, [](QChar c) { return kUserCodeLetters.contains(c); });
    return isCode ? std::optional(UserCode(letters)) : std::nullopt;
}

QString UserCode::shown() const
{
    return m_letters.left(kUserCodeLength / 2) + u'-' + m_letters.mid(kUserCodeLength / 2);
}

QString UserCode::digest() const
{
    return sha256Hex(m_letters.toLatin1());
}

} // namespace core
