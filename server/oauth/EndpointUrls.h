#pragma once

#include <QByteArray>
#include <QString>

namespace server {

/// What our addresses are called by others: always made of the issuer, never of a request's Host. A value.
class EndpointUrls
{
public:
    explicit EndpointUrls(QString issuer);
    const QString &issuer() const { return m_issuer; } ///< exactly as configured
    /// Of "/oauth/token"; the issuer's own path goes before it.
    QString of(QByteArrayView path) const;
    /// Of an address that is served with and without the issuer's path.
    QString ofRequest(const QByteArray &requestPath) const;
    const QByteArray &issuerPath() const { return m_path; }

private:
    QString m_issuer;
    QString m_base; ///< without a slash at the end
    QByteArray m_path;
};

/// "/auth" of "https://example.org/auth/"; empty when the issuer has no path.
QByteArray issuerPath(const QString &issuer);

} // namespace server
