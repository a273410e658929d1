#pragma once

#include "core/admin/FlowLab.h"
#include "core/base/Result.h"
#include "core/clients/Client.h"
#include "ui/widgets/StateMark.h"

namespace ui {

/// A step's request and answer as they are read: first line, the body (JSON indented, a form with one parameter a
/// line), and the headers after it.
QString flowRequestText(const core::FlowStep &step);
QString flowAnswerText(const core::FlowStep &step);
QString flowCurl(const core::FlowStep &step); ///< the same request again, for a POSIX shell

QString flowRunTitle(const core::FlowRun &run);
/// The first that was not expected, else the one that brought the tokens; -1 without steps.
int flowStepToShow(const core::FlowRun &run);

QString flowName(core::LabFlow flow);  ///< "Authorization code"
QString flowGrant(core::LabFlow flow); ///< the grant_type that a client needs for it
bool flowNeedsUser(core::LabFlow flow);
bool flowFits(core::LabFlow flow, const core::Client &client); ///< may this client walk it?
QString flowStepWord(const QString &title);                    ///< "Sign-in page"; an unknown one as it is
StateMark flowStepMark(const core::FlowStep &step);
QString flowFailureText(const core::Error &error);

} // namespace ui
