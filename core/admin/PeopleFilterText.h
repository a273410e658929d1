#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/base/FilterText.h"

#include <vector>

namespace core {

/// The lists of users and of clients in the filter language of all lists. Times that cannot be read are passed over:
/// parseFilter() has complained about them. `now` is what spans of time count from.
const std::vector<FilterField> &userFilterFields();
UserFilter userFilterOf(const std::vector<FilterTerm> &terms, Instant now);

const std::vector<FilterField> &clientFilterFields();
ClientFilter clientFilterOf(const std::vector<FilterTerm> &terms);

} // namespace core
