#pragma once

#include "core/admin/UserBatchAdmin.h"
#include "core/admin/database/AdminContext.h"

namespace core {

/// Writes users to a file: the columns that the import reads, and times. No hash leaves.
class UserExport
{
public:
    explicit UserExport(const AdminContext &context) : m_context(context) {}
    Result<int> write(const QString &path, UserExportFormat format, const UserFilter &filter,
                      const PageRequest &order) const;

private:
    static QByteArray csvLine(const UserSummary &user);
    static QByteArray jsonObject(const UserSummary &user);
    const AdminContext &m_context;
};

} // namespace core
