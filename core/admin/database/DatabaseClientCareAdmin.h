#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/clients/ClientService.h"

#include <mutex>

namespace core {

class DatabaseClientCareAdmin final : public ClientCareAdmin
{
public:
    explicit DatabaseClientCareAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<ClientsChanged>> setActive(std::vector<ClientId> ids, bool active) override;
    QFuture<Result<ClientsChanged>> remove(std::vector<ClientId> ids) override;
    QFuture<Result<ClientsChanged>> restore(std::vector<ClientId> ids) override;
    QFuture<Result<std::vector<ClientChange>>> preview(Client changed) override;
    QFuture<Result<std::vector<ClientRevision>>> history(ClientId id, int most) override;
    QFuture<Result<Client>> before(ClientId id, QString auditId) override;
    QFuture<Result<void>> retireOldSecret(ClientId id) override;
    QFuture<Result<QByteArray>> exportJson(ClientId id) override;
    QFuture<Result<ClientImport>> tryImport(QByteArray json) override;
    QFuture<Result<GrantUse>> grantUse() override;

private:
    /// Each client in a write of its own, so that one that fails does not keep the others.
    using Change = std::function<Result<bool>(Transaction &, const ClientId &)>;
    QFuture<Result<ClientsChanged>> changeEach(std::vector<ClientId> ids, Change change);
    ClientService service() const;
    void told() const;
    std::optional<GrantUse> freshUse(Instant now);

    const AdminContext &m_context;
    std::mutex m_lock; ///< guards what follows
    std::optional<GrantUse> m_use;
    Instant m_usedAt;
};

} // namespace core
