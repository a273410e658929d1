#include "core/users/PasswordRules.h"

#include "core/crypto/PasswordHash.h"
#include "core/users/User.h"

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype kClassicLength = 8;
constexpr qsizetype kNistLength = 15; // NIST SP 800-63B-4 §3.1.1.2: the only factor

bool holds(const QString &password, bool (*isKind)(char32_t))
{
    const auto points = password.toUcs4();
    return std::any_of(points.begin(), points.end(), isKind);
}

bool isSpecial(char32_t point)
{
    return !QChar::isLetterOrNumber(point) && !QChar::isMark(point) && QChar::isPrint(point);
}

/// "abcabcabcabcabc", "aaaaaaaaaaaaaaa": as guessable as the part that repeats.
bool isRepetition(const QString &text)
{
    for (qsizetype unit = 1; unit <= text.size() / 2 && unit < kClassicLength; ++unit) {
        if (text.mid(unit) == text.left(text.size() - unit))
            return true;
    }
    return false;
}

/// A walk along the alphabet, the digits or the rows of a keyboard, in either direction.
bool isWalk(const QString &text)
{
    static const QStringList walks = {u"abcdefghijklmnopqrstuvwxyz"_s,
                                      u"01234567890123456789"_s,
                                      u"qwertyuiopasdfghjklzxcvbnm"_s,
                                      u"qwertyuiop[]asdfghjkl;'zxcvbnm,./"_s,
                                      u"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/"_s,
                                      u"йцукенгшщзхъфывапролджэячсмитьбю"_s,
                                      u"абвгдеёжзийклмнопрстуфхцчшщъыьэюя"_s};
    return std::any_of(walks.begin(), walks.end(), [&text](const QString &walk) {
        QString back = walk;
        std::reverse(back.begin(), back.end());
        return (walk + walk).contains(text) || (back + back).contains(text);
    });
}

/// What is left when well-known words and digits are taken away is too little to guess by force.
bool isCommonWords(const QString &text)
{
    static const QStringList words = {
        u"password"_s, u"passwort"_s, u"passw0rd"_s,  u"p@ssw0rd"_s, u"пароль"_s,     u"qwerty"_s,
        u"admin"_s,    u"welcome"_s,  u"letmein"_s,   u"iloveyou"_s, u"changeme"_s,   u"change"_s,
        u"secret"_s,   u"default"_s,  u"test"_s,      u"user"_s,     u"login"_s,      u"master"_s,
        u"monkey"_s,   u"dragon"_s,   u"gatehouse"_s, u"codelab"_s,  u"production"_s, u"correcthorsebatterystaple"_s};
    QString rest = text;
    for (const QString &word : words)
        rest.remove(word);
    const bool foundWord = rest.size() < text.size();
    rest.removeIf([](QChar character) { return !character.isLetter(); });
    return foundWord && rest.size() < 4;
}

bool isBlocklisted(const QString &password)
{
    const QString text = foldedName(password);
    return isRepetition(text) || isWalk(text) || isCommonWords(text);
}

qsizetype leastLength(PasswordPolicy policy)
{
    return policy == PasswordPolicy::Classic ? kClassicLength : policy == PasswordPolicy::Nist ? kNistLength : 1;
}

} // namespace

QString passwordRulesText(const QStringList &rules, PasswordPolicy policy)
{
    const auto textOf = [policy](const QString &rule) {
        if (rule == "length"_L1)
            return policy == PasswordPolicy::Classic || policy == PasswordPolicy::Nist
                       ? u"at least %1 characters"_s.arg(leastLength(policy))
                       : u"at least one character"_s;
        if (rule == "upper"_L1)
            return u"an upper-case letter"_s;
        if (rule == "lower"_L1)
            return u"a lower-case letter"_s;
        if (rule == "digit"_L1)
            return u"a digit"_s;
        if (rule == "special"_L1)
            return u"a special character"_s;
        if (rule == "too_long"_L1)
            return u"at most %1 bytes and no NUL"_s.arg(PasswordHash::kMaxBytes);
        return u"to be no common password, walk along the keys or repetition"_s;
    };
    QStringList texts;
    for (const QString &rule : rules)
        texts.append(textOf(rule));
    return texts.join(u", "_s);
}

QStringList missingPasswordRules(const QString &password, PasswordPolicy policy)
{
    QStringList missing;
    const qsizetype length = password.toUcs4().size();
    const qsizetype least = leastLength(policy);
    if (length < least)
        missing << u"length"_s;
    if (policy == PasswordPolicy::Classic) {
        if (!holds(password, [](char32_t point) { return QChar::isUpper(point); }))
            missing << u"upper"_s;
        if (!holds(password, [](char32_t point) { return QChar::isLower(point); }))
            missing << u"lower"_s;
        if (!holds(password, [](char32_t point) { return QChar::isDigit(point); }))
            missing << u"digit"_s;
        if (!holds(password, isSpecial))
            missing << u"special"_s;
    }
    if (password.toUtf8().size() > qsizetype(PasswordHash::kMaxBytes) || password.contains(QChar::Null))
        missing << u"too_long"_s;
    if (policy == PasswordPolicy::Nist && length >= least && isBlocklisted(password))
        missing << u"blocklisted"_s;
    return missing;
}

} // namespace core
