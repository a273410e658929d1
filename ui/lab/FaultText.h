#pragma once

#include "core/base/Fault.h"

#include <QString>

namespace ui {

QString faultName(core::FaultKind kind);
QString faultAbout(core::FaultKind kind); ///< what it is good for
QString faultPlaceName(core::FaultPlace place);
/// "on, 3 of 12 requests, ends in 4 min"
QString faultStateText(const core::FaultSwitch &fault, core::Instant now);

} // namespace ui
