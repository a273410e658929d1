#include "server/endpoints/AuthorizeEndpoint.h"

using namespace Qt::StringLiterals;

namespace server {

AuthorizeEndpoint::AuthorizeEndpoint(std::shared_ptr<PageTools> tools)
    : PageEndpoint(std::move(tools), u"/oauth/authorize"_s)
{}

Answer AuthorizeEndpoint::answerVisit(const HttpRequest &request, Visit visit)
{
    auto checked = desk().parts().requests.read(request);
    if (!checked)
        return {flow().refuse(request, checked.error()), checked.error().client};
    const auto client = checked->client;
    // A form of the client's page comes from another site: only the GET that follows brings our cookies (SameSite).
    const QString again = request.method == "POST" ? flow().restartAddress(checked->query) : QString();
    if (!again.isEmpty())
        return {PageDesk::seeOther(again.toUtf8()), client};
    return {flow().next(request, flow().begin(std::move(*checked), std::move(visit))), client};
}

} // namespace server
