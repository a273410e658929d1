#include "ui/server/SettingWords.h"

#include "ui/async/UserText.h"
#include "ui/server/SettingCatalog.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = SettingWords::Kind;

struct SettingContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::SettingWords)
};

constexpr auto kRequireHttps = "AUTH_SERVICE__REQUIRE_HTTPS"_L1;

} // namespace

SettingWords settingWords(const QString &name)
{
    for (const KnownSetting &known : settingCatalog()) {
        if (name == QLatin1String(known.name))
            return {known.kind, SettingContext::tr(known.title),
                    known.hint ? SettingContext::tr(known.hint) : QString(), known.section};
    }
    return {Kind::Text, name, {}, SettingSection::Other};
}

QString settingSectionText(SettingSection section)
{
    switch (section) {
    case SettingSection::Addresses:
        return SettingContext::tr("Addresses and HTTPS");
    case SettingSection::Tokens:
        return SettingContext::tr("Tokens and keys");
    case SettingSection::Protection:
        return SettingContext::tr("Limits on guessing");
    case SettingSection::Passwords:
        return SettingContext::tr("Passwords");
    case SettingSection::SignIn:
        return SettingContext::tr("Sign-in pages and sessions");
    case SettingSection::Requests:
        return SettingContext::tr("Limits on requests");
    case SettingSection::Storage:
        return SettingContext::tr("Storage, log and secrets");
    case SettingSection::Backup:
        return SettingContext::tr("Backup");
    case SettingSection::Other:
        break;
    }
    return SettingContext::tr("Others");
}

QString settingMetaText(const core::SettingEntry &entry)
{
    QStringList parts{entry.name};
    switch (entry.source) {
    case core::SettingSource::Default:
        parts.append(entry.isKept ? SettingContext::tr("kept since the first start", "where a value comes from")
                                  : SettingContext::tr("default", "where a value comes from"));
        break;
    case core::SettingSource::Saved:
        parts.append(SettingContext::tr("saved here", "where a value comes from"));
        break;
    case core::SettingSource::Environment:
        parts.append(SettingContext::tr("environment", "where a value comes from"));
        break;
    case core::SettingSource::CommandLine:
        parts.append(SettingContext::tr("command line", "where a value comes from"));
        break;
    }
    parts.append(entry.needsRestart ? SettingContext::tr("at the next start", "when a change takes effect")
                                    : SettingContext::tr("at once", "when a change takes effect"));
    if (entry.running)
        parts.append(
            SettingContext::tr("until then: %1", "a value").arg(entry.running->isEmpty() ? u"–"_s : *entry.running));
    return parts.join(u" · "_s);
}

QString settingUnit(SettingWords::Kind kind)
{
    switch (kind) {
    case Kind::Bytes:
        return SettingContext::tr("bytes", "unit beside a field");
    case Kind::Seconds:
        return SettingContext::tr("seconds", "unit beside a field");
    case Kind::Text:
    case Kind::Flag:
    case Kind::Number:
        break;
    }
    return {};
}

/// Only where nothing is rounded away; empty: the number says it best.
static QString inOtherUnit(SettingWords::Kind kind, qint64 number)
{
    if (kind == Kind::Bytes)
        return number >= 1024 && number % 1024 == 0 ? QLocale().formattedDataSize(number, 0) : QString();
    const bool isExact = number < 3600 || number % (number < 86400 ? 60 : 3600) == 0;
    return kind == Kind::Seconds && number >= 60 && isExact ? spanText(std::chrono::seconds(number)) : QString();
}

QString settingUnitText(SettingWords::Kind kind, qint64 number)
{
    const QString other = inOtherUnit(kind, number);
    return other.isEmpty() ? settingUnit(kind) : settingUnit(kind) + u" · "_s + other;
}

QString settingDefaultText(const core::SettingEntry &entry)
{
    const Kind kind = settingWords(entry.name).kind;
    if (entry.defaultValue.isEmpty())
        return SettingContext::tr("Default: none");
    if (entry.isKept)
        return SettingContext::tr("Since the first start: %1", "a value").arg(entry.defaultValue);
    if (kind == Kind::Flag)
        return entry.defaultValue == "true"_L1 ? SettingContext::tr("Default: on") : SettingContext::tr("Default: off");
    if (const QString other = inOtherUnit(kind, entry.defaultValue.toLongLong()); !other.isEmpty())
        return SettingContext::tr("Default: %1 (%2)", "a number of bytes, then \"64 KiB\"")
            .arg(entry.defaultValue, other);
    if (kind == Kind::Seconds)
        return SettingContext::tr("Default: %1 s", "seconds").arg(entry.defaultValue);
    return SettingContext::tr("Default: %1").arg(entry.defaultValue);
}

QString settingExpectedText(const core::SettingEntry &entry)
{
    static const QRegularExpression range(u"from (-?[0-9]+) to ([0-9]+)"_s);
    if (const auto match = range.match(entry.expected); match.hasMatch())
        return SettingContext::tr("Expected: a whole number from %1 to %2.").arg(match.captured(1), match.captured(2));
    if (!entry.choices.isEmpty())
        return SettingContext::tr("Expected: %1.").arg(entry.choices.join(u", "_s));
    if (entry.name == "AUTH_SERVICE__TEAM_NAME"_L1)
        return SettingContext::tr("Expected: at most 60 characters that can be seen.");
    if (entry.name == "AUTH_SERVICE__ACCENT_COLOR"_L1)
        return SettingContext::tr("Expected: a colour such as #4f5bd5.");
    if (entry.name == "AUTH_SERVICE__SCOPE_DESCRIPTIONS"_L1)
        return SettingContext::tr("Expected: scope=text, several with ; between them, each scope once.");
    if (entry.name == "AUTH_SERVICE__TRUSTED_PROXIES"_L1)
        return SettingContext::tr("Expected: addresses or networks such as 10.0.0.0/8, separated by commas.");
    if (entry.name == kRequireHttps)
        return SettingContext::tr("Add an address with HTTPS first, or name the proxy that speaks HTTPS.");
    return SettingContext::tr("Expected: %1.", "what a setting takes, in English").arg(entry.expected);
}

bool isSettingFixed(const core::SettingEntry &entry)
{
    return !entry.isSavable || entry.source == core::SettingSource::Environment ||
           entry.source == core::SettingSource::CommandLine;
}

QString settingFixedText(const core::SettingEntry &entry)
{
    if (!entry.isSavable && entry.source == core::SettingSource::Default)
        return entry.isSecret
                   ? SettingContext::tr("A secret: it is never saved. Give it in the environment variable %1.")
                         .arg(entry.name)
                   : SettingContext::tr("Not saved here. Give it in the environment variable %1.").arg(entry.name);
    switch (entry.source) {
    case core::SettingSource::Environment:
        return SettingContext::tr("Fixed by the environment variable %1. Remove it there to change it here.")
            .arg(entry.name);
    case core::SettingSource::CommandLine:
        return SettingContext::tr("Fixed on the command line. Start without that option to change it here.");
    case core::SettingSource::Default:
    case core::SettingSource::Saved:
        break;
    }
    return {};
}

QString settingFailureText(const core::Error &error)
{
    if (error.kind == core::ErrorKind::Conflict && !error.field.isEmpty())
        return SettingContext::tr("%1 is fixed in the environment or on the command line, so nothing was changed.",
                                  "a setting")
            .arg(settingWords(error.field).title);
    if (error.kind == core::ErrorKind::Conflict)
        return SettingContext::tr("The address is taken by another program, so nothing was changed. Choose another "
                                  "port, or stop that program.");
    if (error.kind == core::ErrorKind::InvalidInput && error.field == kRequireHttps)
        return SettingContext::tr("HTTPS is required, so an address with HTTPS or a trusted proxy is needed: otherwise "
                                  "every request from outside would be refused. Nothing was changed.");
    if (error.kind == core::ErrorKind::InvalidInput && error.field == "AUTH_SERVICE__LISTEN"_L1)
        return SettingContext::tr("The server cannot listen on these addresses, so nothing was changed. Details say "
                                  "why.");
    if (error.kind == core::ErrorKind::InvalidInput && !error.field.isEmpty())
        return SettingContext::tr("%1 does not fit, so nothing was changed. Correct it and save again.", "a setting")
            .arg(settingWords(error.field).title);
    if (error.kind == core::ErrorKind::InvalidInput)
        return SettingContext::tr("This cannot be put into effect, so nothing was changed. Details say why.");
    return userText(error);
}

} // namespace ui
