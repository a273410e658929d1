#include "server/endpoints/ContinueEndpoint.h"

using namespace Qt::StringLiterals;

namespace server {

ContinueEndpoint::ContinueEndpoint(std::shared_ptr<PageTools> tools)
    : PageEndpoint(std::move(tools), u"/oauth/continue"_s)
{}

Answer ContinueEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    const auto form = parseQuery(request);
    if (!form)
        return refused(request, form.error());
    const QByteArray query = form->text("query").toUtf8();
    const auto stage = flow().resume(query, form->text("ticket"), std::move(visit));
    const QString restart = flow().restartAddress(query);
    if (!stage && !restart.isEmpty()) // from another browser, or too old: from the beginning
        return {PageDesk::seeOther(restart.toUtf8())};
    if (!stage)
        return refused(request,
                       parameterError(OAuthCode::InvalidRequest, u"query"_s,
                                      u"Parameter 'query' is not an authorization request as our pages write it."_s));
    if (!*stage)
        return {flow().refuse(request, stage->error()), stage->error().client};
    return {flow().next(request, **stage), (*stage)->request.client};
}

} // namespace server
