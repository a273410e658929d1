#include "server/endpoints/AccountEndpoint.h"

#include "core/crypto/TokenDigest.h"
#include "server/login/ConsentPage.h"
#include "server/oauth/TokenRequest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr auto kAccountPath = "/account";
constexpr auto kAccountForm = "account"; ///< what the CSRF token of its forms stands for

} // namespace

AccountEndpoint::AccountEndpoint(std::shared_ptr<PageTools> tools)
    : PageEndpoint(std::move(tools), QLatin1String(kAccountPath))
{}

Answer AccountEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    const bool isForm = request.method == "POST";
    const auto form = isForm ? FormBody::parse(request) : parseQuery(request);
    if (!form)
        return refused(request, form.error());
    if (isForm) {
        const auto verdict = desk().visitors().judge(request, visit, form->text("csrf"), kAccountForm, desk().issuer());
        if (!visit.found || verdict != Visitors::FormVerdict::Own)
            return stale(request, desk().address(QLatin1String(kAccountPath)));
        return act(request, visit, *form);
    }
    if (!visit.found)
        return {signInDesk().ask(request, visit, {}, {})};
    return show(request, visit, accountNewsFromName(form->text("done")));
}

Answer AccountEndpoint::show(const HttpRequest &request, const Visit &visit, AccountNews news,
                             std::optional<PasswordFailure> failure) const
{
    auto &visitors = desk().visitors();
    const auto &[session, user] = *visit.found;
    auto sessions = desk().parts().sessions.list(user.id);
    if (!sessions)
        return failed(request, sessions.error());
    auto accesses = accessesOf(user.id);
    if (!accesses)
        return failed(request, accesses.error());
    std::ranges::stable_partition(*sessions, [&](const auto &one) { return one.id == session.id; });

    const auto hidden = [&](const QByteArray &form) {
        return QList<PageForm::Field>{{"csrf", QString::fromLatin1(visitors.formToken(visit, form))}};
    };
    const PageForm signOut{desk().address(u"/oauth/logout"_s), hidden("sign-out:" + core::sha256("").toHex())};
    const AccountPage page{PageForm{desk().address(QLatin1String(kAccountPath)), hidden(kAccountForm)},
                           signOut,
                           user,
                           session.id,
                           std::move(*sessions),
                           std::move(*accesses),
                           desk().parts().scopes.descriptions(),
                           desk().parts().passwords != nullptr,
                           news,
                           failure};
    const PageWords words = PageDesk::words(request);
    return {desk().show(page.page(words), words, request, visit)};
}

core::Result<std::vector<AccountPage::Access>> AccountEndpoint::accessesOf(const core::UserId &user) const
{
    const auto consents = desk().parts().consents.list(user);
    if (!consents)
        return core::fail(consents.error());
    std::vector<AccountPage::Access> accesses;
    for (const core::Consent &consent : *consents) {
        const auto client = desk().parts().clients.find(consent.client);
        if (!client)
            return core::fail(client.error());
        accesses.push_back({consent, *client ? shownName(**client) : consent.client.value});
    }
    return accesses;
}

Answer AccountEndpoint::act(const HttpRequest &request, const Visit &visit, const FormBody &form)
{
    const QString action = form.text("action");
    if (action == "password"_L1 && desk().parts().passwords)
        return changePassword(request, visit, form);
    if (action == "end-session"_L1)
        return endSession(request, visit, core::SessionId{form.text("subject")});
    if (action == "end-others"_L1)
        return endOthers(request, visit);
    if (action == "revoke"_L1)
        return revokeAccess(request, visit, core::ClientId{form.text("subject")});
    return refused(request, parameterError(OAuthCode::InvalidRequest, u"action"_s,
                                           u"Parameter 'action' is missing or unknown."_s));
}

Answer AccountEndpoint::changePassword(const HttpRequest &request, Visit visit, const FormBody &form)
{
    if (!form.has("current_password") || !form.has("new_password") || !form.has("repeated_password"))
        return show(request, visit, AccountNews::None, PasswordFailure{PasswordFailure::Kind::Incomplete});
    const QString wanted = form.text("new_password");
    if (wanted != form.text("repeated_password"))
        return show(request, visit, AccountNews::None, PasswordFailure{PasswordFailure::Kind::Differs});
    const auto user = visit.found->user;
    const auto changed = desk().parts().passwords->change(user, form.secret("current_password"), wanted,
                                                          visit.found->session.id, originOf(request));
    desk().parts().changed();
    if (!changed) {
        if (changed.error().kind == core::PasswordChangeRefusal::Kind::OldPassword)
            desk().parts().refused(changed.error().signIn);
        return show(request, visit, AccountNews::None,
                    PasswordFailure{PasswordFailure::Kind::Refused, changed.error()});
    }
    // The old cookie may be in somebody else's hands.
    if (const auto renewed = desk().visitors().signIn(visit, *changed, originOf(request)); !renewed)
        return failed(request, renewed.error());
    auto answer = done(AccountNews::PasswordChanged);
    desk().visitors().keepSession(answer.response, request, visit);
    return answer;
}

Answer AccountEndpoint::endSession(const HttpRequest &request, const Visit &visit, const core::SessionId &id)
{
    const auto own = desk().parts().sessions.list(visit.found->user.id);
    if (!own)
        return failed(request, own.error());
    const bool isOwn = std::ranges::any_of(*own, [&](const auto &session) { return session.id == id; });
    if (isOwn) { // one that has ended already is as good as ended now
        const auto ended = desk().parts().sessions.end(id, u"user"_s, originOf(request));
        if (!ended)
            return failed(request, ended.error());
    }
    return done(AccountNews::SessionEnded);
}

Answer AccountEndpoint::endOthers(const HttpRequest &request, const Visit &visit)
{
    const auto ended =
        desk().parts().sessions.endOf(visit.found->user.id, visit.found->session.id, u"user"_s, originOf(request));
    return ended ? done(AccountNews::OthersEnded) : failed(request, ended.error());
}

Answer AccountEndpoint::revokeAccess(const HttpRequest &request, const Visit &visit, const core::ClientId &client)
{
    const auto revoked = desk().parts().consents.revoke(visit.found->user.id, client, originOf(request));
    return revoked ? done(AccountNews::AccessRevoked) : failed(request, revoked.error(), client);
}

Answer AccountEndpoint::done(AccountNews news) const
{
    desk().parts().changed();
    const QString address = desk().address(QLatin1String(kAccountPath)) + "?done="_L1 + accountNewsName(news);
    return {PageDesk::seeOther(address.toUtf8())};
}

} // namespace server
