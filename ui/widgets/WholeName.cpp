#include "ui/widgets/WholeName.h"

namespace ui {

QString wholeName(QString name)
{
    return name.replace(u'-', QChar(0x2011));
}

} // namespace ui
