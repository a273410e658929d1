#include "server/login/SignOutPages.h"

#include "server/login/ErrorPage.h"

using namespace Qt::StringLiterals;

namespace server {

Page SignOutPage::page(const PageWords &words) const
{
    Html body = Html::element("h1", {words("sign-out", "Sign out?")});
    body += Html::element("p", {{"class", u"lead"_s}},
                          {Html::sentence(words("sign-out", "You are signed in as %1."), foreignText(username))});
    body += form.with(
        {Html::element("div", {{"class", u"actions"_s}},
                       {submitButton(words("sign-out", "Sign out"), ButtonLook::Main, "decision", u"sign-out"_s)})});
    body += Html::element("p", {{"class", u"links"_s}},
                          {Html::element("a", {{"href", stayAddress}}, {words("sign-out", "Stay signed in")})});
    return {words("sign-out", "Sign out", "heading"), body, Page::Width::Card, 200, formTargets};
}

Page signedOutPage(const PageWords &words)
{
    return MessagePage{words("sign-out", "You are signed out"),
                       words("sign-out", "On a computer that others use too, close the browser now.")}
        .page();
}

} // namespace server
