#include "server/endpoints/LabEndpoint.h"

#include "server/http/SecurityHeaders.h"

using namespace Qt::StringLiterals;

namespace server {

Answer LabEndpoint::answer(const HttpRequest &request)
{
    const core::LabIssuer::Plan plan = m_issuer ? m_issuer->plan() : core::LabIssuer::Plan();
    if (!plan.isOn || !(plan.isForOthers || request.fromLoopback))
        return {HttpResponse::json(
            404, {{u"error"_s, u"not_found"_s}, {u"error_description"_s, u"There is nothing at this address."_s}})};
    HttpResponse response;
    switch (m_document) {
    case Document::Discovery:
        response = HttpResponse::json(200, m_issuer->discovery());
        break;
    case Document::Jwks:
        response = HttpResponse::json(200, m_issuer->jwks());
        break;
    case Document::Userinfo:
        response = userinfo(request);
        break;
    }
    forbidStoring(response); // it may be switched off at any moment
    return {response};
}

/// RFC 6750 §2.1 and §3.
HttpResponse LabEndpoint::userinfo(const HttpRequest &request) const
{
    const QByteArray header = request.header("authorization");
    const bool isBearer = header.first(qMin(header.size(), 7)).compare("bearer ", Qt::CaseInsensitive) == 0;
    if (!isBearer || request.headerCount("authorization") != 1)
        return HttpResponse::empty(401).with("WWW-Authenticate"_ba, "Bearer realm=\"lab\""_ba);
    const auto claims = m_issuer->judge(QByteArrayView(header).sliced(7).trimmed());
    if (claims)
        return HttpResponse::json(200, *claims);
    const QString fault = core::jwtFaultName(claims.error());
    auto response = HttpResponse::json(401, {{u"error"_s, u"invalid_token"_s}, {u"error_description"_s, fault}});
    return response.with("WWW-Authenticate"_ba, "Bearer realm=\"lab\", error=\"invalid_token\", error_description=\"" +
                                                    fault.toLatin1() + '"');
}

} // namespace server
