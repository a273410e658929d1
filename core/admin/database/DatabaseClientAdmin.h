#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/clients/ClientRepository.h"
#include "core/clients/ClientService.h"

namespace core {

class DatabaseClientAdmin final : public ClientAdmin
{
public:
    explicit DatabaseClientAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<Page<ClientSummary>>> list(ClientFilter filter, PageRequest page) override;
    QFuture<Result<ClientSummary>> find(ClientId id) override;
    QFuture<Result<CreatedClient>> create(Client draft) override;
    QFuture<Result<void>> update(Client changed) override;
    QFuture<Result<QString>> rotateSecret(ClientId id, std::chrono::seconds overlap,
                                          std::optional<std::chrono::seconds> lifetime = {}) override;
    QFuture<Result<void>> setActive(ClientId id, bool active) override;
    QFuture<Result<void>> remove(ClientId id) override;
    QFuture<Result<void>> restore(ClientId id) override;
    RedirectMatch matchRedirect(const QStringList &registered, const QString &uri) const override;
    QFuture<Result<QString>> makeInitialToken(int uses, std::chrono::seconds lifetime) override;

private:
    /// Runs `change` in a transaction off the caller's thread; afterwards endpoints and windows know of it.
    template <class Change>
    auto changing(Change change) -> QFuture<std::invoke_result_t<Change, Transaction &>>;
    ClientService service() const;
    Result<ClientSummary> summaryOf(Snapshot &snapshot, const ClientRow &row, int activeFamilies) const;

    const AdminContext &m_context;
};

} // namespace core
