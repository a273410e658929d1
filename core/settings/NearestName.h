#pragma once

#include <QStringList>

namespace core {

/// Insertions, deletions and replacements that turn one text into the other.
int editDistance(QStringView a, QStringView b);

/// The one that takes the fewest changes to reach; the first of equals. Empty when there are none.
QString nearestName(const QString &name, const QStringList &known);

} // namespace core
