#include "core/settings/PageSettingRows.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kLongestTeamName = 60;
constexpr qsizetype kLongestDescription = 200;
constexpr qsizetype kMostDescriptions = 100;

/// Also without the marks that turn the direction of writing: they would make a page say something else.
bool isPrintable(const QString &text)
{
    const auto characters = text.toUcs4();
    return std::ranges::all_of(characters, [](uint c) { return QChar::isPrint(c); });
}

bool setTeamName(Settings &settings, const QString &value)
{
    settings.teamName = value.trimmed();
    return settings.teamName.size() <= kLongestTeamName && isPrintable(settings.teamName);
}

bool setAccentColour(Settings &settings, const QString &value)
{
    static const QRegularExpression form(u"^#[0-9A-Fa-f]{6}\\z"_s);
    settings.accentColour = value.trimmed().toLower();
    return form.match(settings.accentColour).hasMatch();
}

/// "api:read=Read your data;api:write=Change your data". A scope is told once, in the characters of RFC 6749 §3.3.
bool setScopeDescriptions(Settings &settings, const QString &value)
{
    static const QRegularExpression scopeForm(u"^[\\x21\\x23-\\x3a\\x3c\\x3e-\\x5b\\x5d-\\x7e]{1,100}\\z"_s);
    settings.scopeDescriptions.clear();
    const QStringList parts = value.split(u';', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.trimmed().isEmpty())
            continue;
        const QString scope = part.section(u'=', 0, 0).trimmed();
        const QString description = part.section(u'=', 1).trimmed();
        if (!scopeForm.match(scope).hasMatch() || settings.scopeDescriptions.contains(scope) || description.isEmpty() ||
            description.size() > kLongestDescription || !isPrintable(description))
            return false;
        settings.scopeDescriptions.insert(scope, description);
    }
    return settings.scopeDescriptions.size() <= kMostDescriptions;
}

SettingDefinition liveRow(const QString &name, const QString &value, const QString &expected,
                          const std::function<bool(Settings &, const QString &)> &apply)
{
    SettingDefinition row{u"AUTH_SERVICE__"_s + name, value, expected, apply};
    row.needsRestart = false;
    return row;
}

SettingDefinition timeRow(const QString &name, std::chrono::seconds Settings::*member, int least, int most)
{
    const QString defaultValue = QString::number((Settings{}.*member).count());
    auto row = liveRow(name, defaultValue, u"whole seconds from %1 to %2"_s.arg(least).arg(most),
                       [=](Settings &settings, const QString &text) {
                           bool isNumber = false;
                           const int given = text.trimmed().toInt(&isNumber);
                           settings.*member = std::chrono::seconds(given);
                           return isNumber && given >= least && given <= most;
                       });
    row.least = least;
    row.most = most;
    return row;
}

bool setDpopNonce(Settings &settings, const QString &value)
{
    const QString word = value.trimmed().toLower();
    settings.dpopNonce = QStringList{u"true"_s, u"1"_s, u"yes"_s, u"on"_s}.contains(word);
    return settings.dpopNonce || QStringList{u"false"_s, u"0"_s, u"no"_s, u"off"_s}.contains(word);
}

} // namespace

std::vector<SettingDefinition> pageSettingRows()
{
    SettingDefinition dpopNonce = liveRow(u"DPOP_NONCE"_s, u"false"_s, u"true or false"_s, setDpopNonce);
    dpopNonce.choices = {u"true"_s, u"false"_s};
    return {
        liveRow(u"TEAM_NAME"_s, u"Gatehouse"_s, u"at most %1 printable characters"_s.arg(kLongestTeamName),
                setTeamName),
        liveRow(u"ACCENT_COLOR"_s, u"#4f5bd5"_s, u"#rrggbb"_s, setAccentColour),
        timeRow(u"SESSION_IDLE_LIFETIME"_s, &Settings::sessionIdleTime, 60, 2592000),
        timeRow(u"SESSION_LIFETIME"_s, &Settings::sessionLifetime, 300, 31536000),
        liveRow(u"SCOPE_DESCRIPTIONS"_s, {}, u"scope=text, several with ; between them"_s, setScopeDescriptions),
        dpopNonce,
    };
}

} // namespace core
