#pragma once

#include "core/admin/KeyAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

QString keyStateWord(core::KeyState state);
StateMark keyMark(core::KeyState state);
/// What a rotation has done. `hadWaited`: the key was published before.
QString keyRotatedText(const core::KeySummary &key, bool hadWaited);
QString keyAlgorithmText(const core::KeySummary &key); ///< "RS256, 2048 bit"
/// What breaks and what clients see; none: not counted yet.
QString keyRevocationText(const core::KeySummary &key, const std::optional<core::KeyUse> &use);
QString keyNeededByText(const core::KeyUse &use);                      ///< beside its key: does not name it again
QString keyNeedsText(const core::KeyId &key, const core::KeyUse &use); ///< which tokens still need it, and how long
/// May one go on? `isRetiring`: the step takes it out of the key set.
QString keySafetyText(const core::KeyUse &use, bool isRetiring);

} // namespace ui
