#include "app/commands/Subcommand.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace app {

using namespace Qt::StringLiterals;

namespace {

QString cellText(const QString &name, const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    if (value.isDouble() && (name.endsWith("_at"_L1) || name.endsWith("_until"_L1)))
        return QDateTime::fromMSecsSinceEpoch(value.toInteger()).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue &part : value.toArray())
            parts << cellText({}, part);
        return parts.isEmpty() ? u"-"_s : parts.join(u' ');
    }
    const QString text = value.toString();
    return text.isEmpty() ? u"-"_s : text;
}

QString objectText(const QJsonObject &object, const QStringList &columns)
{
    const QStringList names = columns.isEmpty() ? object.keys() : columns;
    qsizetype width = 0;
    for (const QString &name : names)
        width = qMax(width, name.size());
    QString text;
    for (const QString &name : names) {
        if (object.contains(name))
            text += name.leftJustified(width + 2) + cellText(name, object.value(name)) + u'\n';
    }
    return text;
}

} // namespace

QString tableText(const QJsonValue &value, const QStringList &columns)
{
    if (value.isObject())
        return objectText(value.toObject(), columns);
    if (!value.isArray())
        return value.isNull() ? QString() : cellText({}, value) + u'\n';
    const QJsonArray rows = value.toArray();
    if (rows.isEmpty())
        return u"nothing found\n"_s;
    const QStringList names = columns.isEmpty() ? rows.first().toObject().keys() : columns;
    QList<QStringList> lines{names};
    for (const QJsonValue &row : rows) {
        QStringList line;
        for (const QString &name : names)
            line << cellText(name, row.toObject().value(name));
        lines << line;
    }
    QList<qsizetype> widths(names.size(), 0);
    for (const QStringList &line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = qMax(widths[i], line.at(i).size());
    }
    QString text;
    for (const QStringList &line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i)
            text += i + 1 < line.size() ? line.at(i).leftJustified(widths.at(i) + 2) : line.at(i) + u'\n';
    }
    return text;
}

} // namespace app
