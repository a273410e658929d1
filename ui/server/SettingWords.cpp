#include "ui/server/SettingWords.h"

#include "ui/async/UserText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = SettingWords::Kind;

struct SettingContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::SettingWords)
};

struct KnownSetting
{
    const char *name;
    Kind kind;
    const char *title;
    const char *hint;
};

constexpr auto kRequireHttps = "AUTH_SERVICE__REQUIRE_HTTPS"_L1;

constexpr std::array<KnownSetting, 23> kKnown{{
    {"AUTH_SERVICE__REQUIRE_HTTPS", Kind::Flag, QT_TRANSLATE_NOOP("ui::SettingWords", "Require HTTPS"),
     QT_TRANSLATE_NOOP("ui::SettingWords",
                       "Plain HTTP is refused with 403, except from this computer itself. Browsers are told to come "
                       "back by HTTPS only (HSTS).")},
    {"AUTH_SERVICE__TRUSTED_PROXIES", Kind::Text, QT_TRANSLATE_NOOP("ui::SettingWords", "Trusted proxies"),
     QT_TRANSLATE_NOOP("ui::SettingWords",
                       "Only these addresses may say for whom they ask (X-Forwarded-For, Forwarded). Networks such as "
                       "10.0.0.0/8, separated by commas.")},
    {"AUTH_SERVICE__HTTP_MAX_REQUEST_LINE", Kind::Bytes, QT_TRANSLATE_NOOP("ui::SettingWords", "Request line"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "A longer one is answered with 414.")},
    {"AUTH_SERVICE__HTTP_MAX_HEADERS", Kind::Bytes, QT_TRANSLATE_NOOP("ui::SettingWords", "All headers together"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "More are answered with 431.")},
    {"AUTH_SERVICE__HTTP_MAX_HEADER_COUNT", Kind::Number, QT_TRANSLATE_NOOP("ui::SettingWords", "Number of headers"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "More are answered with 431.")},
    {"AUTH_SERVICE__HTTP_MAX_BODY", Kind::Bytes, QT_TRANSLATE_NOOP("ui::SettingWords", "Body"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "A larger one is answered with 413.")},
    {"AUTH_SERVICE__HTTP_MAX_PARAMETERS", Kind::Number,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Parameters of a request"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "In the query and in a form; more are answered with 400.")},
    {"AUTH_SERVICE__HTTP_HEADER_TIMEOUT", Kind::Seconds, QT_TRANSLATE_NOOP("ui::SettingWords", "Time for the headers"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "A slower client is answered with 408.")},
    {"AUTH_SERVICE__HTTP_BODY_TIMEOUT", Kind::Seconds, QT_TRANSLATE_NOOP("ui::SettingWords", "Time for the body"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "A slower client is answered with 408.")},
    {"AUTH_SERVICE__HTTP_MIN_BODY_RATE", Kind::Number,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Slowest body, bytes a second"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "A slower sender is cut off before its time is over. 0 is off.")},
    {"AUTH_SERVICE__HTTP_IDLE_TIMEOUT", Kind::Seconds, QT_TRANSLATE_NOOP("ui::SettingWords", "Idle connection"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "Kept open for the next request. Pools of clients often keep 30 s.")},
    {"AUTH_SERVICE__HTTP_CROWDED_IDLE_TIMEOUT", Kind::Seconds,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Idle connection in a crowd"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "Used instead while there are many connections.")},
    {"AUTH_SERVICE__HTTP_CROWDED_AT", Kind::Number, QT_TRANSLATE_NOOP("ui::SettingWords", "A crowd begins at"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "Connections from which on the shorter time counts.")},
    {"AUTH_SERVICE__HTTP_MAX_CONNECTIONS", Kind::Number, QT_TRANSLATE_NOOP("ui::SettingWords", "Connections in all"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "Further ones are answered with 503, or displace idle ones.")},
    {"AUTH_SERVICE__HTTP_MAX_CONNECTIONS_PER_ADDRESS", Kind::Number,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Connections of one address"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "This computer and trusted proxies are exempt.")},
    {"AUTH_SERVICE__HTTP_MAX_REQUESTS_PER_CONNECTION", Kind::Number,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Requests of one connection"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "After the last one it is closed.")},
    {"AUTH_SERVICE__TEAM_NAME", Kind::Text, QT_TRANSLATE_NOOP("ui::SettingWords", "Name of the team"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "Stands on the sign-in pages, so that people see where they are.")},
    {"AUTH_SERVICE__ACCENT_COLOR", Kind::Text, QT_TRANSLATE_NOOP("ui::SettingWords", "Colour of the buttons"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "On the sign-in pages. Letters on it turn dark or light by themselves.")},
    {"AUTH_SERVICE__SCOPE_DESCRIPTIONS", Kind::Text, QT_TRANSLATE_NOOP("ui::SettingWords", "What scopes mean"),
     QT_TRANSLATE_NOOP(
         "ui::SettingWords",
         "Read by users when they are asked for consent, such as api:read=Read your data;api:write=Change "
         "your data. Those of the standards are told already.")},
    {"AUTH_SERVICE__SESSION_IDLE_LIFETIME", Kind::Seconds,
     QT_TRANSLATE_NOOP("ui::SettingWords", "Signed in without use"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "A browser that was not seen for so long must sign in again.")},
    {"AUTH_SERVICE__SESSION_LIFETIME", Kind::Seconds, QT_TRANSLATE_NOOP("ui::SettingWords", "Signed in at most"),
     QT_TRANSLATE_NOOP("ui::SettingWords", "After this long every browser must sign in again, used or not.")},
    {"AUTH_SERVICE__DPOP_NONCE", Kind::Flag, QT_TRANSLATE_NOOP("ui::SettingWords", "DPoP proofs need a nonce"),
     QT_TRANSLATE_NOOP("ui::SettingWords",
                       "A proof must carry a number that this server sent just before: it cannot be made in advance. "
                       "Clients need one request more now and then.")},
    {"AUTH_SERVICE__LISTEN", Kind::Text, QT_TRANSLATE_NOOP("ui::SettingWords", "Addresses"), nullptr},
}};

} // namespace

SettingWords settingWords(const QString &name)
{
    const auto known =
        std::ranges::find_if(kKnown, [&](const KnownSetting &one) { return name == QLatin1String(one.name); });
    if (known == kKnown.end())
        return {Kind::Text, name, {}};
    return {known->kind, SettingContext::tr(known->title), known->hint ? SettingContext::tr(known->hint) : QString()};
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

QString settingDefaultText(const core::SettingEntry &entry)
{
    const Kind kind = settingWords(entry.name).kind;
    if (entry.defaultValue.isEmpty())
        return SettingContext::tr("Default: none");
    if (kind == Kind::Flag)
        return entry.defaultValue == "true"_L1 ? SettingContext::tr("Default: on") : SettingContext::tr("Default: off");
    if (kind == Kind::Bytes && entry.defaultValue.toLongLong() >= 1024)
        return SettingContext::tr("Default: %1 (%2)", "a number of bytes, then \"64 KiB\"")
            .arg(entry.defaultValue, QLocale().formattedDataSize(entry.defaultValue.toLongLong(), 0));
    if (kind == Kind::Seconds)
        return SettingContext::tr("Default: %1 s", "seconds").arg(entry.defaultValue);
    return SettingContext::tr("Default: %1").arg(entry.defaultValue);
}

QString settingExpectedText(const core::SettingEntry &entry)
{
    static const QRegularExpression range(u"from (-?[0-9]+) to ([0-9]+)"_s);
    if (const auto match = range.match(entry.expected); match.hasMatch())
        return SettingContext::tr("Expected: a whole number from %1 to %2.").arg(match.captured(1), match.captured(2));
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
    return entry.source == core::SettingSource::Environment || entry.source == core::SettingSource::CommandLine;
}

QString settingFixedText(const core::SettingEntry &entry)
{
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
