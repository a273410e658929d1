#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/widgets/PageFrame.h"

namespace ui {

/// Users by a part of name or address, for the command palette.
QFuture<std::vector<SearchHit>> searchUsers(core::UserAdmin &users, const QString &text, int most, QObject *owner);

} // namespace ui
