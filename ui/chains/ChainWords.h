#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString chainStateWord(core::ChainState state);
StateMark chainMark(core::ChainState state);
/// What a revocation ends: how many chains and tokens, of which clients and users. None: not counted yet.
QString revocationText(const std::optional<core::ChainPreview> &preview);

} // namespace ui
