#pragma once

#include "core/clients/ClientDirectory.h"
#include "core/clients/ClientRepository.h"
#include "core/clients/ClientService.h"
#include "core/clients/DefaultClients.h"
#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QJsonDocument>

namespace tests {

/// All that changes to clients need, real but for the clock.
struct ClientHouse
{
    template <class Task>
    auto write(Task task)
    {
        return db.database().writeNow(task);
    }
    core::Result<core::ClientService::Created> create(const core::Client &draft, const QString &hash = {})
    {
        return write([&](core::Transaction &t) { return service.create(t, draft, origin, hash); });
    }
    core::Result<core::Client> update(const core::Client &changed)
    {
        return write([&](core::Transaction &t) { return service.update(t, changed, origin); });
    }
    core::Result<QString> rotate(const core::ClientId &id, std::chrono::seconds overlap)
    {
        auto secret = write([&](core::Transaction &t) { return service.rotateSecret(t, id, overlap, origin); });
        directory.invalidate();
        return secret;
    }
    bool matches(const core::ClientId &id, const QString &secret)
    {
        return directory.secretMatches(id, core::SecretBytes::fromText(secret)).value();
    }
    core::ClientRow row(const core::ClientId &id)
    {
        return **db.database().readNow([&](core::Snapshot &s) { return core::ClientRepository::find(s, id); });
    }
    /// event name and data of every audit row
    std::vector<std::pair<QString, QJsonObject>> audited()
    {
        std::vector<std::pair<QString, QJsonObject>> all;
        const auto read = db.database().readNow([&](core::Snapshot &snapshot) -> core::Result<void> {
            auto rows = snapshot.run(QStringLiteral("SELECT event_type, event_data FROM audit_logs ORDER BY seq"));
            if (!rows)
                return core::fail(rows.error());
            while (rows->next())
                all.emplace_back(rows->text(0), QJsonDocument::fromJson(rows->text(1).toUtf8()).object());
            return {};
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return all;
    }

    TestDatabase db;
    ManualClock clock;
    core::SystemRandom random;
    core::AuditLog audit{clock, random, QStringLiteral("node")};
    core::ClientService service{audit, clock, random};
    core::ClientDirectory directory{db.database(), clock};
    core::Origin origin{{}, {}, {}, QStringLiteral("console")};
};

inline core::Client publicClient()
{
    return core::demoClients().front().client;
}

inline core::Client confidentialClient()
{
    return core::demoClients().back().client;
}

} // namespace tests
