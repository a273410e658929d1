#include "ui/widgets/CommandLine.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

static QString &commandFolder()
{
    static QString folder;
    return folder;
}

QString shellWord(const QString &text)
{
    const bool isPlain = !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c < QChar(0x80) && (c.isLetterOrNumber() || u"_-.,:/@%+="_s.contains(c));
    });
    return isPlain ? text : u'\'' + QString(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

QString gatehousedLine(const QString &arguments)
{
    const QString line = u"gatehoused "_s + arguments;
    return commandFolder().isEmpty() ? line : line + u" --data-dir "_s + shellWord(commandFolder());
}

QString gatehousedLine(const QString &verb, const QStringList &values, const QString &options)
{
    QString words;
    for (const QString &value : values)
        words += u' ' + shellWord(value);
    const bool looksLikeAnOption =
        std::ranges::any_of(values, [](const QString &value) { return value.startsWith(u'-'); });
    if (looksLikeAnOption)
        return gatehousedLine(verb + options) + u" --"_s + words; // nothing but values may follow
    return gatehousedLine(verb + words + options);
}

void setCommandFolder(const QString &folder)
{
    commandFolder() = folder;
}

} // namespace ui
