#pragma once

#include "core/admin/AuditAdmin.h"

namespace ui {

QString auditRowJson(const core::AuditRow &row);     ///< indented, UTC times, as the export writes it
QString auditRowMarkdown(const core::AuditRow &row); ///< a table for a ticket
/// The command that lists the same rows.
QString auditListCommand(const QString &filter);

} // namespace ui
