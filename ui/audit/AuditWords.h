#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QStringList auditEventNames();                    ///< PRODUCT.md §7 "Events", as they stand in the log
QString auditEventWord(const QString &eventType); ///< "Sign-in failed"; the name itself when it is unknown
QString auditResultWord(bool success);
StateMark auditResultMark(bool success);
/// What verifying found, in words for a person: what, where, what to do.
QString auditCheckText(const core::AuditCheck &check);

/// One member that an admin change altered.
struct AuditChange
{
    QString member;
    QString before;
    QString after;
};
/// From `before` and `after` of a row's data; empty when it has none.
std::vector<AuditChange> auditChanges(const QJsonObject &data);

} // namespace ui
