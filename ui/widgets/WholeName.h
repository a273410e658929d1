#pragma once

#include <QString>

namespace ui {

/// For labels whose lines wrap: a name does not break at its hyphens. Never for text that somebody copies.
inline QString wholeName(QString name)
{
    return name.replace(u'-', QChar(0x2011));
}

} // namespace ui
