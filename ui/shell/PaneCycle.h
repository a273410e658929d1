#pragma once

#include <QList>

class QWidget;

namespace ui {

/// F6 and Shift+F6: the focus goes round sidebar, actions, and the panes of the shown page from top to bottom (filter,
/// list, detail), each at what had it last.
class PaneCycle
{
public:
    /// Panes of a page: filter lines, tables, trees, graphics views and tab widgets that can be seen.
    static QList<QWidget *> panesOf(QWidget *page);
    /// Moves the focus to the pane after (or before) the one that holds it. `panes` in order.
    static void step(const QList<QWidget *> &panes, QWidget *focus, int direction);
};

} // namespace ui
