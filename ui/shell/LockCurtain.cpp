#include "ui/shell/LockCurtain.h"

#include <QApplication>
#include <QDialog>
#include <QEvent>

namespace ui {

void LockCurtain::draw(QWidget *stays)
{
    if (m_isDrawn)
        return;
    m_isDrawn = true;
    m_stays = stays;
    while (QWidget *popup = QApplication::activePopupWidget()) // menus, lists of choices, tool tips of names
        popup->close();
    const auto windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (window->isVisible())
            take(window);
    }
    qApp->installEventFilter(this);
}

void LockCurtain::take(QWidget *window)
{
    if (window == m_stays || window->windowType() == Qt::Popup)
        return;
    if (window->windowFlags().testFlag(Qt::BypassWindowManagerHint))
        return; // the sign in the tray: the way back to a closed window
    if (window->windowType() == Qt::ToolTip)
        return window->hide();
    m_hidden.append(window);
    window->hide();
}

void LockCurtain::lift()
{
    if (!m_isDrawn)
        return;
    m_isDrawn = false;
    qApp->removeEventFilter(this);
    const auto hidden = std::exchange(m_hidden, {});
    for (const QPointer<QWidget> &window : hidden) {
        if (window)
            window->show();
    }
}

bool LockCurtain::eventFilter(QObject *watched, QEvent *event)
{
    // An answer that arrives now may want to open a dialog.
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *window = static_cast<QWidget *>(watched);
        if (window->isWindow() && window != m_stays && window->windowType() != Qt::Popup)
            QMetaObject::invokeMethod(
                this,
                [this, late = QPointer<QWidget>(window)] {
                    if (m_isDrawn && late && late->isVisible())
                        take(late);
                },
                Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ui
