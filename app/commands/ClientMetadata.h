#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/base/Result.h"

#include <QCommandLineOption>
#include <QJsonObject>
#include <QList>

class QCommandLineParser;

namespace app {

/// The options of `client add`.
const QList<QCommandLineOption> &clientOptions();
/// The options of `client set`.
const QList<QCommandLineOption> &clientSetOptions();
/// `present` with what the options say; what is not given stays. InvalidInput names the member.
core::Result<core::Client> clientWithOptions(const core::Client &present, const QCommandLineParser &options);
/// A client from them: --metadata (RFC 7591 and our own members) or the single flags. InvalidInput names the member.
core::Result<core::Client> clientFromOptions(const QString &id, const QCommandLineParser &options);
/// With the column names of `oauth_clients`, the members of its column `metadata` by their names, and never a hash.
QJsonObject clientJson(const core::ClientSummary &summary);

} // namespace app
