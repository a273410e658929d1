#pragma once

#include <QString>

namespace ui {

/// For labels whose lines wrap: a name does not break at its hyphens. Never for text that somebody copies.
QString wholeName(QString name);

} // namespace ui
