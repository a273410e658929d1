#pragma once

#include "core/database/SqlConnection.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlError>

#include <chrono>
#include <memory>
#include <vector>

namespace core {

/// One SQLite connection with its prepared statements; opened, used and closed on one thread.
class SqliteConnection
{
public:
    enum class Role { Writer, Reader };

    /// Storage or Busy, with the reason in words.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &path, Role role,
                                                          std::chrono::milliseconds busyTimeout);
    ~SqliteConnection();

    Result<Rows> run(const QString &sql, const Bindings &bindings);
    /// BEGIN, COMMIT and the like.
    std::optional<Error> control(const QString &sql);
    /// From the next statement on.
    void setBusyTimeout(std::chrono::milliseconds busyTimeout);

    /// True after an error by which SQLite may have ended the transaction on its own (disk full, read or write error):
    /// every further statement is then refused until `rollback`, lest it commits by itself.
    bool isLost() const { return m_lost.has_value(); }
    void rollback();

private:
    using FreeQueries = std::vector<std::unique_ptr<QSqlQuery>>;
    struct Statement
    {
        QStringList placeholders;          ///< ":name"
        std::shared_ptr<FreeQueries> free; ///< more than one when its rows were still open at the next run
    };

    SqliteConnection(const QString &path, const QString &name, std::chrono::milliseconds busyTimeout);
    std::optional<Error> prepare(Role role);
    std::optional<Error> prepareWriter();
    std::optional<Error> useWriteAheadLog();
    Statement &statementFor(const QString &sql);
    Result<std::shared_ptr<QSqlQuery>> freeQuery(const Statement &statement, const QString &sql);
    Result<std::unique_ptr<QSqlQuery>> newQuery(const QString &sql);
    Error failure(const QSqlError &error);

    QString m_path;
    QString m_name;
    QSqlDatabase m_database;
    QHash<QString, Statement> m_statements;
    std::optional<Error> m_lost;
};

} // namespace core
