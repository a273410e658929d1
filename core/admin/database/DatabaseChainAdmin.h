#pragma once

#include "core/admin/ChainAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/tokens/TokenFamilyRepository.h"

namespace core {

class DatabaseChainAdmin final : public ChainAdmin
{
public:
    explicit DatabaseChainAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<Page<ChainSummary>>> list(ChainFilter filter, PageRequest page) override;
    QFuture<Result<ChainDetail>> find(FamilyId id) override;
    QFuture<Result<FamilyId>> findByToken(QString token) override;
    QFuture<Result<TokenPlace>> locate(QString token) override;
    QFuture<Result<ChainPreview>> preview(ChainChoice which) override;
    QFuture<Result<int>> countActive(std::optional<UserId> user, std::optional<ClientId> client) override;
    QFuture<Result<int>> revoke(FamilyId id) override;
    QFuture<Result<int>> revokeAll(std::optional<UserId> user, std::optional<ClientId> client) override;

private:
    QFuture<Result<int>> end(const FamilyCriteria &which);
    const AdminContext &m_context;
};

} // namespace core
