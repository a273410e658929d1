#include "server/login/ErrorPage.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

Html fact(const QString &name, const Html &value)
{
    Html row = Html::element("dt", {name});
    row += Html::element("dd", {value});
    return row;
}

Html code(const QString &text)
{
    return Html::element("code", {text});
}

Html restartLink(const QString &address, const PageWords &words)
{
    if (address.isEmpty())
        return {};
    return Html::element("p", {{"class", u"links"_s}},
                         {Html::element("a", {{"href", address}}, {words("error", "Start again")})});
}

/// A page is no token endpoint: an unknown client is a bad request like any other (PRODUCT.md §8).
int pageStatus(const OAuthError &error)
{
    return error.code == OAuthCode::InvalidClient ? 400 : httpStatus(error);
}

QString explanation(int status, const PageWords &words)
{
    if (status == 429)
        return words("error", "There were too many requests from your address. Wait a little, then try again.");
    if (status == 503)
        return words("error", "The server is busy. Wait a little, then try again.");
    if (status >= 500)
        return words("error", "The server failed. If it happens again, tell the people who run it.");
    return words("error", "The app that sent you here asked for something that this server cannot do. "
                          "Go back to it and try again; if that does not help, tell the people who run it.");
}

} // namespace

Page ErrorPage::page(const PageWords &words) const
{
    const int status = pageStatus(error);
    Html facts = fact(words("error", "Error"), code(oauthCodeName(error.code)));
    if (!error.parameter.isEmpty())
        facts += fact(words("error", "Parameter"), code(error.parameter));
    if (!error.description.isEmpty())
        facts += fact(words("error", "Details"), Html::element("span", {{"lang", u"en"_s}}, {error.description}));
    facts += fact(words("error", "Request"), code(requestId.value));

    Html body = Html::element("h1", {words("error", "This did not work")});
    body += Html::element("p", {explanation(status, words)});
    body += Html::element("dl", {facts});
    body += restartLink(restart, words);
    Page page{words("error", "Error"), body, Page::Width::Card, status};
    page.retryAfter = error.retryAfter;
    return page;
}

Page StaleFormPage::page(const PageWords &words) const
{
    Html body = Html::element("h1", {words("error", "This page is out of date")});
    body += Html::element("p", {words("error", "It was open for too long, or you signed in or out in the meantime. "
                                               "Nothing was done.")});
    body += Html::element("dl", {fact(words("error", "Request"), code(requestId.value))});
    body += restartLink(restart, words);
    return {words("error", "Page out of date"), body, Page::Width::Card, 403};
}

Page MessagePage::page() const
{
    Html body = Html::element("h1", {title});
    if (!text.isEmpty())
        body += Html::element("p", {text});
    body += more;
    return {title, body};
}

} // namespace server
