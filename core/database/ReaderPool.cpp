#include "core/database/ReaderPool.h"

#include "core/database/SqliteConnection.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

class SqliteSnapshot final : public Snapshot
{
public:
    explicit SqliteSnapshot(SqliteConnection &connection) : m_connection(connection) {}
    Result<Rows> run(const QString &sql, const Bindings &bindings) override { return m_connection.run(sql, bindings); }

private:
    SqliteConnection &m_connection;
};

} // namespace

ReaderPool::ReaderPool(DatabaseOptions options) : m_options(std::move(options)) {}

ReaderPool::~ReaderPool()
{
    stop();
}

Result<void> ReaderPool::start()
{
    for (int i = 0; i < m_options.readers; ++i) {
        std::promise<Result<void>> opened;
        auto outcome = opened.get_future();
        m_threads.emplace_back([this, promise = std::move(opened)]() mutable { work(std::move(promise)); });
        if (auto started = outcome.get(); !started)
            return started;
    }
    return {};
}

void ReaderPool::enqueue(Job job)
{
    Error refusal{ErrorKind::Cancelled, u"the database is closing"_s};
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping && m_queue.size() < m_options.mostWaiting) {
            m_queue.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
        if (!m_stopping)
            refusal = {ErrorKind::Busy, u"too many reads wait for the database"_s};
    }
    job(fail(std::move(refusal)));
}

void ReaderPool::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void ReaderPool::work(std::promise<Result<void>> opened)
{
    auto connection = SqliteConnection::open(m_options.path, SqliteConnection::Role::Reader, m_options.busyTimeout);
    if (!connection)
        return opened.set_value(fail(connection.error()));
    opened.set_value({});
    while (const Job job = nextJob())
        runOne(**connection, job);
}

/// Empty when the pool stops and nothing waits any more.
ReaderPool::Job ReaderPool::nextJob()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return !m_queue.empty() || m_stopping; });
    if (m_queue.empty())
        return {};
    Job job = std::move(m_queue.front());
    m_queue.pop_front();
    return job;
}

void ReaderPool::runOne(SqliteConnection &connection, const Job &job)
{
    if (auto error = connection.control(u"BEGIN"_s)) {
        m_healthy = false;
        connection.rollback();
        return job(fail(std::move(*error)));
    }
    SqliteSnapshot snapshot(connection);
    job(&snapshot);
    m_healthy = !connection.isLost();
    connection.rollback(); // nothing was written; a reader has nothing to commit
}

} // namespace core
