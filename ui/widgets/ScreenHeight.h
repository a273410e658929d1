#pragma once

class QWidget;

namespace ui {

/// In px: the wanted height of a dialog, but no more than its screen has room for. Below it no button could be reached.
int heightOnScreen(const QWidget &dialog, int wanted);

} // namespace ui
