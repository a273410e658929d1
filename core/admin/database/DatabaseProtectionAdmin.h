#pragma once

#include "core/admin/ProtectionAdmin.h"
#include "core/admin/database/AdminContext.h"

namespace core {

class DatabaseProtectionAdmin final : public ProtectionAdmin
{
public:
    explicit DatabaseProtectionAdmin(const AdminContext &context) : m_context(context) {}
    /// From memory; the database is asked only for the names of users among what is blocked.
    QFuture<Result<ProtectionFigures>> figures() override;
    QFuture<Result<bool>> unblock(BlockedSubject subject) override;

private:
    Result<bool> lift(Transaction &transaction, const BlockedSubject &subject, Instant now) const;

    const AdminContext &m_context;
};

} // namespace core
