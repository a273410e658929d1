#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>
#include <QWindow>

#include <future>
#include <optional>

namespace tests {

/// What a person does in front of the console: finds things by the words that are read there, clicks, drags and types.
/// All of it goes through the window, so that what is covered, greyed out or behind a dialog cannot be used.
namespace hands {

struct Spot
{
    QWidget *widget = nullptr;
    QPoint place; ///< in the widget
};

inline QString shown(QString text)
{
    return text.remove(u'&');
}

/// Menus and dialogs before what lies behind them.
inline QWidgetList windowsInReach()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        return {popup};
    if (QWidget *dialog = QApplication::activeModalWidget())
        return {dialog};
    return QApplication::topLevelWidgets();
}

inline bool isUsable(const Spot &spot)
{
    QWidget *window = spot.widget->window();
    if (!spot.widget->isVisible() || !spot.widget->isEnabled())
        return false;
    const QWidget *hit = window->childAt(spot.widget->mapTo(window, spot.place));
    return spot.widget == window || hit == spot.widget || spot.widget->isAncestorOf(hit);
}

/// Where a widget says these words: a button, tab, line of a menu, cell of a list, or the field that a label names.
inline std::optional<Spot> spotOf(QWidget *widget, const QString &words)
{
    if (auto *menu = qobject_cast<QMenu *>(widget)) {
        for (QAction *action : menu->actions()) {
            if (action->isVisible() && action->isEnabled() && shown(action->text()) == words)
                return Spot{menu, menu->actionGeometry(action).center()};
        }
    } else if (auto *tabs = qobject_cast<QTabBar *>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (shown(tabs->tabText(tab)) == words)
                return Spot{tabs, tabs->tabRect(tab).center()};
        }
    } else if (auto *list = qobject_cast<QAbstractItemView *>(widget); list && list->model()) {
        for (int column = 0; column < list->model()->columnCount(); ++column) {
            const QModelIndexList cells =
                list->model()->match(list->model()->index(0, column), Qt::DisplayRole, words, 1, Qt::MatchExactly);
            if (!cells.isEmpty())
                return Spot{list->viewport(), list->visualRect(cells.first()).center()};
        }
    } else if (auto *label = qobject_cast<QLabel *>(widget); label && label->buddy()) {
        if (shown(label->text()) == words)
            return Spot{label->buddy(), label->buddy()->rect().center()};
    } else if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
        // A box is as wide as its column: its sign is at the left.
        const bool isBox = button->isCheckable() && button->sizeHint().width() < button->width();
        if (shown(button->text()) == words || button->accessibleName() == words)
            return Spot{button, isBox ? QPoint(8, button->height() / 2) : button->rect().center()};
    }
    return std::nullopt;
}

inline std::optional<Spot> find(const QString &words)
{
    for (QWidget *window : windowsInReach()) {
        if (!window->isVisible())
            continue;
        for (QWidget *widget : QWidgetList{window} + window->findChildren<QWidget *>()) {
            const auto spot = widget->isVisible() ? spotOf(widget, words) : std::nullopt;
            if (spot && isUsable(*spot))
                return spot;
        }
    }
    return std::nullopt;
}

/// Waits until it can be seen and used, as a person would.
inline bool sees(const QString &words)
{
    return QTest::qWaitFor([&] { return find(words).has_value(); }, 20000);
}

inline bool clickAt(QWidget *widget, const QPoint &place)
{
    if (!QTest::qWaitFor([&] { return isUsable({widget, place}); }, 20000))
        return false;
    QWidget *window = widget->window();
    QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, widget->mapTo(window, place));
    return true;
}

inline bool click(const QString &words)
{
    if (!sees(words)) {
        qWarning("nothing here that says \"%s\" can be clicked", qPrintable(words));
        return false;
    }
    const Spot spot = *find(words);
    return clickAt(spot.widget, spot.place);
}

inline void drag(QWidget *widget, const QPoint &from, const QPoint &to)
{
    QWidget *window = widget->window();
    const auto at = [&](const QPoint &place) { return widget->mapTo(window, place); };
    QTest::mousePress(window->windowHandle(), Qt::LeftButton, {}, at(from));
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(window->windowHandle(), at(from + (to - from) * step / 8));
    QTest::mouseRelease(window->windowHandle(), Qt::LeftButton, {}, at(to));
}

inline void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
{
    QTest::keyClick(QApplication::activeWindow()->windowHandle(), key, modifiers);
}

/// Where the cursor is.
inline void type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(QApplication::activeWindow()->windowHandle(), letter.toLatin1());
}

} // namespace hands

/// Others act meanwhile: `task` blocks a thread of its own, and the windows go on.
template <class Task>
auto elsewhere(Task task)
{
    auto answer = std::async(std::launch::async, std::move(task));
    while (answer.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        QTest::qWait(1);
    return answer.get();
}

} // namespace tests
