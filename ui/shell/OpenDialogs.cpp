#include "ui/shell/OpenDialogs.h"

#include "ui/widgets/BusyBar.h"
#include "ui/widgets/FormDialog.h"

#include <algorithm>

namespace ui {

namespace {

QList<QDialog *> openDialogs(const QWidget &window)
{
    QList<QDialog *> open = window.findChildren<QDialog *>();
    open.removeIf([](const QDialog *dialog) { return !dialog->isVisible(); });
    return open;
}

bool isAtWork(const QDialog *dialog)
{
    const auto *form = qobject_cast<const FormDialog *>(dialog);
    const auto bars = dialog->findChildren<BusyBar *>();
    return (form && form->isBusy()) || std::ranges::any_of(bars, &BusyBar::isRunning);
}

} // namespace

const QDialog *busyDialog(const QWidget &window)
{
    const QList<QDialog *> open = openDialogs(window);
    const auto busy = std::ranges::find_if(open, isAtWork);
    return busy == open.end() ? nullptr : *busy;
}

bool closeIdleDialogs(const QWidget &window)
{
    const QList<QDialog *> open = openDialogs(window);
    return std::ranges::all_of(open, [](QDialog *dialog) { return isAtWork(dialog) || dialog->close(); });
}

} // namespace ui
