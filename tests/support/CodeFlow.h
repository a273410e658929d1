#pragma once

#include "core/crypto/TokenDigest.h"
#include "tests/support/ServerFixture.h"

namespace tests {

/// Authorization codes as the pages give them, without the pages. In headers only, as it is for tests of server.
class CodeFlow
{
public:
    static constexpr auto kRedirect = "https://app.example/callback";
    static constexpr auto kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    explicit CodeFlow(ServerFixture &server) : m_server(server)
    {
        addClient(QStringLiteral("code-client"));
        addClient(QStringLiteral("other-code-client"));
        addClient(
            QStringLiteral("web-client"), [](core::Client &client) { client.type = core::ClientType::Confidential; },
            true);
    }
    void addClient(const QString &id, const std::function<void(core::Client &)> &change = {}, bool withSecret = false)
    {
        m_server.addClient(
            id,
            [&change](core::Client &client) {
                client.grantTypes = {QStringLiteral("authorization_code"), QStringLiteral("refresh_token")};
                client.redirectUris = {QString::fromLatin1(kRedirect)};
                client.resources = {QStringLiteral("https://api.test/one"), QStringLiteral("https://api.test/two")};
                if (change)
                    change(client);
            },
            withSecret);
    }
    static QString challenge() { return QString::fromLatin1(core::base64Url(core::sha256(QByteArray(kVerifier)))); }
    core::AuthorizationGrant grant(const QString &client = QStringLiteral("code-client")) const
    {
        core::AuthorizationGrant grant;
        grant.client = core::ClientId{client};
        grant.user = m_server.alice.id;
        grant.redirectUri = QString::fromLatin1(kRedirect);
        grant.scopes = {QStringLiteral("openid"), QStringLiteral("profile"), QStringLiteral("email"),
                        QStringLiteral("api:read")};
        grant.nonce = QStringLiteral("nonce-1");
        grant.codeChallenge = challenge();
        grant.authentication = {
            m_server.issuer.clock.now(), QStringLiteral("urn:test:acr"), {QStringLiteral("pwd")}, {}};
        return grant;
    }
    QByteArray code(const std::function<void(core::AuthorizationGrant &)> &change = {},
                    const QString &client = QStringLiteral("code-client"))
    {
        auto grant = this->grant(client);
        if (change)
            change(grant);
        return m_server.codes.issue(grant).value();
    }
    static FormFields fields(const QByteArray &code, const QByteArray &client = "code-client")
    {
        return {{"grant_type", "authorization_code"},
                {"code", code},
                {"redirect_uri", kRedirect},
                {"code_verifier", kVerifier},
                {"client_id", client}};
    }
    /// Another value for one of the fields; null: without it.
    static FormFields with(FormFields fields, const QByteArray &name, const QByteArray &value)
    {
        fields.removeIf([&name](const auto &field) { return field.first == name; });
        if (!value.isNull())
            fields.emplaceBack(name, value);
        return fields;
    }
    HttpAnswer exchange(const QByteArray &code, const HeaderList &headers = {}) const
    {
        return m_server.token(fields(code), headers);
    }

private:
    ServerFixture &m_server;
};

} // namespace tests
