#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"

#include <QJsonObject>

namespace core {

/// A client from the metadata of RFC 7591 §2, of the standards that add to it (OpenID Connect Registration and logout,
/// RFC 9126, RFC 9449) and our own members (PRODUCT.md §8). What is left out or null gets its default; unknown members
/// are ignored. InvalidInput with the member as field; ClientRules::check() has still to be asked.
Result<Client> clientFromMetadata(const ClientId &id, const QJsonObject &metadata);

/// The other way: every member that has a value. clientFromMetadata() makes the same client of it, but for what only a
/// database knows (rowId, times, isActive, isRegistered).
QJsonObject clientMetadata(const Client &client);

} // namespace core
