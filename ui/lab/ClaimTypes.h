#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui {

/// What kind of value a claim has, as the editor offers it. LeftOut: the usual claim is not in the token.
enum class ClaimType { Text, Number, Flag, Json, LeftOut };

ClaimType claimTypeOf(const QJsonValue &value);
QString claimTypeWord(ClaimType type);
QString claimText(const QJsonValue &value); ///< as it is edited
/// Empty when the text is no value of this type.
std::optional<QJsonValue> claimValue(ClaimType type, const QString &text);

/// Claims that are known by name, in the order in which they are offered.
QStringList knownClaims();
ClaimType usualTypeOf(const QString &claim); ///< Text of an unknown one
QString claimHint(const QString &claim);     ///< what it says and where that is written; empty: unknown

} // namespace ui
