#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace core {

/// What a row can be asked for by value.
enum class AuditField { Event, Result, User, Client, Address, Grant, Error, Actor, Request, Family };

/// Which rows of the audit log. All given members must match; empty members match everything.
struct AuditCriteria
{
    QString text =
        {}; ///< part of user name, client id, address, event type or error, any case; or a request id's start
    QStringList eventTypes = {};
    std::optional<bool> success = {};
    QString user = {}; ///< id or name; also a name that was only typed
    QString client = {};
    QString address = {};
    QString requestId = {};
    FamilyId family = {};
    std::optional<Instant> since = {}; ///< inclusive
    std::optional<Instant> until = {}; ///< exclusive
    QString grant = {};                ///< `grant` of the event's data
    QString error = {};                ///< `error_message` exactly
    QString actor = {};
    bool onlyMarked = false;
    bool onlyUnmarked = false;
    QStringList moreText = {};                   ///< each of them must be found too
    QMap<AuditField, QStringList> oneOf = {};    ///< several values of a field: any of them; none: no row
    QMap<AuditField, QStringList> excluded = {}; ///< rows with one of these values are left out
    QStringList excludedText = {};               ///< and those that `text` would find with one of these
};

} // namespace core
