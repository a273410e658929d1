#pragma once

#include "core/certificates/CertificateRecord.h"
#include "core/database/SqlConnection.h"

namespace core {

/// SQL of `certificates`.
class CertificateRepository
{
public:
    static Result<std::optional<CertificateRecord>> find(SqlConnection &connection, CertificateRecord::Role role);
    /// In place of the one of the same role.
    static Result<void> replace(Transaction &transaction, const CertificateRecord &record);
    /// False when there was none.
    static Result<bool> remove(Transaction &transaction, CertificateRecord::Role role);
};

} // namespace core
