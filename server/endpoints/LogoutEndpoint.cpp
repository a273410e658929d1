#include "server/endpoints/LogoutEndpoint.h"

#include "core/crypto/TokenDigest.h"
#include "server/login/SignOutPages.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/TokenRequest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr auto kLogoutPath = "/oauth/logout";
/// Of the request line's 8 KiB.
constexpr qsizetype kLongestQuery = 6000;

/// What the CSRF token of the question stands for.
QByteArray signOutForm(const QByteArray &query)
{
    return "sign-out:" + core::sha256(query).toHex();
}

/// Not by QUrl, which would write a registered URI in its own way.
QByteArray withState(const QString &redirectUri, const QByteArray &state)
{
    QByteArray location = redirectUri.toUtf8();
    if (state.isEmpty())
        return location;
    if (!location.contains('?'))
        location += '?';
    else if (!location.endsWith('?') && !location.endsWith('&'))
        location += '&';
    return location + formEncoded({{"state"_ba, state}});
}

} // namespace

LogoutEndpoint::LogoutEndpoint(std::shared_ptr<PageTools> tools)
    : PageEndpoint(std::move(tools), QLatin1String(kLogoutPath))
{}

Answer LogoutEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    const auto form = request.method == "POST" ? FormBody::parse(request) : parseQuery(request);
    if (!form)
        return refused(request, form.error());
    if (request.method == "POST" && form->has("csrf"))
        return answerForm(request, visit, *form);
    const auto logout = read(*form);
    if (!logout)
        return refused(request, logout.error());
    // A form of another site comes without our cookies (SameSite): the GET that follows brings them.
    if (request.method == "POST" && visit.sessionCookie.isEmpty())
        return {PageDesk::seeOther(addressOfGet(request, *logout)), logout->client};
    if (!visit.found) // an ID token alone may have been found anywhere: it ends nothing
        return leave(request, visit, *logout);
    const auto &[session, user] = *visit.found;
    if (logout->hint && logout->hint->user == user.id && logout->hint->session == session.id)
        return end(request, visit, *logout);
    return confirm(request, visit, *logout);
}

QByteArray LogoutEndpoint::addressOfGet(const HttpRequest &request, const LogoutRequest &logout) const
{
    const QByteArray path = desk().address(QLatin1String(kLogoutPath)).toUtf8();
    const bool isPlain = std::ranges::all_of(request.body, [](char c) { return c > 0x20 && c < 0x7f; });
    const QByteArray query = isPlain && request.body.size() <= kLongestQuery ? request.body : logout.query;
    if (query.size() > kLongestQuery)
        return path;
    return query.isEmpty() ? path : path + '?' + query;
}

core::Result<LogoutEndpoint::LogoutRequest, OAuthError> LogoutEndpoint::read(const FormBody &form) const
{
    LogoutRequest logout;
    // One that cannot be proven (any more) is no reason to keep somebody signed in: it counts as none.
    if (form.has("id_token_hint"))
        logout.hint = desk().parts().tokens.proveIdToken(form.text("id_token_hint").toUtf8());
    const auto client = clientOf(form, logout);
    if (!client)
        return core::fail(client.error());
    logout.client = *client;
    logout.state = form.text("state").toUtf8();
    logout.uiLocales = form.text("ui_locales").split(u' ', Qt::SkipEmptyParts).mid(0, 10);
    const QString redirectUri = form.text("post_logout_redirect_uri");
    if (!redirectUri.isEmpty() && logout.client) {
        if (!logout.client->postLogoutRedirectUris.contains(redirectUri))
            return core::fail(parameterError(OAuthCode::InvalidRequest, u"post_logout_redirect_uri"_s,
                                             u"Parameter 'post_logout_redirect_uri' is not one that the client has "
                                             "registered."_s));
        logout.redirectUri = redirectUri;
    }
    core::PushedRequests::Parameters again;
    if (logout.client)
        again.emplace_back("client_id"_ba, logout.client->id.value.toUtf8());
    for (const char *name : {"post_logout_redirect_uri", "state", "ui_locales"}) {
        if (form.has(name))
            again.emplace_back(name, form.text(name).toUtf8());
    }
    logout.query = formEncoded(again);
    return logout;
}

/// Null when nothing tells which it is.
core::Result<std::shared_ptr<const core::Client>, OAuthError>
LogoutEndpoint::clientOf(const FormBody &form, const LogoutRequest &logout) const
{
    const core::ClientId named{form.text("client_id")};
    if (logout.hint && !named.isEmpty() && named != logout.hint->client)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"client_id"_s,
                                         u"Parameter 'client_id' differs from the audience of the id_token_hint."_s));
    const core::ClientId id = logout.hint ? logout.hint->client : named;
    if (id.isEmpty())
        return std::shared_ptr<const core::Client>();
    const auto client = desk().parts().clients.find(id);
    if (!client)
        return core::fail(toOAuth(client.error()));
    if (!logout.hint && (!*client || !(*client)->isUsable()))
        return core::fail(
            parameterError(OAuthCode::InvalidRequest, u"client_id"_s, u"The client is unknown or disabled."_s));
    return *client;
}

Answer LogoutEndpoint::confirm(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout) const
{
    const auto token = desk().visitors().formToken(visit, signOutForm(logout.query));
    const PageForm form{desk().address(QLatin1String(kLogoutPath)),
                        {{"csrf", QString::fromLatin1(token)}, {"query", QString::fromUtf8(logout.query)}}};
    const QList<QByteArray> targets =
        logout.redirectUri.isEmpty() ? QList<QByteArray>() : answerTargets(logout.redirectUri);
    const PageWords words = PageDesk::words(request, logout.uiLocales);
    const SignOutPage page{form, visit.found->user.username, desk().address(u"/account"_s), targets};
    return {desk().show(page.page(words), words, request, visit), logout.client};
}

Answer LogoutEndpoint::answerForm(const HttpRequest &request, const Visit &visit, const FormBody &form)
{
    const QByteArray query = form.text("query").toUtf8();
    const QString restart =
        desk().address(QLatin1String(kLogoutPath)) + (query.isEmpty() ? QString() : u'?' + QString::fromUtf8(query));
    if (desk().visitors().judge(request, visit, form.text("csrf"), signOutForm(query), desk().issuer()) !=
        Visitors::FormVerdict::Own)
        return stale(request, restart);
    HttpRequest again = request;
    again.query = query;
    const auto parameters = parseQuery(again);
    if (!parameters)
        return refused(request, parameters.error());
    const auto logout = read(*parameters);
    if (!logout)
        return refused(request, logout.error());
    return visit.found ? end(request, visit, *logout) : leave(request, visit, *logout);
}

Answer LogoutEndpoint::end(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout)
{
    const auto ended = desk().parts().sessions.end(visit.found->session.id, u"sign_out"_s, originOf(request));
    if (!ended)
        return failed(request, ended.error());
    desk().parts().changed();
    return leave(request, visit, logout);
}

Answer LogoutEndpoint::leave(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout) const
{
    const PageWords words = PageDesk::words(request, logout.uiLocales);
    auto response = logout.redirectUri.isEmpty() ? desk().parts().frame.render(signedOutPage(words), words)
                                                 : PageDesk::seeOther(withState(logout.redirectUri, logout.state));
    if (!visit.sessionCookie.isEmpty()) // else any site's image or form could take it from the browser
        desk().visitors().dropSession(response, request);
    return {response, logout.client};
}

} // namespace server
