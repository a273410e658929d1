#pragma once

#include "core/database/Database.h"
#include "tests/support/TestDatabase.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <semaphore>

/// A table to write to, and what tests of the database do with it.
namespace tests {

using namespace Qt::StringLiterals;
using core::Database;
using core::Result;
using core::Snapshot;
using core::Transaction;
using Plain = TestDatabase::Schema;

/// Statements over a second, raw connection: what another program does.
class RawConnection
{
public:
    explicit RawConnection(const QString &path) : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s))
    {
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        m_database.open();
    }
    ~RawConnection()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"raw"_s);
    }
    QVariant run(const QString &sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            return {};
        return query.next() ? query.value(0) : QVariant(true);
    }

private:
    QSqlDatabase m_database;
};

inline Result<int> insert(Transaction &transaction, int id, const QString &text = u"x"_s)
{
    auto rows =
        transaction.run(u"INSERT INTO things (id, text) VALUES (:id, :text)"_s, {{"id"_L1, id}, {"text"_L1, text}});
    if (!rows)
        return core::fail(rows.error());
    return rows->affected();
}

inline Result<int> insertNow(Database &database, int id, const QString &text = u"x"_s)
{
    return database.writeNow([&](Transaction &transaction) { return insert(transaction, id, text); });
}

inline Result<qint64> number(core::SqlConnection &connection, const QString &sql)
{
    auto rows = connection.run(sql);
    if (!rows)
        return core::fail(rows.error());
    return rows->next() ? rows->integer(0) : -1;
}

inline qint64 count(Database &database)
{
    return database.readNow([](Snapshot &snapshot) { return number(snapshot, u"SELECT count(*) FROM things"_s); })
        .value_or(-1);
}

inline void makeTable(Database &database)
{
    const auto made = database.writeNow([](Transaction &transaction) -> Result<void> {
        if (auto done = transaction.run(u"CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"_s);
            !done)
            return core::fail(done.error());
        return {};
    });
    QVERIFY(made);
}

/// Keeps the writer busy so that what is written meanwhile becomes one batch.
class Gate
{
public:
    explicit Gate(Database &database)
        : m_future(database.write([this](Transaction &) -> Result<int> {
            m_reached.release();
            m_open.acquire();
            return 0;
        }))
    {
        m_reached.acquire();
    }
    ~Gate()
    {
        open();
        m_future.waitForFinished(); // the task uses what goes with this object
    }
    void open()
    {
        if (!std::exchange(m_isOpen, true))
            m_open.release();
    }

private:
    std::binary_semaphore m_reached{0};
    std::binary_semaphore m_open{0};
    bool m_isOpen = false;
    QFuture<Result<int>> m_future;
};

} // namespace tests
