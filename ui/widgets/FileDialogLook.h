#pragma once

class QFileDialog;

namespace ui {

/// Qt's own file dialog, which shows where the desktop brings none: our icons, wide enough for names and dates. Where
/// the desktop's dialog is used this does nothing.
void dressFileDialog(QFileDialog *dialog);

} // namespace ui
