#pragma once

#include <QStringList>

namespace core {

/// How a list stands in a TEXT column: a JSON array of strings.
QString jsonList(const QStringList &list);
QStringList listFromJson(const QString &json);

} // namespace core
