#pragma once

#include "core/admin/AuditAdmin.h"

namespace ui {

/// What a row has in a field, as AuditQuery takes it; empty: nothing.
QString auditValue(const core::AuditRow &row, core::AuditField field);
/// Would the log find this row? For the few rows in view; the log itself is asked by AuditAdmin.
bool auditMatches(const core::AuditQuery &query, const core::AuditRow &row);

} // namespace ui
