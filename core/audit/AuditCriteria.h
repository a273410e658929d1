#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QStringList>

#include <optional>

namespace core {

/// Which rows of the audit log. All given members must match; empty members match everything.
struct AuditCriteria
{
    QString text = {}; ///< part of user name, client id, address, event type, error or request id; any case
    QStringList eventTypes = {};
    std::optional<bool> success = {};
    QString user = {}; ///< id or name; also a name that was only typed
    QString client = {};
    QString address = {};
    QString requestId = {};
    FamilyId family = {};
    std::optional<Instant> since = {}; ///< inclusive
    std::optional<Instant> until = {}; ///< exclusive
};

} // namespace core
