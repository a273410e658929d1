#pragma once

#include "core/clients/InitialTokens.h"
#include "core/clients/Registration.h"
#include "tests/support/ClientHouse.h"

#include <QJsonArray>

namespace tests {

/// What a client keeps of its registration.
struct KeptRegistration
{
    core::ClientId id;
    core::SecretBytes token;
    QString secret;
};

/// Dynamic registration, real but for the clock and for the token families, which are only noted.
struct RegistrationHouse : ClientHouse
{
    QString initialToken(int uses = 1)
    {
        return *write([&](core::Transaction &t) {
            return core::InitialTokens(audit, clock, random).make(t, uses, std::chrono::hours(1), origin);
        });
    }
    static QJsonObject ordinary()
    {
        return {{QStringLiteral("client_name"), QStringLiteral("Web")},
                {QStringLiteral("redirect_uris"), QJsonArray{QStringLiteral("https://app.example.com/cb")}},
                {QStringLiteral("grant_types"),
                 QJsonArray{QStringLiteral("authorization_code"), QStringLiteral("refresh_token")}}};
    }
    core::Result<core::ClientRegistration::Registered> add(const QJsonObject &metadata)
    {
        return registration.add(core::SecretBytes::fromText(initialToken()), metadata, origin);
    }
    KeptRegistration registered(const QJsonObject &metadata = ordinary())
    {
        const auto added = add(metadata);
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
        return kept(*added);
    }
    static KeptRegistration kept(const core::ClientRegistration::Registered &answer)
    {
        const auto text = [&](const char *member) { return answer.answer.value(QLatin1String(member)).toString(); };
        return {answer.client.id, core::SecretBytes::fromText(text("registration_access_token")),
                text("client_secret")};
    }
    qint64 countClients()
    {
        return db.database().readNow([](core::Snapshot &s) { return core::ClientRepository::count(s, {}, {}); }).value();
    }

    QStringList ended; ///< clients whose families ended
    core::ClientRegistration registration{
        {db.database(), audit, directory, clock, random,
         [this](core::Transaction &, const core::ClientId &id, const core::Origin &) -> core::Result<void> {
             ended << id.value;
             return {};
         },
         [] { return QStringLiteral("RS256"); }}};
};

} // namespace tests
