#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QHostAddress>

#include <array>
#include <mutex>
#include <optional>

namespace server {

/// Requests per minute and client address, in a window that slides by the second. An IPv6 client is its /64 network.
/// Bounded memory: the addresses not seen for longest are forgotten first. Any thread.
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

private:
    static constexpr int kSeconds = 60;
    struct Window
    {
        std::array<quint32, kSeconds> perSecond{};
        qint64 newest = 0; ///< the second that was counted last
        qint64 total = 0;
    };
    static QByteArray keyOf(const QHostAddress &client);
    static void slide(Window &window, qint64 second);
    static std::chrono::seconds untilOneExpires(const Window &window, qint64 second);
    void makeRoom(qint64 second);

    const int m_limit;
    const int m_capacity;
    const core::Clock &m_clock;
    std::mutex m_mutex;
    QHash<QByteArray, Window> m_windows;
};

} // namespace server
