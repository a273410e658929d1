#include "ui/widgets/ScreenHeight.h"

#include <QScreen>
#include <QWidget>

namespace ui {

namespace {

constexpr int kFrameHeight = 40; ///< of a window, what the desktop puts around it

} // namespace

int heightOnScreen(const QWidget &dialog, int wanted)
{
    return qMin(wanted, dialog.screen()->availableSize().height() - kFrameHeight);
}

} // namespace ui
