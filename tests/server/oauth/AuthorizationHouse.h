#pragma once

#include "core/clients/ClientRepository.h"
#include "server/oauth/AuthorizationRequest.h"
#include "tests/support/TestIssuer.h"

namespace tests {

/// Clients of several kinds, and requests of theirs to be read.
class AuthorizationHouse
{
public:
    using Fields = QList<std::pair<QByteArray, QByteArray>>;
    static constexpr auto kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static constexpr auto kRedirect = "https://app.example/callback?tenant=7";

    AuthorizationHouse()
    {
        const auto add = [this](const QString &id, const std::function<void(core::Client &)> &change) {
            core::Client client;
            client.rowId = issuer.random.uuid();
            client.id = core::ClientId{id};
            client.name = id;
            client.scopes = {QStringLiteral("api:read"), QStringLiteral("api:write")};
            client.grantTypes = {QStringLiteral("authorization_code"), QStringLiteral("refresh_token")};
            client.redirectUris = {QString::fromLatin1(kRedirect)};
            client.resources = {QStringLiteral("https://api.test/one"), QStringLiteral("https://api.test/two")};
            change(client);
            const auto stored = issuer.database.database().writeNow([&](core::Transaction &transaction) {
                return core::ClientRepository::insert(transaction, client, {});
            });
            if (!stored)
                qFatal("%s", qPrintable(stored.error().detail));
        };
        add(QStringLiteral("web-client"), [](core::Client &) {});
        add(QStringLiteral("confidential"), [](core::Client &client) { client.type = core::ClientType::Confidential; });
        add(QStringLiteral("strict-client"), [](core::Client &client) {
            client.type = core::ClientType::Confidential;
            client.requirePkce = true;
        });
        add(QStringLiteral("pushing-client"), [](core::Client &client) { client.requirePushedRequests = true; });
        add(QStringLiteral("two-uris"),
            [](core::Client &client) { client.redirectUris += QStringLiteral("https://app.example/other"); });
        add(QStringLiteral("no-uris-client"), [](core::Client &client) { client.redirectUris.clear(); });
        add(QStringLiteral("no-code-client"),
            [](core::Client &client) { client.grantTypes = {QStringLiteral("password")}; });
        add(QStringLiteral("disabled"), [](core::Client &client) { client.isActive = false; });
    }
    static Fields good(const QByteArray &client = "web-client")
    {
        return {{"client_id", client},
                {"response_type", "code"},
                {"redirect_uri", kRedirect},
                {"scope", "openid api:read"},
                {"state", "st"},
                {"nonce", "n-1"},
                {"code_challenge", kChallenge},
                {"code_challenge_method", "S256"}};
    }
    static Fields with(Fields fields, const QByteArray &name, const QByteArray &value)
    {
        for (auto &[known, text] : fields) {
            if (known == name) {
                text = value;
                return fields;
            }
        }
        fields += Fields{{name, value}};
        return fields;
    }
    static Fields without(Fields fields, const QByteArray &name)
    {
        fields.removeIf([&name](const auto &field) { return field.first == name; });
        return fields;
    }
    static server::HttpRequest get(const QByteArray &query)
    {
        server::HttpRequest request;
        request.method = "GET";
        request.path = "/oauth/authorize";
        request.query = query;
        return request;
    }
    static QByteArray encoded(const Fields &fields)
    {
        return server::formEncoded(core::PushedRequests::Parameters(fields.begin(), fields.end()));
    }
    server::AuthorizationRequests::Outcome read(const Fields &fields) { return requests.read(get(encoded(fields))); }

    TestIssuer issuer;
    core::PushedRequests pushed{issuer.database.database(), issuer.clock, issuer.random};
    server::AuthorizationRequests requests{issuer.clients, pushed, QStringLiteral("https://api.test/default"),
                                           std::make_shared<const server::ScopeCatalog>(QMap<QString, QString>{
                                               {QStringLiteral("team:plans"), QStringLiteral("See the plans")}})};
};

} // namespace tests
