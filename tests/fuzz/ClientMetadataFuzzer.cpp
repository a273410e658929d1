#include "app/commands/ClientMetadata.h"
#include "core/clients/ClientMetadata.h"
#include "core/clients/ClientRules.h"
#include "tests/fuzz/Fuzzing.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using core::Client;
using core::ClientRules;
using tests::require;

namespace {

void checkAllowed(const Client &client)
{
    require(!client.grantTypes.isEmpty() && client.name.size() <= 255, "a client has grants and a short name");
    for (const QString &grant : client.grantTypes)
        require(ClientRules::grantTypes().contains(grant), "only grants that there are");
    for (const QString &uri : client.redirectUris)
        require(ClientRules::isRedirectUri(uri), "only redirect URIs that may be");
    for (const QString &scope : client.scopes)
        require(ClientRules::isScope(scope), "only scopes that may be");
    require(!client.accessTokenLifetime || *client.accessTokenLifetime <= ClientRules::kLongestAccessLifetime,
            "no access token lives for ever");
    require(client.graceSeconds.count() >= 0 && client.graceSeconds.count() <= 60, "the grace is short");
    require(client.isConfidential() || !client.allowsGrant(u"client_credentials"_s), "RFC 6749 §4.4");
    const QJsonObject metadata = core::clientMetadata(client);
    const auto again = core::clientFromMetadata(client.id, metadata);
    require(again.has_value() && core::clientMetadata(*again) == metadata, "exported and imported it is the same");
    require(ClientRules::check(*again).has_value(), "and keeps to the rules");
    core::ClientSummary summary;
    summary.client = client;
    const QJsonObject told = app::clientJson(summary);
    require(told.value("redirect_uris"_L1).toArray().size() == client.redirectUris.size(), "what is told is all");
    require(std::ranges::none_of(told.keys(), [](const QString &name) { return name.contains("hash"_L1); }),
            "no hash is told");
}

} // namespace

/// One JSON object: a client in the metadata of RFC 7591.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto metadata = QJsonDocument::fromJson(tests::FuzzInput(data, size).rest()).object();
    const auto client = core::clientFromMetadata({u"fuzz-client"_s}, metadata);
    if (!client) {
        require(client.error().kind == core::ErrorKind::InvalidInput && !client.error().field.isEmpty(),
                "a refusal names the member");
        return 0;
    }
    if (ClientRules::check(*client))
        checkAllowed(*client);
    return 0;
}
