#include "server/http/ErrorResponse.h"

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

HttpResponse errorResponse(int status, const QByteArray &code, const QString &description)
{
    auto response =
        HttpResponse::json(status, {{u"error"_s, QString::fromLatin1(code)}, {u"error_description"_s, description}});
    return response.with("Cache-Control"_ba, "no-store"_ba);
}

HttpResponse failureResponse()
{
    return errorResponse(500, "server_error"_ba, u"The request could not be answered."_s);
}

HttpResponse stoppingResponse()
{
    return errorResponse(503, "temporarily_unavailable"_ba, u"The server is stopping."_s);
}

void addRetryAfter(HttpResponse &response)
{
    const bool isThere = std::ranges::any_of(response.headers, [](const auto &entry) {
        return entry.first.compare("retry-after", Qt::CaseInsensitive) == 0;
    });
    if (!isThere)
        response.with("Retry-After"_ba, "1"_ba);
}

} // namespace server
