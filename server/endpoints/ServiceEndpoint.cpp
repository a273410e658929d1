#include "server/endpoints/ServiceEndpoint.h"

using namespace Qt::StringLiterals;

namespace server {

Answer ServiceEndpoint::answer(const HttpRequest &)
{
    return {
        HttpResponse::json(200, {{u"service"_s, u"gatehouse"_s}, {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)}})};
}

} // namespace server
