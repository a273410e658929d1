#include "server/login/DevicePages.h"

#include "server/login/ConsentPage.h"
#include "server/login/ErrorPage.h"
#include "server/login/ScopeWords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr qsizetype kLongestCode = 40; ///< of what is repeated

/// "Started 2 minutes ago from 192.0.2.7"
Html startOf(const core::DeviceRequest &device, std::chrono::seconds age, const PageWords &words)
{
    const QString ago = words("device", "Started %1 ago").arg(words.duration(age));
    if (device.address.isEmpty())
        return ago;
    Html start(ago + u' ');
    start += Html::sentence(words("device", "from the address %1"), Html::element("strong", {device.address}));
    return start;
}

} // namespace

Page DeviceCodePage::page(const PageWords &words) const
{
    Html body = Html::element("h1", {words("device", "Connect a device")});
    body += Html::element("p", {{"class", u"lead"_s}}, {words("device", "Enter the code that your device shows.")});
    int status = 200;
    if (failure == Failure::Unknown) {
        status = 400;
        body += errorNotice(words("device", "This code is not known here"),
                            words("device", "It may have expired or been used. Compare it with your device, "
                                            "or let the device show a new one."));
    } else if (failure == Failure::Limited) {
        status = 429;
        body += errorNotice(words("device", "Too many codes were tried"),
                            words("device", "Try again in %1.").arg(words.duration(retryAfter)));
    }
    const PageField code{.name = "user_code",
                         .type = "text",
                         .label = words("device", "Code"),
                         .autocomplete = "one-time-code",
                         .value = typedCode.left(kLongestCode),
                         .hasFocus = true,
                         .isAtFault = failure != Failure::None,
                         .hint = words("device", "Eight letters; capitals and dashes do not matter."),
                         .look = u"code"_s};
    const PageForm form{action, {}, true};
    body += form.with({code.html(), Html::element("div", {{"class", u"actions"_s}},
                                                  {submitButton(words("device", "Continue"), ButtonLook::Main)})});
    Page page{words("device", "Connect a device"), body, Page::Width::Card, status};
    if (failure == Failure::Limited)
        page.retryAfter = std::max(retryAfter, std::chrono::seconds(1));
    return page;
}

Page DeviceConfirmPage::page(const PageWords &words) const
{
    Html body = Html::element("h1", {Html::sentence(words("device", "Connect %1?"), foreignText(shownName(client)))});
    body += Html::element("p", {{"class", u"lead"_s}}, {startOf(device, age, words)});
    body += Html::element("p", {{"class", u"code-shown"_s}}, {userCode});
    body += Html::element(
        "div", {{"class", u"notice"_s}},
        {Html::element("strong", {words("device", "Does your own device show this code right now?")}),
         Html::element("p", {words("device", "If somebody else sent you here or gave you the code, deny.")})});
    body += signedInAs(username, switchForm, words);
    if (!device.scopes.isEmpty()) {
        body += Html::element("p", {{"class", u"may"_s}}, {words("device", "If you allow it, the device may:")});
        body += scopeList(device.scopes, scopeDescriptions, words);
    }
    body += form.with({decisionButtons(words)});
    return {words("device", "Connect a device"), body};
}

Page deviceAllowedPage(const PageWords &words)
{
    return MessagePage{words("device", "Your device is connected"),
                       words("device", "It goes on by itself in a few seconds. You can close this page.")}
        .page();
}

Page deviceDeniedPage(const PageWords &words)
{
    return MessagePage{words("device", "Access denied"),
                       words("device", "The device gets no access. You can close this page.")}
        .page();
}

} // namespace server
