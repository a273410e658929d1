#pragma once

#include "core/admin/FlowLab.h"
#include "core/base/Result.h"
#include "ui/widgets/StateMark.h"

namespace ui {

/// A step's request and answer as they are read: first line, headers, an empty line, and the body, JSON indented and a
/// form with one parameter a line.
QString flowRequestText(const core::FlowStep &step);
QString flowAnswerText(const core::FlowStep &step);
QString flowCurl(const core::FlowStep &step); ///< the same request again, for a POSIX shell

QString flowName(core::LabFlow flow);  ///< "Authorization code"
QString flowGrant(core::LabFlow flow); ///< the grant_type that a client needs for it
bool flowNeedsUser(core::LabFlow flow);
QString flowStepWord(const QString &title); ///< "Sign-in page"; an unknown one as it is
StateMark flowStepMark(const core::FlowStep &step);
QString flowFailureText(const core::Error &error);

} // namespace ui
