#include "server/endpoints/MetricsEndpoint.h"

#include "core/crypto/TokenDigest.h"
#include "server/http/ErrorResponse.h"

using namespace Qt::StringLiterals;

namespace server {

MetricsEndpoint::MetricsEndpoint(Context context) : m_context(std::move(context)) {}

Answer MetricsEndpoint::answer(const HttpRequest &request)
{
    if (const auto refused = refusal(request))
        return {*refused};
    sample();
    HttpResponse response{200, "text/plain; version=0.0.4; charset=utf-8"_ba, m_context.metrics.text(), {}};
    return {response.with("Cache-Control"_ba, "no-store"_ba)};
}

std::optional<HttpResponse> MetricsEndpoint::refusal(const HttpRequest &request) const
{
    if (m_context.token.isEmpty()) {
        if (request.fromLoopback)
            return std::nullopt;
        return errorResponse(403, "forbidden"_ba, u"Metrics are served to loopback only."_s);
    }
    const auto header = request.header("authorization");
    const bool isBearer = header.left(7).toLower() == "bearer ";
    if (isBearer && core::constantTimeEquals(header.mid(7).trimmed(), m_context.token.toUtf8()))
        return std::nullopt;
    auto response = errorResponse(401, "unauthorized"_ba, u"Metrics need the configured bearer token."_s);
    return response.with("WWW-Authenticate"_ba, "Bearer realm=\"metrics\""_ba);
}

void MetricsEndpoint::sample()
{
    m_context.metrics.setHashQueueDepth(m_context.hashPool.depth());
    if (const auto families = m_context.activeFamilies ? m_context.activeFamilies() : std::nullopt)
        m_context.metrics.setActiveFamilies(*families);
    const auto end = m_context.certificateEnd ? m_context.certificateEnd() : std::nullopt;
    m_context.metrics.setCertificateExpiry(
        end ? std::optional(std::chrono::duration_cast<std::chrono::seconds>(*end - m_context.clock.now()))
            : std::nullopt);
    for (const auto &key : m_context.keys.keys()) {
        if (key.state == core::KeyState::Active)
            m_context.metrics.setSigningKeyAge(std::chrono::duration_cast<std::chrono::seconds>(
                m_context.clock.now() - key.activatedAt.value_or(key.createdAt)));
    }
}

} // namespace server
