#include "server/login/AccountPage.h"

#include "server/login/BrowserName.h"
#include "server/login/PasswordWords.h"
#include "server/login/ScopeWords.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

struct NewsRow
{
    AccountNews news;
    QLatin1String name;
};

constexpr NewsRow kNews[] = {
    {AccountNews::PasswordChanged, "password"_L1},
    {AccountNews::SessionEnded, "session"_L1},
    {AccountNews::OthersEnded, "sessions"_L1},
    {AccountNews::AccessRevoked, "access"_L1},
};

QString newsText(AccountNews news, const PageWords &words)
{
    switch (news) {
    case AccountNews::PasswordChanged:
        return words("account", "Your password is changed. You are signed out everywhere else.");
    case AccountNews::SessionEnded:
        return words("account", "The browser is signed out.");
    case AccountNews::OthersEnded:
        return words("account", "All other browsers are signed out.");
    case AccountNews::AccessRevoked:
        return words("account", "The app has no access any more.");
    case AccountNews::None:
        break;
    }
    return {};
}

} // namespace

QString accountNewsName(AccountNews news)
{
    for (const NewsRow &row : kNews) {
        if (row.news == news)
            return row.name;
    }
    return {};
}

AccountNews accountNewsFromName(const QString &name)
{
    for (const NewsRow &row : kNews) {
        if (row.name == name)
            return row.news;
    }
    return AccountNews::None;
}

PageForm AccountPage::formFor(const QString &action, const QString &subject) const
{
    PageForm specific = form;
    specific.hidden += PageForm::Field{"action", action};
    if (!subject.isEmpty())
        specific.hidden += PageForm::Field{"subject", subject};
    return specific;
}

Page AccountPage::page(const PageWords &words) const
{
    Html body = heading(words);
    if (const QString text = newsText(news, words); !text.isEmpty())
        body += Html::element("div", {{"class", u"notice done"_s}, {"role", u"status"_s}},
                              {Html::element("strong", {text})});
    if (offersPassword)
        body += passwordSection(words);
    body += sessionSection(words);
    body += accessSection(words);
    Page page{words("account", "Your account"), body, Page::Width::Wide};
    if (passwordFailure)
        page.status = 400;
    return page;
}

Html AccountPage::heading(const PageWords &words) const
{
    Html who = Html::element("h1", {words("account", "Your account")});
    Html names = foreignText(user.username);
    if (!user.email.isEmpty()) {
        names += Html(u" · "_s);
        names += foreignText(user.email);
    }
    who += Html::element("p", {{"class", u"lead"_s}}, {names});
    return Html::element(
        "div", {{"class", u"top"_s}},
        {Html::element("div", {who}),
         signOut.with({submitButton(words("account", "Sign out"), ButtonLook::Ordinary, "decision", u"sign-out"_s)})});
}

Html AccountPage::passwordSection(const PageWords &words) const
{
    const bool isOldAtFault = passwordFailure && isOldPasswordAtFault(*passwordFailure);
    const bool isNewAtFault = passwordFailure && !isOldAtFault;
    const PageField oldPassword{.name = "current_password",
                                .type = "password",
                                .label = words("account", "Current password"),
                                .autocomplete = "current-password",
                                .isAtFault = isOldAtFault};
    const PageField newPassword{.name = "new_password",
                                .type = "password",
                                .label = words("account", "New password"),
                                .autocomplete = "new-password",
                                .isAtFault = isNewAtFault};
    const PageField again{.name = "repeated_password",
                          .type = "password",
                          .label = words("account", "New password again"),
                          .autocomplete = "new-password",
                          .isAtFault = isNewAtFault};
    // Tells password managers whose password it is.
    const Html owner = Html::empty(
        "input",
        {{"type", u"hidden"_s}, {"name", u"username"_s}, {"autocomplete", u"username"_s}, {"value", user.username}});
    Html section = Html::element("h2", {words("account", "Password")});
    if (passwordFailure)
        section += passwordNotice(*passwordFailure, words);
    const Html fields =
        Html::element("div", {{"class", u"narrow"_s}}, {oldPassword.html(), newPassword.html(), again.html()});
    section += formFor(u"password"_s)
                   .with({owner, fields,
                          Html::element("div", {{"class", u"actions"_s}},
                                        {submitButton(words("account", "Change password"), ButtonLook::Main)})});
    return section;
}

Html AccountPage::sessionSection(const PageWords &words) const
{
    Html rows;
    for (const core::BrowserSession &session : sessions)
        rows += sessionRow(session, words);
    Html section = Html::element("h2", {words("account", "Where you are signed in")});
    section += Html::element("ul", {{"class", u"rows"_s}}, {rows});
    if (sessions.size() > 1)
        section += formFor(u"end-others"_s)
                       .with({submitButton(words("account", "Sign out all other browsers"), ButtonLook::Ordinary)});
    return section;
}

Html AccountPage::sessionRow(const core::BrowserSession &session, const PageWords &words) const
{
    const bool isThis = session.id == current;
    const QString name = browserName(session.userAgent, words);
    Html title = name;
    if (isThis)
        title += Html::element("span", {{"class", u"badge"_s}}, {words("account", "this browser")});
    const QString facts = words("account", "%1 · signed in %2 · last seen %3")
                              .arg(session.address, words.moment(core::toDateTime(session.authenticatedAt)),
                                   words.moment(core::toDateTime(session.lastSeenAt)));
    Html row =
        Html::element("div", {Html::element("h3", {title}), Html::element("p", {{"class", u"hint"_s}}, {facts})});
    if (!isThis)
        row +=
            formFor(u"end-session"_s, session.id.value)
                .with({Html::element("button",
                                     {{"type", u"submit"_s},
                                      {"aria-label", words("account", "Sign out %1, %2").arg(name, session.address)}},
                                     {words("account", "Sign out")})});
    return Html::element("li", {row});
}

Html AccountPage::accessSection(const PageWords &words) const
{
    Html section = Html::element("h2", {words("account", "Apps with access")});
    if (accesses.empty()) {
        section += Html::element("p", {{"class", u"lead"_s}},
                                 {words("account", "You have not given any app access to your account.")});
        return section;
    }
    Html rows;
    for (const Access &access : accesses)
        rows += accessRow(access, words);
    section += Html::element("ul", {{"class", u"rows"_s}}, {rows});
    return section;
}

Html AccountPage::accessRow(const Access &access, const PageWords &words) const
{
    const QString since = words("account", "since %1").arg(words.moment(core::toDateTime(access.consent.grantedAt)));
    Html row = Html::element("div", {Html::element("h3", {foreignText(access.clientName)}),
                                     Html::element("p", {{"class", u"hint"_s}}, {since}),
                                     scopeList(access.consent.scopes, scopeDescriptions, words)});
    const QString label = words("account", "Remove access: %1").arg(access.clientName);
    row += formFor(u"revoke"_s, access.consent.client.value)
               .with({Html::element("button", {{"type", u"submit"_s}, {"aria-label", label}},
                                    {words("account", "Remove access")})});
    return Html::element("li", {row});
}

} // namespace server
