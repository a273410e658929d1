#pragma once

#include <QString>

namespace ui {

/// What went wrong, for a code of refusalCode(); empty for unknown ones.
QString refusalMeaning(const QString &code);
/// What would be right, of this parameter if something is known of it, else of the code.
QString refusalRemedy(const QString &code, const QString &parameter);

} // namespace ui
