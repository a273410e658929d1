#include "server/Listeners.h"

#include "core/base/Log.h"
#include "server/http/TrustedProxies.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

namespace {

constexpr auto kFarewell = 5s;

bool isSameListener(const core::Listener &a, const core::Listener &b)
{
    return a.host == b.host && a.port == b.port;
}

void addUp(HttpServerFigures &sum, const HttpServerFigures &figures)
{
    sum.requests += figures.requests;
    sum.refusedConnections += figures.refusedConnections;
    sum.displacedConnections += figures.displacedConnections;
    sum.refusedRequests += figures.refusedRequests;
    sum.failedHandshakes += figures.failedHandshakes;
}

} // namespace

/// On the way from one set of listeners to another.
struct Listeners::Change
{
    std::vector<Place> wanted;
    std::vector<Place *> staying; ///< for each wanted one the old one that it goes on with, or none
    std::vector<Place *> closed;  ///< old ones whose port was needed
};

Listeners::Listeners(Plan plan, HttpHandler handler) : m_plan(std::move(plan)), m_handler(std::move(handler)) {}

core::Result<void> Listeners::start()
{
    auto places = placesOf(m_plan);
    if (!places)
        return core::fail(places.error());
    for (size_t i = 0; i < places->size(); ++i) {
        Place &place = places->at(i);
        if (i < m_ports.size())
            place.options.port = m_ports[i];
        if (const auto opened = open(place); !opened)
            return opened; // what is open already closes with `places`
    }
    m_places = *std::move(places);
    rememberPorts();
    return {};
}

core::Result<std::vector<Listeners::Place>> Listeners::placesOf(const Plan &plan) const
{
    if (const auto proxies = TrustedProxies::parse(plan.trustedProxies); !proxies)
        return core::fail(proxies.error());
    std::vector<Place> places;
    for (const core::Listener &listener : plan.listeners) {
        auto options = optionsOf(listener, plan);
        if (!options)
            return core::fail(options.error());
        places.push_back({listener, *std::move(options), nullptr});
    }
    return places;
}

core::Result<HttpServerOptions> Listeners::optionsOf(const core::Listener &listener, const Plan &plan) const
{
    const bool https = listener.https.value_or(plan.tls.has_value());
    if (https && !plan.tls)
        return core::fail(core::ErrorKind::InvalidInput,
                          u"an HTTPS listener needs AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY"_s);
    HttpServerOptions options;
    options.host = listener.host;
    options.port = listener.port;
    options.tls = https ? plan.tls : std::nullopt;
    options.limits = plan.limits;
    options.trustedProxies = plan.trustedProxies;
    options.requireHttps = plan.requireHttps;
    options.onRefusal = plan.onRefusal;
    return options;
}

core::Result<void> Listeners::open(Place &place) const
{
    auto server = std::make_unique<HttpServer>(place.options, m_handler);
    if (const auto started = server->start(); !started)
        return started;
    place.options.port = server->port();
    place.server = std::move(server);
    return {};
}

core::Result<void> Listeners::adopt(const Plan &plan)
{
    auto places = placesOf(plan);
    if (!places)
        return core::fail(places.error());
    if (isRunning()) {
        Change change{*std::move(places), {}, {}};
        if (const auto settled = settle(change); !settled) {
            giveUp(change);
            return settled;
        }
        complete(change);
    }
    m_plan = plan;
    rememberPorts();
    return {};
}

void Listeners::rememberPorts()
{
    m_ports.clear();
    for (const Place &place : m_places)
        m_ports.push_back(place.server->port());
}

/// Opens what is new; nothing that stays is touched yet.
core::Result<void> Listeners::settle(Change &change)
{
    for (Place &wanted : change.wanted) {
        const auto same = std::ranges::find_if(m_places, [&](const Place &old) {
            return isSameListener(old.asked, wanted.asked) &&
                   old.options.tls.has_value() == wanted.options.tls.has_value() &&
                   !std::ranges::count(change.staying, &old);
        });
        change.staying.push_back(same == m_places.end() ? nullptr : &*same);
    }
    const auto standsOn = [&](quint16 port) {
        return port != 0 &&
               std::ranges::any_of(m_places, [port](const Place &old) { return old.server->port() == port; });
    };
    for (size_t i = 0; i < change.wanted.size(); ++i) {
        Place &wanted = change.wanted[i];
        if (change.staying[i] || standsOn(wanted.asked.port))
            continue;
        if (const auto opened = open(wanted); !opened)
            return opened;
    }
    return openWhereOurOwnStand(change);
}

/// 127.0.0.1:8003 to 0.0.0.0:8003, or HTTP to HTTPS: the port is free only when the old one has left it.
core::Result<void> Listeners::openWhereOurOwnStand(Change &change)
{
    for (size_t i = 0; i < change.wanted.size(); ++i) {
        Place &wanted = change.wanted[i];
        if (change.staying[i] || wanted.server)
            continue;
        for (Place &old : m_places) {
            const bool stays = std::ranges::count(change.staying, &old) > 0;
            if (stays || old.server->port() != wanted.asked.port || std::ranges::count(change.closed, &old))
                continue;
            old.server->drain();
            change.closed.push_back(&old);
        }
        if (const auto opened = open(wanted); !opened)
            return opened;
    }
    return {};
}

void Listeners::giveUp(Change &change)
{
    for (Place &wanted : change.wanted) {
        if (wanted.server)
            letGo(wanted);
    }
    for (Place *old : change.closed) {
        Place again{old->asked, old->options, nullptr};
        if (const auto opened = open(again); !opened) {
            core::logEvent(core::LogLevel::Error,
                           u"a listener could not be opened again: %1"_s.arg(opened.error().detail));
            continue; // it goes on draining: whoever asks for it learns that it is gone
        }
        letGo(*old);
        *old = std::move(again);
    }
}

void Listeners::complete(Change &change)
{
    for (size_t i = 0; i < change.wanted.size(); ++i) {
        Place *old = change.staying[i];
        if (!old)
            continue;
        Place &wanted = change.wanted[i];
        wanted.options.port = old->options.port;
        if (const auto adopted = old->server->adopt(wanted.options); !adopted) // proxies and scheme were judged before
            core::logEvent(core::LogLevel::Error, u"a listener kept its old limits: %1"_s.arg(adopted.error().detail));
        wanted.server = std::move(old->server);
    }
    for (Place &old : m_places) {
        if (old.server)
            letGo(old);
    }
    m_places = std::move(change.wanted);
}

void Listeners::letGo(Place &place)
{
    place.server->drain();
    m_leaving.push_back({std::move(place.server), QDeadlineTimer(kFarewell)});
}

bool Listeners::stopLeaving()
{
    std::erase_if(m_leaving, [this](Leaving &leaving) {
        if (!leaving.server->isIdle() && !leaving.deadline.hasExpired())
            return false;
        leaving.server->stop();
        addUp(m_past, leaving.server->figures());
        return true;
    });
    return m_leaving.empty();
}

void Listeners::drain()
{
    for (const Place &place : m_places)
        place.server->drain();
}

bool Listeners::isIdle() const
{
    return std::ranges::all_of(m_places, [](const Place &place) { return place.server->isIdle(); }) &&
           std::ranges::all_of(m_leaving, [](const Leaving &leaving) { return leaving.server->isIdle(); });
}

void Listeners::stop()
{
    for (Place &place : m_places)
        m_leaving.push_back({std::move(place.server), {}});
    m_places.clear();
    for (Leaving &leaving : m_leaving)
        leaving.deadline = QDeadlineTimer(0);
    stopLeaving();
}

QStringList Listeners::urls() const
{
    QStringList urls;
    for (const Place &place : m_places)
        urls += place.server->url();
    return urls;
}

HttpServerFigures Listeners::figures() const
{
    HttpServerFigures sum = m_past;
    for (const Place &place : m_places) {
        addUp(sum, place.server->figures());
        sum.connections += place.server->figures().connections;
    }
    for (const Leaving &leaving : m_leaving) {
        addUp(sum, leaving.server->figures());
        sum.connections += leaving.server->figures().connections;
    }
    return sum;
}

} // namespace server
