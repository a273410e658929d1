#include "server/oauth/EndpointUrls.h"

#include <QUrl>

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

EndpointUrls::EndpointUrls(QString issuer)
    : m_issuer(std::move(issuer)), m_base(withoutTrailingSlash(m_issuer)), m_path(server::issuerPath(m_issuer))
{}

QString EndpointUrls::of(QByteArrayView path) const
{
    return m_base + QLatin1String(path);
}

QString EndpointUrls::ofRequest(const QByteArray &requestPath) const
{
    const bool hasPrefix = !m_path.isEmpty() && requestPath.startsWith(m_path + '/');
    return of(hasPrefix ? requestPath.mid(m_path.size()) : requestPath);
}

} // namespace server
