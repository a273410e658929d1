#pragma once

#include "core/admin/FlowLab.h"
#include "core/base/Clock.h"

namespace ui {

enum class FlowFormat { Markdown, Har };
QString flowFileName(FlowFormat format);
/// A whole run, to be read or to be opened in a browser's network panel (HAR 1.2). `finishedAt`: when the run was over.
QString flowAs(FlowFormat format, const core::FlowRun &run, core::Instant finishedAt);

} // namespace ui
