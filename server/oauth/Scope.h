#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "server/oauth/OAuthError.h"

#include <QStringList>

#include <optional>

namespace server {

/// The `scope` parameter as a list without repeats; empty optional when it was omitted. RFC 6749 §3.3; invalid_scope
/// for a character that a scope token may not have.
core::Result<std::optional<QStringList>, OAuthError> parseScope(const QString &parameter);

/// What a client gets: all its scopes when it asked for none, else those it asked for, in the client's order, those of
/// OpenID Connect behind them. invalid_scope when one is not the client's.
core::Result<QStringList, OAuthError> grantedScopes(const std::optional<QStringList> &asked,
                                                    const core::Client &client);

} // namespace server
