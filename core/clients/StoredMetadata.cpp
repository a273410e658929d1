#include "core/clients/StoredMetadata.h"

#include "core/clients/ClaimRuleJson.h"

#include <QJsonDocument>

namespace core {
using namespace Qt::StringLiterals;
namespace {

struct StoredText
{
    QLatin1StringView member;
    QString Client::*target;
};
constexpr StoredText kStoredTexts[] = {{"token_endpoint_auth_method"_L1, &Client::authMethod},
                                       {"application_type"_L1, &Client::applicationType},
                                       {"backchannel_logout_uri"_L1, &Client::backchannelLogoutUri},
                                       {"client_uri"_L1, &Client::clientUri},
                                       {"logo_uri"_L1, &Client::logoUri},
                                       {"policy_uri"_L1, &Client::policyUri},
                                       {"tos_uri"_L1, &Client::tosUri}};

struct StoredFlag
{
    QLatin1StringView member;
    bool Client::*target;
};
constexpr StoredFlag kStoredFlags[] = {{"require_pkce"_L1, &Client::requirePkce},
                                       {"require_pushed_authorization_requests"_L1, &Client::requirePushedRequests},
                                       {"dpop_bound_access_tokens"_L1, &Client::requireDpop},
                                       {"registered"_L1, &Client::isRegistered}};

struct StoredList
{
    QLatin1StringView member;
    QStringList Client::*target;
};
constexpr StoredList kStoredLists[] = {{"post_logout_redirect_uris"_L1, &Client::postLogoutRedirectUris},
                                       {"contacts"_L1, &Client::contacts}};

} // namespace

QString storedMetadata(const Client &client)
{
    const Client defaults;
    QJsonObject json;
    for (const auto &[member, target] : kStoredTexts) {
        if (client.*target != defaults.*target)
            json.insert(member, client.*target);
    }
    for (const auto &[member, target] : kStoredFlags) {
        if (client.*target != defaults.*target)
            json.insert(member, client.*target);
    }
    for (const auto &[member, target] : kStoredLists) {
        if (client.*target != defaults.*target)
            json.insert(member, QJsonArray::fromStringList(client.*target));
    }
    if (!client.jwks.isEmpty())
        json.insert("jwks"_L1, client.jwks);
    if (!client.claimRules.isEmpty())
        json.insert("claim_rules"_L1, claimRulesJson(client.claimRules));
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void readStoredMetadata(const QString &json, Client &client)
{
    const QJsonObject stored = QJsonDocument::fromJson(json.toUtf8()).object();
    if (stored.isEmpty())
        return;
    for (const auto &[member, target] : kStoredTexts)
        client.*target = stored.value(member).toString(client.*target);
    for (const auto &[member, target] : kStoredFlags)
        client.*target = stored.value(member).toBool(client.*target);
    for (const auto &[member, target] : kStoredLists) {
        const QJsonArray array = stored.value(member).toArray();
        for (const QJsonValue &value : array)
            (client.*target) << value.toString();
    }
    client.jwks = stored.value("jwks"_L1).toObject();
    client.claimRules = claimRulesFromJson(stored.value("claim_rules"_L1).toArray()).value_or(QList<ClaimRule>());
}

} // namespace core
