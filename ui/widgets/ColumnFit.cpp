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

/// Names as whole as the page asks for.
int readable(const ColumnWish &column)
{
    return isNarrow(column) ? wholeContent(column)
                            : std::min(wholeContent(column), std::max(column.given, column.title));
}

/// Which columns stay, by their places.
QList<qsizetype> staying(const QList<ColumnWish> &columns, int room)
{
    QList<qsizetype> places(columns.size());
    std::iota(places.begin(), places.end(), 0);
    const auto hasRows = std::ranges::any_of(columns, [](const ColumnWish &column) { return column.content > 0; });
    for (const Yields kind : {Yields::ToNames, Yields::ToHeaders}) {
        const auto need = kind == Yields::ToNames && hasRows ? readable : tightest;
        const auto needed = [&] {
            return std::accumulate(places.cbegin(), places.cend(), 0,
                                   [&](int sum, qsizetype at) { return sum + need(columns.at(at)); });
        };
        for (qsizetype at = columns.size() - 1; at >= 0 && needed() > room; --at) {
            if (columns.at(at).yields == kind)
                places.removeOne(at);
        }
    }
    return places;
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

int comfortable(const ColumnWish &column)
{
    return std::max(wholeContent(column), isNarrow(column) ? column.given : 0);
}

int asAsked(const ColumnWish &column)
{
    return std::max(wholeContent(column), column.given);
}

QList<int> sharedWidths(const QList<ColumnWish> &columns, int room, int (*enough)(const ColumnWish &))
{
    QList<int> widths;
    QList<int> whole;
    QList<int> aims;
    int wide = 0;
    for (const ColumnWish &column : columns) {
        widths.append(tightest(column));
        whole.append(wholeContent(column));
        aims.append(enough(column));
        wide += isNarrow(column) ? 0 : column.given;
    }
    int left = room - std::accumulate(widths.cbegin(), widths.cend(), 0);
    const auto name = std::ranges::find_if_not(columns, isNarrow); // the first one says which row it is
    if (name != columns.end() && left > 0) {
        const auto at = name - columns.begin();
        const int more = std::min(left, whole.at(at) - widths.at(at));
        widths[at] += more;
        left -= more;
    }
    raise(widths, whole, left);
    raise(widths, aims, left);
    for (qsizetype at = 0; left > 0 && at < columns.size(); ++at) {
        if (const ColumnWish &column = columns.at(at); !isNarrow(column))
            widths[at] = std::max(widths.at(at),
                                  std::min(widths.at(at) + left * column.given / wide, kMostTimes * column.given));
    }
    return widths;
}

QList<int> widthsAt(const QList<qsizetype> &places, const QList<ColumnWish> &columns, int room,
                    int (*enough)(const ColumnWish &))
{
    QList<ColumnWish> shown;
    for (const qsizetype at : places)
        shown.append(columns.at(at));
    const QList<int> shared = sharedWidths(shown, room, enough);
    QList<int> widths(columns.size(), 0);
    for (qsizetype at = 0; at < places.size(); ++at)
        widths[places.at(at)] = shared.at(at);
    return widths;
}

} // namespace

QList<int> fittedWidths(const QList<ColumnWish> &columns, int room)
{
    return widthsAt(staying(columns, room), columns, room, comfortable);
}

QList<int> steadyWidths(const QList<ColumnWish> &columns, int room)
{
    QList<ColumnWish> asked = columns;
    for (ColumnWish &column : asked)
        column.content = column.given;
    return widthsAt(staying(asked, room), columns, room, asAsked);
}

} // namespace ui
