#pragma once

#include "core/clients/Client.h"

namespace core {

/// The column `metadata` of `oauth_clients`: the members of a client that no query asks for, by their names of RFC 7591
/// where it has one. What equals its default is left out.
QString storedMetadata(const Client &client);
/// The other way; what is not there or has another type keeps its default.
void readStoredMetadata(const QString &json, Client &client);

} // namespace core
