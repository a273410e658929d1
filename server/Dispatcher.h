#pragma once

#include "core/clients/ClientDirectory.h"
#include "server/RequestJournal.h"
#include "server/RequestPool.h"
#include "server/endpoints/Endpoint.h"
#include "server/faults/DelayedWork.h"
#include "server/faults/FaultPlan.h"
#include "server/http/Reply.h"
#include "server/metrics/Metrics.h"
#include "server/metrics/RecentRequests.h"

#include <QHash>

#include <memory>
#include <mutex>
#include <vector>

namespace server {

/// Where an endpoint runs: ready bytes on the HTTP thread, everything that may wait on the request pool.
enum class Place { HttpThread, RequestPool };
/// Which browsers' scripts may read the answers: PRODUCT.md §8 "CORS".
enum class CorsRule { None, AnyOrigin, OriginsOfClients };

/// One line of the route list.
struct Route
{
    QByteArray methods; ///< "GET POST"; GET answers HEAD too
    QByteArray path;    ///< exact, or ending in "/{id}": any one segment
    std::shared_ptr<Endpoint> endpoint;
    Place place = Place::RequestPool;
    CorsRule cors = CorsRule::None;
};

/// Takes each request to its endpoint and its answer back, with what all answers share: 404 and 405, CORS, the log
/// line, the metrics, and 500 instead of an escaped exception.
class Dispatcher
{
public:
    struct Context
    {
        core::ClientDirectory &clients;
        Metrics &metrics;
        RecentRequests &recent;
        RequestPool &pool;
        FaultPlan &faults;
        DelayedWork &delays;
        RequestJournal &journal;
    };
    /// What changes while requests are answered.
    struct Rules
    {
        QStringList corsOrigins; ///< beside those of the clients
        int mostParameters = 100;
    };
    /// `prefix` is the issuer's path: every route is served there too.
    Dispatcher(Context context, Rules rules, const std::vector<Route> &routes, const QByteArray &prefix);

    /// On an HTTP thread; never blocks.
    void dispatch(const HttpRequest &request, const Reply &reply);
    void adopt(Rules rules); ///< any thread

private:
    using Began = std::chrono::steady_clock::time_point;
    /// A request on its way to its answer.
    struct Job
    {
        HttpRequest request;
        Reply reply;
        QByteArray path; ///< of its route
        Began began;
        Injection injection = {};
        std::vector<core::RequestCheck> checks = {}; ///< while somebody watches
    };
    void hand(const Route &route, const Job &job);
    Answer tracedAnswer(const Route &route, Job &job);
    Answer answer(const Route &route, const Job &job);
    void loseAnswer(Job &job, Answer &answer);
    const Route *routeOf(const QByteArray &path) const;
    Answer methodNotAllowed(const Route &route) const;
    void finish(const Job &job, Answer answer);
    void count(const Job &job, int status, Metrics::Duration duration);

    HttpResponse preflight(const Route &route, const HttpRequest &request);
    void allowOrigin(const Route &route, const HttpRequest &request, Answer &answer);
    bool isAllowedOrigin(const QString &origin, const core::Client *client);

    Rules rules() const;

    Context m_context;
    mutable std::mutex m_rulesLock;
    Rules m_rules;
    QHash<QByteArray, Route> m_routes; ///< by path; those of "/{id}" by what stands before "{id}"
};

} // namespace server
