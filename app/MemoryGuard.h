#pragma once

#include "core/base/Log.h"

#include <chrono>
#include <new>
#include <thread>

class QEvent;
class QObject;

namespace app {

/// An application that outlives a lack of memory: the event that met it is dropped, on whatever thread. Exceptions must
/// not pass through Qt's loop; this is the one place that Qt has for them.
template <class Application>
class MemoryGuard final : public Application
{
public:
    using Application::Application;

    bool notify(QObject *receiver, QEvent *event) override
    {
        try {
            return Application::notify(receiver, event);
        } catch (const std::bad_alloc &) {
            core::logOutOfMemory();
            // Most events come again at once; others need the time to give memory back.
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return false;
        }
    }
};

} // namespace app
