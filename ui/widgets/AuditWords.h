#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QStringList auditEventNames();                    ///< PRODUCT.md §7 "Events", as they stand in the log
QString auditEventWord(const QString &eventType); ///< "Sign-in failed"; the name itself when it is unknown
/// The same of a row, which may say more: "Fault switched on" of a setting, "Refresh refused" of what failed.
QString auditEventWord(const core::AuditRow &row);
/// That word and, where it does not tell it, that it failed: "User changed, failed".
QString auditEventPhrase(const core::AuditRow &row);
QString auditResultWord(bool success);
StateMark auditResultMark(bool success);
/// What verifying found, in words for a person: what, where, what to do.
QString auditCheckText(const core::AuditCheck &check);

/// "User": a field's name for people; in the filter language it is core::auditFieldName().
QString auditFieldWord(core::AuditField field);
/// "Sign-in failed" of an event, "ok" of a result; other values as they are.
QString auditValueWord(core::AuditField field, const QString &value);

} // namespace ui
