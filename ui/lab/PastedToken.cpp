#include "ui/lab/PastedToken.h"

#include <QRegularExpression>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestText = 256 * 1024;
constexpr qsizetype kNameReach = 80; ///< so far before a token its name is looked for

/// "Authorization: Bearer", "access_token=", "\"id_token\": \"" …
QString nameBefore(const QString &text, qsizetype position)
{
    static const QRegularExpression pattern(u"([A-Za-z_-]+)[\"']?\\s*[:=]\\s*[\"']?(?:(?:bearer|dpop)\\s+)?$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const qsizetype start = qMax(qsizetype(0), position - kNameReach);
    return pattern.match(text.sliced(start, position - start)).captured(1);
}

void add(std::vector<PastedToken> &found, const QString &token, const QString &name)
{
    const bool isNew = std::ranges::none_of(found, [&](const PastedToken &one) { return one.token == token; });
    if (isNew)
        found.push_back({token, name});
}

/// What a name promises to be a token though it does not look like one.
void addOpaque(std::vector<PastedToken> &found, const QString &text)
{
    static const QRegularExpression pattern(
        u"(?:\\b(?:bearer|dpop)\\s+|[\"']?\\b(access_token|refresh_token|id_token|token)[\"']?\\s*[:=]\\s*[\"']?)([A-Za-z0-9._~+/-]{8,}=*)"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        add(found, match.captured(2), match.captured(1));
    }
}

} // namespace

std::vector<PastedToken> tokensIn(const QString &text)
{
    const QString trimmed = text.left(kLongestText).trimmed();
    static const QRegularExpression blank(u"[\\s\"'{}=:&]"_s);
    if (trimmed.isEmpty())
        return {};
    if (!trimmed.contains(blank))
        return {{trimmed, {}}};
    // A JWT begins with a JSON object: "{"" in base64url.
    static const QRegularExpression jwt(
        u"eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)?"_s);
    std::vector<PastedToken> found;
    for (auto matches = jwt.globalMatch(trimmed); matches.hasNext();) {
        const auto match = matches.next();
        add(found, match.captured(), nameBefore(trimmed, match.capturedStart()));
    }
    if (found.empty())
        addOpaque(found, trimmed);
    return found;
}

TokenShape tokenShape(const QString &token)
{
    switch (token.count(u'.')) {
    case 2:
        return TokenShape::Jwt;
    case 4:
        return TokenShape::Encrypted;
    default:
        return TokenShape::Opaque;
    }
}

} // namespace ui
