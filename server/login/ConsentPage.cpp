#include "server/login/ConsentPage.h"

#include "server/login/ScopeWords.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// Where the answer goes: a name alone can be anybody's.
Html destination(const QString &redirectUri, const PageWords &words)
{
    const QUrl url(redirectUri, QUrl::StrictMode);
    const QString host = url.host(QUrl::FullyEncoded); // punycode: no look-alike letters
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!isWeb || host == "localhost"_L1 || QHostAddress(host).isLoopback())
        return words("consent", "The answer goes to an app on this device.");
    return Html::sentence(words("consent", "The answer goes to %1."), Html::element("strong", {host}));
}

Html linksOf(const core::Client &client, const PageWords &words)
{
    Html links = outwardLink(client.clientUri, words("consent", "About the app"));
    links += outwardLink(client.policyUri, words("consent", "Privacy policy"));
    links += outwardLink(client.tosUri, words("consent", "Terms of service"));
    return links.isEmpty() ? Html() : Html::element("p", {{"class", u"links"_s}}, {links});
}

} // namespace

QString shownName(const core::Client &client)
{
    const QString name = client.name.simplified();
    return name.isEmpty() ? client.id.value : name;
}

Html signedInAs(const QString &username, const PageForm &switchForm, const PageWords &words)
{
    const Html name = Html::element("strong", {foreignText(username)});
    return Html::element(
        "div", {{"class", u"who"_s}},
        {Html::element("span", {Html::element("span", {Html::sentence(words("consent", "Signed in as %1"), name)})}),
         switchForm.with({submitButton(words("consent", "Not you?"), ButtonLook::Plain, "account", u"other"_s)})});
}

Html decisionButtons(const PageWords &words)
{
    return Html::element("div", {{"class", u"actions"_s}},
                         {submitButton(words("consent", "Allow"), ButtonLook::Main, "decision", u"allow"_s),
                          submitButton(words("consent", "Deny"), ButtonLook::Ordinary, "decision", u"deny"_s)});
}

Page ConsentPage::page(const PageWords &words) const
{
    const QString name = shownName(client);
    Html body = Html::element("h1", {Html::sentence(words("consent", "%1 asks for access"), foreignText(name))});
    body += Html::element("p", {{"class", u"lead"_s}}, {destination(redirectUri, words)});
    if (client.isRegistered)
        body += Html::element(
            "div", {{"class", u"notice"_s}},
            {Html::element(
                "p", {words("consent", "This app registered itself. Nobody here has checked who is behind it.")})});
    body += signedInAs(username, switchForm, words);
    if (!scopes.isEmpty()) {
        body += Html::element("p", {{"class", u"may"_s}}, {words("consent", "If you allow it, the app may:")});
        body += scopeList(scopes, scopeDescriptions, words);
    }
    body += linksOf(client, words);
    body += form.with({decisionButtons(words)});
    body += Html::element("p", {{"class", u"hint after"_s}},
                          {words("consent", "You can take this back at any time on your account page.")});
    return {words("consent", "Allow access"), body, Page::Width::Card, 200, formTargets};
}

} // namespace server
