#include "server/login/PageFrame.h"

#include "server/login/AccentColour.h"
#include "server/login/PageHeaders.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr qsizetype kLongestTeamName = 80;

QByteArray variables(const AccentColour::Shades &shades)
{
    return ":root{--button:" + shades.button + ";--button-text:" + shades.buttonText + ";--link:" + shades.link + '}';
}

QByteArray styleFor(const AccentColour &accent)
{
    QFile file(u":/pages/page.css"_s);
    [[maybe_unused]] const bool isThere = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    return file.readAll() + variables(accent.shadesFor(PageTheme::Light)) + "@media(prefers-color-scheme:dark){" +
           variables(accent.shadesFor(PageTheme::Dark)) + '}';
}

/// The first letter or digit, for the mark beside the name; whole characters beyond the basic plane too.
QString initialOf(const QString &name)
{
    for (const char32_t character : name.toUcs4()) {
        if (QChar::isLetterOrNumber(character))
            return QString::fromUcs4(&character, 1).toUpper();
    }
    return u"•"_s;
}

Html metaTag(const QString &name, const QString &content)
{
    return Html::empty("meta", {{"name", name}, {"content", content}});
}

} // namespace

void PageFrame::adopt(const core::Settings &settings)
{
    const QString name = settings.teamName.simplified().left(kLongestTeamName);
    Looks looks{name.isEmpty() ? u"Gatehouse"_s : name, styleFor(AccentColour(settings.accentColour))};
    const std::scoped_lock lock(m_mutex);
    m_looks = std::move(looks);
}

PageFrame::Looks PageFrame::looks() const
{
    const std::scoped_lock lock(m_mutex);
    return m_looks;
}

QString PageFrame::teamName() const
{
    return looks().teamName;
}

HttpResponse PageFrame::render(const Page &page, const PageWords &words) const
{
    const Looks current = looks();
    Html head = Html::empty("meta", {{"charset", u"utf-8"_s}});
    head += metaTag(u"viewport"_s, u"width=device-width, initial-scale=1"_s);
    head += metaTag(u"robots"_s, u"noindex, nofollow"_s);
    head += Html::element("title", {page.title + u" · "_s + current.teamName});
    const Html brand = Html::element(
        "header",
        {Html::element("span", {{"class", u"mark"_s}, {"aria-hidden", u"true"_s}}, {initialOf(current.teamName)}),
         foreignText(current.teamName)});
    const QString width = page.width == Page::Width::Wide ? u"wide"_s : u"card"_s;
    const Html body = Html::element("body", {{"class", width}}, {brand, Html::element("main", {page.body})});

    HttpResponse response;
    response.status = page.status;
    response.contentType = "text/html; charset=utf-8"_ba;
    // The stylesheet is ours, not text: escaped it would not be the bytes that the policy allows by their hash.
    response.body = "<!DOCTYPE html>\n<html lang=\"" + words.language().toLatin1() + "\"><head>" + head.markup() +
                    "<style>" + current.style + "</style></head>" + body.markup() + "</html>\n";
    response.with("Content-Language"_ba, words.language().toLatin1()).with("Vary"_ba, "Accept-Language, Cookie"_ba);
    if (page.retryAfter)
        response.with("Retry-After"_ba, QByteArray::number(qint64(page.retryAfter->count())));
    addPageHeaders(response, {current.style, page.formTargets});
    return response;
}

} // namespace server
