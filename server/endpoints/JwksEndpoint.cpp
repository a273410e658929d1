#include "server/endpoints/JwksEndpoint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

bool matchesETag(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    const auto candidates = ifNoneMatch.split(',');
    return std::any_of(candidates.begin(), candidates.end(), [&etag](const QByteArray &candidate) {
        const auto tag = candidate.trimmed();
        return tag == "*" || tag == etag || (tag.startsWith("W/") && tag.mid(2) == etag);
    });
}

JwksEndpoint::JwksEndpoint(const core::KeyRing &keys, std::chrono::seconds maxAge)
    : m_keys(keys), m_cacheControl("public, max-age=" + QByteArray::number(qint64(maxAge.count())))
{}

Answer JwksEndpoint::answer(const HttpRequest &request)
{
    // Tag before body: a rotation in between then makes the validator fetch once more, never keep an old set too long.
    const auto etag = m_keys.jwksETag();
    HttpResponse response;
    if (matchesETag(request.header("if-none-match"), etag))
        response = HttpResponse::empty(304);
    else
        response = {200, "application/json"_ba, m_keys.jwks(), {}};
    return {response.with("ETag"_ba, etag).with("Cache-Control"_ba, m_cacheControl)};
}

} // namespace server
