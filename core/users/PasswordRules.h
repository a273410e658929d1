#pragma once

#include "core/settings/Settings.h"

#include <QString>
#include <QStringList>

namespace core {

/// Rule names that the password breaks: "length", "upper", "lower", "digit", "special", "too_long", "blocklisted".
/// Every policy refuses an empty password ("length") and what bcrypt would cut: over 72 bytes or NUL ("too_long").
QStringList missingPasswordRules(const QString &password, PasswordPolicy policy);
/// What such rules ask for, with their numbers, in English: "at least 8 characters, an upper-case letter".
QString passwordRulesText(const QStringList &rules, PasswordPolicy policy);

} // namespace core
