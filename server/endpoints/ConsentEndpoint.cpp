#include "server/endpoints/ConsentEndpoint.h"

using namespace Qt::StringLiterals;

namespace server {

ConsentEndpoint::ConsentEndpoint(std::shared_ptr<PageTools> tools) : PageEndpoint(std::move(tools), u"/oauth/consent"_s)
{}

Answer ConsentEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    const auto form = FormBody::parse(request);
    if (!form)
        return refused(request, form.error());
    const QByteArray query = form->text("query").toUtf8();
    const auto stage = flow().resume(query, form->text("ticket"), std::move(visit));
    if (!stage)
        return stale(request, flow().restartAddress(query));
    if (!*stage)
        return {flow().refuse(request, stage->error()), stage->error().client};
    const auto client = (*stage)->request.client;
    if (!flow().isOwnConsent(request, *form, **stage))
        return stale(request, flow().restartAddress(query), client->id);
    const QString decision = form->text("decision");
    if (decision != "allow"_L1 && decision != "deny"_L1)
        return refused(request,
                       parameterError(OAuthCode::InvalidRequest, u"decision"_s,
                                      u"Parameter 'decision' is neither 'allow' nor 'deny'."_s),
                       client->id);
    return {flow().decide(request, **stage, *form), client};
}

} // namespace server
