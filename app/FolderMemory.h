#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/database/Database.h"

#include <QString>

namespace app {

/// What a data folder remembers of earlier starts, in the table of settings. Waits.
class FolderMemory
{
public:
    FolderMemory(core::Database &database, const core::Clock &clock) : m_database(database), m_clock(clock) {}
    /// The remembered value; else `fallback`, which is remembered from now on when it is not empty. One value wins when
    /// two processes start at once.
    core::Result<QString> valueOr(const QString &name, const QString &fallback);
    core::Result<QString> put(const QString &name, const QString &value);

private:
    core::Database &m_database;
    const core::Clock &m_clock;
};

} // namespace app
