#pragma once

#include <QString>

#include <optional>

namespace core {

/// Where a page ended: the sorted value of its last row and the row's id, as opaque text "value:id".
struct Keyset
{
    qint64 value = 0;
    QString id;

    QString text() const { return QString::number(value) + u':' + id; }
    static std::optional<Keyset> parse(const QString &text)
    {
        bool valid = false;
        Keyset keyset{text.section(u':', 0, 0).toLongLong(&valid), text.section(u':', 1)};
        return valid && !keyset.id.isEmpty() ? std::optional(keyset) : std::nullopt;
    }
};

/// A LIKE pattern for "contains", with the wildcards of the text taken literally; use it with ESCAPE '\'.
inline QString containsPattern(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'%', QLatin1String("\\%")).replace(u'_', QLatin1String("\\_"));
    return u'%' + text + u'%';
}

} // namespace core
