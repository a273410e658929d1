#include "ui/widgets/ColumnFit.h"

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

constexpr int kLeastName = 90;
constexpr int kMostTimes = 3; ///< no column gets more than this many times what its page asks for

bool isNarrow(const ColumnWish &column)
{
    return column.given <= kNarrowColumn;
}

int wholeContent(const ColumnWish &column)
{
    return std::max(column.title, std::min(column.content ? column.content : column.given, kMostTimes * column.given));
}

int tightest(const ColumnWish &column)
{
    const int whole = wholeContent(column);
    return isNarrow(column) ? whole : std::max(column.title, std::min(whole, kLeastName));
}

/// Raises widths towards their aims; those that lack least are served first and whole.
void raise(QList<int> &widths, const QList<int> &aims, int &room)
{
    QList<qsizetype> order(widths.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](qsizetype at) { return aims.at(at) - widths.at(at); });
    auto left = int(order.size());
    for (const qsizetype at : std::as_const(order)) {
        const int more = std::clamp(aims.at(at) - widths.at(at), 0, std::max(0, room) / left--);
        widths[at] += more;
        room -= more;
    }
}

} // namespace

QList<int> fittedWidths(const QList<ColumnWish> &columns, int room)
{
    QList<int> widths;
    QList<int> whole;
    QList<int> comfortable;
    int wide = 0;
    for (const ColumnWish &column : columns) {
        widths.append(tightest(column));
        whole.append(wholeContent(column));
        comfortable.append(std::max(whole.last(), isNarrow(column) ? column.given : 0));
        wide += isNarrow(column) ? 0 : column.given;
    }
    int left = room - std::accumulate(widths.cbegin(), widths.cend(), 0);
    if (!columns.isEmpty() && left > 0) { // the first column says which row it is
        const int more = std::min(left, whole.first() - widths.first());
        widths.first() += more;
        left -= more;
    }
    raise(widths, whole, left);
    raise(widths, comfortable, left);
    for (qsizetype at = 0; left > 0 && at < columns.size(); ++at) {
        if (const ColumnWish &column = columns.at(at); !isNarrow(column))
            widths[at] = std::max(widths.at(at),
                                  std::min(widths.at(at) + left * column.given / wide, kMostTimes * column.given));
    }
    return widths;
}

} // namespace ui
