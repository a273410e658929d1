#pragma once

#include "core/database/Database.h"

#include <QTemporaryDir>

#include <memory>

namespace tests {

/// A real database file in a folder of its own, migrated to the newest schema; gone with this object.
/// Ends the program when it cannot be made: no test can go on without it.
class TestDatabase
{
public:
    enum class Schema { Newest, None };

    /// `options.path` is filled in here; the rest is taken as given.
    explicit TestDatabase(core::DatabaseOptions options = {}, Schema schema = Schema::Newest);

    core::Database &database() { return *m_database; }
    QString path() const { return m_options.path; }
    /// The folder of the file, for what else a test wants to keep there.
    QString folder() const { return m_folder.path(); }
    /// Closes and opens the same file, as a restart of the program does.
    void reopen();
    /// A second, independent Database on the same file, as another process would have.
    std::unique_ptr<core::Database> openAgain(core::DatabaseOptions options = {}) const;

private:
    QTemporaryDir m_folder;
    core::DatabaseOptions m_options;
    std::unique_ptr<core::Database> m_database;
};

} // namespace tests
