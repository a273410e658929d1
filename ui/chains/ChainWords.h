#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString chainStateWord(core::ChainState state);
StateMark chainMark(core::ChainState state);
/// One sentence on what a revocation of `count` chains does; `count` < 0: not known yet.
QString revocationText(int count);

} // namespace ui
