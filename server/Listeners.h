#pragma once

#include "core/settings/Settings.h"
#include "server/http/HttpServer.h"

#include <memory>
#include <vector>

namespace server {

/// All HttpServers of the program, started and stopped as one, from one thread.
class Listeners
{
public:
    struct Plan
    {
        std::vector<core::Listener> listeners;
        std::optional<QSslConfiguration> tls;
        HttpLimits limits;
        QStringList trustedProxies;
        bool requireHttps = false;
    };
    Listeners(Plan plan, HttpHandler handler);

    /// All or none. A free port that was picked is kept for the next start.
    core::Result<void> start();
    void drain();
    bool isIdle() const;
    void stop();
    bool isRunning() const { return !m_servers.empty(); }
    QStringList urls() const;
    int connections() const;

private:
    core::Result<void> startOne(core::Listener &listener);
    core::Result<HttpServerOptions> optionsOf(const core::Listener &listener) const;

    Plan m_plan;
    HttpHandler m_handler;
    std::vector<std::unique_ptr<HttpServer>> m_servers;
};

} // namespace server
