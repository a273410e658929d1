#include "server/endpoints/PageEndpoint.h"

#include "server/oauth/CoreErrors.h"

namespace server {

Answer PageEndpoint::answer(const HttpRequest &request)
{
    auto visit = desk().visitors().visit(request);
    if (!visit)
        return failed(request, visit.error());
    return answerVisit(request, std::move(*visit));
}

Answer PageEndpoint::failed(const HttpRequest &request, const core::Error &error, const core::ClientId &client) const
{
    return refused(request, toOAuth(error), client);
}

Answer PageEndpoint::refused(const HttpRequest &request, const OAuthError &error, const core::ClientId &client) const
{
    return {desk().showError(error, request, m_path, client)};
}

Answer PageEndpoint::stale(const HttpRequest &request, const QString &restart, const core::ClientId &client) const
{
    return {desk().showStale(request, m_path, restart, client)};
}

} // namespace server
