#pragma once

#include <QString>

namespace ui {

/// "Firefox, Linux" of a User-Agent header; what it says first when it is none of the known ones. Only for reading:
/// a header says what its sender likes.
QString browserName(const QString &userAgent);

} // namespace ui
