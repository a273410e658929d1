#include "core/clients/ClientMetadata.h"

#include "core/clients/ClaimRuleJson.h"
#include "core/crypto/SigningAlgorithm.h"

#include <QJsonArray>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr auto kAuthMethod = "token_endpoint_auth_method"_L1;
constexpr auto kCode = "code"_L1;

struct TextMember
{
    QLatin1StringView name;
    QString Client::*target;
};
constexpr TextMember kTextMembers[] = {{"client_name"_L1, &Client::name},
                                       {"description"_L1, &Client::description},
                                       {"application_type"_L1, &Client::applicationType},
                                       {"client_uri"_L1, &Client::clientUri},
                                       {"logo_uri"_L1, &Client::logoUri},
                                       {"policy_uri"_L1, &Client::policyUri},
                                       {"tos_uri"_L1, &Client::tosUri},
                                       {"backchannel_logout_uri"_L1, &Client::backchannelLogoutUri}};

struct ListMember
{
    QLatin1StringView name;
    QStringList Client::*target;
};
constexpr ListMember kListMembers[] = {{"redirect_uris"_L1, &Client::redirectUris},
                                       {"grant_types"_L1, &Client::grantTypes},
                                       {"post_logout_redirect_uris"_L1, &Client::postLogoutRedirectUris},
                                       {"contacts"_L1, &Client::contacts},
                                       {"cors_origins"_L1, &Client::corsOrigins},
                                       {"resources"_L1, &Client::resources}};

struct FlagMember
{
    QLatin1StringView name;
    bool Client::*target;
};
constexpr FlagMember kFlagMembers[] = {{"require_pushed_authorization_requests"_L1, &Client::requirePushedRequests},
                                       {"dpop_bound_access_tokens"_L1, &Client::requireDpop},
                                       {"require_pkce"_L1, &Client::requirePkce},
                                       {"first_party"_L1, &Client::firstParty},
                                       {"legacy_401"_L1, &Client::legacy401}};

auto badMember(QLatin1StringView name, const QString &expected)
{
    return fail(ErrorKind::InvalidInput, u"%1 %2"_s.arg(name, expected), name);
}

bool isGiven(const QJsonValue &value)
{
    return !value.isUndefined() && !value.isNull(); // RFC 7591 §2: null is the same as left out
}

Result<void> readText(const QJsonObject &metadata, QLatin1StringView name, QString &target)
{
    const QJsonValue value = metadata.value(name);
    if (!isGiven(value))
        return {};
    if (!value.isString())
        return badMember(name, u"must be a string"_s);
    target = value.toString();
    return {};
}

Result<void> readList(const QJsonObject &metadata, QLatin1StringView name, QStringList &target)
{
    const QJsonValue value = metadata.value(name);
    if (!isGiven(value))
        return {};
    if (!value.isArray())
        return badMember(name, u"must be an array of strings"_s);
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array) {
        if (!item.isString())
            return badMember(name, u"must be an array of strings"_s);
        list << item.toString();
    }
    target = list;
    return {};
}

Result<void> readFlag(const QJsonObject &metadata, QLatin1StringView name, bool &target)
{
    const QJsonValue value = metadata.value(name);
    if (!isGiven(value))
        return {};
    if (!value.isBool())
        return badMember(name, u"must be true or false"_s);
    target = value.toBool();
    return {};
}

Result<void> readDuration(const QJsonObject &metadata, QLatin1StringView name,
                          std::optional<std::chrono::seconds> &target)
{
    const QJsonValue value = metadata.value(name);
    if (!isGiven(value))
        return {};
    const qint64 count = value.toInteger(-1);
    if (count < 0)
        return badMember(name, u"must be a whole number of seconds"_s);
    target = std::chrono::seconds(count);
    return {};
}

/// One of the words; `fallback` when the member is left out.
Result<QString> wordOf(const QJsonObject &metadata, QLatin1StringView name, const QStringList &words,
                       const QString &fallback)
{
    QString word = fallback;
    if (auto read = readText(metadata, name, word); !read)
        return fail(read.error());
    if (word != fallback && !words.contains(word))
        return badMember(name, u"must be one of: %1"_s.arg(words.join(u", "_s)));
    return word;
}

Result<void> readPlainMembers(const QJsonObject &metadata, Client &client)
{
    for (const auto &[name, target] : kTextMembers) {
        if (auto read = readText(metadata, name, client.*target); !read)
            return read;
    }
    for (const auto &[name, target] : kListMembers) {
        if (auto read = readList(metadata, name, client.*target); !read)
            return read;
    }
    for (const auto &[name, target] : kFlagMembers) {
        if (auto read = readFlag(metadata, name, client.*target); !read)
            return read;
    }
    return {};
}

Result<void> readDurations(const QJsonObject &metadata, Client &client)
{
    std::optional<std::chrono::seconds> grace;
    for (auto [name, target] : {std::pair("access_token_lifetime"_L1, &client.accessTokenLifetime),
                                std::pair("refresh_token_lifetime"_L1, &client.refreshTokenLifetime),
                                std::pair("grace_seconds"_L1, &grace)}) {
        if (auto read = readDuration(metadata, name, *target); !read)
            return read;
    }
    client.graceSeconds = grace.value_or(std::chrono::seconds(0));
    return {};
}

/// How it authenticates, and its keys.
Result<void> readCredentials(const QJsonObject &metadata, Client &client)
{
    static const QStringList methods{u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s,
                                     u"private_key_jwt"_s};
    const auto method = wordOf(metadata, kAuthMethod, methods, {});
    if (!method)
        return fail(method.error());
    client.authMethod = *method;
    client.type = *method == "none"_L1 ? ClientType::Public : ClientType::Confidential;
    if (isGiven(metadata.value("jwks_uri"_L1)))
        return badMember("jwks_uri"_L1, u"is not fetched here: send the keys themselves as jwks"_s);
    const QJsonValue keys = metadata.value("jwks"_L1);
    if (isGiven(keys) && !keys.isObject())
        return badMember("jwks"_L1, u"must be a JSON Web Key Set"_s);
    client.jwks = keys.toObject();
    return {};
}

/// RFC 7591 §2.1: the two lists must fit together.
Result<void> checkResponseTypes(const QJsonObject &metadata, const Client &client)
{
    QStringList types;
    const auto name = "response_types"_L1;
    if (auto read = readList(metadata, name, types); !read)
        return read;
    if (!isGiven(metadata.value(name)))
        return {};
    if (types != QStringList(kCode) && !types.isEmpty())
        return badMember(name, u"must be [code]: no other response type is supported"_s);
    if (client.allowsGrant(u"authorization_code"_s) == types.isEmpty())
        return badMember(name, u"must be [code] with the grant type authorization_code, and else empty"_s);
    return {};
}

/// Members that are not kept, but whose values must be what the server does anyway.
Result<void> checkFixedMembers(const QJsonObject &metadata)
{
    const QStringList algorithms{algorithmName(SigningAlgorithm::RS256), algorithmName(SigningAlgorithm::ES256),
                                 algorithmName(SigningAlgorithm::EdDSA)};
    struct Fixed
    {
        QLatin1StringView name;
        QStringList words;
    };
    const Fixed members[] = {{"id_token_signed_response_alg"_L1, algorithms},
                             {"token_endpoint_auth_signing_alg"_L1, algorithms},
                             {"subject_type"_L1, {u"public"_s}}};
    for (const auto &[name, words] : members) {
        if (const auto word = wordOf(metadata, name, words, {}); !word)
            return fail(word.error());
    }
    bool withSession = true;
    return readFlag(metadata, "backchannel_logout_session_required"_L1, withSession); // `sid` is always sent
}

Result<void> readOwnWords(const QJsonObject &metadata, Client &client)
{
    const auto policy = wordOf(metadata, "reuse_policy"_L1, {u"family"_s, u"user_and_client"_s}, u"family"_s);
    if (!policy)
        return fail(policy.error());
    client.reusePolicy = *policy == "family"_L1 ? ReusePolicy::Family : ReusePolicy::UserAndClient;
    const QJsonValue rules = metadata.value("claim_rules"_L1);
    if (!isGiven(rules))
        return {};
    auto read = rules.isArray() ? claimRulesFromJson(rules.toArray()) : std::nullopt;
    if (!read)
        return badMember("claim_rules"_L1, u"must be an array of objects with claim, source, in and (fixed) value"_s);
    client.claimRules = *std::move(read);
    return {};
}

} // namespace

Result<Client> clientFromMetadata(const ClientId &id, const QJsonObject &metadata)
{
    Client client;
    client.id = id;
    client.name = id.value;
    client.grantTypes = QStringList(u"authorization_code"_s);
    for (const auto reads : {readPlainMembers, readDurations, readCredentials, readOwnWords}) {
        if (const auto read = reads(metadata, client); !read)
            return fail(read.error());
    }
    if (client.name.trimmed().isEmpty())
        client.name = id.value;
    QString scope;
    if (const auto read = readText(metadata, "scope"_L1, scope); !read)
        return fail(read.error());
    client.scopes = scope.split(u' ', Qt::SkipEmptyParts);
    if (client.grantTypes.isEmpty())
        client.grantTypes = QStringList(u"authorization_code"_s); // RFC 7591 §2: the default
    if (const auto types = checkResponseTypes(metadata, client); !types)
        return fail(types.error());
    if (const auto fixed = checkFixedMembers(metadata); !fixed)
        return fail(fixed.error());
    return client;
}

QJsonObject clientMetadata(const Client &client)
{
    QJsonObject metadata{
        {u"client_id"_s, client.id.value},
        {u"scope"_s, client.scopes.join(u' ')},
        {u"grace_seconds"_s, qint64(client.graceSeconds.count())},
        {u"reuse_policy"_s, client.reusePolicy == ReusePolicy::UserAndClient ? u"user_and_client"_s : u"family"_s}};
    for (const auto &[name, target] : kTextMembers) {
        if (const QString &text = client.*target; !text.isEmpty())
            metadata.insert(name, text);
    }
    for (const auto &[name, target] : kListMembers)
        metadata.insert(name, QJsonArray::fromStringList(client.*target));
    for (const auto &[name, target] : kFlagMembers)
        metadata.insert(name, client.*target);
    const QString method = client.isConfidential() ? u"client_secret_basic"_s : u"none"_s;
    metadata.insert(kAuthMethod, client.authMethod.isEmpty() ? method : client.authMethod);
    metadata.insert("response_types"_L1,
                    client.allowsGrant(u"authorization_code"_s) ? QJsonArray{kCode} : QJsonArray());
    if (!client.jwks.isEmpty())
        metadata.insert("jwks"_L1, client.jwks);
    if (!client.backchannelLogoutUri.isEmpty())
        metadata.insert("backchannel_logout_session_required"_L1, true);
    if (client.accessTokenLifetime)
        metadata.insert("access_token_lifetime"_L1, qint64(client.accessTokenLifetime->count()));
    if (client.refreshTokenLifetime)
        metadata.insert("refresh_token_lifetime"_L1, qint64(client.refreshTokenLifetime->count()));
    if (!client.claimRules.isEmpty())
        metadata.insert("claim_rules"_L1, claimRulesJson(client.claimRules));
    return metadata;
}

} // namespace core
