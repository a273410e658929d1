#include "core/database/Database.h"

#include "core/database/GroupCommitWriter.h"
#include "core/database/ReaderPool.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace core {

struct Database::Parts
{
    explicit Parts(const DatabaseOptions &options) : path(options.path), writer(options), readers(options) {}
    QString path;
    GroupCommitWriter writer;
    ReaderPool readers;
};

namespace {

/// SQLite gives -wal and -shm the mode of the database file, so that file is made with ours.
Result<void> makePrivateFile(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return {};
    if (QFileInfo::exists(path)) // another process was quicker
        return {};
    return fail(ErrorKind::Storage, u"cannot create %1: %2"_s.arg(path, file.errorString()));
}

Result<void> checkFile(const DatabaseOptions &options)
{
    const QFileInfo file(options.path);
    if (file.isDir())
        return fail(ErrorKind::Storage, u"%1 is a folder, not a database"_s.arg(options.path));
    if (file.exists())
        return {};
    if (options.mustExist)
        return fail(ErrorKind::Storage, u"there is no database %1"_s.arg(options.path));
    return makePrivateFile(options.path);
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(DatabaseOptions options)
{
    if (auto usable = checkFile(options); !usable)
        return fail(usable.error());
    std::unique_ptr<Database> database(new Database(std::make_unique<Parts>(options)));
    if (auto started = database->m_parts->writer.start(); !started)
        return fail(started.error());
    if (auto started = database->m_parts->readers.start(); !started)
        return fail(started.error());
    return database;
}

Database::Database(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Database::~Database()
{
    m_parts->writer.stop();
    m_parts->readers.stop();
}

QString Database::path() const
{
    return m_parts->path;
}

bool Database::isHealthy() const
{
    return m_parts->writer.isHealthy() && m_parts->readers.isHealthy();
}

void Database::enqueueWrite(std::shared_ptr<AnyWriteJob> job)
{
    m_parts->writer.enqueue(std::move(job));
}

void Database::enqueueRead(std::function<void(Result<Snapshot *>)> job)
{
    m_parts->readers.enqueue(std::move(job));
}

} // namespace core
