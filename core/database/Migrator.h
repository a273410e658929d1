#pragma once

#include "core/base/Result.h"
#include "core/database/Database.h"

#include <QString>

namespace core {

/// Numbered SQL files of the resource folder, one transaction each, recorded in `schema_migrations`.
class Migrator
{
public:
    explicit Migrator(Database &database, QString folder = QStringLiteral(":/migrations/sqlite"));
    /// Steps from the present version to the newest; a database that already holds data is first copied to
    /// `<path>.before-<newest version>`. Conflict when the database is newer than this program. Waits; not on the GUI
    /// thread after start. Returns the number of steps made.
    Result<int> migrate();
    Result<int> currentVersion();
    int newestVersion() const;

private:
    Result<int> applyStepsAfter(int present);

    Database &m_database;
    QString m_folder;
};

} // namespace core
