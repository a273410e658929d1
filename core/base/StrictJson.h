#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QJsonObject>

namespace core {

/// One JSON object and nothing else. InvalidInput when it is not well formed, when objects and arrays are nested deeper
/// than `maxDepth`, or when a member occurs twice: parsers disagree about which of the two counts (RFC 8259 §4).
Result<QJsonObject> parseStrictJson(const QByteArray &text, int maxDepth);

} // namespace core
