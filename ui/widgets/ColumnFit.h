#pragma once

#include <QList>

namespace ui {

/// When a column goes, so that others have its room; of several the last one goes first.
enum class Yields {
    Never,
    ToNames,  ///< rather than names being cut
    ToHeaders ///< rather than the list being scrolled sideways
};

/// One column before the widths are given out; all in pixels.
struct ColumnWish
{
    int given = 0;   ///< what its page asks for; up to kNarrowColumn it is a number, a time or a state
    int title = 0;   ///< its header needs this
    int content = 0; ///< the widest cell in view; 0: no rows yet
    Yields yields = Yields::Never;
};

inline constexpr int kNarrowColumn = 110;

/// Widths for a view that is `room` wide: first everything readable, then whole names beginning with the first column
/// and the shortest, then air. 0: the column yields. Wider than the room only when headers and short cells of those
/// that never yield do not fit.
QList<int> fittedWidths(const QList<ColumnWish> &columns, int room);
/// The same for rows that come and go: which columns yield follows from what the page asks for, never from the cells,
/// and no name gets less than its page asks for while there is room.
QList<int> steadyWidths(const QList<ColumnWish> &columns, int room);

} // namespace ui
