#pragma once

#include <QString>

namespace ui {

/// Where the key-encryption key is kept, in the console's language; core names the places in English. Names of
/// keychains and files stay as they are.
QString keyPlaceText(const QString &place);

} // namespace ui
