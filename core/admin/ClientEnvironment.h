#pragma once

#include "core/clients/Client.h"

namespace core {

/// A `.env` for an application: the endpoints, the client, its scopes, and the names that clients of the service
/// before read (GATEWAY_…). Secrets and passwords are left empty. `base` is a URL of the server without a slash.
QString clientEnvironment(const Client &client, const QString &base, const QString &issuer);

} // namespace core
