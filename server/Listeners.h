#pragma once

#include "core/settings/Settings.h"
#include "server/http/HttpServer.h"

#include <QDeadlineTimer>

#include <memory>
#include <vector>

namespace server {

/// All HttpServers of the program, started, changed and stopped as one, from one thread.
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
        GateObserver onRefusal = {};
    };
    Listeners(Plan plan, HttpHandler handler);

    /// All or none. A free port that was picked is kept for the next start.
    core::Result<void> start();
    /// All or none: what stays takes the new limits, proxies and certificate, what is new opens before what is gone
    /// stops accepting. A port that changes its scheme or host is closed first and opened again as it was on failure.
    /// Those that are gone answer what runs; stopLeaving() ends them. Not running: for the next start.
    core::Result<void> adopt(const Plan &plan);
    /// Ends those that have answered all, or whose time is over. True when none is left.
    bool stopLeaving();
    void drain();
    bool isIdle() const;
    void stop();
    bool isRunning() const { return !m_places.empty(); }
    QStringList urls() const;
    HttpServerFigures figures() const; ///< of all that ever listened; `connections` of now

private:
    struct Place
    {
        core::Listener asked; ///< as configured: port 0 stays 0
        HttpServerOptions options;
        std::unique_ptr<HttpServer> server;
    };
    struct Leaving
    {
        std::unique_ptr<HttpServer> server;
        QDeadlineTimer deadline;
    };
    struct Change;

    core::Result<std::vector<Place>> placesOf(const Plan &plan) const;
    core::Result<HttpServerOptions> optionsOf(const core::Listener &listener, const Plan &plan) const;
    core::Result<void> open(Place &place) const;
    core::Result<void> settle(Change &change);
    core::Result<void> openWhereOurOwnStand(Change &change);
    void giveUp(Change &change);
    void complete(Change &change);
    void letGo(Place &place);
    void rememberPorts();

    Plan m_plan;
    std::vector<quint16> m_ports; ///< where the listeners of the plan stood when they ran last; empty: nowhere yet
    HttpHandler m_handler;
    std::vector<Place> m_places;
    std::vector<Leaving> m_leaving;
    HttpServerFigures m_past; ///< of those that were stopped
};

} // namespace server
