#include "server/http/ChannelPool.h"

namespace server {

namespace {

/// Kept after a burst.
constexpr size_t kFreeChannels = 64;

} // namespace

GateSocket *ChannelPool::take()
{
    while (!m_free.empty()) {
        const QPointer<GateSocket> channel = m_free.back();
        m_free.pop_back();
        if (channel && channel->isFree()) // QHttpServer may have closed it meanwhile
            return channel;
    }
    auto *channel = new GateSocket([this](GateSocket *released) { put(released); }, m_parent);
    m_hand(channel);
    return channel;
}

void ChannelPool::put(GateSocket *channel)
{
    if (m_free.size() < kFreeChannels)
        m_free.emplace_back(channel);
    else
        channel->leave();
}

} // namespace server
