#include "server/endpoints/DeviceEndpoint.h"

#include "server/login/DevicePages.h"
#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// What the CSRF token of the confirmation stands for.
QByteArray confirmationForm(const core::DeviceRequest &device)
{
    return "device:" + device.id.toUtf8();
}

OAuthError unknownCode()
{
    return parameterError(OAuthCode::InvalidRequest, u"user_code"_s, u"The user code is unknown, expired or used."_s);
}

/// As devices show it, whatever was typed.
QString shownCode(const QString &typed)
{
    QString letters;
    for (const QChar character : typed) {
        if (character.isLetterOrNumber())
            letters += character.toUpper();
    }
    return letters.size() == 8 ? letters.first(4) + u'-' + letters.last(4) : letters;
}

} // namespace

DeviceEndpoint::DeviceEndpoint(std::shared_ptr<PageTools> tools)
    : PageEndpoint(std::move(tools), u"/device"_s), m_wrongCodes(kWrongCodesPerMinute, desk().parts().clock)
{}

Answer DeviceEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    return request.method == "POST" ? decide(request, visit) : ask(request, visit);
}

Answer DeviceEndpoint::ask(const HttpRequest &request, const Visit &visit)
{
    const auto query = parseQuery(request);
    if (!query)
        return refused(request, query.error());
    const QString code = query->text("user_code");
    if (code.isEmpty())
        return askCode(request, visit);
    if (!visit.found)
        return askSignIn(request, visit, code);
    Answer refusal;
    const auto pending = lookUp(request, visit, code, refusal);
    return pending ? askConfirmation(request, visit, *pending, code) : refusal;
}

Answer DeviceEndpoint::decide(const HttpRequest &request, const Visit &visit)
{
    const auto form = FormBody::parse(request);
    if (!form)
        return refused(request, form.error());
    const QString code = form->text("user_code");
    const QString restart = desk().address(u"/device"_s);
    if (!visit.found)
        return stale(request, restart);
    Answer refusal;
    const auto pending = lookUp(request, visit, code, refusal);
    if (!pending)
        return refusal;
    if (desk().visitors().judge(request, visit, form->text("csrf"), confirmationForm(pending->device),
                                desk().issuer()) != Visitors::FormVerdict::Own)
        return stale(request, restart, pending->client->id);
    const QString decision = form->text("decision");
    if (decision != "allow"_L1 && decision != "deny"_L1)
        return refused(request,
                       parameterError(OAuthCode::InvalidRequest, u"decision"_s,
                                      u"Parameter 'decision' is neither 'allow' nor 'deny'."_s),
                       pending->client->id);
    return settle(request, visit, *pending, decision == "allow"_L1);
}

Answer DeviceEndpoint::settle(const HttpRequest &request, const Visit &visit, const Pending &pending, bool isAllowed)
{
    const auto &[session, user] = *visit.found;
    const auto origin = originOf(request);
    const auto &parts = desk().parts();
    const core::Authentication authentication{session.authenticatedAt, session.acr, session.amr, session.id};
    const auto settled = isAllowed ? parts.deviceCodes.approve(pending.device.id, user.id, authentication, origin)
                                   : parts.deviceCodes.deny(pending.device.id, user.id, origin);
    if (!settled)
        return failed(request, settled.error(), pending.client->id);
    if (!*settled) // somebody else was quicker
        return refused(request, unknownCode(), pending.client->id);
    if (isAllowed) {
        // So that it stands on the account page, and can be taken back there.
        if (const auto kept = parts.consents.grant(user.id, pending.client->id, pending.device.scopes, origin); !kept)
            return failed(request, kept.error(), pending.client->id);
    }
    parts.changed();
    const PageWords words = PageDesk::words(request);
    return {desk().show(isAllowed ? deviceAllowedPage(words) : deviceDeniedPage(words), words, request, visit),
            pending.client};
}

Answer DeviceEndpoint::askCode(const HttpRequest &request, const Visit &visit) const
{
    const PageWords words = PageDesk::words(request);
    return {desk().show(DeviceCodePage{desk().address(u"/device"_s)}.page(words), words, request, visit)};
}

Answer DeviceEndpoint::askSignIn(const HttpRequest &request, const Visit &visit, const QString &code) const
{
    SignInOccasion occasion;
    occasion.purpose = SignInOccasion::Purpose::Device;
    occasion.query = code.left(40).toUtf8();
    return {signInDesk().ask(request, visit, occasion, {})};
}

Answer DeviceEndpoint::askConfirmation(const HttpRequest &request, const Visit &visit, const Pending &pending,
                                       const QString &code) const
{
    SignInOccasion occasion;
    occasion.purpose = SignInOccasion::Purpose::Device;
    occasion.query = code.left(40).toUtf8();
    const auto token = desk().visitors().formToken(visit, confirmationForm(pending.device));
    const PageForm form{desk().address(u"/device"_s),
                        {{"csrf", QString::fromLatin1(token)}, {"user_code", shownCode(code)}}};
    const auto age =
        std::chrono::duration_cast<std::chrono::seconds>(desk().parts().clock.now() - pending.device.createdAt);
    const DeviceConfirmPage page{form,
                                 signInDesk().form(visit, occasion),
                                 *pending.client,
                                 pending.device,
                                 shownCode(code),
                                 visit.found->user.username,
                                 age,
                                 desk().parts().scopes.descriptions()};
    const PageWords words = PageDesk::words(request);
    return {desk().show(page.page(words), words, request, visit), pending.client};
}

std::optional<DeviceEndpoint::Pending> DeviceEndpoint::lookUp(const HttpRequest &request, const Visit &visit,
                                                              const QString &code, Answer &refusal)
{
    using Failure = DeviceCodePage::Failure;
    const PageWords words = PageDesk::words(request);
    DeviceCodePage page{desk().address(u"/device"_s), code};
    if (const auto excess = m_wrongCodes.admit(request.client)) {
        auto error = oauthError(OAuthCode::RateLimitExceeded, u"Too many user codes were tried."_s);
        desk().record(error, request, u"/device"_s, {});
        page.failure = Failure::Limited;
        page.retryAfter = excess->retryAfter;
        refusal = {desk().show(page.page(words), words, request, visit)};
        return std::nullopt;
    }
    const auto device = desk().parts().deviceCodes.findPending(code);
    if (!device) {
        refusal = failed(request, device.error());
        return std::nullopt;
    }
    const auto client = *device
                            ? desk().parts().clients.find((*device)->client)
                            : core::Result<std::shared_ptr<const core::Client>>(std::shared_ptr<const core::Client>());
    if (!client) {
        refusal = failed(request, client.error());
        return std::nullopt;
    }
    if (!*client || !(*client)->isUsable()) {
        desk().record(unknownCode(), request, u"/device"_s, {});
        page.failure = Failure::Unknown;
        refusal = {desk().show(page.page(words), words, request, visit)};
        return std::nullopt;
    }
    m_wrongCodes.forgive(request.client);
    return Pending{**device, *client};
}

} // namespace server
