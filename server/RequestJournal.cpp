#include "server/RequestJournal.h"

#include "server/SeenParameters.h"

#include <algorithm>
#include <new>

namespace server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestPath = 256;

/// Asked every few seconds by machines, and no part of any protocol.
bool isProbe(const QByteArray &route)
{
    return route == "/health" || route == "/api/v1/auth/health" || route == "/ready" || route == "/metrics";
}

/// A public client has no secret: what it was given before, and brings, tells it from somebody who knows its name.
bool isProven(const core::Client &client, const std::vector<core::RequestCheck> &checks)
{
    const auto passed = [&](QLatin1String name) {
        return std::ranges::any_of(checks,
                                   [&](const core::RequestCheck &check) { return check.passed && check.name == name; });
    };
    if (passed("access_token"_L1) || (client.isConfidential() && passed("client"_L1)))
        return true;
    return std::ranges::all_of(checks, &core::RequestCheck::passed) &&
           (passed("code"_L1) || passed("refresh_token"_L1) || passed("device_code"_L1));
}

} // namespace

void RequestJournal::forget()
{
    const std::scoped_lock lock(m_mutex);
    m_requests.clear();
}

void RequestJournal::add(const HttpRequest &request, const QByteArray &route, const Answer &answer,
                         std::chrono::duration<double> duration, std::vector<core::RequestCheck> checks) noexcept
{
    if (isProbe(route))
        return;
    try {
        keep(seenRequest(request, route, answer, duration, std::move(checks)));
    } catch (const std::bad_alloc &) {
        // Whoever looks on misses one; the answer does not.
    }
}

core::SeenRequest RequestJournal::seenRequest(const HttpRequest &request, const QByteArray &route, const Answer &answer,
                                              std::chrono::duration<double> duration,
                                              std::vector<core::RequestCheck> checks) const
{
    core::SeenRequest seen;
    seen.duration = std::chrono::duration_cast<std::chrono::microseconds>(duration);
    seen.at = m_clock.now() - std::chrono::duration_cast<std::chrono::milliseconds>(duration);
    seen.method = request.method;
    seen.path = request.path.left(kLongestPath);
    seen.route = route;
    seen.address = request.client.toString();
    seen.status = answer.response.status;
    seen.id = request.id;
    seen.error = seenError(answer.response);
    if (route != "unmatched") // anybody's guesses, answered on the thread that all requests come through
        seen.parameters = seenParameters(request, answer.response);
    seen.checks = std::move(checks);
    if (answer.client) {
        seen.client = answer.client->id;
        seen.isClientProven = isProven(*answer.client, seen.checks);
    }
    return seen;
}

void RequestJournal::keep(core::SeenRequest seen)
{
    const std::scoped_lock lock(m_mutex);
    if (!isOn())
        return; // switched off and forgotten while this was answered
    seen.number = ++m_last;
    m_requests.push_back(std::move(seen));
    if (m_requests.size() > size_t(kMost))
        m_requests.pop_front();
}

std::vector<core::SeenRequest> RequestJournal::after(qint64 number) const
{
    const std::scoped_lock lock(m_mutex);
    const auto first = std::ranges::upper_bound(m_requests, number, {}, &core::SeenRequest::number);
    return {first, m_requests.end()};
}

} // namespace server
