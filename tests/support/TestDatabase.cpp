#include "tests/support/TestDatabase.h"

#include "core/database/Migrator.h"

namespace tests {

namespace {

std::unique_ptr<core::Database> opened(const core::DatabaseOptions &options)
{
    auto database = core::Database::open(options);
    if (!database)
        qFatal("test database: %s", qPrintable(database.error().detail));
    return std::move(*database);
}

} // namespace

TestDatabase::TestDatabase(core::DatabaseOptions options, Schema schema) : m_options(std::move(options))
{
    m_options.path = m_folder.filePath(QStringLiteral("gatehouse.db"));
    m_database = opened(m_options);
    if (schema == Schema::None)
        return;
    if (const auto steps = core::Migrator(*m_database).migrate(); !steps)
        qFatal("test database: %s", qPrintable(steps.error().detail));
}

void TestDatabase::reopen()
{
    m_database.reset();
    m_database = opened(m_options);
}

std::unique_ptr<core::Database> TestDatabase::openAgain(core::DatabaseOptions options) const
{
    options.path = m_options.path;
    return opened(options);
}

} // namespace tests
