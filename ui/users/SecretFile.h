#pragma once

#include <QString>

class QWidget;

namespace ui {

/// Asks for a file and writes the text into it, readable by this user alone; off the GUI thread. A failure is told over
/// the widget.
void saveSecretFile(QWidget *parent, const QString &suggestedName, const QString &text);

} // namespace ui
