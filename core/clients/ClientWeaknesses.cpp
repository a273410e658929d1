#include "core/clients/ClientWeaknesses.h"

#include <QUrl>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr std::chrono::days kYear{365};
constexpr std::chrono::days kSoon{14};

/// Of redirect URIs only imported clients can have one: ClientRules refuses it.
bool isOpenHttp(const QString &uri)
{
    const QUrl url(uri);
    const QString host = url.host();
    return url.scheme() == u"http"_s && host != u"127.0.0.1"_s && host != u"::1"_s && host != u"localhost"_s;
}

bool isAnyOpenHttp(const QStringList &uris)
{
    return std::any_of(uris.begin(), uris.end(), isOpenHttp);
}

QStringList secretWeaknesses(const ClientSecretHashes &secrets, Instant now)
{
    if (secrets.newest.isEmpty())
        return {u"no_secret"_s};
    QStringList names;
    if (secrets.createdAt && *secrets.createdAt + kYear <= now)
        names << u"old_secret"_s;
    if (secrets.newestUntil && *secrets.newestUntil <= now)
        names << u"expired_secret"_s;
    else if (secrets.newestUntil && *secrets.newestUntil <= now + kSoon)
        names << u"expiring_secret"_s;
    return names;
}

} // namespace

QStringList clientWeaknesses(const Client &client, const ClientSecretHashes &secrets, Instant now)
{
    QStringList names;
    if (client.allowsGrant(u"password"_s))
        names << u"password_grant"_s;
    if (isAnyOpenHttp(client.redirectUris))
        names << u"http_redirect"_s;
    if (client.allowsGrant(u"authorization_code"_s) && !client.needsPkce())
        names << u"missing_pkce"_s;
    if (client.usesSecret())
        names << secretWeaknesses(secrets, now);
    if (client.refreshTokenLifetime && *client.refreshTokenLifetime > kYear)
        names << u"no_expiry"_s;
    if (client.accessTokenLifetime && *client.accessTokenLifetime > std::chrono::days(1))
        names << u"long_access_token"_s;
    if (isAnyOpenHttp(client.corsOrigins))
        names << u"wide_cors"_s;
    if (client.legacy401)
        names << u"legacy_401"_s;
    return names;
}

} // namespace core
