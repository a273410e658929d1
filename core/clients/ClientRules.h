#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"

namespace core {

/// What a client may be, for the console, the subcommands, registration and imports alike.
class ClientRules
{
public:
    static constexpr std::chrono::seconds kLongestAccessLifetime{30 * 86400};
    static constexpr std::chrono::seconds kLongestRefreshLifetime{5LL * 365 * 86400};

    /// Every grant that PRODUCT.md §8 names.
    static const QStringList &grantTypes();
    /// Those of OpenID Connect, which every client may ask for in a user's name (PRODUCT.md §8).
    static const QStringList &openIdScopes();
    /// InvalidInput with the member's name of RFC 7591 as field: "client_id", "grant_types", "scope", "redirect_uris" …
    static Result<void> check(const Client &client);
    /// The same for one that is made now: its client_id is no UUID, as those of users are. Validators that only look at
    /// `sub` could take one for the other; clients that came from elsewhere keep theirs.
    static Result<void> checkNew(const Client &client);
    /// RFC 6749 §3.3.
    static bool isScope(const QString &scope);
    /// Absolute, no fragment, no wildcard, no user, no scheme that runs code; plain http only on loopback; another
    /// scheme only with a dot in its name (RFC 8252 §7.1).
    static bool isRedirectUri(const QString &uri);
    /// Nothing but what every redirect URI must keep to: characters of RFC 3986, no fragment, no user, no scheme that
    /// runs code. Imported clients may have more than isRedirectUri() allows, but not more than this.
    static bool isHarmlessUri(const QString &uri);
    /// Exactly as browsers send it: scheme://host[:port], lower case, no default port.
    static bool isOrigin(const QString &origin);
    /// Where browsers are sent after sign-out. As a redirect URI.
    static bool isPostLogoutUri(const QString &uri) { return isRedirectUri(uri); }
    /// Back-Channel Logout §2.2: https, or http on loopback; no fragment.
    static bool isBackchannelUri(const QString &uri);
    /// A page for people: https.
    static bool isWebPage(const QString &uri);
    /// RFC 8707 §2: absolute, no fragment.
    static bool isResource(const QString &uri);
    /// "127.0.0.1", "[::1]", "localhost", as written in a URI.
    static bool isLoopbackHost(const QString &host);
};

} // namespace core
