#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"

#include <QJsonObject>

namespace core {

/// What a client may be that registers itself (RFC 7591). Whoever has an initial access token is trusted to bring a
/// client, not to decide what it may do, so it gets
/// - the grants authorization_code, refresh_token and device code, PKCE always;
/// - the scopes openid, profile, email, offline_access: a scope of an API is given by an admin, afterwards;
/// - no resource, no claim rule, no life times of its own, no first_party, no legacy_401;
/// - a back-channel logout URI only on a public host, since this server calls it.
/// What an admin gave it since then it keeps when it replaces its metadata, and may name. Hardening only grows: it can
/// switch dpop_bound_access_tokens and require_pushed_authorization_requests on, only an admin switches them off.
class RegistrationRules
{
public:
    static const QStringList &scopes();
    static const QStringList &grantTypes();

    /// The client that `metadata` asks for. `present` is the one that it replaces; none: it is new. InvalidInput with
    /// the member as field; ClientRules::check() has still to be asked.
    static Result<Client> clientFrom(const ClientId &id, const QJsonObject &metadata, const Client *present = nullptr);
};

} // namespace core
