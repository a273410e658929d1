#include "server/Listeners.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

Listeners::Listeners(Plan plan, HttpHandler handler) : m_plan(std::move(plan)), m_handler(std::move(handler)) {}

core::Result<void> Listeners::start()
{
    for (core::Listener &listener : m_plan.listeners) {
        const auto started = startOne(listener);
        if (!started) {
            drain();
            stop();
            return started;
        }
    }
    return {};
}

core::Result<void> Listeners::startOne(core::Listener &listener)
{
    auto options = optionsOf(listener);
    if (!options)
        return core::fail(options.error());
    auto server = std::make_unique<HttpServer>(std::move(*options), m_handler);
    if (const auto started = server->start(); !started)
        return started;
    listener.port = server->port();
    m_servers.push_back(std::move(server));
    return {};
}

core::Result<HttpServerOptions> Listeners::optionsOf(const core::Listener &listener) const
{
    const bool https = listener.https.value_or(m_plan.tls.has_value());
    if (https && !m_plan.tls)
        return core::fail(core::ErrorKind::InvalidInput,
                          u"an HTTPS listener needs AUTH_SERVICE__TLS_CERT and AUTH_SERVICE__TLS_KEY"_s);
    HttpServerOptions options;
    options.host = listener.host;
    options.port = listener.port;
    options.tls = https ? m_plan.tls : std::nullopt;
    options.limits = m_plan.limits;
    options.trustedProxies = m_plan.trustedProxies;
    options.requireHttps = m_plan.requireHttps;
    return options;
}

void Listeners::drain()
{
    for (const auto &server : m_servers)
        server->drain();
}

bool Listeners::isIdle() const
{
    return std::all_of(m_servers.begin(), m_servers.end(), [](const auto &server) { return server->isIdle(); });
}

void Listeners::stop()
{
    for (const auto &server : m_servers)
        server->stop();
    m_servers.clear();
}

QStringList Listeners::urls() const
{
    QStringList urls;
    for (const auto &server : m_servers)
        urls += server->url();
    return urls;
}

int Listeners::connections() const
{
    int connections = 0;
    for (const auto &server : m_servers)
        connections += server->figures().connections;
    return connections;
}

} // namespace server
