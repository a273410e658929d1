#include "server/endpoints/HealthEndpoint.h"

#include "server/http/SecurityHeaders.h"

using namespace Qt::StringLiterals;

namespace server {

Answer HealthEndpoint::answer(const HttpRequest &)
{
    const bool healthy = m_database.isHealthy();
    auto response = HttpResponse::json(healthy ? 200 : 503,
                                       {
                                           {u"status"_s, healthy ? u"healthy"_s : u"unhealthy"_s},
                                           {u"version"_s, QStringLiteral(GATEHOUSE_VERSION)},
                                           {u"environment"_s, m_production ? u"production"_s : u"development"_s},
                                           {u"database"_s, healthy ? u"connected"_s : u"unavailable"_s},
                                           {u"redis"_s, u"embedded"_s}, // limits are kept in this process
                                       });
    forbidStoring(response);
    return {response};
}

Answer ReadyEndpoint::answer(const HttpRequest &)
{
    const bool ready = m_database.isHealthy() && m_keys.active().has_value();
    auto response = HttpResponse::json(ready ? 200 : 503, {{u"status"_s, ready ? u"ready"_s : u"not_ready"_s}});
    forbidStoring(response);
    return {response};
}

} // namespace server
