#include "server/endpoints/DiscoveryEndpoint.h"

#include <QJsonArray>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace server {

namespace {

QString withoutTrailingSlash(QString url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
    return url;
}

} // namespace

QByteArray issuerPath(const QString &issuer)
{
    return withoutTrailingSlash(QUrl(issuer).path(QUrl::FullyEncoded)).toLatin1();
}

DiscoveryEndpoint::DiscoveryEndpoint(const QString &issuer, const QStringList &grantTypes, std::chrono::seconds maxAge)
{
    const QString base = withoutTrailingSlash(issuer);
    const QJsonArray confidentialMethods{u"client_secret_basic"_s, u"client_secret_post"_s};
    const QJsonArray allMethods{u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s};
    m_document = HttpResponse::json(
        200, {
                 {u"issuer"_s, issuer}, // exactly as configured: RFC 8414 §3.3
                 {u"token_endpoint"_s, base + "/oauth/token"_L1},
                 {u"token_endpoint_auth_methods_supported"_s, allMethods},
                 {u"jwks_uri"_s, base + "/.well-known/jwks.json"_L1},
                 {u"response_types_supported"_s, QJsonArray()}, // required, and there is no authorization endpoint
                 {u"subject_types_supported"_s, QJsonArray{u"public"_s}},
                 {u"grant_types_supported"_s, QJsonArray::fromStringList(grantTypes)},
                 {u"revocation_endpoint"_s, base + "/oauth/revoke"_L1},
                 {u"revocation_endpoint_auth_methods_supported"_s, allMethods},
                 {u"introspection_endpoint"_s, base + "/oauth/introspect"_L1},
                 {u"introspection_endpoint_auth_methods_supported"_s, confidentialMethods},
             });
    m_document.with("Cache-Control"_ba, "public, max-age=" + QByteArray::number(qint64(maxAge.count())));
}

Answer DiscoveryEndpoint::answer(const HttpRequest &)
{
    return {m_document};
}

} // namespace server
