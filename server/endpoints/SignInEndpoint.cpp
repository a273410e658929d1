#include "server/endpoints/SignInEndpoint.h"

using namespace Qt::StringLiterals;

namespace server {

using Purpose = SignInOccasion::Purpose;

SignInEndpoint::SignInEndpoint(std::shared_ptr<PageTools> tools) : PageEndpoint(std::move(tools), u"/oauth/sign-in"_s)
{}

QString SignInEndpoint::restartOf(const SignInOccasion &occasion) const
{
    switch (occasion.purpose) {
    case Purpose::Authorize:
        return flow().restartAddress(occasion.query);
    case Purpose::Device:
        return desk().address(u"/device?user_code="_s) + QString::fromLatin1(occasion.query.toPercentEncoding());
    case Purpose::Account:
        break;
    }
    return desk().address(u"/account"_s);
}

Answer SignInEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    const auto form = FormBody::parse(request);
    if (!form)
        return refused(request, form.error());
    const auto occasion = SignInOccasion::fromForm(*form);
    if (!occasion)
        return refused(request, parameterError(OAuthCode::InvalidRequest, u"purpose"_s,
                                               u"Parameter 'purpose' is missing or unknown."_s));
    if (!signInDesk().isOwnForm(request, visit, *form, *occasion))
        return stale(request, restartOf(*occasion));
    Sending sending{request, *form, *occasion, {}};
    if (occasion->purpose != Purpose::Authorize)
        return answerSending(sending, std::move(visit));

    auto stage = flow().resume(occasion->query, form->text("ticket"), visit);
    if (!stage)
        return stale(request, restartOf(*occasion));
    if (!*stage)
        return {flow().refuse(request, stage->error()), stage->error().client};
    sending.stage = std::move(**stage);
    sending.occasion = flow().occasionOf(*sending.stage);
    return answerSending(sending, std::move(visit));
}

Answer SignInEndpoint::answerSending(Sending &sending, Visit visit)
{
    const auto client = sending.occasion.client;
    if (sending.stage && sending.form.text("decision") == "deny"_L1)
        return {flow().deny(sending.request, *sending.stage), client};
    if (sending.form.has("account"))
        return chooseAccount(sending, visit);
    const auto signedIn = signInDesk().check(sending.request, sending.form, visit, sending.occasion);
    if (!signedIn)
        return {
            signInDesk().ask(sending.request, visit, sending.occasion, sending.form.text("username"), signedIn.error()),
            client};
    if (sending.stage)
        sending.stage->ticket.markSignedIn(visit);
    auto response = goOn(sending, visit);
    desk().visitors().keepSession(response, sending.request, visit);
    return {response, client};
}

Answer SignInEndpoint::chooseAccount(Sending &sending, const Visit &visit)
{
    const auto client = sending.occasion.client;
    if (sending.form.text("account") != "current"_L1 || !visit.found)
        return {signInDesk().ask(sending.request, visit, sending.occasion, {}), client};
    if (sending.stage)
        sending.stage->ticket.step = FlowTicket::Step::AccountChosen;
    return {goOn(sending, visit), client};
}

HttpResponse SignInEndpoint::goOn(Sending &sending, const Visit &visit)
{
    if (!sending.stage)
        return PageDesk::seeOther(restartOf(sending.occasion).toUtf8());
    sending.stage->visit = visit;
    return flow().goOn(sending.request, *sending.stage);
}

} // namespace server
