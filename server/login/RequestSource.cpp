#include "server/login/RequestSource.h"

namespace server {

RequestSource requestSource(const HttpRequest &request, QByteArrayView ownOrigin)
{
    const int sites = request.headerCount("sec-fetch-site");
    const int origins = request.headerCount("origin");
    if (sites == 0 && origins == 0)
        return RequestSource::Unknown;
    const bool isSiteOwn = sites == 0 || (sites == 1 && request.header("sec-fetch-site") == "same-origin");
    const bool isOriginOwn =
        origins == 0 || (origins == 1 && !ownOrigin.isEmpty() && request.header("origin") == ownOrigin);
    return isSiteOwn && isOriginOwn ? RequestSource::OwnPage : RequestSource::Elsewhere;
}

} // namespace server
