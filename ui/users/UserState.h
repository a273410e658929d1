#pragma once

#include "core/admin/UserAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

/// What the console calls a user's state; the most serious one when several hold.
StateMark userMark(const core::UserSummary &user);
QString userStateWord(const core::UserSummary &user);
/// Until when and why; empty when the user is not locked.
QString lockText(const core::UserSummary &user);

} // namespace ui
