#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>

namespace ui {

/// One line of the command palette.
struct PaletteEntry
{
    QString id;      ///< by which it is remembered; empty: a heading
    QString section; ///< the heading over it
    QString title;
    QString detail;
    QString iconName;
    QKeySequence keys;
    QList<int> matched = {}; ///< positions in the title
    std::function<void()> run = {};

    bool isHeading() const { return id.isEmpty(); }
};

} // namespace ui
