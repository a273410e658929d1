#include "server/Dispatcher.h"

#include "core/base/Log.h"
#include "server/http/ErrorResponse.h"
#include "server/http/SecurityHeaders.h"
#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"

#include <exception>
#include <new>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

bool isPreflight(const HttpRequest &request)
{
    return request.method == "OPTIONS" && request.headerCount("origin") &&
           request.headerCount("access-control-request-method");
}

constexpr auto kKeysRoute = "/.well-known/jwks.json"; // its speed is watched by itself

/// The one place of a path that a route leaves open.
constexpr auto kOpenSegment = "{id}";

QList<QByteArray> methodsOf(const Route &route)
{
    auto methods = route.methods.split(' ');
    if (const qsizetype get = methods.indexOf("GET"); get >= 0)
        methods.insert(get + 1, "HEAD"_ba);
    return methods;
}

QByteArray keyOf(const QByteArray &path)
{
    return path.endsWith(kOpenSegment) ? path.chopped(qsizetype(qstrlen(kOpenSegment))) : path;
}

} // namespace

Dispatcher::Dispatcher(Context context, Rules rules, const std::vector<Route> &routes, const QByteArray &prefix)
    : m_context(context), m_rules(std::move(rules))
{
    for (const Route &route : routes) {
        m_routes.insert(keyOf(route.path), route);
        if (!prefix.isEmpty())
            m_routes.insert(prefix + keyOf(route.path), route);
    }
}

const Route *Dispatcher::routeOf(const QByteArray &path) const
{
    const auto exact = m_routes.constFind(path);
    if (exact != m_routes.constEnd())
        return exact->path.endsWith(kOpenSegment) ? nullptr : &*exact;
    const auto open = m_routes.constFind(path.left(path.lastIndexOf('/') + 1));
    return open != m_routes.constEnd() && open->path.endsWith(kOpenSegment) ? &*open : nullptr;
}

void Dispatcher::dispatch(const HttpRequest &request, const Reply &reply)
{
    const auto began = std::chrono::steady_clock::now();
    const Route *found = routeOf(request.path);
    if (!found) {
        auto response = errorResponse(404, "not_found"_ba, u"There is nothing at this address."_s);
        return finish({request, reply, "unmatched"_ba, began}, {std::move(response)});
    }
    Job job{request, reply, found->path, began};
    job.request.mostParameters = rules().mostParameters;
    if (m_context.faults.isOn() && !isPreflight(request))
        job.injection = m_context.faults.before(found->path, job.request);
    if (!job.injection.delay)
        return hand(*found, job);
    m_context.delays.after(*job.injection.delay, [this, found, job] { hand(*found, job); });
}

void Dispatcher::hand(const Route &route, const Job &job)
{
    auto work = [this, &route, job = job]() mutable {
        Answer given = m_context.journal.isOn() ? tracedAnswer(route, job) : answer(route, job);
        if (m_context.faults.isOn())
            loseAnswer(job, given);
        finish(job, std::move(given));
    };
    if (route.place == Place::HttpThread)
        return work();
    const auto refuse = [this, job] {
        auto response = toResponse(temporarilyUnavailable(1s));
        forbidStoring(response);
        finish(job, {response});
    };
    if (!m_context.pool.start({work, refuse}))
        refuse();
}

void Dispatcher::loseAnswer(Job &job, Answer &answer)
{
    if (!m_context.faults.losesAnswer(job.path, job.request, answer.response.status))
        return;
    answer.response.isLost = true;
    job.injection.names.append(FaultPlan::name(core::FaultKind::LostAnswer));
}

void Dispatcher::adopt(Rules rules)
{
    const std::scoped_lock lock(m_rulesLock);
    m_rules = std::move(rules);
}

Dispatcher::Rules Dispatcher::rules() const
{
    const std::scoped_lock lock(m_rulesLock);
    return m_rules;
}

/// An endpoint answers on one thread from its first check to its last.
Answer Dispatcher::tracedAnswer(const Route &route, Job &job)
{
    CheckTrace trace;
    Answer given = answer(route, job);
    job.checks = trace.take();
    return given;
}

Answer Dispatcher::answer(const Route &route, const Job &job)
{
    const HttpRequest &request = job.request;
    if (route.cors != CorsRule::None && isPreflight(request))
        return {preflight(route, request)};
    Answer given;
    const bool known = methodsOf(route).contains(request.method);
    try {
        given = job.injection.instead ? Answer{*job.injection.instead}
                : known               ? route.endpoint->answer(request)
                                      : methodNotAllowed(route);
    } catch (const std::bad_alloc &) {
        core::logOutOfMemory();
        given = {toResponse(temporarilyUnavailable(1s))};
    } catch (const std::exception &exception) {
        core::logEvent(core::LogLevel::Error, u"an endpoint failed"_s,
                       {{u"request_id"_s, request.id.value}, {u"reason"_s, QString::fromUtf8(exception.what())}});
        given = {errorResponse(500, "server_error"_ba, u"The server failed to answer this request."_s)};
    }
    allowOrigin(route, request, given);
    return given;
}

Answer Dispatcher::methodNotAllowed(const Route &route) const
{
    auto response = errorResponse(405, "method_not_allowed"_ba, u"This address does not answer this method."_s);
    return {response.with("Allow"_ba, methodsOf(route).join(", "))};
}

void Dispatcher::finish(const Job &job, Answer answer)
{
    const HttpRequest &request = job.request;
    const int status = answer.response.status;
    const Metrics::Duration duration = std::chrono::steady_clock::now() - job.began;
    count(job, status, duration);
    if (m_context.journal.isOn())
        m_context.journal.add(request, job.path, answer, duration, job.checks);
    job.reply.send(std::move(answer.response));

    QJsonObject members{{u"event"_s, u"request"_s},
                        {u"request_id"_s, request.id.value},
                        {u"method"_s, QString::fromLatin1(request.method)},
                        {u"route"_s, QString::fromLatin1(job.path)},
                        {u"status"_s, status},
                        {u"duration_ms"_s, qRound64(duration.count() * 1e6) / 1000.0},
                        {u"address"_s, request.client.toString()}};
    if (answer.client)
        members.insert(u"client_id"_s, answer.client->id.value);
    if (!job.injection.isNone())
        members.insert(u"injected"_s, QString::fromLatin1(job.injection.names.join(' ')));
    core::logEvent(core::LogLevel::Info, u"request"_s, members);
}

/// What is made on purpose says nothing of how the server does: it has a count of its own.
void Dispatcher::count(const Job &job, int status, Metrics::Duration duration)
{
    const QString route = QString::fromLatin1(job.path);
    for (const QByteArray &fault : job.injection.names)
        m_context.metrics.recordInjectedFault(route, fault);
    m_context.recent.record(status);
    if (!job.injection.isNone())
        return;
    m_context.metrics.recordRequest(route, status, duration);
    if (job.path == kKeysRoute)
        m_context.recent.recordKeys(duration);
}

HttpResponse Dispatcher::preflight(const Route &route, const HttpRequest &request)
{
    Answer answer{HttpResponse::empty(204)};
    if (route.cors == CorsRule::AnyOrigin || isAllowedOrigin(QString::fromLatin1(request.header("origin")), nullptr)) {
        answer.response.with("Access-Control-Allow-Methods"_ba, methodsOf(route).join(", "))
            .with("Access-Control-Allow-Headers"_ba, "Authorization, Content-Type, DPoP, X-Request-ID"_ba)
            .with("Access-Control-Max-Age"_ba, "600"_ba);
    }
    allowOrigin(route, request, answer);
    return answer.response;
}

void Dispatcher::allowOrigin(const Route &route, const HttpRequest &request, Answer &answer)
{
    if (route.cors == CorsRule::None)
        return;
    if (route.cors == CorsRule::AnyOrigin) {
        answer.response.with("Access-Control-Allow-Origin"_ba, "*"_ba);
        return;
    }
    answer.response.with("Vary"_ba, "Origin"_ba);
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty() || !isAllowedOrigin(QString::fromLatin1(origin), answer.client.get()))
        return;
    answer.response.with("Access-Control-Allow-Origin"_ba, origin)
        .with("Access-Control-Expose-Headers"_ba, "DPoP-Nonce, Retry-After, WWW-Authenticate, X-Request-ID"_ba);
}

/// The client's own origins once it is known; until then (preflight, early errors) those of any client.
bool Dispatcher::isAllowedOrigin(const QString &origin, const core::Client *client)
{
    if (rules().corsOrigins.contains(origin))
        return true;
    return client ? client->corsOrigins.contains(origin) : m_context.clients.knowsOrigin(origin);
}

} // namespace server
