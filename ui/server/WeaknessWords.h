#pragma once

#include <QString>

namespace ui {

/// What a rule of core::SettingWeakness risks, in one sentence; `otherwise` when the rule is not known here.
QString weaknessRiskText(const QString &rule, const QString &otherwise = {});

} // namespace ui
