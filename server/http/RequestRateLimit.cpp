#include "server/http/RequestRateLimit.h"

#include <algorithm>
#include <vector>

namespace server {

namespace {

/// Share of the addresses that go at once when there is no room, so that making room is rare.
constexpr int kForgottenShare = 10;

} // namespace

RequestRateLimit::RequestRateLimit(int requestsPerMinute, const core::Clock &clock, int rememberedAddresses)
    : m_limit(requestsPerMinute), m_capacity(rememberedAddresses), m_clock(clock)
{}

std::optional<RequestRateLimit::Excess> RequestRateLimit::admit(const QHostAddress &client)
{
    if (m_limit <= 0)
        return {};
    const std::scoped_lock lock(m_mutex);
    const qint64 second = core::toSeconds(m_clock.now());
    const QByteArray key = keyOf(client);
    if (m_windows.size() >= m_capacity && !m_windows.contains(key))
        makeRoom(second);
    Window &window = m_windows[key];
    slide(window, second);
    if (window.total >= m_limit)
        return Excess{m_limit, 0, untilOneExpires(window, second)};
    ++window.perSecond[size_t(window.newest % kSeconds)];
    ++window.total;
    return {};
}

QByteArray RequestRateLimit::keyOf(const QHostAddress &client)
{
    bool isIpv4 = false;
    const quint32 ipv4 = client.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QByteArray(reinterpret_cast<const char *>(&ipv4), sizeof ipv4);
    const Q_IPV6ADDR ipv6 = client.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(ipv6.c), sizeof ipv6.c / 2);
}

void RequestRateLimit::slide(Window &window, qint64 second)
{
    second = std::max(second, window.newest); // a clock set back must not give a second allowance
    const qint64 passed = std::min<qint64>(second - window.newest, kSeconds);
    for (qint64 i = 0; i < passed; ++i) {
        quint32 &expired = window.perSecond[size_t((second - i) % kSeconds)];
        window.total -= expired;
        expired = 0;
    }
    window.newest = second;
}

std::chrono::seconds RequestRateLimit::untilOneExpires(const Window &window, qint64 second)
{
    for (qint64 counted = window.newest - kSeconds + 1; counted <= window.newest; ++counted) {
        if (window.perSecond[size_t(counted % kSeconds)] > 0)
            return std::chrono::seconds(std::max<qint64>(1, counted + kSeconds - second));
    }
    return std::chrono::seconds(1);
}

void RequestRateLimit::makeRoom(qint64 second)
{
    m_windows.removeIf([&](const auto &entry) { return entry.value().newest + kSeconds <= second; });
    if (m_windows.size() < m_capacity)
        return;
    std::vector<qint64> seen;
    for (const Window &window : std::as_const(m_windows))
        seen.push_back(window.newest);
    const auto bound = seen.begin() + std::ssize(seen) / kForgottenShare;
    std::ranges::nth_element(seen, bound);
    const qint64 oldest = *bound;
    qsizetype toForget = std::ssize(seen) / kForgottenShare + 1;
    m_windows.removeIf([&](const auto &entry) { return entry.value().newest <= oldest && toForget-- > 0; });
}

} // namespace server
