#pragma once

#include "core/database/Database.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace core {

class SqliteConnection;

/// Threads with a read-only connection each; a job runs in one read transaction.
class ReaderPool
{
public:
    using Job = std::function<void(Result<Snapshot *>)>;

    explicit ReaderPool(DatabaseOptions options);
    ~ReaderPool();

    /// Starts the threads; waits until their connections are open.
    Result<void> start();
    /// Any thread. After `stop` the job gets Cancelled at once, and Busy when too many wait already.
    void enqueue(Job job);
    /// Finishes what waits, then joins.
    void stop();
    bool isHealthy() const { return m_healthy; }

private:
    void work(std::promise<Result<void>> opened);
    Job nextJob();
    void runOne(SqliteConnection &connection, const Job &job);

    DatabaseOptions m_options;
    std::atomic<bool> m_healthy = true;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_queue;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace core
