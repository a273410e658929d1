#pragma once

#include "core/base/Result.h"

#include <QObject>

#include <functional>
#include <memory>
#include <mutex>

namespace app {

/// Lets other threads have something done on the main thread and wait for the outcome. Made and closed there.
class MainThreadCalls
{
public:
    using Call = std::function<core::Result<void>()>;

    MainThreadCalls() : m_receiver(std::make_unique<QObject>()) {}
    /// Any thread; on the main thread at once. Cancelled when it was closed before the turn of `call` came, so that the
    /// main thread may then wait for whoever waits here.
    core::Result<void> run(Call call);
    void close();

private:
    std::mutex m_mutex;
    std::unique_ptr<QObject> m_receiver;
};

} // namespace app
