#include "server/login/Page.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

Html PageForm::with(std::initializer_list<Html> children) const
{
    Html inside;
    for (const Field &field : hidden)
        inside +=
            Html::empty("input", {{"type", u"hidden"_s}, {"name", QLatin1String(field.name)}, {"value", field.value}});
    for (const Html &child : children)
        inside += child;
    return Html::element("form", {{"method", isQuestion ? u"get"_s : u"post"_s}, {"action", action}}, {inside});
}

Html PageField::html() const
{
    const QString id = QLatin1String(name);
    Html::Attributes attributes{{"id", id},
                                {"name", id},
                                {"type", QLatin1String(type)},
                                {"autocomplete", QLatin1String(autocomplete)},
                                {"autocapitalize", u"none"_s},
                                {"spellcheck", u"false"_s},
                                {"required", {}}};
    if (!value.isEmpty())
        attributes.push_back({"value", value});
    if (!look.isEmpty())
        attributes.push_back({"class", look});
    if (hasFocus)
        attributes.push_back({"autofocus", {}});
    QStringList describedBy;
    if (isAtFault) {
        attributes.push_back({"aria-invalid", u"true"_s});
        describedBy += u"error"_s;
    }
    if (!hint.isEmpty())
        describedBy += id + "-hint"_L1;
    if (!describedBy.isEmpty())
        attributes.push_back({"aria-describedby", describedBy.join(u' ')});
    Html field = Html::element("label", {{"for", id}}, {label});
    field += Html::empty("input", attributes);
    if (!hint.isEmpty())
        field += Html::element("p", {{"class", u"hint"_s}, {"id", id + "-hint"_L1}}, {hint});
    return field;
}

Html submitButton(const QString &label, ButtonLook look, const char *name, const QString &value)
{
    const QString type = u"submit"_s;
    const QString kind = look == ButtonLook::Main ? u"main"_s : look == ButtonLook::Plain ? u"plain"_s : u"ordinary"_s;
    if (!name)
        return Html::element("button", {{"type", type}, {"class", kind}}, {label});
    return Html::element("button", {{"type", type}, {"class", kind}, {"name", QLatin1String(name)}, {"value", value}},
                         {label});
}

Html errorNotice(const QString &title, const QString &text, const QString &id)
{
    return Html::element("div", {{"class", u"notice error"_s}, {"role", u"alert"_s}, {"id", id}},
                         {Html::element("strong", {title}), text.isEmpty() ? Html() : Html::element("p", {text})});
}

Html foreignText(const QString &text)
{
    return Html::element("bdi", {text});
}

Html outwardLink(const QString &address, const QString &label)
{
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1);
    if (!isWeb)
        return {};
    return Html::element("a", {{"href", QString::fromLatin1(url.toEncoded())}, {"rel", u"noopener noreferrer"_s}},
                         {label});
}

} // namespace server
