#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QHostAddress>

#include <array>
#include <mutex>
#include <optional>
#include <set>

namespace server {

/// Requests per minute and client address, in a window that slides by the second of Clock::steady(). An IPv6 client is
/// its /64 network. Bounded memory, O(log n) a request: when there is no room the address with the fewest requests goes
/// (to a power of two), of those the one not seen for longest; so n requests are forgotten early only when as many
/// addresses as are remembered have sent at least about as many. Any thread.
class RequestRateLimit
{
public:
    struct Excess
    {
        int limit = 0;
        int remaining = 0;
        std::chrono::seconds retryAfter{1};
    };
    /// 0 switches the limit off.
    RequestRateLimit(int requestsPerMinute, const core::Clock &clock, int rememberedAddresses = 20000);
    /// Counts the request, or says why not; a refused one does not count.
    std::optional<Excess> admit(const QHostAddress &client);
    /// Takes back the request that was just counted: what another limit counts, such as a failed password.
    void forgive(const QHostAddress &client);
    void setLimit(int requestsPerMinute);
    int remembered() const; ///< addresses

private:
    static constexpr int kSeconds = 60;
    struct Window
    {
        std::array<quint32, kSeconds> perSecond{};
        qint64 newest = 0; ///< the second that was counted last
        qint64 total = 0;
        int weight = 0; ///< as it stands in the order
    };
    struct Rank
    {
        int weight;
        qint64 newest;
        quint64 key;
        auto operator<=>(const Rank &) const = default;
    };
    static quint64 keyOf(const QHostAddress &client);
    static void slide(Window &window, qint64 second);
    static std::chrono::seconds untilOneExpires(const Window &window, qint64 second);
    qint64 second() const;
    void rank(quint64 key, Window &window);
    void forget(const Rank &rank);
    void makeRoom(qint64 second);

    const int m_capacity;
    const core::Clock &m_clock;
    mutable std::mutex m_mutex;
    int m_limit;
    QHash<quint64, Window> m_windows;
    std::set<Rank> m_order; ///< the first to be forgotten first
};

} // namespace server
