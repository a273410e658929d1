#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace ui {

/// Asks for a file and writes the text into it, readable by this user alone; off the GUI thread. A failure is told over
/// the widget; `written` is called when all of it is in the file.
void saveSecretFile(QWidget *parent, const QString &suggestedName, const QString &text,
                    const std::function<void()> &written = {});

} // namespace ui
