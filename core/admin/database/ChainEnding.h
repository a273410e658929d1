#pragma once

#include "core/admin/database/AdminContext.h"
#include "core/tokens/TokenFamilyRepository.h"

namespace core {

/// Ends the chains that are alive, with an audit row when there is anything to tell, and answers how many: the number
/// that a preview counted.
Result<int> endChains(Transaction &transaction, const AdminContext &context, const FamilyCriteria &which,
                      const QString &reason);

} // namespace core
