#pragma once

#include "core/database/Database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace core {

class SqliteConnection;

/// The thread that owns the one write connection and commits in groups.
class GroupCommitWriter
{
public:
    explicit GroupCommitWriter(DatabaseOptions options);
    ~GroupCommitWriter();

    /// Starts the thread; waits until its connection is open.
    Result<void> start();
    /// Any thread. After `stop` the job gets Cancelled at once, and Busy when too many wait already.
    void enqueue(std::shared_ptr<Database::AnyWriteJob> job);
    /// Finishes what waits, then joins.
    void stop();
    bool isHealthy() const { return m_healthy; }

private:
    using Batch = std::vector<std::shared_ptr<Database::AnyWriteJob>>;

    void work(std::promise<Result<void>> opened);
    Batch nextBatch();
    void commit(const Batch &batch);
    std::optional<Error> runAll(const Batch &batch);
    std::optional<Error> runOne(Database::AnyWriteJob &job, Transaction &transaction);
    std::optional<Error> tryToWrite();
    void note(const std::optional<Error> &lost);
    void tellOfRecovery();
    void watchForeignChanges();
    void boundLog();
    Result<qint64> number(const QString &sql);

    DatabaseOptions m_options;
    std::unique_ptr<SqliteConnection> m_connection; ///< lives on the thread
    std::optional<qint64> m_dataVersion;
    std::chrono::steady_clock::time_point m_watchedAt;
    std::chrono::steady_clock::time_point m_logWatchedAt;
    std::atomic<bool> m_healthy = true;
    std::chrono::steady_clock::time_point m_failedAt;
    bool m_isTroubleTold = false;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::shared_ptr<Database::AnyWriteJob>> m_queue;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace core
