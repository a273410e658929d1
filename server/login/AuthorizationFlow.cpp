#include "server/login/AuthorizationFlow.h"

#include "core/crypto/TokenDigest.h"
#include "server/login/ConsentPage.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/TokenRequest.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

constexpr auto kEndpoint = "/oauth/authorize";
/// Of the request line's 8 KiB; a longer request goes on without a redirect of ours.
constexpr qsizetype kLongestAddress = 6000;
/// How long a password that was given for a request counts as just given: time to read what is allowed.
constexpr std::chrono::minutes kFreshness{5};
/// From the password's check to the page that follows it.
constexpr std::chrono::seconds kRedirectTime{1};

OAuthError loginRequired(const QString &description)
{
    return oauthError(OAuthCode::LoginRequired, description);
}

QByteArray consentForm(const QByteArray &query, const QByteArray &ticket, const QByteArray &shown)
{
    return "consent:" + core::sha256(query + '\n' + ticket + '\n' + shown).toHex();
}

/// What is allowed on the consent page. The query does not tell all of it: the client may be changed meanwhile.
QByteArray shownOn(const AuthorizationRequest &request)
{
    QByteArray all;
    for (const QStringList &list : {request.scopes, request.resources, QStringList{request.redirectUri}}) {
        for (const QString &one : list)
            all += QByteArray::number(one.toUtf8().size()) + ':' + one.toUtf8();
        all += ';';
    }
    return core::sha256(all).toHex();
}

} // namespace

AuthorizationFlow::AuthorizationFlow(PageDesk &desk, SignInDesk &signIn)
    : m_desk(desk), m_signIn(signIn), m_tickets(desk.parts().clock, desk.parts().random)
{}

AuthorizationFlow::Stage AuthorizationFlow::begin(AuthorizationRequest request, Visit visit) const
{
    return {std::move(request), m_tickets.begin(), std::move(visit)};
}

std::optional<core::Result<AuthorizationFlow::Stage, AuthorizationRefusal>>
AuthorizationFlow::resume(const QByteArray &query, const QString &ticket, Visit visit) const
{
    const auto proven = m_tickets.read(ticket, query, visit.browser);
    if (!proven)
        return std::nullopt;
    auto request = m_desk.parts().requests.readAgain(query, proven->begunAt);
    if (!request)
        return core::Result<Stage, AuthorizationRefusal>(core::fail(request.error()));
    return Stage{std::move(*request), *proven, std::move(visit)};
}

QString AuthorizationFlow::restartAddress(const QByteArray &query) const
{
    const auto isPrintable = [](char c) { return c > 0x20 && c < 0x7f; }; // all that formEncoded() writes
    if (query.isEmpty() || query.size() > kLongestAddress || !std::ranges::all_of(query, isPrintable))
        return {};
    return m_desk.address(QLatin1String(kEndpoint)) + u'?' + QString::fromUtf8(query);
}

SignInOccasion AuthorizationFlow::occasionOf(const Stage &stage) const
{
    return {SignInOccasion::Purpose::Authorize,
            stage.request.query,
            m_tickets.write(stage.ticket, stage.request.query, stage.visit.browser),
            stage.request.client,
            stage.request.uiLocales,
            answerTargets(stage.request.redirectUri)};
}

HttpResponse AuthorizationFlow::next(const HttpRequest &http, const Stage &stage)
{
    const bool isSilent = stage.request.prompts.contains("none"_L1);
    const auto need = needOf(stage);
    if (!need)
        return refuse(http, stage, need.error());
    if (*need == Need::OtherUser)
        return refuse(http, stage, loginRequired(u"Another user is signed in than the id_token_hint names."_s));
    if (*need != Need::Nothing && isSilent)
        return refuse(http, stage, loginRequired(u"The user is not signed in, or has to sign in again."_s));
    if (*need == Need::SignIn)
        return askSignIn(http, stage);
    if (*need == Need::AccountChoice)
        return m_signIn.offerAccount(http, stage.visit, occasionOf(stage));
    const auto consent = needsConsent(stage);
    if (!consent)
        return m_desk.showError(toOAuth(consent.error()), http, QLatin1String(kEndpoint), stage.request.client->id);
    if (!*consent)
        return giveCode(http, stage);
    if (isSilent)
        return refuse(http, stage,
                      oauthError(OAuthCode::ConsentRequired, u"The user has not allowed this access yet."_s));
    return askConsent(http, stage);
}

HttpResponse AuthorizationFlow::goOn(const HttpRequest &http, const Stage &stage)
{
    const QByteArray address = m_desk.address(u"/oauth/continue"_s).toUtf8() + "?ticket=" + occasionOf(stage).ticket +
                               "&query=" + stage.request.query.toPercentEncoding();
    return address.size() <= kLongestAddress ? PageDesk::seeOther(address) : next(http, stage);
}

/// OpenID Connect Core §3.1.2.1: prompt and max_age, of which 0 is another word for "login".
bool AuthorizationFlow::needsPassword(const Stage &stage, bool isDeciding) const
{
    const AuthorizationRequest &request = stage.request;
    const auto age = m_desk.parts().clock.now() - stage.visit.found->session.authenticatedAt;
    const bool isFresh = stage.ticket.isSignedIn(stage.visit) && age >= 0s && age <= kFreshness;
    if (isFresh && isDeciding) // the page was shown in time; nobody has to read it within max_age
        return false;
    if (request.prompts.contains("login"_L1) && !isFresh)
        return true;
    if (!request.maxAge)
        return false;
    if (*request.maxAge == 0s)
        return !isFresh;
    // A sign-in that seems to lie ahead says that the clock was set: how old it is, nobody knows.
    return age < 0s || age > *request.maxAge + (isFresh ? kRedirectTime : 0s);
}

/// The same, id_token_hint too.
core::Result<AuthorizationFlow::Need, OAuthError> AuthorizationFlow::needOf(const Stage &stage, bool isDeciding) const
{
    const AuthorizationRequest &request = stage.request;
    core::UserId expected;
    if (!request.idTokenHint.isEmpty()) {
        const auto hinted = m_desk.parts().tokens.proveIdToken(request.idTokenHint.toUtf8());
        if (!hinted)
            return core::fail(parameterError(OAuthCode::InvalidRequest, u"id_token_hint"_s,
                                             u"Parameter 'id_token_hint' is no ID token of this server."_s));
        expected = hinted->user;
    }
    if (!stage.visit.found)
        return Need::SignIn;
    if (needsPassword(stage, isDeciding))
        return Need::SignIn;
    const bool isSignedIn = stage.ticket.isSignedIn(stage.visit);
    if (!expected.isEmpty() && stage.visit.found->user.id != expected)
        return isSignedIn ? Need::OtherUser : Need::SignIn;
    if (request.prompts.contains("select_account"_L1) && !isSignedIn &&
        stage.ticket.step != FlowTicket::Step::AccountChosen)
        return Need::AccountChoice;
    return Need::Nothing;
}

core::Result<bool> AuthorizationFlow::needsConsent(const Stage &stage) const
{
    if (stage.request.prompts.contains("consent"_L1))
        return true;
    if (stage.request.client->firstParty)
        return false;
    const auto given = m_desk.parts().consents.find(stage.visit.found->user.id, stage.request.client->id);
    if (!given)
        return core::fail(given.error());
    if (!*given)
        return true;
    return !std::ranges::all_of(stage.request.scopes,
                                [&](const QString &scope) { return (*given)->scopes.contains(scope); });
}

HttpResponse AuthorizationFlow::askSignIn(const HttpRequest &http, const Stage &stage) const
{
    // Who is signed in and only has to prove it again need not type the name.
    const QString known =
        stage.visit.found && stage.request.idTokenHint.isEmpty() ? stage.visit.found->user.username : QString();
    const QString username = stage.request.loginHint.isEmpty() ? known : stage.request.loginHint;
    return m_signIn.ask(http, stage.visit, occasionOf(stage), username);
}

HttpResponse AuthorizationFlow::askConsent(const HttpRequest &http, const Stage &stage) const
{
    const SignInOccasion occasion = occasionOf(stage);
    const QByteArray token =
        m_desk.visitors().formToken(stage.visit, consentForm(occasion.query, occasion.ticket, shownOn(stage.request)));
    const PageForm form{m_desk.address(u"/oauth/consent"_s),
                        {{"csrf", QString::fromLatin1(token)},
                         {"query", QString::fromUtf8(occasion.query)},
                         {"ticket", QString::fromUtf8(occasion.ticket)},
                         {"shown", QString::fromLatin1(shownOn(stage.request))}}};
    const PageWords words = PageDesk::words(http, stage.request.uiLocales);
    const ConsentPage page{form,
                           m_signIn.form(stage.visit, occasion),
                           *stage.request.client,
                           stage.request.redirectUri,
                           stage.visit.found->user.username,
                           stage.request.scopes,
                           m_desk.parts().scopes.descriptions(),
                           occasion.formTargets};
    return m_desk.show(page.page(words), words, http, stage.visit);
}

bool AuthorizationFlow::isOwnConsent(const HttpRequest &http, const FormBody &form, const Stage &stage) const
{
    const QByteArray name =
        consentForm(form.text("query").toUtf8(), form.text("ticket").toUtf8(), form.text("shown").toUtf8());
    return m_desk.visitors().judge(http, stage.visit, form.text("csrf"), name, m_desk.issuer()) ==
           Visitors::FormVerdict::Own;
}

HttpResponse AuthorizationFlow::decide(const HttpRequest &http, const Stage &stage, const FormBody &form)
{
    if (form.text("decision") != "allow"_L1)
        return deny(http, stage);
    if (form.text("shown").toLatin1() != shownOn(stage.request)) // the client has become another: asked again
        return goOn(http, stage);
    const auto need = needOf(stage, true);
    if (!need || *need != Need::Nothing) // the session ended, or its password has become too old meanwhile
        return goOn(http, stage);
    const auto kept = m_desk.parts().consents.grant(stage.visit.found->user.id, stage.request.client->id,
                                                    stage.request.scopes, originOf(http));
    if (!kept)
        return m_desk.showError(toOAuth(kept.error()), http, QLatin1String(kEndpoint), stage.request.client->id);
    m_desk.parts().changed();
    return giveCode(http, stage);
}

HttpResponse AuthorizationFlow::giveCode(const HttpRequest &http, const Stage &stage)
{
    const AuthorizationRequest &request = stage.request;
    if (const auto spent = spend(request.requestUri); !spent)
        return m_desk.showError(spent.error(), http, QLatin1String(kEndpoint), request.client->id);
    const auto &[session, user] = *stage.visit.found;
    core::AuthorizationGrant grant;
    grant.client = request.client->id;
    grant.user = user.id;
    grant.redirectUri = request.sentRedirectUri;
    grant.scopes = request.scopes;
    grant.resources = request.resources;
    grant.nonce = request.nonce;
    grant.codeChallenge = request.codeChallenge;
    grant.dpopKey = request.dpopKey;
    grant.authentication = {session.authenticatedAt, session.acr, session.amr, session.id};
    const auto code = m_desk.parts().codes.issue(grant);
    if (!code)
        return m_desk.showError(toOAuth(code.error()), http, QLatin1String(kEndpoint), request.client->id);
    return PageDesk::seeOther(
        answerLocation(request.redirectUri, request.state, m_desk.issuer(), {{"code"_ba, *code}}));
}

HttpResponse AuthorizationFlow::deny(const HttpRequest &http, const Stage &stage)
{
    return refuse(http, stage, oauthError(OAuthCode::AccessDenied, u"The user refused."_s));
}

HttpResponse AuthorizationFlow::refuse(const HttpRequest &http, const Stage &stage, OAuthError error)
{
    const AuthorizationRequest &request = stage.request;
    return refuse(http, {std::move(error), request.client, request.redirectUri, request.state, request.requestUri});
}

HttpResponse AuthorizationFlow::refuse(const HttpRequest &http, const AuthorizationRefusal &refusal)
{
    const core::ClientId client = refusal.client ? refusal.client->id : core::ClientId();
    if (refusal.redirectUri.isEmpty())
        return m_desk.showError(refusal.error, http, QLatin1String(kEndpoint), client);
    if (const auto spent = spend(refusal.requestUri); !spent)
        return m_desk.showError(spent.error(), http, QLatin1String(kEndpoint), client);
    m_desk.record(refusal.error, http, QLatin1String(kEndpoint), client);
    return PageDesk::seeOther(answerLocation(refusal.redirectUri, refusal.state, m_desk.issuer(),
                                             {{"error"_ba, oauthCodeName(refusal.error.code).toLatin1()},
                                              {"error_description"_ba, refusal.error.description.toUtf8()}}));
}

/// RFC 9126 §4: one answer for each pushed request.
core::Result<void, OAuthError> AuthorizationFlow::spend(const QString &requestUri) const
{
    if (requestUri.isEmpty())
        return {};
    const auto spent = m_desk.parts().pushedRequests.spend(requestUri);
    if (!spent)
        return core::fail(toOAuth(spent.error()));
    if (!*spent)
        return core::fail(
            parameterError(OAuthCode::InvalidRequestUri, u"request_uri"_s, u"The request_uri was used already."_s));
    return {};
}

} // namespace server
