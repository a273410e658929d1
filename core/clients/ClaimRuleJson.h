#pragma once

#include "core/clients/ClaimRule.h"

#include <QJsonArray>

#include <optional>

namespace core {

/// "username", "email", "email_verified", "fixed".
QString claimSourceWord(ClaimRule::Source source);
std::optional<ClaimRule::Source> claimSourceFromWord(const QString &word);

/// [{"claim":…,"source":…,"value":…,"in":["access_token","id_token","userinfo"]}]; `value` of a fixed one only.
QJsonArray claimRulesJson(const QList<ClaimRule> &rules);
/// Empty when it is not of that form.
std::optional<QList<ClaimRule>> claimRulesFromJson(const QJsonArray &array);

} // namespace core
