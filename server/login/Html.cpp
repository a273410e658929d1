#include "server/login/Html.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// For content and for values in double quotes alike. What HTML does not allow at all becomes U+FFFD.
QByteArray escaped(const QString &text)
{
    QString safe;
    safe.reserve(text.size() + text.size() / 8);
    for (const QChar character : text) {
        const char16_t unit = character.unicode();
        const bool isControl = (unit < 0x20 && unit != u'\n' && unit != u'\t') || (unit >= 0x7f && unit < 0xa0);
        if (unit == u'&')
            safe += "&amp;"_L1;
        else if (unit == u'<')
            safe += "&lt;"_L1;
        else if (unit == u'>')
            safe += "&gt;"_L1;
        else if (unit == u'"')
            safe += "&quot;"_L1;
        else if (unit == u'\'')
            safe += "&#39;"_L1;
        else
            safe += isControl ? QChar(QChar::ReplacementCharacter) : character;
    }
    return safe.toUtf8();
}

} // namespace

Html::Html(const QString &text) : m_markup(escaped(text)) {}

Html Html::opening(const char *name, const Attributes &attributes)
{
    Html html;
    html.m_markup = '<' + QByteArray(name);
    for (const Attribute &attribute : attributes) {
        html.m_markup += ' ' + QByteArray(attribute.name);
        if (!attribute.value.isNull())
            html.m_markup += "=\"" + escaped(attribute.value) + '"';
    }
    html.m_markup += '>';
    return html;
}

Html Html::element(const char *name, const Attributes &attributes, std::initializer_list<Html> children)
{
    Html html = opening(name, attributes);
    for (const Html &child : children)
        html += child;
    html.m_markup += "</" + QByteArray(name) + '>';
    return html;
}

Html Html::empty(const char *name, const Attributes &attributes)
{
    return opening(name, attributes);
}

Html Html::sentence(const QString &pattern, const Html &value)
{
    const qsizetype place = pattern.indexOf("%1"_L1);
    Html html(place < 0 ? pattern + u' ' : pattern.first(place));
    html += value;
    if (place >= 0)
        html += Html(pattern.sliced(place + 2));
    return html;
}

Html &Html::operator+=(const Html &other)
{
    m_markup += other.m_markup;
    return *this;
}

} // namespace server
