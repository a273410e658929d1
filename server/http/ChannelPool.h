#pragma once

#include "server/http/GateSocket.h"

#include <QPointer>

#include <functional>
#include <vector>

namespace server {

/// Virtual sockets to QHttpServer: as many as requests run at once, not as many as clients are connected, since for
/// each one QHttpServer keeps a parser and buffers. HTTP thread only.
class ChannelPool
{
public:
    /// `parent` owns the sockets; `hand` shows a new one to QHttpServer.
    ChannelPool(QObject *parent, std::function<void(GateSocket *)> hand) : m_parent(parent), m_hand(std::move(hand)) {}
    /// One that carries nothing; it comes back by itself.
    GateSocket *take();

private:
    void put(GateSocket *channel);

    QObject *m_parent;
    std::function<void(GateSocket *)> m_hand;
    std::vector<QPointer<GateSocket>> m_free;
};

} // namespace server
