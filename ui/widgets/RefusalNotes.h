#pragma once

#include <QString>

namespace ui {

/// What the server noted beside what the client heard, translated where it is known.
QString refusalNote(const QString &note);

} // namespace ui
