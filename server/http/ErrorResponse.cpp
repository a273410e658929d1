#include "server/http/ErrorResponse.h"

namespace server {

using namespace Qt::StringLiterals;

HttpResponse errorResponse(int status, const QByteArray &code, const QString &description)
{
    auto response =
        HttpResponse::json(status, {{u"error"_s, QString::fromLatin1(code)}, {u"error_description"_s, description}});
    return response.with("Cache-Control"_ba, "no-store"_ba);
}

} // namespace server
