#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Clock.h"
#include "core/clients/ClientDirectory.h"
#include "core/database/Database.h"
#include "core/settings/Settings.h"
#include "core/users/HashPool.h"
#include "core/users/LoginThrottle.h"

#include <QString>
#include <QThreadPool>

#include <functional>

namespace core {

/// What the real administrators work on; all of it outlives them.
struct AdminContext
{
    Database &database;
    AuditLog &audit;
    const Clock &clock;
    Random &random;
    HashPool &hashPool;
    LoginThrottle &throttle;
    ClientDirectory &clients;
    QThreadPool &pool; ///< for what takes long: hashes, keys, exports
    PasswordPolicy passwordPolicy = PasswordPolicy::Classic;
    int bcryptCost = 12;
    QString actor;                          ///< "console" or "cli": who stands in the audit rows
    std::function<void(int areas)> changed; ///< told after each durable change; any thread
    bool countsElsewhere = false;           ///< a server beside this process may know of failures that `throttle` does not

    Origin origin() const { return Origin{{}, {}, RequestId{random.uuid()}, actor}; }
};

} // namespace core
