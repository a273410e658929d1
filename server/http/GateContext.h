#pragma once

#include "server/http/ChannelPool.h"
#include "server/http/ConnectionRoster.h"
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
    std::atomic<qint64> refusedConnections = 0;
    std::atomic<qint64> displacedConnections = 0;
    std::atomic<qint64> refusedRequests = 0;
    std::atomic<qint64> failedHandshakes = 0;
};

/// What the connections of one gate share. HTTP thread only, but for the figures.
struct GateContext
{
    GateContext(QObject *parent, std::function<void(GateSocket *)> hand) : channels(parent, std::move(hand)) {}
    /// Counts it and tells the observer.
    void report(const GateRefusal &refusal);
    /// For deadlines, in milliseconds: monotonic, without the time in which the whole process stood still.
    qint64 now() const { return clock.elapsed() - stoodStill; }

    HttpLimits limits;
    TrustedProxies proxies;
    bool requireHttps = false;
    bool isDraining = false;
    GateObserver onRefusal;
    std::shared_ptr<GateFigures> figures = std::make_shared<GateFigures>();
    ConnectionRoster roster;
    ChannelPool channels;
    RequestIds ids;
    ResponseFramer framer;
    RunningRequests running;
    QElapsedTimer clock;
    qint64 stoodStill = 0;
};

} // namespace server
