#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace server {

/// Work that waits without holding a thread of the pool: one thread for all of it, made with the first. Any thread.
class DelayedWork
{
public:
    using Work = std::function<void()>;
    static constexpr size_t kMost = 2000; ///< beyond that nothing waits

    ~DelayedWork();
    /// Runs `work` then, on this object's thread, which it must not hold up.
    void after(std::chrono::milliseconds delay, Work work);
    /// Whatever waits runs now, on the caller's thread.
    void release();

private:
    using Moment = std::chrono::steady_clock::time_point;
    void run(const std::stop_token &stop);

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::multimap<Moment, Work> m_waiting;
    std::jthread m_thread;
};

} // namespace server
