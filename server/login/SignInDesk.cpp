#include "server/login/SignInDesk.h"

#include "core/crypto/TokenDigest.h"
#include "server/login/ConsentPage.h"
#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

constexpr qsizetype kLongestEcho = 254; ///< an e-mail address is no longer

QString purposeName(SignInOccasion::Purpose purpose)
{
    switch (purpose) {
    case SignInOccasion::Purpose::Authorize:
        return u"authorize"_s;
    case SignInOccasion::Purpose::Device:
        return u"device"_s;
    case SignInOccasion::Purpose::Account:
        break;
    }
    return u"account"_s;
}

/// What the CSRF token of the form stands for.
QByteArray formName(const SignInOccasion &occasion)
{
    return "sign-in:" + purposeName(occasion.purpose).toLatin1() + ':' +
           core::sha256(occasion.query + '\n' + occasion.ticket).toHex();
}

SignInFailure failureOf(const core::SignInRefusal &refusal)
{
    using Reason = core::SignInRefusal::Reason;
    using enum SignInFailure::Reason;
    const auto retryAfter = std::max(refusal.retryAfter, 1s);
    switch (refusal.reason) {
    case Reason::BadCredentials:
        return {WrongCredentials};
    case Reason::RateLimited:
        return {Limited, retryAfter};
    case Reason::Locked:
        return {Locked, retryAfter};
    case Reason::Overloaded:
    case Reason::Storage:
        break;
    }
    return {Busy, retryAfter};
}

} // namespace

std::optional<SignInOccasion> SignInOccasion::fromForm(const FormBody &form)
{
    SignInOccasion occasion;
    occasion.query = form.text("query").toUtf8();
    occasion.ticket = form.text("ticket").toUtf8();
    for (const Purpose purpose : {Purpose::Authorize, Purpose::Device, Purpose::Account}) {
        if (form.text("purpose") == purposeName(purpose)) {
            occasion.purpose = purpose;
            return occasion;
        }
    }
    return std::nullopt;
}

PageForm SignInDesk::form(const Visit &visit, const SignInOccasion &occasion) const
{
    const QByteArray token = m_desk.visitors().formToken(visit, formName(occasion));
    PageForm form{m_desk.address(u"/oauth/sign-in"_s),
                  {{"csrf", QString::fromLatin1(token)}, {"purpose", purposeName(occasion.purpose)}}};
    if (!occasion.query.isEmpty())
        form.hidden += PageForm::Field{"query", QString::fromUtf8(occasion.query)};
    if (!occasion.ticket.isEmpty())
        form.hidden += PageForm::Field{"ticket", QString::fromUtf8(occasion.ticket)};
    return form;
}

HttpResponse SignInDesk::ask(const HttpRequest &request, const Visit &visit, const SignInOccasion &occasion,
                             const QString &username, std::optional<SignInFailure> failure) const
{
    const PageWords words = PageDesk::words(request, occasion.uiLocales);
    const SignInPage page{form(visit, occasion),
                          occasion.client ? shownName(*occasion.client) : QString(),
                          username.left(kLongestEcho),
                          occasion.purpose == SignInOccasion::Purpose::Authorize,
                          failure,
                          occasion.formTargets};
    return m_desk.show(page.page(words), words, request, visit);
}

HttpResponse SignInDesk::offerAccount(const HttpRequest &request, const Visit &visit,
                                      const SignInOccasion &occasion) const
{
    const PageWords words = PageDesk::words(request, occasion.uiLocales);
    const AccountChoicePage page{form(visit, occasion), occasion.client ? shownName(*occasion.client) : QString(),
                                 visit.found ? visit.found->user.username : QString(), occasion.formTargets};
    return m_desk.show(page.page(words), words, request, visit);
}

bool SignInDesk::isOwnForm(const HttpRequest &request, const Visit &visit, const FormBody &form,
                           const SignInOccasion &occasion) const
{
    return m_desk.visitors().judge(request, visit, form.text("csrf"), formName(occasion), m_desk.issuer()) ==
           Visitors::FormVerdict::Own;
}

core::Result<void, SignInFailure> SignInDesk::check(const HttpRequest &request, const FormBody &form, Visit &visit,
                                                    const SignInOccasion &occasion)
{
    if (!form.has("username") || !form.has("password"))
        return core::fail(SignInFailure{SignInFailure::Reason::Incomplete});
    const auto origin = originOf(request);
    const auto user = m_desk.parts().signIn.signIn(form.text("username"), form.secret("password"),
                                                   occasion.client ? occasion.client->id : core::ClientId(), origin);
    if (!user) {
        m_desk.parts().refused(user.error());
        m_desk.parts().changed();
        return core::fail(failureOf(user.error()));
    }
    if (const auto begun = m_desk.visitors().signIn(visit, *user, origin); !begun)
        return core::fail(begun.error().kind == core::ErrorKind::Conflict
                              ? SignInFailure{SignInFailure::Reason::WrongCredentials}
                              : SignInFailure{SignInFailure::Reason::Busy, 1s});
    m_desk.parts().changed();
    return {};
}

} // namespace server
