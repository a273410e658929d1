#include "server/faults/DelayedWork.h"

#include <utility>

namespace server {

DelayedWork::~DelayedWork()
{
    m_thread = {}; // asks it to stop and waits
    release();
}

void DelayedWork::after(std::chrono::milliseconds delay, Work work)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.size() < kMost) {
            m_waiting.emplace(std::chrono::steady_clock::now() + delay, std::move(work));
            if (!m_thread.joinable())
                m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
            m_changed.notify_one();
            return;
        }
    }
    work();
}

void DelayedWork::release()
{
    std::multimap<Moment, Work> waiting;
    {
        const std::scoped_lock lock(m_mutex);
        waiting.swap(m_waiting);
    }
    for (const auto &[moment, work] : waiting)
        work();
}

void DelayedWork::run(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_waiting.empty()) {
            m_changed.wait(lock, stop, [this] { return !m_waiting.empty(); });
            continue;
        }
        const Moment next = m_waiting.begin()->first;
        if (std::chrono::steady_clock::now() < next) {
            m_changed.wait_until(lock, stop, next,
                                 [&] { return m_waiting.empty() || m_waiting.begin()->first != next; });
            continue;
        }
        const Work work = std::move(m_waiting.extract(m_waiting.begin()).mapped());
        lock.unlock();
        work();
        lock.lock();
    }
}

} // namespace server
