#include "core/admin/PasswordStrength.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr double kFairBits = 36;
constexpr double kGoodBits = 56;
constexpr double kStrongBits = 72;
constexpr double kWordBits = 9; ///< one of some hundred common words

/// Common words are worth what it takes to name them, whatever their length.
double wordBits(QString &text)
{
    static const QStringList words{u"correcthorsebatterystaple"_s,
                                   u"password"_s,
                                   u"passwort"_s,
                                   u"qwertz"_s,
                                   u"qwerty"_s,
                                   u"welcome"_s,
                                   u"letmein"_s,
                                   u"iloveyou"_s,
                                   u"changeme"_s,
                                   u"пароль"_s,
                                   u"йцукен"_s,
                                   u"admin"_s,
                                   u"secret"_s,
                                   u"default"_s,
                                   u"master"_s,
                                   u"monkey"_s,
                                   u"dragon"_s,
                                   u"gatehouse"_s,
                                   u"codelab"_s,
                                   u"summer"_s,
                                   u"winter"_s,
                                   u"test"_s,
                                   u"user"_s,
                                   u"login"_s};
    double bits = 0;
    for (const QString &word : words) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at, Qt::CaseInsensitive)) {
            text.remove(at, word.size());
            bits += kWordBits;
        }
    }
    return bits;
}

double alphabet(const QString &text)
{
    const auto has = [&](auto test) { return std::any_of(text.begin(), text.end(), test); };
    double size = 0;
    if (has([](QChar c) { return c.unicode() < 128 && c.isLower(); }))
        size += 26;
    if (has([](QChar c) { return c.unicode() < 128 && c.isUpper(); }))
        size += 26;
    if (has([](QChar c) { return c.isDigit(); }))
        size += 10;
    if (has([](QChar c) { return c.unicode() < 128 && !c.isLetterOrNumber(); }))
        size += 33;
    if (has([](QChar c) { return c.unicode() >= 128; }))
        size += 60;
    return std::max(size, 2.0);
}

/// Characters that do not follow from the one before.
double freeLength(const QString &text)
{
    double length = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int step = i > 0 ? text.at(i).unicode() - text.at(i - 1).unicode() : 99;
        length += std::abs(step) <= 1 ? 0.25 : 1;
    }
    return length;
}

} // namespace

PasswordStrength passwordStrength(const QString &password)
{
    if (password.isEmpty())
        return PasswordStrength::Empty;
    QString rest = password;
    const double bits = wordBits(rest) + freeLength(rest) * std::log2(alphabet(rest));
    if (bits < kFairBits)
        return PasswordStrength::Weak;
    if (bits < kGoodBits)
        return PasswordStrength::Fair;
    return bits < kStrongBits ? PasswordStrength::Good : PasswordStrength::Strong;
}

} // namespace core
