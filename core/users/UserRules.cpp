#include "core/users/UserRules.h"

#include "core/users/UserRepository.h"

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

bool isForbiddenInNames(char32_t point)
{
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        // Direction overrides would let a name look like another one.
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}

bool holdsForbidden(const QString &text)
{
    // toUcs4() turns a lone surrogate into the replacement character, so those are looked for first.
    if (!text.isValidUtf16())
        return true;
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(), isForbiddenInNames);
}

bool isLocalPart(const QString &local)
{
    static const QString refused = u" \t\"(),:;<>@[\\]"_s;
    return !local.isEmpty() && local.size() <= 64 && !local.startsWith(u'.') && !local.endsWith(u'.') &&
           !local.contains(u".."_s) &&
           std::none_of(local.begin(), local.end(), [](QChar c) { return refused.contains(c) || c.isSpace(); });
}

bool isDomainLabel(const QString &label)
{
    return !label.isEmpty() && label.size() <= 63 && !label.startsWith(u'-') && !label.endsWith(u'-') &&
           std::all_of(label.begin(), label.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'-'; });
}

bool isEmailAddress(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    if (at < 0 || email.size() > 254 || holdsForbidden(email) || !isLocalPart(email.left(at)))
        return false;
    const QStringList labels = email.mid(at + 1).split(u'.');
    return labels.size() > 1 && std::all_of(labels.begin(), labels.end(), isDomainLabel);
}

} // namespace

Result<void> UserRules::check(const QString &username, const QString &email)
{
    const QString folded = foldedName(username);
    if (std::min(username.toUcs4().size(), folded.toUcs4().size()) < 3)
        return fail(ErrorKind::InvalidInput, u"a user name has at least 3 characters"_s, u"username"_s);
    if (username.size() > kLongestName || folded.size() > kLongestName)
        return fail(ErrorKind::InvalidInput, u"a user name has at most 255 characters"_s, u"username"_s);
    if (holdsForbidden(username))
        return fail(ErrorKind::InvalidInput, u"a user name holds no control characters"_s, u"username"_s);
    if (username.front().isSpace() || username.back().isSpace())
        return fail(ErrorKind::InvalidInput, u"a user name neither starts nor ends with a blank"_s, u"username"_s);
    if (!isEmailAddress(email))
        return fail(ErrorKind::InvalidInput, u"this is no e-mail address"_s, u"email"_s);
    return {};
}

Result<void> UserRules::checkUnique(SqlConnection &connection, const QString &username, const QString &email,
                                    const UserId &except)
{
    const auto nameTaken = UserRepository::isTaken(connection, foldedName(username), except);
    if (!nameTaken)
        return fail(nameTaken.error());
    if (*nameTaken)
        return fail(ErrorKind::AlreadyExists, u"the user name is in use"_s, u"username"_s);
    const auto emailTaken = UserRepository::isTaken(connection, foldedName(email), except);
    if (!emailTaken)
        return fail(emailTaken.error());
    if (*emailTaken)
        return fail(ErrorKind::AlreadyExists, u"the e-mail address is in use"_s, u"email"_s);
    return {};
}

bool UserRules::canBeAName(const QString &typed)
{
    return !typed.isEmpty() && typed.size() <= kLongestName && !holdsForbidden(typed);
}

} // namespace core
