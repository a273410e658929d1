#pragma once

#include "core/base/SecretBytes.h"

#include <QFuture>

#include <functional>
#include <memory>
#include <optional>

namespace core {

/// max(1, cores − 1) threads for bcrypt and nothing else, with a bounded queue. Any thread.
class HashPool
{
public:
    explicit HashPool(int threads = 0, int queueLimit = 16); ///< 0 threads: max(1, cores − 1)
    ~HashPool();

    /// Runs `work` on the pool and waits for it. False when it was not run: at once when the queue is full, and when
    /// the pool was closed before its turn came. Not on the GUI or an HTTP thread.
    bool run(const std::function<void()> &work);
    /// Refuses what waits and everything that comes, until open(); what runs is finished.
    void close();
    void open();
    int depth() const;    ///< waiting and running
    int capacity() const; ///< the most that depth() can be: threads and queue limit

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace core
