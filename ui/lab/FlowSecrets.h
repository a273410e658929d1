#pragma once

#include "core/admin/FlowLab.h"

namespace ui {

/// A step without what would let its reader in: tokens, codes, secrets, cookies. Its form stays.
core::FlowStep maskedStep(core::FlowStep step);
QString maskedText(QString text); ///< of an address, a form or a JSON text

} // namespace ui
