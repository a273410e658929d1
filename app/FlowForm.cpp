#include "app/FlowForm.h"

#include <QRegularExpression>
#include <QUrl>

namespace app {

using namespace Qt::StringLiterals;

namespace {

QString unescaped(QString text)
{
    static const std::pair<QLatin1String, QLatin1String> kEntities[] = {
        {"&lt;"_L1, "<"_L1}, {"&gt;"_L1, ">"_L1}, {"&quot;"_L1, "\""_L1}, {"&#39;"_L1, "'"_L1}, {"&amp;"_L1, "&"_L1}};
    for (const auto &[entity, character] : kEntities) // the ampersand last: it begins the others
        text.replace(entity, character);
    return text;
}

/// The value of an attribute, in whatever order the tag has them.
QString attribute(const QString &tag, const QString &name)
{
    const QRegularExpression pattern(u"\\s%1=\"([^\"]*)\""_s.arg(QRegularExpression::escape(name)));
    return unescaped(pattern.match(tag).captured(1));
}

QStringList tagsIn(const QString &text, const QString &name)
{
    const QRegularExpression pattern(u"<%1\\b[^>]*>"_s.arg(name));
    QStringList tags;
    for (auto found = pattern.globalMatch(text); found.hasNext();)
        tags.append(found.next().captured());
    return tags;
}

} // namespace

QByteArray formBody(const FormFields &fields)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : fields)
        pairs.append(name.toPercentEncoding() + '=' + value.toPercentEncoding());
    return pairs.join('&');
}

std::optional<PageFormFound> formWithButton(const QByteArray &page, const QString &name, const QString &value)
{
    static const QRegularExpression forms(u"<form\\b.*?</form>"_s, QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(page);
    for (auto found = forms.globalMatch(text); found.hasNext();) {
        const QString form = found.next().captured();
        bool hasButton = false;
        for (const QString &button : tagsIn(form, u"button"_s))
            hasButton = hasButton || (attribute(button, u"name"_s) == name && attribute(button, u"value"_s) == value);
        if (!hasButton)
            continue;
        PageFormFound result{attribute(tagsIn(form, u"form"_s).value(0), u"action"_s), {}};
        for (const QString &input : tagsIn(form, u"input"_s)) {
            if (attribute(input, u"type"_s) == "hidden"_L1)
                result.fields.emplace_back(attribute(input, u"name"_s).toUtf8(), attribute(input, u"value"_s).toUtf8());
        }
        result.fields.emplace_back(name.toUtf8(), value.toUtf8());
        return result;
    }
    return std::nullopt;
}

} // namespace app
