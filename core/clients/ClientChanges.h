#pragma once

#include "core/base/Result.h"
#include "core/clients/Client.h"

#include <QJsonObject>

namespace core {

/// As the audit log tells of a client: all that can be edited, no secret. Keys by their digest: a row has an end.
QJsonObject describedClient(const Client &client);
/// Leaves in both only the members that differ, null where one has none.
void keepDifferences(QJsonObject &before, QJsonObject &after);
/// `present` with the values of `before`, the differences that an audit row of an update holds; keys stay, as a row
/// has only their digest. InvalidInput when the values make no client any more.
Result<Client> clientWith(const Client &present, const QJsonObject &before);

} // namespace core
