#include "server/http/SecurityHeaders.h"

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

namespace {

void addUnlessThere(HttpResponse &response, const QByteArray &name, const QByteArray &value)
{
    const bool there = std::ranges::any_of(
        response.headers, [&](const auto &entry) { return entry.first.compare(name, Qt::CaseInsensitive) == 0; });
    if (!there)
        response.headers.append({name, value});
}

} // namespace

void addSecurityHeaders(HttpResponse &response, StrictTransport transport)
{
    addUnlessThere(response, "X-Content-Type-Options"_ba, "nosniff"_ba);
    addUnlessThere(response, "Referrer-Policy"_ba, "no-referrer"_ba);
    addUnlessThere(response, "Content-Security-Policy"_ba, "default-src 'none'; frame-ancestors 'none'"_ba);
    if (transport == StrictTransport::Demand)
        addUnlessThere(response, "Strict-Transport-Security"_ba, "max-age=31536000"_ba);
}

void forbidStoring(HttpResponse &response)
{
    addUnlessThere(response, "Cache-Control"_ba, "no-store"_ba);
    addUnlessThere(response, "Pragma"_ba, "no-cache"_ba);
}

} // namespace server
