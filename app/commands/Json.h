#pragma once

#include "app/Await.h"
#include "core/admin/Page.h"
#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace app {

inline QJsonValue instantJson(const std::optional<core::Instant> &instant)
{
    return instant ? QJsonValue(core::toMillis(*instant)) : QJsonValue();
}

inline QJsonValue secondsJson(const std::optional<std::chrono::seconds> &seconds)
{
    return seconds ? QJsonValue(qint64(seconds->count())) : QJsonValue();
}

/// Every row of a paged list, up to `limit` (none: all).
template <class List, class ToJson>
core::Result<QJsonValue> allPages(List list, ToJson toJson, std::optional<int> limit = {})
{
    QJsonArray rows;
    core::PageRequest request{{}, 1000};
    do {
        if (limit)
            request.limit = qMin(1000, *limit - int(rows.size()));
        if (request.limit <= 0)
            break;
        const auto page = await(list(request));
        if (!page)
            return core::fail(page.error());
        for (const auto &row : page->rows)
            rows.append(toJson(row));
        request.after = page->next;
    } while (!request.after.isEmpty());
    return QJsonValue(rows);
}

} // namespace app
