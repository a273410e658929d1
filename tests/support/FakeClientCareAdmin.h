#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "tests/support/FakeClientAdmin.h"

namespace tests {

/// With `clients` its changes are made there; else it answers what a test has set.
class FakeClientCareAdmin : public core::ClientCareAdmin, public FakeAnswers
{
public:
    FakeClientAdmin *clients = nullptr;
    QStringList calls; ///< "disable web-app"
    core::ClientsChanged changed;
    std::vector<core::ClientChange> changes;
    std::vector<core::ClientRevision> revisions;
    core::Client earlier;
    QByteArray json = "{}";
    core::ClientImport import;
    core::GrantUse use;

    QFuture<core::Result<core::ClientsChanged>> setActive(std::vector<core::ClientId> ids, bool active) override
    {
        return change(ids, active ? QStringLiteral("enable") : QStringLiteral("disable"),
                      [&](const core::ClientId &id) { clients->setActive(id, active); });
    }
    QFuture<core::Result<core::ClientsChanged>> remove(std::vector<core::ClientId> ids) override
    {
        return change(ids, QStringLiteral("remove"), [&](const core::ClientId &id) { clients->remove(id); });
    }
    QFuture<core::Result<core::ClientsChanged>> restore(std::vector<core::ClientId> ids) override
    {
        return change(ids, QStringLiteral("restore"), [&](const core::ClientId &id) { clients->restore(id); });
    }
    QFuture<core::Result<std::vector<core::ClientChange>>> preview(core::Client) override
    {
        return answer(core::Result<std::vector<core::ClientChange>>(changes));
    }
    QFuture<core::Result<std::vector<core::ClientRevision>>> history(core::ClientId, int) override
    {
        return answer(core::Result<std::vector<core::ClientRevision>>(revisions));
    }
    QFuture<core::Result<core::Client>> before(core::ClientId, QString) override
    {
        return answer(core::Result<core::Client>(earlier));
    }
    QFuture<core::Result<void>> retireOldSecret(core::ClientId id) override
    {
        calls.append(QStringLiteral("retire ") + id.value);
        return answer(core::Result<void>());
    }
    QFuture<core::Result<QByteArray>> exportJson(core::ClientId) override
    {
        return answer(core::Result<QByteArray>(json));
    }
    QFuture<core::Result<core::ClientImport>> tryImport(QByteArray) override
    {
        return answer(core::Result<core::ClientImport>(import));
    }
    QFuture<core::Result<core::GrantUse>> grantUse() override { return answer(core::Result<core::GrantUse>(use)); }

private:
    QFuture<core::Result<core::ClientsChanged>> change(const std::vector<core::ClientId> &ids, const QString &what,
                                                       const std::function<void(const core::ClientId &)> &how)
    {
        QString call = what;
        for (const core::ClientId &id : ids) {
            call += u' ' + id.value;
            if (clients && !failNext)
                how(id);
        }
        calls.append(call);
        if (clients)
            changed.changed = ids;
        return answer(core::Result<core::ClientsChanged>(changed));
    }
};

} // namespace tests
