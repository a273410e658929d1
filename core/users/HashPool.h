#pragma once

#include "core/base/Clock.h"
#include "core/base/SecretBytes.h"

#include <QFuture>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace core {

/// max(1, cores − 1) threads for bcrypt and nothing else, with a queue that is bounded in places and in time: where
/// hashes are slow, nobody waits longer than an HTTP answer may take. Any thread.
class HashPool
{
public:
    static constexpr std::chrono::milliseconds kLongestWait{8000};

    /// 0 threads: max(1, cores − 1). `clock` measures the hashes; none: the system's.
    explicit HashPool(int threads = 0, int queueLimit = 16, const Clock *clock = nullptr);
    ~HashPool();

    /// Runs `work` on the pool and waits for it. False when it was not run: at once when the queue is full or its
    /// turn would not come within kLongestWait, and when the pool was closed before its turn came. Not on the GUI or
    /// an HTTP thread.
    bool run(const std::function<void()> &work);
    /// Refuses what waits and everything that comes, until open(); what runs is finished.
    void close();
    void open();
    int depth() const; ///< waiting and running
    std::chrono::milliseconds
    expectedWait() const; ///< of one that comes now, by the recent hashes; 0: a thread is free
    int capacity() const; ///< the most that depth() can be: threads and queue limit

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace core
