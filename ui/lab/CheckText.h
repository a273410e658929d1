#pragma once

#include "core/admin/LabAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString checkWord(const QString &name); ///< "Issuer"; an unknown one as it is
StateMark checkMark(core::TokenCheck::Outcome outcome);
/// Of a failed check why it failed and what to do; of a passed one what was found.
QString checkReason(const core::TokenCheck &check, const core::TokenInspection &inspection);

QString tokenKindWord(const QString &kind); ///< "Access token"
/// What the checks come to, in a word.
struct Verdict
{
    StateMark mark;
    QString word;
    QString why; ///< the first failed check in words; empty when there is none
};
Verdict verdictOn(const core::TokenInspection &inspection);

} // namespace ui
