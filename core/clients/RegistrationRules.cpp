#include "core/clients/RegistrationRules.h"

#include "core/clients/ClientMetadata.h"
#include "core/clients/ClientRules.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

auto notForRegistered(const QString &member, const QString &detail)
{
    return fail(ErrorKind::InvalidInput, detail, member);
}

/// Only an admin decides these. Asking for what the client has already is no harm: libraries send back what they read.
Result<void> checkOwnMembers(const Client &asked, const Client &present)
{
    const std::pair<QString, bool> members[] = {
        {u"first_party"_s, asked.firstParty && !present.firstParty},
        {u"legacy_401"_s, asked.legacy401 && !present.legacy401},
        {u"resources"_s, !asked.resources.isEmpty() && asked.resources != present.resources},
        {u"claim_rules"_s, !asked.claimRules.isEmpty() && asked.claimRules != present.claimRules},
        {u"access_token_lifetime"_s,
         asked.accessTokenLifetime && asked.accessTokenLifetime != present.accessTokenLifetime},
        {u"refresh_token_lifetime"_s,
         asked.refreshTokenLifetime && asked.refreshTokenLifetime != present.refreshTokenLifetime},
        {u"grace_seconds"_s, asked.graceSeconds.count() != 0 && asked.graceSeconds != present.graceSeconds},
        {u"reuse_policy"_s, asked.reusePolicy != Client().reusePolicy && asked.reusePolicy != present.reusePolicy}};
    for (const auto &[member, isAsked] : members) {
        if (isAsked)
            return notForRegistered(member, u"%1 is decided by an administrator"_s.arg(member));
    }
    return {};
}

/// Every entry is among those for all or those that the client has.
Result<void> checkAmong(const QString &member, const QStringList &asked, const QStringList &forAll,
                        const QStringList &present)
{
    const bool isAmong = std::all_of(asked.begin(), asked.end(), [&](const QString &entry) {
        return forAll.contains(entry) || present.contains(entry);
    });
    if (isAmong)
        return {};
    return notForRegistered(member, u"a client that registers itself gets only: %1"_s.arg(forAll.join(u' ')));
}

/// This server calls it: nobody may point it into the network that it stands in.
Result<void> checkBackchannelHost(const Client &asked)
{
    if (asked.backchannelLogoutUri.isEmpty())
        return {};
    const QUrl url(asked.backchannelLogoutUri, QUrl::StrictMode);
    // A name with a dot whose last part is no number: "127.1" and "0x7f.1" are addresses.
    static const QRegularExpression publicName(
        QRegularExpression::anchoredPattern(u"(?:[a-z0-9_-]+\\.)+[a-z][a-z0-9-]*"_s),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression insideName(u"\\.(?:localhost|local|internal|intranet|lan|home|corp|arpa)$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    const bool isInside = !publicName.match(url.host()).hasMatch() || url.host().contains(insideName);
    if (url.scheme() != u"https"_s || isInside)
        return notForRegistered(
            u"backchannel_logout_uri"_s,
            u"a client that registers itself is told of sign-outs by https at a public host name"_s);
    return {};
}

void keepWhatAnAdminDecides(Client &client, const Client &present)
{
    client.firstParty = present.firstParty;
    client.legacy401 = present.legacy401;
    client.resources = present.resources;
    client.claimRules = present.claimRules;
    client.accessTokenLifetime = present.accessTokenLifetime;
    client.refreshTokenLifetime = present.refreshTokenLifetime;
    client.graceSeconds = present.graceSeconds;
    client.reusePolicy = present.reusePolicy;
    client.requirePkce = present.requirePkce;
    client.requireDpop = client.requireDpop || present.requireDpop; // who holds its token must not soften it
    client.requirePushedRequests = client.requirePushedRequests || present.requirePushedRequests;
    client.isActive = present.isActive;
}

QStringList defaultScopes(const Client &client)
{
    QStringList scopes = RegistrationRules::scopes();
    if (!client.allowsGrant(u"refresh_token"_s))
        scopes.removeOne(u"offline_access"_s);
    return scopes;
}

} // namespace

const QStringList &RegistrationRules::scopes()
{
    return ClientRules::openIdScopes();
}

const QStringList &RegistrationRules::grantTypes()
{
    static const QStringList grants{u"authorization_code"_s, u"refresh_token"_s,
                                    u"urn:ietf:params:oauth:grant-type:device_code"_s};
    return grants;
}

Result<Client> RegistrationRules::clientFrom(const ClientId &id, const QJsonObject &metadata, const Client *present)
{
    auto client = clientFromMetadata(id, metadata);
    if (!client)
        return client;
    Client before;
    before.requirePkce = true;
    if (present)
        before = *present;
    if (auto checked = checkOwnMembers(*client, before); !checked)
        return fail(checked.error());
    if (auto checked = checkAmong(u"grant_types"_s, client->grantTypes, grantTypes(), before.grantTypes); !checked)
        return fail(checked.error());
    if (auto checked = checkAmong(u"scope"_s, client->scopes, scopes(), before.scopes); !checked)
        return fail(checked.error());
    if (auto checked = checkBackchannelHost(*client); !checked)
        return fail(checked.error());
    keepWhatAnAdminDecides(*client, before);
    if (client->scopes.isEmpty())
        client->scopes = defaultScopes(*client);
    client->isRegistered = true;
    return client;
}

} // namespace core
