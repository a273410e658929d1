#include "core/base/SteadyPool.h"

#include <QSemaphore>

#include <chrono>
#include <memory>

namespace core {

static constexpr std::chrono::seconds kMostTimeToStart{30};

SteadyPool::SteadyPool(int threads)
{
    struct Gate
    {
        QSemaphore arrived;
        QSemaphore open;
    };
    setMaxThreadCount(threads);
    setExpiryTimeout(-1);
    // Shared: a thread may still be leaving the gate when this function has ended.
    const auto gate = std::make_shared<Gate>();
    for (int i = 0; i < threads; ++i) {
        start([gate] {
            gate->arrived.release();
            gate->open.acquire();
        });
    }
    if (!gate->arrived.tryAcquire(threads, int(std::chrono::milliseconds(kMostTimeToStart).count())))
        qFatal("the system gives this program fewer than the %d threads that it needs", threads);
    gate->open.release(threads); // no waitForDone: that would end the threads
}

} // namespace core
