#pragma once

#include "server/http/HttpServer.h"
#include "server/http/RequestIds.h"
#include "server/http/ResponseFramer.h"
#include "server/http/RunningRequests.h"
#include "server/http/TrustedProxies.h"

#include <QElapsedTimer>

#include <atomic>

namespace server {

/// Counters that other threads read; they outlive the gate.
struct GateFigures
{
    std::atomic_int connections = 0;
    std::atomic<qint64> requests = 0;
};

/// What the connections of one gate share. HTTP thread only, but for the figures.
struct GateContext
{
    HttpLimits limits;
    TrustedProxies proxies;
    bool requireHttps = false;
    bool isDraining = false;
    std::shared_ptr<GateFigures> figures = std::make_shared<GateFigures>();
    RequestIds ids;
    ResponseFramer framer;
    RunningRequests running;
    QElapsedTimer clock; ///< for deadlines; monotonic
};

} // namespace server
