#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/StateMark.h"

namespace ui {

StateMark clientMark(const core::Client &client);
QString clientStateWord(const core::Client &client);
QString clientTypeWord(core::ClientType type);
QString grantName(const QString &grant);     ///< "Authorization code"; an unknown grant as it is
QString weaknessText(const QString &rule);   ///< "Legacy password grant"
QString weaknessAdvice(const QString &rule); ///< one sentence of what it is, one of what to do; empty for unknown ones
StateMark weaknessMark(const QString &rule);
QString authMethodName(const core::Client &client);
/// "2 h", "15 min (default)"
QString lifetimeText(const std::optional<std::chrono::seconds> &lifetime,
                     const std::optional<std::chrono::seconds> &inForce = {});

} // namespace ui
