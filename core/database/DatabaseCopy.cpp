#include "core/database/DatabaseCopy.h"

#include "core/database/SqliteConnection.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace core {

static constexpr std::chrono::seconds kPatience{15};

static Result<void> vacuumInto(const QString &path, const QString &copy)
{
    auto connection = SqliteConnection::open(path, SqliteConnection::Role::Writer, kPatience);
    if (!connection)
        return fail(connection.error());
    if (auto copied = (*connection)->run(u"VACUUM INTO :copy"_s, {{"copy"_L1, copy}}); !copied)
        return fail(copied.error());
    return {};
}

Result<void> copyDatabase(const QString &path, const QString &copy)
{
    const QString part = copy + u".part"_s;
    QFile::remove(part);
    QFile file(part); // made here so that nobody else can read it; VACUUM INTO takes an empty file
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorKind::Storage, u"cannot write the backup %1: %2"_s.arg(copy, file.errorString()));
    file.close();
    if (auto copied = vacuumInto(path, part); !copied) {
        QFile::remove(part);
        return fail(copied.error().kind, u"cannot write the backup %1: %2"_s.arg(copy, copied.error().detail));
    }
    QFile::remove(copy);
    if (!QFile::rename(part, copy))
        return fail(ErrorKind::Storage, u"cannot write the backup %1"_s.arg(copy));
    return {};
}

Result<void> checkDatabaseFile(const QString &path)
{
    auto connection = SqliteConnection::open(path, SqliteConnection::Role::Reader, kPatience);
    if (!connection)
        return fail(connection.error());
    auto rows = (*connection)->run(u"PRAGMA integrity_check"_s, {});
    if (!rows)
        return fail(rows.error());
    if (!rows->next() || rows->text(0) != "ok"_L1)
        return fail(ErrorKind::Storage, u"%1 is damaged: %2"_s.arg(path, rows->text(0)));
    return {};
}

Result<void> compactDatabase(const QString &path)
{
    auto connection = SqliteConnection::open(path, SqliteConnection::Role::Writer, kPatience);
    if (!connection)
        return fail(connection.error());
    for (const QString &statement : {u"VACUUM"_s, u"PRAGMA wal_checkpoint(TRUNCATE)"_s}) {
        if (const auto error = (*connection)->control(statement))
            return fail(*error);
    }
    return {};
}

} // namespace core
