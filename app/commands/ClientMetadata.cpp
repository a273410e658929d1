#include "app/commands/ClientMetadata.h"

#include "app/commands/Json.h"
#include "core/base/StrictJson.h"
#include "core/clients/ClientMetadata.h"

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

Result<QJsonObject> readJsonFile(const QString &path)
{
    QFile file(path);
    const bool opened = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return core::fail(ErrorKind::NotFound, u"%1: %2"_s.arg(path, file.errorString()));
    // Strictly: of a member that is there twice nobody could tell which one counts.
    auto json = core::parseStrictJson(file.read(1 << 20), kMetadataDepth);
    if (!json)
        return core::fail(ErrorKind::InvalidInput, u"%1: %2"_s.arg(path, json.error().detail));
    return json;
}

/// The two grants with long names may be given by short ones.
QJsonArray grantTypes(QStringList given)
{
    const QString prefix = u"urn:ietf:params:oauth:grant-type:"_s;
    for (QString &grant : given) {
        if (grant == "device_code"_L1)
            grant = prefix + u"device_code"_s;
        else if (grant == "token-exchange"_L1 || grant == "token_exchange"_L1)
            grant = prefix + u"token-exchange"_s;
    }
    return QJsonArray::fromStringList(given);
}

/// What the single flags say, as metadata.
Result<QJsonObject> metadataFromFlags(const QString &id, const QCommandLineParser &options)
{
    QJsonObject metadata{
        {u"client_name"_s, options.isSet(u"name"_s) ? options.value(u"name"_s) : id},
        {u"scope"_s, options.values(u"scope"_s).join(u' ')},
        {u"redirect_uris"_s, QJsonArray::fromStringList(options.values(u"redirect-uri"_s))},
        {u"post_logout_redirect_uris"_s, QJsonArray::fromStringList(options.values(u"post-logout-redirect-uri"_s))},
        {u"grant_types"_s, grantTypes(options.values(u"grant"_s))},
        {u"require_pkce"_s, options.isSet(u"require-pkce"_s)},
        {u"require_pushed_authorization_requests"_s, options.isSet(u"require-par"_s)},
        {u"dpop_bound_access_tokens"_s, options.isSet(u"require-dpop"_s)},
        {u"application_type"_s, options.isSet(u"native"_s) ? u"native"_s : u"web"_s},
        {u"backchannel_logout_uri"_s, options.value(u"backchannel-logout-uri"_s)}};
    if (options.isSet(u"public"_s) && options.isSet(u"jwks"_s))
        return core::fail(ErrorKind::InvalidInput, u"--public and --jwks exclude each other"_s);
    if (options.isSet(u"public"_s))
        metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    if (!options.isSet(u"jwks"_s))
        return metadata;
    const auto keys = readJsonFile(options.value(u"jwks"_s));
    if (!keys)
        return core::fail(keys.error());
    metadata.insert("jwks"_L1, *keys);
    metadata.insert("token_endpoint_auth_method"_L1, u"private_key_jwt"_s);
    return metadata;
}

} // namespace

const QList<QCommandLineOption> &clientOptions()
{
    static const QList<QCommandLineOption> options{
        {u"metadata"_s, u"RFC 7591 metadata as JSON, - for standard input; goes alone"_s, u"FILE"_s},
        {u"name"_s, u"name shown to people"_s, u"TEXT"_s},
        {u"public"_s, u"a client without a secret (native or browser app)"_s},
        {u"native"_s, u"an app on the user's device, not a web application"_s},
        {u"redirect-uri"_s, u"an allowed redirect URI; may be repeated"_s, u"URI"_s},
        {u"post-logout-redirect-uri"_s, u"where to go after sign-out; may be repeated"_s, u"URI"_s},
        {u"backchannel-logout-uri"_s, u"where the client is told of sign-outs"_s, u"URI"_s},
        {u"grant"_s,
         u"an allowed grant type, may be repeated: authorization_code (without --grant), refresh_token, "
         "client_credentials, device_code, token_exchange, password"_s,
         u"TYPE"_s},
        {u"scope"_s,
         u"allowed scopes, separated by blanks; openid, profile, email and offline_access may be asked for by all"_s,
         u"SCOPES"_s},
        {u"jwks"_s, u"its public keys as JSON: it signs assertions (private_key_jwt), there is no secret"_s, u"FILE"_s},
        {u"require-pkce"_s, u"refuse authorization requests without PKCE (public clients: always)"_s},
        {u"require-par"_s, u"refuse authorization requests that were not pushed"_s},
        {u"require-dpop"_s, u"refuse token requests without a DPoP proof"_s}};
    return options;
}

const QList<QCommandLineOption> &clientSetOptions()
{
    static const QList<QCommandLineOption> options{
        {u"name"_s, u"name shown to people"_s, u"TEXT"_s},
        {u"description"_s, u"for administrators"_s, u"TEXT"_s},
        {u"redirect-uri"_s, u"an allowed redirect URI; may be repeated"_s, u"URI"_s},
        {u"post-logout-redirect-uri"_s, u"where to go after sign-out; may be repeated"_s, u"URI"_s},
        {u"backchannel-logout-uri"_s, u"where the client is told of sign-outs"_s, u"URI"_s},
        {u"cors-origin"_s, u"an origin whose pages may call; may be repeated"_s, u"ORIGIN"_s},
        {u"grant"_s, u"an allowed grant type; may be repeated"_s, u"TYPE"_s},
        {u"scope"_s, u"allowed scopes, separated by blanks"_s, u"SCOPES"_s},
        {u"access-lifetime"_s, u"of access tokens; 0: the server's default"_s, u"SECONDS"_s},
        {u"refresh-lifetime"_s, u"of refresh tokens; 0: the server's default"_s, u"SECONDS"_s},
        {u"grace"_s, u"0 to 60: how long a used refresh token gets the same answer"_s, u"SECONDS"_s},
        {u"require-pkce"_s, u"yes or no"_s, u"FLAG"_s},
        {u"require-par"_s, u"yes or no"_s, u"FLAG"_s},
        {u"require-dpop"_s, u"yes or no"_s, u"FLAG"_s},
        {u"first-party"_s, u"yes or no: users are not asked for consent"_s, u"FLAG"_s},
        {u"legacy-401"_s, u"yes or no: invalid_grant is answered with 401"_s, u"FLAG"_s}};
    return options;
}

Result<Client> clientWithOptions(const Client &present, const QCommandLineParser &options)
{
    QJsonObject metadata = core::clientMetadata(present);
    const auto text = [&](const QString &option, const QString &member) {
        if (options.isSet(option))
            metadata.insert(member, options.value(option));
    };
    text(u"name"_s, u"client_name"_s);
    text(u"description"_s, u"description"_s);
    text(u"backchannel-logout-uri"_s, u"backchannel_logout_uri"_s);
    text(u"scope"_s, u"scope"_s);
    const auto list = [&](const QString &option, const QString &member) {
        QStringList values = options.values(option);
        values.removeAll(QString()); // --redirect-uri "" alone: none
        if (options.isSet(option))
            metadata.insert(member,
                            member == "grant_types"_L1 ? grantTypes(values) : QJsonArray::fromStringList(values));
    };
    list(u"redirect-uri"_s, u"redirect_uris"_s);
    list(u"post-logout-redirect-uri"_s, u"post_logout_redirect_uris"_s);
    list(u"cors-origin"_s, u"cors_origins"_s);
    list(u"grant"_s, u"grant_types"_s);
    for (const auto &[option, member] : {std::pair(u"access-lifetime"_s, u"access_token_lifetime"_s),
                                         {u"refresh-lifetime"_s, u"refresh_token_lifetime"_s},
                                         {u"grace"_s, u"grace_seconds"_s}}) {
        if (!options.isSet(option))
            continue;
        bool valid = false;
        const int seconds = options.value(option).toInt(&valid);
        if (!valid || seconds < 0)
            return core::fail(ErrorKind::InvalidInput, u"--%1 takes a number of seconds"_s.arg(option), member);
        if (seconds == 0 && option != "grace"_L1)
            metadata.remove(member);
        else
            metadata.insert(member, seconds);
    }
    for (const auto &[option, member] : {std::pair(u"require-pkce"_s, u"require_pkce"_s),
                                         {u"require-par"_s, u"require_pushed_authorization_requests"_s},
                                         {u"require-dpop"_s, u"dpop_bound_access_tokens"_s},
                                         {u"first-party"_s, u"first_party"_s},
                                         {u"legacy-401"_s, u"legacy_401"_s}}) {
        if (!options.isSet(option))
            continue;
        const QString flag = options.value(option);
        if (flag != "yes"_L1 && flag != "no"_L1)
            return core::fail(ErrorKind::InvalidInput, u"--%1 takes yes or no"_s.arg(option), member);
        metadata.insert(member, flag == "yes"_L1);
    }
    auto client = core::clientFromMetadata(present.id, metadata);
    if (!client)
        return client;
    client->isActive = present.isActive;
    client->isRegistered = present.isRegistered;
    return client;
}

Result<Client> clientFromOptions(const QString &id, const QCommandLineParser &options)
{
    const auto metadata =
        options.isSet(u"metadata"_s) ? readJsonFile(options.value(u"metadata"_s)) : metadataFromFlags(id, options);
    if (!metadata)
        return core::fail(metadata.error());
    return core::clientFromMetadata(core::ClientId{id}, *metadata);
}

QJsonObject clientJson(const core::ClientSummary &summary)
{
    const Client &client = summary.client;
    QJsonObject json = core::clientMetadata(client);
    for (const auto member : {"client_name"_L1, "scope"_L1, "grant_types"_L1, "response_types"_L1})
        json.remove(member); // told by the names of their columns
    const QJsonObject columns{{u"id"_s, client.rowId},
                              {u"client_id"_s, client.id.value},
                              {u"name"_s, client.name},
                              {u"description"_s, client.description},
                              {u"is_confidential"_s, client.isConfidential()},
                              {u"is_active"_s, client.isActive},
                              {u"is_registered"_s, client.isRegistered},
                              {u"allowed_scopes"_s, QJsonArray::fromStringList(client.scopes)},
                              {u"allowed_grant_types"_s, QJsonArray::fromStringList(client.grantTypes)},
                              {u"access_token_lifetime"_s, secondsJson(client.accessTokenLifetime)},
                              {u"refresh_token_lifetime"_s, secondsJson(client.refreshTokenLifetime)},
                              {u"secret_created_at"_s, instantJson(summary.secretCreatedAt)},
                              {u"secret_expires_at"_s, instantJson(summary.secretExpiresAt)},
                              {u"secret_last_used_at"_s, instantJson(summary.secretLastUsedAt)},
                              {u"old_secret_until"_s, instantJson(summary.oldSecretUntil)},
                              {u"old_secret_used_at"_s, instantJson(summary.oldSecretLastUsedAt)},
                              {u"created_at"_s, core::toMillis(client.createdAt)},
                              {u"updated_at"_s, core::toMillis(client.updatedAt)},
                              {u"deleted_at"_s, instantJson(client.deletedAt)},
                              {u"active_families"_s, summary.activeFamilies},
                              {u"weaknesses"_s, QJsonArray::fromStringList(summary.weaknesses)}};
    for (auto column = columns.begin(); column != columns.end(); ++column)
        json.insert(column.key(), column.value());
    return json;
}

} // namespace app
