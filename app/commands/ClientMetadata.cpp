#include "app/commands/ClientMetadata.h"

#include "app/commands/Json.h"
#include "core/base/StrictJson.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using core::Client;
using core::ErrorKind;
using core::Result;

namespace {

constexpr int kMetadataDepth = 8;

auto invalid(const QString &member, const QString &expected)
{
    return core::fail(ErrorKind::InvalidInput, u"%1 %2"_s.arg(member, expected), member);
}

Result<QStringList> textList(const QJsonObject &metadata, const QString &member)
{
    const QJsonValue value = metadata.value(member);
    if (!value.isUndefined() && !value.isArray())
        return invalid(member, u"must be an array of strings"_s);
    QStringList list;
    for (const QJsonValue &item : value.toArray()) {
        if (!item.isString())
            return invalid(member, u"must be an array of strings"_s);
        list << item.toString();
    }
    return list;
}

Result<std::optional<std::chrono::seconds>> duration(const QJsonObject &metadata, const QString &member)
{
    const QJsonValue value = metadata.value(member);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    const qint64 seconds = value.toInteger(-1);
    if (seconds < 0)
        return invalid(member, u"must be a whole number of seconds"_s);
    return std::chrono::seconds(seconds);
}

Result<void> readLists(const QJsonObject &metadata, Client &client)
{
    for (auto [member, target] :
         {std::pair{u"grant_types"_s, &client.grantTypes}, std::pair{u"redirect_uris"_s, &client.redirectUris},
          std::pair{u"cors_origins"_s, &client.corsOrigins}, std::pair{u"resources"_s, &client.resources}}) {
        auto list = textList(metadata, member);
        if (!list)
            return core::fail(list.error());
        *target = *std::move(list);
    }
    if (client.grantTypes.isEmpty())
        client.grantTypes = QStringList{u"authorization_code"_s}; // RFC 7591 §2: the default
    return {};
}

Result<void> readDurations(const QJsonObject &metadata, Client &client)
{
    const auto access = duration(metadata, u"access_token_lifetime"_s);
    const auto refresh = duration(metadata, u"refresh_token_lifetime"_s);
    const auto grace = duration(metadata, u"grace_seconds"_s);
    for (const auto *parsed : {&access, &refresh, &grace}) {
        if (!*parsed)
            return core::fail(parsed->error());
    }
    client.accessTokenLifetime = *access;
    client.refreshTokenLifetime = *refresh;
    client.graceSeconds = grace->value_or(std::chrono::seconds(0));
    return {};
}

Result<QJsonObject> readMetadata(const QString &path)
{
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return core::fail(ErrorKind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    // Strictly: of a member that is there twice nobody could tell which one counts.
    auto metadata = core::parseStrictJson(file.read(1 << 20), kMetadataDepth);
    if (!metadata)
        return core::fail(ErrorKind::InvalidInput, u"%1: %2"_s.arg(path, metadata.error().detail));
    return metadata;
}

} // namespace

Result<Client> clientFromMetadata(const core::ClientId &id, const QJsonObject &metadata)
{
    Client client;
    client.id = id;
    client.name = metadata.value(u"client_name"_s).toString(id.value);
    client.description = metadata.value(u"description"_s).toString();
    const QString method = metadata.value(u"token_endpoint_auth_method"_s).toString(u"client_secret_basic"_s);
    if (method != "none"_L1 && method != "client_secret_basic"_L1 && method != "client_secret_post"_L1)
        return invalid(u"token_endpoint_auth_method"_s, u"must be none, client_secret_basic or client_secret_post"_s);
    client.type = method == "none"_L1 ? core::ClientType::Public : core::ClientType::Confidential;
    client.scopes = metadata.value(u"scope"_s).toString().split(u' ', Qt::SkipEmptyParts);
    if (const auto lists = readLists(metadata, client); !lists)
        return core::fail(lists.error());
    if (const auto durations = readDurations(metadata, client); !durations)
        return core::fail(durations.error());
    client.firstParty = metadata.value(u"first_party"_s).toBool();
    client.legacy401 = metadata.value(u"legacy_401"_s).toBool();
    return client;
}

Result<Client> clientFromOptions(const QString &id, const QCommandLineParser &options)
{
    if (options.isSet(u"metadata"_s)) {
        const auto metadata = readMetadata(options.value(u"metadata"_s));
        if (!metadata)
            return core::fail(metadata.error());
        return clientFromMetadata(core::ClientId{id}, *metadata);
    }
    QJsonObject metadata{{u"client_name"_s, options.isSet(u"name"_s) ? options.value(u"name"_s) : id},
                         {u"scope"_s, options.values(u"scope"_s).join(u' ')},
                         {u"redirect_uris"_s, QJsonArray::fromStringList(options.values(u"redirect-uri"_s))},
                         {u"grant_types"_s, QJsonArray::fromStringList(options.values(u"grant"_s))}};
    if (options.isSet(u"public"_s))
        metadata.insert(u"token_endpoint_auth_method"_s, u"none"_s);
    return clientFromMetadata(core::ClientId{id}, metadata);
}

QJsonObject clientJson(const core::ClientSummary &summary)
{
    const Client &client = summary.client;
    return {{u"id"_s, client.rowId},
            {u"client_id"_s, client.id.value},
            {u"name"_s, client.name},
            {u"description"_s, client.description},
            {u"is_confidential"_s, client.isConfidential()},
            {u"is_active"_s, client.isActive},
            {u"allowed_scopes"_s, QJsonArray::fromStringList(client.scopes)},
            {u"allowed_grant_types"_s, QJsonArray::fromStringList(client.grantTypes)},
            {u"redirect_uris"_s, QJsonArray::fromStringList(client.redirectUris)},
            {u"cors_origins"_s, QJsonArray::fromStringList(client.corsOrigins)},
            {u"resources"_s, QJsonArray::fromStringList(client.resources)},
            {u"access_token_lifetime"_s, secondsJson(client.accessTokenLifetime)},
            {u"refresh_token_lifetime"_s, secondsJson(client.refreshTokenLifetime)},
            {u"grace_seconds"_s, qint64(client.graceSeconds.count())},
            {u"first_party"_s, client.firstParty},
            {u"legacy_401"_s, client.legacy401},
            {u"created_at"_s, core::toMillis(client.createdAt)},
            {u"updated_at"_s, core::toMillis(client.updatedAt)},
            {u"deleted_at"_s, instantJson(client.deletedAt)},
            {u"active_families"_s, summary.activeFamilies},
            {u"weaknesses"_s, QJsonArray::fromStringList(summary.weaknesses)}};
}

} // namespace app
