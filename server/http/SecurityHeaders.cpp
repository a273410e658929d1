#include "server/http/SecurityHeaders.h"

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

namespace {

bool isThere(const HttpResponse &response, const QByteArray &name)
{
    return std::ranges::any_of(response.headers,
                               [&](const auto &entry) { return entry.first.compare(name, Qt::CaseInsensitive) == 0; });
}

void addUnlessThere(HttpResponse &response, const QByteArray &name, const QByteArray &value)
{
    if (!isThere(response, name))
        response.headers.append({name, value});
}

} // namespace

void addSecurityHeaders(HttpResponse &response, StrictTransport transport)
{
    addUnlessThere(response, "X-Content-Type-Options"_ba, "nosniff"_ba);
    addUnlessThere(response, "Referrer-Policy"_ba, "no-referrer"_ba);
    addUnlessThere(response, "Content-Security-Policy"_ba,
                   "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"_ba);
    addUnlessThere(response, "Cross-Origin-Opener-Policy"_ba, "same-origin"_ba);
    if (!isThere(response, "Access-Control-Allow-Origin"_ba))
        addUnlessThere(response, "Cross-Origin-Resource-Policy"_ba, "same-origin"_ba);
    if (transport == StrictTransport::Demand)
        addUnlessThere(response, "Strict-Transport-Security"_ba, "max-age=31536000"_ba);
}

void forbidStoring(HttpResponse &response)
{
    addUnlessThere(response, "Cache-Control"_ba, "no-store"_ba);
    addUnlessThere(response, "Pragma"_ba, "no-cache"_ba);
}

} // namespace server
