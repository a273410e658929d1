#include "core/users/HashPool.h"

#include <QThread>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace core {

struct HashPool::Parts
{
    struct Job
    {
        const std::function<void()> *work = nullptr;
        bool isSettled = false;
        bool wasRun = false;
        std::condition_variable settled;
    };

    mutable std::mutex mutex;
    std::condition_variable waiting;
    std::deque<Job *> queue; ///< the jobs live on the stacks of the callers, who wait
    int queueLimit = 0;
    int running = 0;
    bool isClosed = false;
    bool stopping = false;
    std::vector<std::thread> threads;
    SystemClock systemClock;
    const Clock *clock = &systemClock;
    std::chrono::milliseconds recent{0}; ///< moving average of what a hash takes

    void work();
    int depth() const { return int(queue.size()) + running; }
    std::chrono::milliseconds expectedWait() const;
    void noteDuration(std::chrono::milliseconds duration);
    static void settle(Job &job, bool wasRun);
};

/// Under the lock: the caller destroys the job as soon as it can.
void HashPool::Parts::settle(Job &job, bool wasRun)
{
    job.wasRun = wasRun;
    job.isSettled = true;
    job.settled.notify_one();
}

std::chrono::milliseconds HashPool::Parts::expectedWait() const
{
    const int count = int(threads.size());
    return depth() < count ? std::chrono::milliseconds(0) : recent * depth() / count;
}

void HashPool::Parts::noteDuration(std::chrono::milliseconds duration)
{
    recent = recent.count() == 0 ? duration : (recent * 3 + duration) / 4;
}

void HashPool::Parts::work()
{
    std::unique_lock guard(mutex);
    for (;;) {
        waiting.wait(guard, [this] { return stopping || !queue.empty(); });
        if (queue.empty())
            return;
        Job *job = queue.front();
        queue.pop_front();
        ++running;
        guard.unlock();
        const auto began = clock->steady();
        (*job->work)();
        const auto duration = clock->steady() - began;
        guard.lock();
        --running;
        noteDuration(duration);
        settle(*job, true);
    }
}

HashPool::HashPool(int threads, int queueLimit, const Clock *clock) : m_parts(std::make_unique<Parts>())
{
    if (clock)
        m_parts->clock = clock;
    m_parts->queueLimit = queueLimit;
    const int count = threads > 0 ? threads : std::max(1, QThread::idealThreadCount() - 1);
    for (int i = 0; i < count; ++i)
        m_parts->threads.emplace_back([parts = m_parts.get()] { parts->work(); });
}

HashPool::~HashPool()
{
    close();
    {
        const std::lock_guard guard(m_parts->mutex);
        m_parts->stopping = true;
    }
    m_parts->waiting.notify_all();
    for (std::thread &thread : m_parts->threads)
        thread.join();
}

bool HashPool::run(const std::function<void()> &work)
{
    Parts::Job job;
    job.work = &work;
    std::unique_lock guard(m_parts->mutex);
    if (m_parts->isClosed || m_parts->depth() >= capacity() || m_parts->expectedWait() > kLongestWait)
        return false;
    m_parts->queue.push_back(&job);
    m_parts->waiting.notify_one();
    job.settled.wait(guard, [&job] { return job.isSettled; });
    return job.wasRun;
}

void HashPool::close()
{
    const std::lock_guard guard(m_parts->mutex);
    m_parts->isClosed = true;
    for (Parts::Job *job : std::exchange(m_parts->queue, {}))
        Parts::settle(*job, false);
}

void HashPool::open()
{
    const std::lock_guard guard(m_parts->mutex);
    m_parts->isClosed = false;
}

int HashPool::depth() const
{
    const std::lock_guard guard(m_parts->mutex);
    return m_parts->depth();
}

std::chrono::milliseconds HashPool::expectedWait() const
{
    const std::lock_guard guard(m_parts->mutex);
    return m_parts->expectedWait();
}

int HashPool::capacity() const
{
    return int(m_parts->threads.size()) + m_parts->queueLimit;
}

} // namespace core
