#include "server/RequestPool.h"

namespace server {

RequestPool::RequestPool(int threads, int places) : m_places(size_t(places)), m_threads(threads) {}

RequestPool::~RequestPool()
{
    close();
    m_threads.waitForDone();
}

bool RequestPool::start(const Job &job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isClosed || m_waiting.size() >= m_places)
            return false;
        m_waiting.push_back(job);
    }
    m_threads.start([this] { runNext(); });
    return true;
}

void RequestPool::runNext()
{
    Job job;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty()) // refused meanwhile
            return;
        job = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    job.run();
}

void RequestPool::close()
{
    std::deque<Job> refused;
    {
        const std::scoped_lock lock(m_mutex);
        m_isClosed = true;
        refused.swap(m_waiting);
    }
    for (const Job &job : refused)
        job.refuse();
}

void RequestPool::open()
{
    const std::scoped_lock lock(m_mutex);
    m_isClosed = false;
}

bool RequestPool::waitForDone(QDeadlineTimer deadline)
{
    return m_threads.waitForDone(deadline.isForever() ? -1 : int(deadline.remainingTime()));
}

int RequestPool::running() const
{
    return m_threads.activeThreadCount();
}

int RequestPool::waiting() const
{
    const std::scoped_lock lock(m_mutex);
    return int(m_waiting.size());
}

} // namespace server
