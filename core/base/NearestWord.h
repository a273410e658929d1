#pragma once

#include <QStringList>

namespace core {

/// The known word that was probably meant: at most two letters differ, and fewer than half of them. Empty: none.
QString nearestWord(const QString &word, const QStringList &known);

} // namespace core
