#include "core/settings/SettingsFile.h"

#include "core/settings/SettingTable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using RemarkKind = SettingsRemark::Kind;

constexpr qsizetype kMostBytes = 1 << 20;
const auto kMark = u"gatehouse_settings"_s;
constexpr int kFormat = 1; // a higher one means what this program cannot know

/// Sorts one name and its value.
void take(SettingsFile &file, const QString &name, const QString &value)
{
    const SettingDefinition *definition = settingDefinition(name);
    if (!definition) {
        file.remarks.push_back({RemarkKind::Unknown, name.left(100), nearestSetting(name)});
        return;
    }
    using Of = SettingDefinition::Kind;
    if (value.isEmpty()) {
        file.remarks.push_back({RemarkKind::Empty, name, {}});
    } else if (definition->kind == Of::Secret) {
        file.secrets.insert_or_assign(name, SecretBytes::fromText(value));
        file.remarks.push_back({RemarkKind::Secret, name, {}});
    } else if (definition->kind == Of::Url) {
        file.remarks.push_back({RemarkKind::AtStart, name, {}});
    } else if (definition->kind == Of::Unused) {
        file.remarks.push_back({RemarkKind::NoEffect, name, {}});
    } else {
        if (file.changes.contains(name))
            file.remarks.push_back({RemarkKind::Twice, name, {}});
        file.changes.insert(name, value);
    }
}

/// Names that the seed documents use and that are written otherwise here.
void takeSeedName(SettingsFile &file, const QString &name, const QString &value)
{
    const auto renamed = [&](const QString &now, const QString &meant) {
        file.remarks.push_back({RemarkKind::Renamed, name, now});
        take(file, now, meant);
    };
    if (name == "AUTH_SERVICE__JWT_EXPIRATION"_L1)
        renamed(u"AUTH_SERVICE__ACCESS_TOKEN_LIFETIME"_s, value);
    else if (name == "PORT"_L1)
        renamed(u"AUTH_SERVICE__LISTEN"_s, value.isEmpty() ? value : u"127.0.0.1:"_s + value);
    else if (name == "GATEWAY_API_KEY"_L1)
        renamed(u"AUTH_SERVICE__INTERNAL_API_KEY"_s, value);
    else if (name.startsWith("GATEWAY_"_L1))
        file.remarks.push_back({RemarkKind::ForClient, name, {}});
    else
        take(file, name, value);
}

/// As a shell and compose read it: quotes keep everything, a # behind a blank begins a comment.
QString unquoted(const QString &text)
{
    const QString value = text.trimmed();
    if (value.size() >= 2 && (value.startsWith(u'"') || value.startsWith(u'\''))) {
        if (const qsizetype end = value.indexOf(value.front(), 1); end > 0)
            return value.mid(1, end - 1);
    }
    static const QRegularExpression comment(u"(^|\\s)#.*$"_s);
    return QString(value).remove(comment).trimmed();
}

} // namespace

bool SettingsFile::holdsAnything() const
{
    return !changes.isEmpty() ||
           std::ranges::any_of(remarks, [](const SettingsRemark &one) { return one.kind != RemarkKind::BadLine; });
}

SettingsFile readEnvironmentFile(const QByteArray &text)
{
    static const QRegularExpression form(
        uR"(^(?:-\s+)?["']?(?:export\s+)?([A-Za-z_][A-Za-z0-9_]{0,99})\s*(?:=|:\s+)(.*)$)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression heading(u"^[A-Za-z_][A-Za-z0-9_-]*:$"_s); // of a compose file
    SettingsFile file;
    QString whole = QString::fromUtf8(text.left(kMostBytes));
    if (whole.startsWith(QChar(0xfeff)))
        whole.remove(0, 1);
    const QStringList lines = whole.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || heading.match(line).hasMatch())
            continue;
        if (const auto match = form.match(line); match.hasMatch()) {
            QString value = match.captured(2);
            if (line.startsWith("- \""_L1) && value.endsWith(u'"')) // a list item that is quoted as a whole
                value.chop(1);
            takeSeedName(file, match.captured(1), unquoted(value));
        } else {
            file.remarks.push_back({RemarkKind::BadLine, QString::number(i + 1), {}});
        }
    }
    return file;
}

Result<SettingsFile> readSettingsDocument(const QByteArray &json)
{
    if (json.size() > kMostBytes)
        return fail(ErrorKind::InvalidInput, u"the file is longer than 1 MiB; expected an export of settings"_s);
    QJsonParseError fault;
    const QJsonObject document = QJsonDocument::fromJson(json, &fault).object();
    if (fault.error != QJsonParseError::NoError)
        return fail(ErrorKind::InvalidInput, u"the file is no whole JSON document: %1 at character %2"_s.arg(
                                                 fault.errorString(), QString::number(fault.offset)));
    if (document.value(kMark).toInt() > kFormat)
        return fail(ErrorKind::Conflict,
                    u"the settings were exported by Gatehouse %1, which is newer than this one; update this program to "
                    "import them"_s.arg(document.value(u"version"_s).toString().left(40)),
                    u"version"_s);
    if (document.value(kMark).toInt() != kFormat || !document.value(u"settings"_s).isObject())
        return fail(ErrorKind::InvalidInput, u"the file is no export of settings of Gatehouse"_s);
    SettingsFile file;
    const QJsonObject settings = document.value(u"settings"_s).toObject();
    for (auto it = settings.begin(); it != settings.end(); ++it) {
        if (it.value().isNull() || (it.value().isString() && it.value().toString().isEmpty())) {
            if (const auto *definition = settingDefinition(it.key());
                definition && definition->kind == SettingDefinition::Kind::Plain)
                file.changes.insert(it.key(), std::nullopt);
            continue;
        }
        take(file, it.key(), it.value().isString() ? it.value().toString() : it.value().toVariant().toString());
    }
    return file;
}

QByteArray settingsDocument(const std::vector<SettingEntry> &entries)
{
    QJsonObject settings;
    QJsonArray secrets;
    for (const SettingEntry &entry : entries) {
        if (entry.isSavable)
            settings.insert(entry.name,
                            entry.value == entry.defaultValue ? QJsonValue(QJsonValue::Null) : QJsonValue(entry.value));
        else if (entry.isSecret && !entry.value.isEmpty())
            secrets.append(entry.name);
    }
    const QJsonObject document{{kMark, kFormat},
                               {u"version"_s, QString::fromLatin1(GATEHOUSE_VERSION)},
                               {u"settings"_s, settings},
                               {u"secrets_not_included"_s, secrets}};
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

QString remarkText(const SettingsRemark &remark)
{
    switch (remark.kind) {
    case RemarkKind::Unknown:
        return u"%1 is not a setting and was left out; the nearest known name is %2"_s.arg(remark.name, remark.subject);
    case RemarkKind::Secret:
        return u"%1 is a secret and is not saved; give it in the environment"_s.arg(remark.name);
    case RemarkKind::Renamed:
        return u"%1 is %2 here"_s.arg(remark.name, remark.subject);
    case RemarkKind::AtStart:
        return u"%1 is needed before saved values can be read; give it in the environment"_s.arg(remark.name);
    case RemarkKind::NoEffect:
        return u"%1 has no effect in this version"_s.arg(remark.name);
    case RemarkKind::ForClient:
        return u"%1 belongs to a client of the service, not to the service"_s.arg(remark.name);
    case RemarkKind::BadLine:
        return u"line %1 is no NAME=VALUE and was left out"_s.arg(remark.name);
    case RemarkKind::Twice:
        return u"%1 is given twice; the later one counts"_s.arg(remark.name);
    case RemarkKind::Empty:
        return u"%1 is empty, which counts as not given"_s.arg(remark.name);
    case RemarkKind::Overridden:
        return u"%1 is given in the environment or on the command line, which win; it was left out"_s.arg(remark.name);
    }
    return {};
}

} // namespace core
