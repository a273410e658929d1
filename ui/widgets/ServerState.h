#pragma once

#include "core/admin/ServerControl.h"
#include "ui/widgets/StateMark.h"

namespace ui {

StateMark serverMark(core::ServerFigures::State state);
QString serverStateWord(core::ServerFigures::State state);

} // namespace ui
