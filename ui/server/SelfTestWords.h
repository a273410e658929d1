#pragma once

#include "core/admin/DiagnosticsAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString selfTestTitle(const QString &name);
QString selfTestOutcomeText(core::SelfTestCheck::Outcome outcome);
StateMark selfTestMark(core::SelfTestCheck::Outcome outcome);
/// What to do; empty when there is nothing to be done.
QString selfTestAdvice(const core::SelfTestCheck &check);
/// What a step found, in words where they are known; else the detail as it is.
QString selfTestFound(const core::SelfTestCheck &check);

} // namespace ui
