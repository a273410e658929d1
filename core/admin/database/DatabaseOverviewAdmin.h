#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/database/AdminContext.h"

namespace core {

class DatabaseOverviewAdmin final : public OverviewAdmin
{
public:
    explicit DatabaseOverviewAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<OverviewFigures>> figures() override;
    /// The key-encryption key lies elsewhere than in the keychain: a standing notice. Before the first window only.
    void setKekFallback(bool fallback) { m_kekFallback = fallback; }

private:
    const AdminContext &m_context;
    bool m_kekFallback = false;
};

} // namespace core
