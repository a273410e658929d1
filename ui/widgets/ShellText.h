#pragma once

#include <QString>

namespace ui {

/// One argument of a POSIX shell, in single quotes.
QString shellQuoted(const QString &argument);

} // namespace ui
