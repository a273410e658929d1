#include "server/login/SignInPage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

Html failureNotice(const SignInFailure &failure, const PageWords &words)
{
    using enum SignInFailure::Reason;
    const QString later = words("sign-in", "Try again in %1.").arg(words.duration(failure.retryAfter));
    switch (failure.reason) {
    case Incomplete:
        return errorNotice(words("sign-in", "Enter both your user name and your password"), {});
    case WrongCredentials:
        return errorNotice(words("sign-in", "Wrong user name or password"),
                           words("sign-in", "Check both, and whether Caps Lock is on."));
    case Locked:
        return errorNotice(words("sign-in", "Too many failed attempts"),
                           words("sign-in", "Sign-in with this name is locked for a while.") + u' ' + later);
    case Limited:
        return errorNotice(words("sign-in", "Too many attempts"), later);
    case Busy:
        break;
    }
    return errorNotice(words("sign-in", "The server is busy"), later);
}

int statusOf(const std::optional<SignInFailure> &failure)
{
    using enum SignInFailure::Reason;
    if (!failure)
        return 200;
    switch (failure->reason) {
    case Incomplete:
    case WrongCredentials:
        return 400;
    case Locked:
        return 403;
    case Limited:
        return 429;
    case Busy:
        break;
    }
    return 503;
}

Html leadFor(const QString &clientName, const PageWords &words)
{
    if (clientName.isEmpty())
        return {};
    return Html::element("p", {{"class", u"lead"_s}},
                         {Html::sentence(words("sign-in", "to continue to %1"), foreignText(clientName))});
}

} // namespace

Page SignInPage::page(const PageWords &words) const
{
    const bool isAtFault = failure && (failure->reason == SignInFailure::Reason::WrongCredentials ||
                                       failure->reason == SignInFailure::Reason::Incomplete);
    const PageField name{.name = "username",
                         .type = "text",
                         .label = words("sign-in", "User name or e-mail"),
                         .autocomplete = "username",
                         .value = username,
                         .hasFocus = username.isEmpty(),
                         .isAtFault = isAtFault};
    const PageField password{.name = "password",
                             .type = "password",
                             .label = words("sign-in", "Password"),
                             .autocomplete = "current-password",
                             .hasFocus = !username.isEmpty(),
                             .isAtFault = isAtFault};
    Html body = Html::element("h1", {words("sign-in", "Sign in", "heading")});
    body += leadFor(clientName, words);
    if (failure)
        body += failureNotice(*failure, words);
    Html actions = submitButton(words("sign-in", "Sign in"), ButtonLook::Main);
    if (canCancel)
        actions += Html::element("button",
                                 {{"type", u"submit"_s},
                                  {"class", u"ordinary"_s},
                                  {"name", u"decision"_s},
                                  {"value", u"deny"_s},
                                  {"formnovalidate", {}}},
                                 {words("sign-in", "Cancel")});
    body += form.with({name.html(), password.html(), Html::element("div", {{"class", u"actions"_s}}, {actions})});
    Page page{words("sign-in", "Sign in", "heading"), body, Page::Width::Card, statusOf(failure), formTargets};
    if (page.status == 403 || page.status == 429 || page.status == 503)
        page.retryAfter = std::max(failure->retryAfter, std::chrono::seconds(1));
    return page;
}

Page AccountChoicePage::page(const PageWords &words) const
{
    Html body = Html::element("h1", {words("sign-in", "Choose an account")});
    body += leadFor(clientName, words);
    const Html current = Html::sentence(words("sign-in", "Continue as %1"), foreignText(username));
    body += form.with({Html::element(
        "div", {{"class", u"actions stacked"_s}},
        {Html::element("button",
                       {{"type", u"submit"_s}, {"class", u"main"_s}, {"name", u"account"_s}, {"value", u"current"_s}},
                       {current}),
         submitButton(words("sign-in", "Use another account"), ButtonLook::Ordinary, "account", u"other"_s)})});
    return {words("sign-in", "Choose an account"), body, Page::Width::Card, 200, formTargets};
}

} // namespace server
