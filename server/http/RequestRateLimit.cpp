#include "server/http/RequestRateLimit.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

namespace server {

RequestRateLimit::RequestRateLimit(int requestsPerMinute, const core::Clock &clock, int rememberedAddresses)
    : m_capacity(rememberedAddresses), m_clock(clock), m_limit(requestsPerMinute)
{}

qint64 RequestRateLimit::second() const
{
    return std::chrono::floor<std::chrono::seconds>(m_clock.steady()).count();
}

std::optional<RequestRateLimit::Excess> RequestRateLimit::admit(const QHostAddress &client)
{
    const std::scoped_lock lock(m_mutex);
    const int limit = m_limit;
    if (limit <= 0)
        return {};
    const qint64 now = second();
    const quint64 key = keyOf(client);
    if (!m_windows.contains(key))
        makeRoom(now);
    Window &window = m_windows[key];
    slide(window, now);
    if (window.total >= limit)
        return Excess{limit, 0, untilOneExpires(window, now)};
    m_order.erase({window.weight, window.newest, key});
    window.newest = now;
    ++window.perSecond[size_t(now % kSeconds)];
    ++window.total;
    rank(key, window);
    return {};
}

void RequestRateLimit::forgive(const QHostAddress &client)
{
    const std::scoped_lock lock(m_mutex);
    const quint64 key = keyOf(client);
    const auto found = m_windows.find(key);
    if (found == m_windows.end())
        return;
    qint64 second = found->newest; // maybe it was another second than the newest of this address
    while (second > found->newest - kSeconds && found->perSecond[size_t((second + kSeconds) % kSeconds)] == 0)
        --second;
    if (second == found->newest - kSeconds)
        return;
    --found->perSecond[size_t((second + kSeconds) % kSeconds)];
    --found->total;
    m_order.erase({found->weight, found->newest, key});
    if (found->total > 0)
        rank(key, *found);
    else
        m_windows.erase(found);
}

void RequestRateLimit::setLimit(int requestsPerMinute)
{
    const std::scoped_lock lock(m_mutex);
    m_limit = requestsPerMinute;
}

int RequestRateLimit::remembered() const
{
    const std::scoped_lock lock(m_mutex);
    return int(m_windows.size());
}

quint64 RequestRateLimit::keyOf(const QHostAddress &client)
{
    constexpr quint64 kMulticast = 0xffff'0000'0000'0000; // where no IPv6 client can be
    bool isIpv4 = false;
    const quint32 ipv4 = client.toIPv4Address(&isIpv4);
    if (isIpv4)
        return kMulticast | ipv4;
    const Q_IPV6ADDR ipv6 = client.toIPv6Address();
    return qFromBigEndian<quint64>(ipv6.c);
}

/// `newest` stays: it is the place in the order.
void RequestRateLimit::slide(Window &window, qint64 second)
{
    const qint64 lastExpired = std::min(window.newest, second - kSeconds);
    for (qint64 counted = window.newest - kSeconds + 1; counted <= lastExpired; ++counted) {
        quint32 &expired = window.perSecond[size_t((counted + kSeconds) % kSeconds)];
        window.total -= expired;
        expired = 0;
    }
}

std::chrono::seconds RequestRateLimit::untilOneExpires(const Window &window, qint64 second)
{
    for (qint64 counted = std::max<qint64>(0, second - kSeconds + 1); counted <= second; ++counted) {
        if (window.perSecond[size_t(counted % kSeconds)] > 0)
            return std::chrono::seconds(std::max<qint64>(1, counted + kSeconds - second));
    }
    return std::chrono::seconds(1);
}

void RequestRateLimit::rank(quint64 key, Window &window)
{
    window.weight = int(std::bit_width(quint64(window.total)));
    m_order.insert({window.weight, window.newest, key});
}

void RequestRateLimit::forget(const Rank &rank)
{
    m_windows.remove(rank.key);
    m_order.erase(rank);
}

/// One that ended of each weight, so that what nothing depends on goes sooner than it is needed to; then the lightest.
void RequestRateLimit::makeRoom(qint64 second)
{
    for (auto first = m_order.begin(); first != m_order.end();) {
        const Rank lightest = *first;
        if (lightest.newest + kSeconds <= second)
            forget(lightest);
        first = m_order.lower_bound({lightest.weight + 1, 0, 0});
    }
    if (m_windows.size() >= m_capacity && !m_order.empty())
        forget(Rank(*m_order.begin()));
}

} // namespace server
