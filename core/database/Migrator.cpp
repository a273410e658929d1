#include "core/database/Migrator.h"

#include "core/base/Clock.h"
#include "core/database/DatabaseCopy.h"
#include "core/database/SqlText.h"

#include <QDir>
#include <QFile>

#include <map>

using namespace Qt::StringLiterals;

namespace core {

namespace {

struct Step
{
    int version = 0;
    QString name; ///< of the file
    QStringList statements;
};

/// File names by their number.
std::map<int, QString> migrationFiles(const QString &folder)
{
    std::map<int, QString> files;
    for (const QString &name : QDir(folder).entryList({u"*.sql"_s}, QDir::Files))
        files[name.section(u'_', 0, 0).toInt()] = name;
    return files;
}

Result<Step> readStep(const QString &folder, int version, const QString &name)
{
    QFile file(QDir(folder).filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"cannot read %1: %2"_s.arg(file.fileName(), file.errorString()));
    return Step{version, name, splitStatements(QString::fromUtf8(file.readAll()))};
}

Result<qint64> firstNumber(SqlConnection &connection, const QString &sql)
{
    auto rows = connection.run(sql);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<int> versionIn(SqlConnection &connection)
{
    const auto tables = firstNumber(
        connection, u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'"_s);
    if (!tables)
        return fail(tables.error());
    if (*tables == 0)
        return 0;
    const auto version = firstNumber(connection, u"SELECT max(version) FROM schema_migrations"_s);
    if (!version)
        return fail(version.error());
    return int(*version);
}

struct Present
{
    int version = 0;
    qint64 tables = 0;
};

Result<Present> presentIn(Snapshot &snapshot)
{
    const auto version = versionIn(snapshot);
    if (!version)
        return fail(version.error());
    const auto tables = firstNumber(snapshot, u"SELECT count(*) FROM sqlite_schema WHERE type = 'table'"_s);
    if (!tables)
        return fail(tables.error());
    return Present{*version, *tables};
}

Result<void> checkFits(const Present &present, int newest, const QString &path)
{
    if (present.version > newest)
        return fail(ErrorKind::Conflict,
                    u"%1 has schema version %2, but this program knows only up to %3: it was written by a "
                    "newer Gatehouse. Update the program, or restore an older backup"_s.arg(path)
                        .arg(present.version)
                        .arg(newest));
    if (present.version == 0 && present.tables > 0)
        return fail(
            ErrorKind::Conflict,
            u"%1 holds the tables of another program: name another file, and use import for its data"_s.arg(path));
    return {};
}

/// True when the step was made, false when another process had made it already.
Result<bool> apply(Transaction &transaction, const Step &step)
{
    const auto present = versionIn(transaction);
    if (!present)
        return fail(present.error());
    if (*present >= step.version)
        return false;
    QStringList statements{u"CREATE TABLE IF NOT EXISTS schema_migrations ("
                           "version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT"_s};
    statements += step.statements;
    for (const QString &statement : statements) {
        if (auto done = transaction.run(statement); !done)
            return fail(done.error().kind, u"%1: %2"_s.arg(step.name, done.error().detail));
    }
    auto recorded =
        transaction.run(u"INSERT INTO schema_migrations (version, name, applied_at) VALUES (:version, :name, :now)"_s,
                        {{"version"_L1, step.version}, {"name"_L1, step.name}, {"now"_L1, bind(SystemClock().now())}});
    if (!recorded)
        return fail(recorded.error());
    return true;
}

} // namespace

Migrator::Migrator(Database &database, QString folder) : m_database(database), m_folder(std::move(folder)) {}

Result<int> Migrator::currentVersion()
{
    return m_database.readNow([](Snapshot &snapshot) { return versionIn(snapshot); });
}

int Migrator::newestVersion() const
{
    const auto files = migrationFiles(m_folder);
    return files.empty() ? 0 : files.rbegin()->first;
}

Result<int> Migrator::migrate()
{
    const int newest = newestVersion();
    if (newest == 0)
        return fail(ErrorKind::Storage, u"no migrations in %1"_s.arg(m_folder));
    const auto present = m_database.readNow(presentIn);
    if (!present)
        return fail(present.error());
    if (auto fits = checkFits(*present, newest, m_database.path()); !fits)
        return fail(fits.error());
    if (present->version > 0 && present->version < newest) {
        if (auto copied = copyDatabase(m_database.path(), u"%1.before-%2"_s.arg(m_database.path()).arg(newest)); !copied)
            return fail(copied.error());
    }
    return applyStepsAfter(present->version);
}

Result<int> Migrator::applyStepsAfter(int present)
{
    int made = 0;
    for (const auto &[version, name] : migrationFiles(m_folder)) {
        if (version <= present)
            continue;
        auto step = readStep(m_folder, version, name);
        if (!step)
            return fail(step.error());
        const auto applied = m_database.writeNow([&](Transaction &transaction) { return apply(transaction, *step); });
        if (!applied)
            return fail(applied.error());
        made += *applied ? 1 : 0;
    }
    return made;
}

} // namespace core
