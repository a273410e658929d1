#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/database/AdminContext.h"

namespace core {

class DatabaseAuditAdmin final : public AuditAdmin
{
public:
    explicit DatabaseAuditAdmin(const AdminContext &context) : m_context(context) { }
    QFuture<Result<Page<AuditRow>>> list(AuditQuery query, PageRequest page) override;
    QFuture<Result<AuditRow>> find(QString id) override;
    QFuture<Result<std::vector<AuditBucket>>> histogram(AuditQuery query, int buckets) override;
    QFuture<Result<AuditCheck>> verify(std::function<bool(qint64 done, qint64 total)> progress) override;
    QFuture<Result<qint64>> exportTo(QString path, ExportFormat format, AuditQuery query,
                                     std::function<bool(qint64 done, qint64 total)> progress) override;

private:
    Result<void> recordExport(const QString &path, qint64 rows) const;
    const AdminContext &m_context;
};

} // namespace core
