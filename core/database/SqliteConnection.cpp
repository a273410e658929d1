#include "core/database/SqliteConnection.h"

#include "core/database/SqlText.h"

#include <QSqlQuery>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kMostStatements = 500;

// Result codes of SQLite, https://www.sqlite.org/rescode.html; the low byte of an extended code.
enum Code {
    Busy = 5,
    Locked = 6,
    NoMemory = 7,
    ReadOnly = 8,
    Interrupted = 9,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    NotADatabase = 26
};

int codeOf(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

bool mayEndTransaction(int code)
{
    switch (code) {
    case NoMemory:
    case Interrupted:
    case InputOutput:
    case Corrupt:
    case Full:
    case CannotOpen:
    case NotADatabase:
        return true;
    default:
        return false;
    }
}

QString inWords(int code, const QSqlError &error, const QString &path)
{
    switch (code) {
    case Busy:
    case Locked:
        return u"%1 is locked by another program"_s.arg(path);
    case ReadOnly:
    case CannotOpen:
        return u"%1 cannot be written: check the permissions of the file and of its folder"_s.arg(path);
    case NotADatabase:
        return u"%1 is not an SQLite database"_s.arg(path);
    case Full:
        return u"no space left for %1"_s.arg(path);
    case InputOutput:
        return u"%1 cannot be read or written (SQLite error %2)"_s.arg(path, error.nativeErrorCode());
    case Corrupt:
        return u"%1 is damaged: restore it from a backup"_s.arg(path);
    default:
        return u"SQLite error %1: %2"_s.arg(error.nativeErrorCode(), error.databaseText());
    }
}

/// SQLite takes a byte order mark at the beginning for its own: it drops one, and swaps every character behind one
/// whose bytes are swapped. So "\ufeffadmin" would find "admin". Behind a mark that may be dropped the text stays as it
/// is.
QString exactText(const QString &text)
{
    const bool isMarked = text.startsWith(QChar(0xfeff)) || text.startsWith(QChar(0xfffe));
    return isMarked ? QChar(0xfeff) + text : text;
}

/// QtSql binds a null QString as NULL and an odd integer type as text; a column that is NOT NULL or INTEGER wants
/// neither.
QVariant bindable(const QVariant &value)
{
    if (value.isNull())
        return value;
    switch (value.typeId()) {
    case QMetaType::QString:
        return value.toString().isNull() ? QVariant(u""_s) : QVariant(exactText(value.toString()));
    case QMetaType::QByteArray:
        return value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::ULongLong:
    case QMetaType::Short:
    case QMetaType::UShort:
        return value.toLongLong();
    default:
        return value;
    }
}

QString uniqueConnectionName()
{
    static std::atomic<int> count = 0;
    return u"gatehouse-%1"_s.arg(++count);
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path, Role role,
                                                                 std::chrono::milliseconds busyTimeout)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection(path, uniqueConnectionName(), busyTimeout));
    if (auto error = connection->prepare(role))
        return fail(std::move(*error));
    return connection;
}

SqliteConnection::SqliteConnection(const QString &path, const QString &name, std::chrono::milliseconds busyTimeout)
    : m_path(path), m_name(name), m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, name))
{
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(busyTimeout.count()));
}

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

std::optional<Error> SqliteConnection::prepare(Role role)
{
    if (!m_database.open())
        return failure(m_database.lastError());
    for (const QString &pragma :
         {u"PRAGMA foreign_keys = ON"_s, u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA temp_store = MEMORY"_s}) {
        if (auto error = control(pragma))
            return error;
    }
    return role == Role::Writer ? prepareWriter() : control(u"PRAGMA query_only = ON"_s);
}

std::optional<Error> SqliteConnection::prepareWriter()
{
    // 8 MB: the inner pages of the audit log's indexes, which every row of it needs.
    for (const QString &pragma :
         {u"PRAGMA synchronous = FULL"_s, u"PRAGMA secure_delete = ON"_s, u"PRAGMA cache_size = -8192"_s,
          u"PRAGMA journal_size_limit = 67108864"_s, u"PRAGMA wal_autocheckpoint = 4000"_s}) {
        if (auto error = control(pragma))
            return error;
    }
    if (auto error = useWriteAheadLog())
        return error;
    // A file that can be read but not written must show now, not at the first sign-in.
    if (auto error = control(u"BEGIN IMMEDIATE"_s))
        return error;
    return control(u"ROLLBACK"_s);
}

std::optional<Error> SqliteConnection::useWriteAheadLog()
{
    auto mode = run(u"PRAGMA journal_mode = WAL"_s, {}); // takes effect when these rows are closed
    if (!mode)
        return mode.error();
    if (!mode->next() || mode->text(0) != "wal"_L1)
        return Error{ErrorKind::Storage, u"the folder of %1 does not allow SQLite's write-ahead log"_s.arg(m_path)};
    return std::nullopt;
}

/// QtSql keeps the values of the last run: one of them must never stand in for a value that was forgotten.
static bool bindAll(QSqlQuery &query, const QStringList &placeholders, const Bindings &bindings)
{
    if (placeholders.size() != qsizetype(bindings.size()))
        return false;
    for (const QString &placeholder : placeholders) {
        const auto named = [name = QStringView(placeholder).mid(1)](const auto &binding) {
            return binding.first == name;
        };
        const auto found = std::ranges::find_if(bindings, named);
        if (found == bindings.end())
            return false;
        query.bindValue(placeholder, bindable(found->second));
    }
    return true;
}

Result<Rows> SqliteConnection::run(const QString &sql, const Bindings &bindings)
{
    if (m_lost)
        return fail(*m_lost);
    const Statement &statement = statementFor(sql);
    auto query = freeQuery(statement, sql);
    if (!query)
        return fail(query.error());
    if (!bindAll(**query, statement.placeholders, bindings))
        return fail(ErrorKind::Storage, u"placeholders and bound values differ in: %1"_s.arg(sql.simplified()));
    if (!(*query)->exec())
        return fail(failure((*query)->lastError()));
    return Rows(std::move(*query));
}

std::optional<Error> SqliteConnection::control(const QString &sql)
{
    const auto rows = run(sql, {});
    return rows ? std::nullopt : std::optional(rows.error());
}

void SqliteConnection::setBusyTimeout(std::chrono::milliseconds busyTimeout)
{
    // Takes effect when it is prepared: a statement that is kept would do nothing the second time.
    QSqlQuery(m_database).exec(u"PRAGMA busy_timeout = %1"_s.arg(busyTimeout.count()));
}

void SqliteConnection::rollback()
{
    m_lost.reset();
    control(u"ROLLBACK"_s); // fails when SQLite has already done it
}

SqliteConnection::Statement &SqliteConnection::statementFor(const QString &sql)
{
    if (const auto found = m_statements.find(sql); found != m_statements.end())
        return *found;
    if (m_statements.size() >= kMostStatements)
        m_statements.clear();
    return *m_statements.insert(sql, {placeholdersOf(sql), std::make_shared<FreeQueries>()});
}

Result<std::shared_ptr<QSqlQuery>> SqliteConnection::freeQuery(const Statement &statement, const QString &sql)
{
    std::unique_ptr<QSqlQuery> query;
    if (statement.free->empty()) {
        auto fresh = newQuery(sql);
        if (!fresh)
            return fail(fresh.error());
        query = std::move(*fresh);
    } else {
        query = std::move(statement.free->back());
        statement.free->pop_back();
    }
    const std::weak_ptr<FreeQueries> home = statement.free;
    return std::shared_ptr<QSqlQuery>(query.release(), [home](QSqlQuery *used) {
        std::unique_ptr<QSqlQuery> owned(used);
        owned->finish(); // else its read transaction stays open
        if (const auto queries = home.lock())
            queries->push_back(std::move(owned));
    });
}

Result<std::unique_ptr<QSqlQuery>> SqliteConnection::newQuery(const QString &sql)
{
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(true);
    if (!query->prepare(withoutComments(sql)))
        return fail(failure(query->lastError()));
    return query;
}

Error SqliteConnection::failure(const QSqlError &error)
{
    const int code = codeOf(error);
    const bool busy = code == Busy || code == Locked;
    Error result{busy ? ErrorKind::Busy : ErrorKind::Storage, inWords(code, error, m_path)};
    if (mayEndTransaction(code))
        m_lost = result;
    return result;
}

} // namespace core
