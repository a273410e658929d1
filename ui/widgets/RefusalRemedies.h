#pragma once

#include <QString>

namespace ui {

/// What went wrong, for a code of refusalCode(); empty for unknown ones. `endReason`: what ended the token's chain.
QString refusalMeaning(const QString &code, const QString &endReason = {});
/// What would be right, of this parameter if something is known of it, else of the code.
QString refusalRemedy(const QString &code, const QString &parameter);

} // namespace ui
