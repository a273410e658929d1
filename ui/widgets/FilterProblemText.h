#pragma once

#include "core/base/FilterText.h"

namespace ui {

/// What is wrong with a filter and what to do; empty when nothing is.
QString filterProblemText(const core::FilterParse &parse);

} // namespace ui
