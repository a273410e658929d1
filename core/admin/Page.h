#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace core {

/// One page of a list by keyset: `next` asks for the page behind this one; empty at the end.
template <class Row>
struct Page
{
    std::vector<Row> rows;
    QString next;
    qint64 matching = 0; ///< rows that match the filter
    qint64 total = 0;    ///< rows there are
};

struct PageRequest
{
    QString after = {};   ///< `next` of the page before; empty: from the start
    int limit = 200;      ///< 1–1000
    QString orderBy = {}; ///< a column that the list names; empty or unknown: the list's own order
    bool descending = false;
};

} // namespace core
