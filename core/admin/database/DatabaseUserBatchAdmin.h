#pragma once

#include "core/admin/UserBatchAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/admin/database/UserImportJudge.h"

namespace core {

class DatabaseUserBatchAdmin final : public UserBatchAdmin
{
public:
    explicit DatabaseUserBatchAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<EndPreview>> previewEnd(std::vector<UserId> ids) override;
    QFuture<Result<EndedSessions>> endSessions(std::vector<UserId> ids) override;
    QFuture<Result<std::vector<GivenPassword>>> resetPasswords(std::vector<UserId> ids, Progress progress) override;
    QFuture<Result<std::vector<FailedAddress>>> failedAddresses(UserId id, Instant since) override;
    QFuture<Result<ImportSheet>> readImport(QString path) override;
    QFuture<Result<ImportReport>> tryImport(ImportSheet sheet, ImportChoice choice) override;
    QFuture<Result<ImportReport>> import(ImportSheet sheet, ImportChoice choice, Progress progress) override;
    QFuture<Result<int>> exportTo(QString path, UserExportFormat format, UserFilter filter, PageRequest order) override;

private:
    struct Judged;
    Result<Judged> judged(const ImportSheet &sheet, const ImportChoice &choice) const;
    Result<QString> hashOf(const QString &password) const;
    QString generatedPassword() const;
    Result<void> resetOne(Transaction &transaction, const UserId &id, const QString &hash) const;
    Result<void> addSlice(Judged &judged, size_t first, size_t last, const std::vector<QString> &hashes) const;

    const AdminContext &m_context;
};

} // namespace core
