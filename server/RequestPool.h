#pragma once

#include "core/base/SteadyPool.h"

#include <QDeadlineTimer>

#include <deque>
#include <functional>
#include <mutex>

namespace server {

/// Threads for requests that may wait, behind a queue of bounded length. Any thread.
class RequestPool
{
public:
    struct Job
    {
        std::function<void()> run;
        std::function<void()> refuse; ///< called instead of `run` when the server stops before its turn comes
    };
    explicit RequestPool(int threads = 32, int places = 512);
    ~RequestPool();

    /// False when every place is taken, or after close(); the job is then untouched.
    bool start(const Job &job);
    /// Refuses what waits and everything that comes, until open().
    void close();
    void open();
    bool waitForDone(QDeadlineTimer deadline);
    int running() const; ///< or about to
    int waiting() const;

private:
    void runNext();

    const size_t m_places;
    mutable std::mutex m_mutex;
    std::deque<Job> m_waiting;
    bool m_isClosed = false;
    core::SteadyPool m_threads; ///< goes first: its threads use the queue
};

} // namespace server
