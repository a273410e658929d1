#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/keys/KeyRing.h"

namespace core {

class DatabaseAuditAdmin final : public AuditAdmin
{
public:
    explicit DatabaseAuditAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<Page<AuditRow>>> list(AuditQuery query, PageRequest page) override;
    QFuture<Result<Page<AuditRow>>> newest(AuditQuery query, int most) override;
    QFuture<Result<AuditRow>> find(QString id) override;
    QFuture<Result<qint64>> countNewer(AuditQuery query, QString id) override;
    QFuture<Result<std::vector<AuditFacet>>> facets(AuditQuery query, QList<AuditField> fields, int most) override;
    QFuture<Result<QStringList>> values(AuditField field, QString prefix, int most) override;
    QFuture<Result<void>> mark(QString id, std::optional<QString> note) override;
    QFuture<Result<std::vector<AuditBucket>>> histogram(AuditQuery query, int buckets) override;
    QFuture<Result<AuditCheck>> verify(std::function<bool(qint64 done, qint64 total)> progress) override;
    QFuture<Result<AuditExportCheck>> verifyExport(QString path) override;
    QFuture<Result<qint64>> exportTo(QString path, ExportFormat format, AuditQuery query,
                                     std::function<bool(qint64 done, qint64 total)> progress) override;
    /// From now on each export signs the newest row, so that cutting off the end shows. Before the first window only;
    /// `ring` outlives this.
    void signHeadsWith(const KeyRing &ring) { m_ring = &ring; }

private:
    Result<std::unique_ptr<Database>> ownConnection() const;
    Result<void> signHead() const;
    Result<void> record(const QJsonObject &data, const QString &fault = {}) const;

    const AdminContext &m_context;
    const KeyRing *m_ring = nullptr;
};

} // namespace core
