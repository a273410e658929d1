#pragma once

#include "core/audit/AuditRepository.h"

namespace core {

/// SQL: the name that a user who was removed for good had last, as the rows of his own changes in the log say; NULL
/// when they do not. `user` is the SQL of the id. It walks back to the user's last change: for users without a row,
/// once for each.
QString lastKnownName(const QString &user);
/// Of users whom nothing else names; asks once for each user, not for each row: somebody removed may have many.
Result<void> addLastKnownNames(SqlConnection &connection, std::vector<AuditRecord> &records);

} // namespace core
