#pragma once

#include "server/http/PeerNetwork.h"

#include <QHash>
#include <QList>

#include <array>
#include <list>
#include <set>
#include <unordered_map>

namespace server {

class GateConnection;

/// Who is connected, and who gives way when there is no room for the next one. Knows the connections only by their
/// pointers. Every operation costs O(log peers), whatever the number of connections.
class ConnectionRoster
{
public:
    enum class Standing {
        Closing, ///< has its last answer
        Fresh,   ///< never completed a request
        Idle,    ///< between two requests
        Unread,  ///< does not take its answers
        Busy,    ///< its request runs: never gives way
    };

    void add(GateConnection *connection, const PeerNetwork &peer); ///< Fresh
    /// To the back of the queue of `standing`: progress was made.
    void move(GateConnection *connection, Standing standing);
    void remove(GateConnection *connection);
    int size() const { return int(m_seats.size()); }
    QList<GateConnection *> all() const { return m_seats.keys(); }
    int countOf(const PeerNetwork &peer) const;
    /// In the order of Standing; there the peer that holds most, and of it the one that came there first. The fresh
    /// ones go first only from `seatsForFresh` of them on: where others fill the house, newcomers must not push each
    /// other out. Null: nobody may give way.
    GateConnection *firstToGiveWay(int seatsForFresh) const;
    GateConnection *firstToGiveWay(const PeerNetwork &peer) const; ///< of this peer's

private:
    static constexpr size_t kStandings = 5;
    struct Peer;
    struct Seat
    {
        GateConnection *connection = nullptr;
        Peer *peer = nullptr;
        Standing standing = Standing::Fresh;
        quint64 since = 0; ///< a number that only grows
    };
    using Queue = std::list<Seat>;
    struct Peer
    {
        PeerNetwork network;
        std::array<Queue, kStandings> queues;
        int seats = 0;
    };
    struct Rank
    {
        qsizetype seats = 0;
        quint64 oldest = 0;
        const Peer *peer = nullptr;
        bool operator<(const Rank &other) const
        {
            return seats != other.seats ? seats > other.seats : oldest < other.oldest;
        }
    };
    struct Hash
    {
        size_t operator()(const PeerNetwork &network) const { return qHash(network); }
    };
    static Queue &queueOf(Peer &peer, Standing standing) { return peer.queues[size_t(standing)]; }
    void unrank(Peer &peer, Standing standing);
    void rank(Peer &peer, Standing standing);
    GateConnection *firstOf(Standing standing) const;

    std::unordered_map<PeerNetwork, Peer, Hash> m_peers;
    std::array<std::set<Rank>, kStandings> m_ranks; ///< of each standing, the peers that hold any
    std::array<int, kStandings> m_counts{};
    QHash<GateConnection *, Queue::iterator> m_seats;
    quint64 m_lastSince = 0;
};

} // namespace server
