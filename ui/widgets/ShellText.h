#pragma once

#include <QString>

namespace ui {

/// One argument of a POSIX shell, in single quotes.
QString shellQuoted(const QString &argument);

/// A line that asks for a variable without showing what is typed; for bash and zsh, whose "read -p" are not the same.
QString readHidden(const QString &variable);

} // namespace ui
