#pragma once

#include "core/admin/database/AdminContext.h"
#include "core/tokens/TokenFamilyRepository.h"

namespace core {

/// Ends the chains that are alive and answers how many: the number that a preview counted. For changes that have an
/// audit row of their own.
Result<int> endLivingChains(Transaction &transaction, const FamilyCriteria &which, const QString &reason, Instant now);

/// The same with its audit row, when there is anything to tell.
Result<int> endChains(Transaction &transaction, const AdminContext &context, const FamilyCriteria &which,
                      const QString &reason);

} // namespace core
