#include "ui/shell/PaneCycle.h"

#include "ui/widgets/FilterLine.h"

#include <QAbstractItemView>
#include <QGraphicsView>
#include <QPushButton>
#include <QTabWidget>

#include <algorithm>

namespace ui {

namespace {

bool isPane(const QWidget *widget)
{
    return qobject_cast<const FilterLine *>(widget) || qobject_cast<const QAbstractItemView *>(widget) ||
           qobject_cast<const QGraphicsView *>(widget) || qobject_cast<const QTabWidget *>(widget);
}

bool takesFocus(const QWidget *widget, const QWidget *within)
{
    return widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisibleTo(within->window());
}

/// The first thing in it that the keyboard can reach.
QWidget *entryOf(QWidget *pane)
{
    if (takesFocus(pane, pane))
        return pane;
    const auto inner = pane->findChildren<QWidget *>();
    for (QWidget *widget : inner) {
        if (takesFocus(widget, pane))
            return widget;
    }
    return nullptr;
}

QPoint cornerOf(const QWidget *widget)
{
    return widget->mapTo(widget->window(), QPoint(0, 0));
}

} // namespace

QList<QWidget *> PaneCycle::panesOf(QWidget *page)
{
    QList<QWidget *> panes;
    const auto all = page->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (!isPane(widget) || !widget->isVisible() || !entryOf(widget))
            continue;
        // A list inside a tab is reached through the tab; the tab widget itself is one pane.
        bool isInner = false;
        for (QWidget *outer = widget->parentWidget(); outer && outer != page; outer = outer->parentWidget())
            isInner = isInner || isPane(outer);
        if (!isInner)
            panes.append(widget);
    }
    std::ranges::stable_sort(panes, [](const QWidget *left, const QWidget *right) {
        const QPoint a = cornerOf(left);
        const QPoint b = cornerOf(right);
        return std::abs(a.y() - b.y()) > 8 ? a.y() < b.y() : a.x() < b.x();
    });
    return panes;
}

void PaneCycle::step(const QList<QWidget *> &panes, QWidget *focus, int direction)
{
    if (panes.isEmpty())
        return;
    qsizetype at = -1;
    for (qsizetype pane = 0; pane < panes.size(); ++pane) {
        if (panes[pane] == focus || panes[pane]->isAncestorOf(focus))
            at = pane;
    }
    if (at < 0 && direction < 0)
        at = 0;
    for (qsizetype tried = 0; tried < panes.size(); ++tried) {
        at = (at + direction + panes.size()) % panes.size();
        if (QWidget *entry = entryOf(panes[at]))
            return entry->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
}

} // namespace ui
