#pragma once

#include <QString>

namespace ui {

/// What the same keys type on the other keyboard: "гыукы" → "users", "ujnjdj" → "готово". For people who forgot to
/// switch between Latin and Russian letters; other characters stay.
QString onOtherKeyboard(const QString &typed);

} // namespace ui
