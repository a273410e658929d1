#pragma once

#include "core/authorization/LogoutDeliveries.h"
#include "core/tokens/TokenService.h"

#include <QHostAddress>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace server {

/// Tells clients that a session has ended (OpenID Connect Back-Channel Logout 1.0): what LogoutDeliveries holds, at
/// once and in parallel, on a thread of its own. What is under way when it stops is told again after the next start.
class BackchannelLogout
{
public:
    struct Context
    {
        core::LogoutDeliveries &deliveries;
        core::TokenService &tokens;
        /// Where a client may be that registered itself; the others were made by an administrator and may be anywhere.
        std::function<bool(const QHostAddress &)> mayReach = {}; ///< none: isPublicAddress
    };
    struct Pace
    {
        std::chrono::milliseconds lookEvery{2000}; ///< what other processes queued, and what nobody woke us for
        std::chrono::milliseconds attemptTime{5000};
        int parallel = 16;
        int perClient = 2; ///< of these: a client that hangs keeps its own waiting, nobody else's
    };
    explicit BackchannelLogout(Context context) : BackchannelLogout(std::move(context), Pace()) {}
    BackchannelLogout(Context context, Pace pace);
    ~BackchannelLogout();

    void start();
    void wake(); ///< something was queued; any thread
    /// Waits for the thread: at most one look into the database. May be called twice.
    void stop();

private:
    class Worker;
    std::unique_ptr<Worker> m_worker; ///< lives on the thread
    QThread m_thread;
};

} // namespace server
