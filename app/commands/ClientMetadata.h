#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/base/Result.h"

#include <QJsonObject>

class QCommandLineParser;

namespace app {

/// A client from RFC 7591 metadata and our own members (PRODUCT.md §8 "Command line"). InvalidInput names the member.
core::Result<core::Client> clientFromMetadata(const core::ClientId &id, const QJsonObject &metadata);
/// From the options of `client add`: --metadata or the single flags.
core::Result<core::Client> clientFromOptions(const QString &id, const QCommandLineParser &options);
/// With the column names of `oauth_clients`, and never a hash.
QJsonObject clientJson(const core::ClientSummary &summary);

} // namespace app
