#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "server/oauth/OAuthError.h"

#include <QStringList>

namespace server {

/// RFC 8707 §2: absolute URIs without fragment, each one of the client's or the configured audience. invalid_target.
core::Result<QStringList, OAuthError> grantedResources(const QStringList &asked, const core::Client &client,
                                                       const QString &audience);
/// The same, of a list.
core::Result<QStringList, OAuthError> grantedResources(const QStringList &asked, const QStringList &allowed);
/// The same when a grant exists: never more than it holds; all of it when none was asked for.
core::Result<QStringList, OAuthError> narrowedResources(const QStringList &asked, const QStringList &granted,
                                                        const QString &audience);

} // namespace server
