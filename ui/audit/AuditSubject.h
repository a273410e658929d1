#pragma once

#include "core/admin/AuditAdmin.h"

namespace ui {

/// "event=a,b&since=…&until=…&user=…&client=…&address=…&family=…&request=…&result=ok|failed&text=…"; times in Unix ms.
/// Unknown members and unreadable times are ignored: a link shows too much rather than nothing.
core::AuditQuery auditQueryOf(const QString &subject);
QString auditSubjectOf(const core::AuditQuery &query);

} // namespace ui
