#include "server/faults/FaultPlan.h"

#include "server/faults/NamedClient.h"
#include "server/http/ErrorResponse.h"
#include "server/oauth/FormBody.h"

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;
using core::FaultKind;
using core::FaultPace;
using core::FaultPlace;

namespace {

constexpr auto kTokenRoutes = {"/oauth/token", "/api/v1/auth/token"};
/// Where FaultPlace::All strikes: what clients ask; not the pages for people, nor the operation's addresses.
constexpr auto kOtherRoutes = {"/oauth/revoke", "/oauth/par", "/oauth/device_authorization",
                               "/.well-known/openid-configuration"};

bool isOneOf(const QByteArray &route, std::initializer_list<const char *> routes)
{
    return std::ranges::any_of(routes, [&](const char *one) { return route == one; });
}

bool isAt(FaultPlace place, const QByteArray &route)
{
    switch (place) {
    case FaultPlace::Token:
        return isOneOf(route, kTokenRoutes);
    case FaultPlace::Userinfo:
        return route == "/oauth/userinfo";
    case FaultPlace::Introspect:
        return route == "/oauth/introspect";
    case FaultPlace::Jwks:
        return route == "/.well-known/jwks.json";
    case FaultPlace::All:
        break;
    }
    return isAt(FaultPlace::Token, route) || isAt(FaultPlace::Userinfo, route) || isAt(FaultPlace::Introspect, route) ||
           isAt(FaultPlace::Jwks, route) || isOneOf(route, kOtherRoutes) ||
           route.startsWith("/.well-known/oauth-authorization-server");
}

bool isRotation(const HttpRequest &request)
{
    const auto form = FormBody::parse(request);
    return form && form->text("grant_type") == "refresh_token"_L1;
}

HttpResponse refusal(int status, const QByteArray &code, std::chrono::seconds retryAfter)
{
    auto response = errorResponse(status, code, u"Injected by the token lab."_s);
    return response.with("Retry-After"_ba, QByteArray::number(qint64(retryAfter.count())));
}

} // namespace

FaultPlan::FaultPlan(const core::Clock &clock) : m_clock(clock)
{
    for (size_t kind = 0; kind < m_faults.size(); ++kind)
        m_faults[kind].rule.kind = FaultKind(kind);
}

QByteArray FaultPlan::name(FaultKind kind)
{
    switch (kind) {
    case FaultKind::Delay:
        return "delay"_ba;
    case FaultKind::TooManyRequests:
        return "429"_ba;
    case FaultKind::Unavailable:
        return "503"_ba;
    case FaultKind::LostAnswer:
        return "lost_answer"_ba;
    }
    return {};
}

Injection FaultPlan::before(const QByteArray &route, const HttpRequest &request)
{
    Injection injection;
    const std::scoped_lock lock(m_mutex);
    if (strikes(FaultKind::Delay, route, request)) {
        injection.delay = fault(FaultKind::Delay).rule.delay;
        injection.names.append(name(FaultKind::Delay));
    }
    if (strikes(FaultKind::TooManyRequests, route, request)) {
        injection.instead = refusal(429, "rate_limit_exceeded"_ba, fault(FaultKind::TooManyRequests).rule.retryAfter);
        injection.names.append(name(FaultKind::TooManyRequests));
    } else if (strikes(FaultKind::Unavailable, route, request)) {
        injection.instead = refusal(503, "temporarily_unavailable"_ba, fault(FaultKind::Unavailable).rule.retryAfter);
        injection.names.append(name(FaultKind::Unavailable));
    }
    return injection;
}

bool FaultPlan::losesAnswer(const QByteArray &route, const HttpRequest &request, int status)
{
    if (status != 200 || !isAt(FaultPlace::Token, route) || !isRotation(request))
        return false;
    const std::scoped_lock lock(m_mutex);
    return strikes(FaultKind::LostAnswer, route, request);
}

bool FaultPlan::strikes(FaultKind kind, const QByteArray &route, const HttpRequest &request)
{
    Fault &wanted = fault(kind);
    if (!wanted.isOn || !isAt(wanted.rule.place, route))
        return false;
    if (m_clock.steady() >= wanted.deadline) {
        end(wanted);
        return false;
    }
    if (!wanted.rule.client.isEmpty() && wanted.rule.client.value != namedClient(request))
        return false;
    ++wanted.met;
    if (!isDue(wanted))
        return false;
    ++wanted.injected;
    if (wanted.rule.pace == FaultPace::Next && wanted.injected >= wanted.rule.amount)
        end(wanted);
    return true;
}

bool FaultPlan::isDue(Fault &fault)
{
    switch (fault.rule.pace) {
    case FaultPace::EveryNth:
        return fault.met % std::max(fault.rule.amount, 1) == 0;
    case FaultPace::Percent:
        return std::uniform_int_distribution(1, 100)(m_dice) <= fault.rule.amount;
    case FaultPace::Next:
        return true;
    }
    return false;
}

void FaultPlan::end(Fault &fault)
{
    fault.isOn = false;
    fault.hasEnded = true;
    settle();
}

void FaultPlan::endOverdue()
{
    for (Fault &one : m_faults) {
        if (one.isOn && m_clock.steady() >= one.deadline)
            end(one);
    }
}

void FaultPlan::settle()
{
    m_isOn = std::ranges::any_of(m_faults, [](const Fault &one) { return one.isOn; });
}

void FaultPlan::switchOn(const core::FaultRule &rule)
{
    const std::scoped_lock lock(m_mutex);
    Fault &changed = fault(rule.kind);
    changed = {};
    changed.rule = rule;
    changed.isOn = true;
    changed.endsAt = m_clock.now() + rule.lasts;
    changed.deadline = m_clock.steady() + rule.lasts;
    settle();
}

bool FaultPlan::switchOff(FaultKind kind)
{
    const std::scoped_lock lock(m_mutex);
    endOverdue();
    const bool wasOn = std::exchange(fault(kind).isOn, false);
    settle();
    return wasOn;
}

int FaultPlan::stopAll()
{
    const std::scoped_lock lock(m_mutex);
    endOverdue();
    int stopped = 0;
    for (Fault &one : m_faults)
        stopped += std::exchange(one.isOn, false) ? 1 : 0;
    settle();
    return stopped;
}

std::vector<core::FaultSwitch> FaultPlan::switches() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<core::FaultSwitch> all(m_faults.begin(), m_faults.end());
    for (size_t kind = 0; kind < all.size(); ++kind)
        all[kind].isOn = all[kind].isOn && m_clock.steady() < m_faults[kind].deadline;
    return all;
}

std::vector<core::FaultSwitch> FaultPlan::takeEnded()
{
    const std::scoped_lock lock(m_mutex);
    endOverdue();
    std::vector<core::FaultSwitch> ended;
    for (Fault &one : m_faults) {
        if (std::exchange(one.hasEnded, false))
            ended.push_back(one);
    }
    return ended;
}

} // namespace server
