#include "server/http/ConnectionRoster.h"

namespace server {

void ConnectionRoster::unrank(Peer &peer, Standing standing)
{
    const Queue &queue = queueOf(peer, standing);
    if (!queue.empty())
        m_ranks[size_t(standing)].erase({qsizetype(queue.size()), queue.front().since, &peer});
}

void ConnectionRoster::rank(Peer &peer, Standing standing)
{
    const Queue &queue = queueOf(peer, standing);
    if (!queue.empty())
        m_ranks[size_t(standing)].insert({qsizetype(queue.size()), queue.front().since, &peer});
}

void ConnectionRoster::add(GateConnection *connection, const PeerNetwork &network)
{
    Peer &peer = m_peers[network];
    peer.network = network;
    unrank(peer, Standing::Fresh);
    Queue &queue = queueOf(peer, Standing::Fresh);
    const auto seat = queue.insert(queue.end(), {connection, &peer, Standing::Fresh, ++m_lastSince});
    try {
        m_seats.insert(connection, seat);
    } catch (...) { // without memory: a seat that nobody can give up would outlive its connection
        queue.erase(seat);
        rank(peer, Standing::Fresh);
        throw;
    }
    rank(peer, Standing::Fresh);
    ++peer.seats;
    ++m_counts[size_t(Standing::Fresh)];
}

void ConnectionRoster::move(GateConnection *connection, Standing standing)
{
    const auto found = m_seats.constFind(connection);
    if (found == m_seats.constEnd())
        return;
    const Queue::iterator seat = *found;
    Peer &peer = *seat->peer;
    const Standing before = seat->standing;
    unrank(peer, before);
    if (standing != before)
        unrank(peer, standing);
    Queue &queue = queueOf(peer, standing);
    queue.splice(queue.end(), queueOf(peer, before), seat);
    seat->standing = standing;
    seat->since = ++m_lastSince;
    rank(peer, standing);
    if (standing != before)
        rank(peer, before);
    --m_counts[size_t(before)];
    ++m_counts[size_t(standing)];
}

void ConnectionRoster::remove(GateConnection *connection)
{
    const auto found = m_seats.constFind(connection);
    if (found == m_seats.constEnd())
        return;
    const Queue::iterator seat = *found;
    m_seats.erase(found);
    Peer &peer = *seat->peer;
    const Standing standing = seat->standing;
    unrank(peer, standing);
    queueOf(peer, standing).erase(seat);
    rank(peer, standing);
    --m_counts[size_t(standing)];
    if (--peer.seats == 0)
        m_peers.erase(PeerNetwork(peer.network));
}

int ConnectionRoster::countOf(const PeerNetwork &network) const
{
    const auto peer = m_peers.find(network);
    return peer == m_peers.end() ? 0 : peer->second.seats;
}

GateConnection *ConnectionRoster::firstOf(Standing standing) const
{
    const auto &ranks = m_ranks[size_t(standing)];
    return ranks.empty() ? nullptr : ranks.begin()->peer->queues[size_t(standing)].front().connection;
}

GateConnection *ConnectionRoster::firstToGiveWay(int seatsForFresh) const
{
    const bool isFreshFirst = m_counts[size_t(Standing::Fresh)] >= seatsForFresh;
    for (const Standing standing : {Standing::Closing, Standing::Fresh, Standing::Idle, Standing::Unread}) {
        if (standing == Standing::Fresh && !isFreshFirst)
            continue;
        if (GateConnection *connection = firstOf(standing))
            return connection;
    }
    return firstOf(Standing::Fresh);
}

GateConnection *ConnectionRoster::firstToGiveWay(const PeerNetwork &network) const
{
    const auto peer = m_peers.find(network);
    if (peer == m_peers.end())
        return nullptr;
    for (const Standing standing : {Standing::Closing, Standing::Fresh, Standing::Idle, Standing::Unread}) {
        const Queue &queue = peer->second.queues[size_t(standing)];
        if (!queue.empty())
            return queue.front().connection;
    }
    return nullptr;
}

} // namespace server
