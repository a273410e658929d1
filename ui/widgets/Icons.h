#pragma once

#include "ui/widgets/Theme.h"

#include <QIcon>
#include <QStringView>

namespace ui {

/// One of resources/icons by file name without ".svg": drawn in the tone of the current theme at any size and scale,
/// so it needs no renewal when the theme changes. Unknown names assert.
QIcon icon(QStringView name, Tone tone = Tone::Text);

} // namespace ui
