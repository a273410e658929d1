#pragma once

class QDialog;
class QWidget;

namespace ui {

/// The first dialog over the window that is at work; null: none. Closing it would be refused, or would break off an
/// import or an export.
const QDialog *busyDialog(const QWidget &window);
/// Closes those that are not at work. False when one stays: it may show a secret that nothing can show again, and asks.
bool closeIdleDialogs(const QWidget &window);

} // namespace ui
