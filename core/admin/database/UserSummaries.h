#pragma once

#include "core/admin/UserAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/users/User.h"

namespace core {

/// Users as the lists show them: the row, its lock, its live chains.
class UserSummaries
{
public:
    explicit UserSummaries(const AdminContext &context) : m_context(context) {}
    Result<Page<UserSummary>> page(Snapshot &snapshot, const UserFilter &filter, const PageRequest &request) const;
    /// NotFound when neither id, name nor e-mail match.
    Result<UserSummary> find(Snapshot &snapshot, const QString &nameOrId) const;

private:
    Result<UserSummary> summaryOf(Snapshot &snapshot, const User &user) const;
    const AdminContext &m_context;
};

} // namespace core
