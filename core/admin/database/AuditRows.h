#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/audit/AuditRepository.h"

namespace core {

/// Between the console's words for the audit log and those of core/audit.
AuditCriteria criteriaOf(const AuditQuery &query);
AuditRow rowOf(const AuditRecord &record);

} // namespace core
