#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/PageFrame.h"

namespace ui {

/// What the palette offers of the log: kinds of events and addresses that are named like this, and a search for the
/// words themselves. Cancelled when the owner goes first.
QFuture<std::vector<SearchHit>> searchAudit(core::AuditAdmin &audit, const QString &text, int most, QObject *owner);

} // namespace ui
