#pragma once

#include <QString>
#include <QVariant>

#include <optional>

namespace core {

/// Where a page of a sorted list ended: the value that it is sorted by, a number or text, and the unique key that
/// decides among equals. As opaque text "i5:12345key" or "t3:abckey": the length of the value stands before it.
struct PageKey
{
    QVariant value;
    QString key;

    QString text() const
    {
        const QString shown = value.toString();
        const QChar kind = value.typeId() == QMetaType::QString ? u't' : u'i';
        return kind + QString::number(shown.size()) + u':' + shown + key;
    }
    /// None for what text() has not made.
    static std::optional<PageKey> parse(const QString &text)
    {
        const qsizetype colon = text.indexOf(u':');
        bool valid = false;
        const qsizetype size = text.mid(1, colon - 1).toInt(&valid);
        if (colon < 2 || !valid || size < 0 || colon + 1 + size >= text.size())
            return std::nullopt;
        const QString shown = text.mid(colon + 1, size);
        const QString key = text.mid(colon + 1 + size);
        if (text.front() == u't')
            return PageKey{shown, key};
        const qint64 number = shown.toLongLong(&valid);
        return text.front() == u'i' && valid ? std::optional(PageKey{number, key}) : std::nullopt;
    }
};

} // namespace core
