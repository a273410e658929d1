#include "core/clients/ClientWeaknesses.h"

#include <QUrl>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr std::chrono::days kYear{365};

/// Only an imported client can have one: ClientRules refuses it.
bool isOpenHttp(const QString &uri)
{
    const QUrl url(uri);
    const QString host = url.host();
    return url.scheme() == u"http"_s && host != u"127.0.0.1"_s && host != u"::1"_s && host != u"localhost"_s;
}

} // namespace

QStringList clientWeaknesses(const Client &client, const ClientSecretHashes &secrets, Instant now)
{
    QStringList names;
    if (client.allowsGrant(u"password"_s))
        names << u"password_grant"_s; // RFC 9700 §2.4
    if (std::any_of(client.redirectUris.begin(), client.redirectUris.end(), isOpenHttp))
        names << u"http_redirect"_s;
    if (client.isConfidential() && secrets.newest.isEmpty())
        names << u"no_secret"_s;
    if (!secrets.newest.isEmpty() && secrets.createdAt && *secrets.createdAt + kYear <= now)
        names << u"old_secret"_s;
    if (client.refreshTokenLifetime && *client.refreshTokenLifetime > kYear)
        names << u"no_expiry"_s;
    if (client.accessTokenLifetime && *client.accessTokenLifetime > std::chrono::days(1))
        names << u"long_access_token"_s;
    if (client.legacy401)
        names << u"legacy_401"_s;
    return names;
}

} // namespace core
