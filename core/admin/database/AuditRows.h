#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/audit/AuditRepository.h"

namespace core {

/// A row in the console's words.
AuditRow rowOf(const AuditRecord &record);

} // namespace core
