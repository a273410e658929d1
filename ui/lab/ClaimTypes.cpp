#include "ui/lab/ClaimTypes.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct ClaimTypesContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::ClaimTypes)
};

struct KnownClaim
{
    const char *name;
    ClaimType type;
    const char *hint;
};

constexpr std::array<KnownClaim, 20> kKnownClaims{{
    {"sub", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "Who it is about (RFC 7519 §4.1.2)")},
    {"aud", ClaimType::Text,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "Who it is meant for: text, or a list as JSON (RFC 7519 §4.1.3)")},
    {"scope", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "Scopes with a blank between them (RFC 8693 §4.2)")},
    {"roles", ClaimType::Json, QT_TRANSLATE_NOOP("ui::ClaimTypes", "A list of roles (RFC 9068 §2.2.3.1)")},
    {"groups", ClaimType::Json, QT_TRANSLATE_NOOP("ui::ClaimTypes", "A list of groups (RFC 9068 §2.2.3.1)")},
    {"entitlements", ClaimType::Json,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "A list of entitlements (RFC 9068 §2.2.3.1)")},
    {"exp", ClaimType::Number, QT_TRANSLATE_NOOP("ui::ClaimTypes", "End, in seconds since 1970 (RFC 7519 §4.1.4)")},
    {"nbf", ClaimType::Number,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "Beginning, in seconds since 1970 (RFC 7519 §4.1.5)")},
    {"iat", ClaimType::Number,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "When it was made, in seconds since 1970 (RFC 7519 §4.1.6)")},
    {"auth_time", ClaimType::Number, QT_TRANSLATE_NOOP("ui::ClaimTypes", "When the user signed in (RFC 9068 §2.2.1)")},
    {"acr", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "How surely the user signed in (RFC 9068 §2.2.1)")},
    {"amr", ClaimType::Json, QT_TRANSLATE_NOOP("ui::ClaimTypes", "A list of the methods of signing in (RFC 8176)")},
    {"azp", ClaimType::Text,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "The client that it was issued to (OpenID Connect Core §2)")},
    {"client_id", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "The client that asked for it (RFC 8693 §4.3)")},
    {"email", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "E-mail address (OpenID Connect Core §5.1)")},
    {"email_verified", ClaimType::Flag,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "Is the address proven (OpenID Connect Core §5.1)")},
    {"cnf", ClaimType::Json,
     QT_TRANSLATE_NOOP("ui::ClaimTypes", "The key that it is bound to (RFC 7800, RFC 9449 §6.1)")},
    {"act", ClaimType::Json, QT_TRANSLATE_NOOP("ui::ClaimTypes", "Who acts in the subject's name (RFC 8693 §4.1)")},
    {"jti", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "Its own id (RFC 7519 §4.1.7)")},
    {"iss", ClaimType::Text, QT_TRANSLATE_NOOP("ui::ClaimTypes", "Who issued it (RFC 7519 §4.1.1)")},
}};

const KnownClaim *known(const QString &claim)
{
    for (const KnownClaim &one : kKnownClaims) {
        if (claim == QLatin1String(one.name))
            return &one;
    }
    return nullptr;
}

std::optional<QJsonValue> jsonIn(const QString &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson("[" + text.toUtf8() + "]", &error);
    const QJsonArray array = document.array();
    if (error.error != QJsonParseError::NoError || array.size() != 1)
        return std::nullopt;
    return QJsonValue(array.at(0));
}

} // namespace

ClaimType claimTypeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return ClaimType::LeftOut;
    case QJsonValue::Bool:
        return ClaimType::Flag;
    case QJsonValue::Double:
        return ClaimType::Number;
    case QJsonValue::Array:
    case QJsonValue::Object:
        return ClaimType::Json;
    case QJsonValue::String:
    case QJsonValue::Undefined:
        break;
    }
    return ClaimType::Text;
}

QString claimTypeWord(ClaimType type)
{
    switch (type) {
    case ClaimType::Text:
        return ClaimTypesContext::tr("text", "type of a claim");
    case ClaimType::Number:
        return ClaimTypesContext::tr("number", "type of a claim");
    case ClaimType::Flag:
        return ClaimTypesContext::tr("yes or no", "type of a claim");
    case ClaimType::Json:
        return ClaimTypesContext::tr("list or object", "type of a claim");
    case ClaimType::LeftOut:
        return ClaimTypesContext::tr("left out", "type of a claim");
    }
    return {};
}

QString claimText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNull() || value.isUndefined())
        return {};
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1, json.size() - 2));
}

std::optional<QJsonValue> claimValue(ClaimType type, const QString &text)
{
    switch (type) {
    case ClaimType::Text:
        return QJsonValue(text);
    case ClaimType::LeftOut:
        return QJsonValue(QJsonValue::Null);
    case ClaimType::Number:
    case ClaimType::Flag:
    case ClaimType::Json:
        break;
    }
    const auto value = jsonIn(text.trimmed());
    if (!value || claimTypeOf(*value) != type)
        return std::nullopt;
    return value;
}

QStringList knownClaims()
{
    QStringList names;
    for (const KnownClaim &one : kKnownClaims)
        names.append(QLatin1String(one.name));
    return names;
}

ClaimType usualTypeOf(const QString &claim)
{
    const KnownClaim *found = known(claim);
    return found ? found->type : ClaimType::Text;
}

QString claimHint(const QString &claim)
{
    const KnownClaim *found = known(claim);
    return found ? ClaimTypesContext::tr(found->hint) : QString();
}

} // namespace ui
