#pragma once

#include "core/clients/ClientRepository.h"
#include "core/clients/ClientSecrets.h"
#include "core/clients/InitialTokens.h"
#include "core/crypto/PasswordHash.h"
#include "core/users/UserRepository.h"
#include "server/Server.h"
#include "tests/support/HttpClient.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

namespace tests {

/// A whole server on a free port over a real database, with users, clients and a clock that stands still. Passwords
/// cost little (bcrypt 4). In headers only, as it is for tests of server and above.
class ServerFixture
{
public:
    struct Options
    {
        std::function<void(core::Settings &)> change = {};
        QString issuer = QStringLiteral("https://issuer.test");
        core::LoginLimits limits = {};
    };
    static constexpr auto kPassword = "Str0ng!password";
    static constexpr auto kSecret = "s3cret+/with :specials%";

    ServerFixture() : ServerFixture(Options{}) {}
    explicit ServerFixture(const Options &options)
        : throttle(issuer.clock, options.limits)
        , signIn({issuer.database.database(), issuer.audit, throttle, hashPool, issuer.clock, issuer.random, kCost})
        , sessions({issuer.database.database(), issuer.audit, issuer.clock, issuer.random}, {})
        , consents(issuer.database.database(), issuer.audit, issuer.clock)
        , codes({issuer.database.database(), issuer.audit, issuer.clock, issuer.random})
        , pushedRequests(issuer.database.database(), issuer.clock, issuer.random)
        , deviceCodes({issuer.database.database(), issuer.audit, issuer.clock, issuer.random})
        , logoutDeliveries(issuer.database.database(), issuer.audit, issuer.clock)
        , passwordChange({issuer.database.database(), issuer.audit, signIn, sessions, hashPool, issuer.clock,
                          issuer.random, core::PasswordPolicy::Classic, kCost})
        , server(partsFor(options))
    {
        alice = addUser(QStringLiteral("alice"));
        addClients();
        const auto urls = server.start();
        if (!urls)
            qFatal("%s", qPrintable(urls.error().detail));
        port = quint16(QUrl(urls->constFirst()).port());
    }

    HttpClient http() const { return HttpClient(port); }
    /// POST /oauth/token.
    HttpAnswer token(const FormFields &fields, const HeaderList &headers = {}) const
    {
        return http().postForm("/oauth/token", fields, headers);
    }
    static FormFields passwordFields(const QByteArray &client = "public-client", const QByteArray &password = kPassword,
                                     const QByteArray &user = "alice")
    {
        return {{"grant_type", "password"}, {"username", user}, {"password", password}, {"client_id", client}};
    }
    static FormFields refreshFields(const QByteArray &token, const QByteArray &client = "public-client")
    {
        return {{"grant_type", "refresh_token"}, {"refresh_token", token}, {"client_id", client}};
    }
    /// A token answer for alice, or the end of the test.
    HttpAnswer signedIn(const QByteArray &client = "public-client") const
    {
        const auto answer = token(passwordFields(client));
        if (answer.status != 200)
            qFatal("sign-in answered %d %s", answer.status, answer.body.constData());
        return answer;
    }

    core::User addUser(const QString &name)
    {
        core::User user;
        user.id = core::UserId{issuer.random.uuid()};
        user.username = name;
        user.email = name + QStringLiteral("@example.com");
        user.createdAt = user.updatedAt = issuer.clock.now();
        const auto hash = core::PasswordHash::make(core::SecretBytes::take(kPassword), kCost, issuer.random).value();
        store([&](core::Transaction &transaction) { return core::UserRepository::insert(transaction, user, hash); });
        return user;
    }
    void addClient(const QString &id, const std::function<void(core::Client &)> &change, bool withSecret = false)
    {
        core::Client client;
        client.rowId = issuer.random.uuid();
        client.id = core::ClientId{id};
        client.name = id;
        client.scopes = {QStringLiteral("api:read"), QStringLiteral("api:write")};
        client.grantTypes = {QStringLiteral("password"), QStringLiteral("refresh_token")};
        client.createdAt = client.updatedAt = issuer.clock.now();
        change(client);
        core::ClientSecretHashes secrets;
        if (withSecret)
            secrets.newest = core::ClientSecrets::fastHash(core::SecretBytes::take(kSecret));
        store([&](core::Transaction &transaction) {
            return core::ClientRepository::insert(transaction, client, secrets);
        });
        issuer.clients.invalidate();
    }
    /// With which one client may register itself.
    QByteArray initialToken()
    {
        QByteArray token;
        store([&](core::Transaction &transaction) -> core::Result<void> {
            core::InitialTokens tokens(issuer.audit, issuer.clock, issuer.random);
            const auto made = tokens.make(transaction, 1, std::chrono::hours(1), TestIssuer::origin());
            if (!made)
                return core::fail(made.error());
            token = made->toLatin1();
            return {};
        });
        return token;
    }
    /// Changes rows behind the server's back, as another process would, then tells it.
    void execute(const QString &sql)
    {
        issuer.execute(sql);
        issuer.clients.invalidate();
        issuer.tokens.invalidate();
    }

    /// For a second server over the same house.
    server::ServerParts parts(core::Settings settings)
    {
        return {std::move(settings),
                issuer.database.database(),
                issuer.clients,
                signIn,
                issuer.tokens,
                issuer.ring,
                hashPool,
                issuer.audit,
                sessions,
                consents,
                codes,
                pushedRequests,
                deviceCodes,
                logoutDeliveries,
                passwordChange,
                issuer.clock,
                issuer.random,
                metrics};
    }

    TestIssuer issuer;
    core::LoginThrottle throttle;
    core::HashPool hashPool;
    core::PasswordSignIn signIn;
    core::BrowserSessions sessions;
    core::Consents consents;
    core::AuthorizationCodes codes;
    core::PushedRequests pushedRequests;
    core::DeviceCodes deviceCodes;
    core::LogoutDeliveries logoutDeliveries;
    core::PasswordChange passwordChange;
    server::Metrics metrics;
    server::Server server;
    core::User alice;
    quint16 port = 0;

private:
    static constexpr int kCost = 4;

    server::ServerParts partsFor(const Options &options)
    {
        core::Settings settings{};
        settings.listeners = {{QStringLiteral("127.0.0.1"), 0, {}}};
        settings.jwksMaxAge = std::chrono::seconds(3600);
        if (options.change)
            options.change(settings);
        server::ServerParts parts = this->parts(std::move(settings));
        parts.settleIssuer = [name = options.issuer](const QString &) { return core::Result<QString>(name); };
        parts.activeFamilies = [this] {
            return std::optional<qint64>(
                issuer.number(QStringLiteral("SELECT COUNT(*) FROM token_families WHERE state = 'active'")));
        };
        return parts;
    }
    void addClients()
    {
        const auto confidential = [](core::Client &client) { client.type = core::ClientType::Confidential; };
        addClient(QStringLiteral("public-client"),
                  [](core::Client &client) { client.corsOrigins = {QStringLiteral("https://app.example")}; });
        addClient(QStringLiteral("other-client"),
                  [](core::Client &client) { client.corsOrigins = {QStringLiteral("https://other.example")}; });
        addClient(QStringLiteral("confidential-client"), confidential, true);
        addClient(QStringLiteral("refresh-only-client"),
                  [](core::Client &client) { client.grantTypes = {QStringLiteral("refresh_token")}; });
        addClient(QStringLiteral("password-only-client"),
                  [](core::Client &client) { client.grantTypes = {QStringLiteral("password")}; });
        addClient(QStringLiteral("disabled-client"), [](core::Client &client) { client.isActive = false; });
        addClient(QStringLiteral("legacy-client"), [](core::Client &client) { client.legacy401 = true; });
    }
    template <class Task>
    void store(Task task)
    {
        if (const auto stored = issuer.database.database().writeNow(std::move(task)); !stored)
            qFatal("%s", qPrintable(stored.error().detail));
    }
};

} // namespace tests
