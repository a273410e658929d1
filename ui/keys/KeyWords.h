#pragma once

#include "core/admin/KeyAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString keyStateWord(core::KeyState state);
StateMark keyMark(core::KeyState state);
QString keyAlgorithmText(const core::KeySummary &key);              ///< "RS256, 2048 bit"
QString keyRevocationText(const core::KeySummary &key, int chains); ///< what breaks; `chains` < 0: not counted yet

} // namespace ui
