#include "server/http/ConnectionRoster.h"

#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using server::ConnectionRoster;
using server::GateConnection;
using server::PeerNetwork;
using Standing = ConnectionRoster::Standing;

namespace {

PeerNetwork network(const QString &address)
{
    return PeerNetwork::of(QHostAddress(address));
}

/// The roster never looks behind the pointer.
GateConnection *number(quintptr value)
{
    return reinterpret_cast<GateConnection *>(value); // NOLINT: a number that looks like a pointer
}

constexpr int kAnyFresh = 1;

} // namespace

class ConnectionRosterTest : public QObject
{
    Q_OBJECT

private slots:
    void countsAnIpv6CustomerAsOne();
    void givesWayInTheOrderOfStandings();
    void givesWayByTheOldestOfWhoHoldsMost();
    void prefersTheOldestAmongEqualPeers();
    void keepsTheQueueOfProgress();
    void sparesAFewFreshOnes();
    void neverGivesABusyOneAway();
    void staysTrueOverManyChanges();
};

void ConnectionRosterTest::countsAnIpv6CustomerAsOne()
{
    QCOMPARE(network(u"2001:db8:1:2::1"_s), network(u"2001:db8:1:2:ffff::9"_s));
    QVERIFY(!(network(u"2001:db8:1:2::1"_s) == network(u"2001:db8:1:3::1"_s)));
    QVERIFY(!(network(u"192.0.2.1"_s) == network(u"192.0.2.2"_s)));
    QVERIFY(!(network(u"0.0.0.1"_s) == network(u"::"_s)));
    ConnectionRoster roster;
    roster.add(number(1), network(u"2001:db8::1"_s));
    roster.add(number(2), network(u"2001:db8::2"_s));
    roster.add(number(3), network(u"192.0.2.1"_s));
    QCOMPARE(roster.countOf(network(u"2001:db8::3"_s)), 2);
    QCOMPARE(roster.countOf(network(u"192.0.2.1"_s)), 1);
    QCOMPARE(roster.countOf(network(u"192.0.2.2"_s)), 0);
    roster.remove(number(1));
    roster.remove(number(1));
    QCOMPARE(roster.countOf(network(u"2001:db8::3"_s)), 1);
    QCOMPARE(roster.size(), 2);
}

void ConnectionRosterTest::givesWayInTheOrderOfStandings()
{
    ConnectionRoster roster;
    const auto peer = network(u"192.0.2.1"_s);
    const std::vector<std::pair<quintptr, Standing>> seats = {
        {1, Standing::Busy}, {2, Standing::Unread}, {3, Standing::Idle}, {5, Standing::Closing}};
    for (const auto &[connection, standing] : seats) {
        roster.add(number(connection), peer);
        roster.move(number(connection), standing);
    }
    roster.add(number(4), peer);
    for (const quintptr next : {5, 4, 3, 2}) {
        QCOMPARE(roster.firstToGiveWay(kAnyFresh), number(next));
        QCOMPARE(roster.firstToGiveWay(peer), number(next));
        roster.remove(number(next));
    }
    QVERIFY(!roster.firstToGiveWay(kAnyFresh));
    QVERIFY(!roster.firstToGiveWay(peer));
}

void ConnectionRosterTest::givesWayByTheOldestOfWhoHoldsMost()
{
    ConnectionRoster roster;
    roster.add(number(1), network(u"192.0.2.1"_s));
    roster.add(number(2), network(u"192.0.2.2"_s));
    roster.add(number(3), network(u"192.0.2.2"_s));
    roster.add(number(4), network(u"192.0.2.2"_s));
    QCOMPARE(roster.firstToGiveWay(kAnyFresh), number(2));
    QCOMPARE(roster.firstToGiveWay(network(u"192.0.2.1"_s)), number(1));
    roster.move(number(3), Standing::Idle);
    roster.move(number(4), Standing::Idle);
    QCOMPARE(roster.firstToGiveWay(kAnyFresh), number(1)); // one fresh each: who came first
}

void ConnectionRosterTest::prefersTheOldestAmongEqualPeers()
{
    ConnectionRoster roster;
    for (quintptr i = 1; i <= 200; ++i)
        roster.add(number(i), network(u"192.0.2.%1"_s.arg(201 - i)));
    for (quintptr i = 1; i <= 200; ++i) {
        QCOMPARE(roster.firstToGiveWay(kAnyFresh), number(i));
        roster.remove(number(i));
    }
}

void ConnectionRosterTest::keepsTheQueueOfProgress()
{
    ConnectionRoster roster;
    const auto peer = network(u"192.0.2.1"_s);
    for (quintptr i = 1; i <= 3; ++i) {
        roster.add(number(i), peer);
        roster.move(number(i), Standing::Idle);
    }
    roster.move(number(1), Standing::Busy);
    roster.move(number(1), Standing::Idle);
    QCOMPARE(roster.firstToGiveWay(kAnyFresh), number(2));
    roster.move(number(2), Standing::Idle);
    QCOMPARE(roster.firstToGiveWay(kAnyFresh), number(3));
}

void ConnectionRosterTest::sparesAFewFreshOnes()
{
    ConnectionRoster roster;
    const auto peer = network(u"192.0.2.1"_s);
    for (quintptr i = 1; i <= 10; ++i)
        roster.add(number(i), peer);
    for (quintptr i = 1; i <= 6; ++i)
        roster.move(number(i), Standing::Unread);
    QCOMPARE(roster.firstToGiveWay(5), number(1)); // four fresh ones are not many
    QCOMPARE(roster.firstToGiveWay(4), number(7));
    for (quintptr i = 1; i <= 6; ++i)
        roster.move(number(i), Standing::Busy);
    QCOMPARE(roster.firstToGiveWay(5), number(7)); // nobody else is left
}

void ConnectionRosterTest::neverGivesABusyOneAway()
{
    ConnectionRoster roster;
    roster.add(number(1), network(u"192.0.2.1"_s));
    roster.move(number(1), Standing::Busy);
    QVERIFY(!roster.firstToGiveWay(kAnyFresh));
    roster.move(number(9), Standing::Idle); // never added
    QCOMPARE(roster.size(), 1);
}

void ConnectionRosterTest::staysTrueOverManyChanges()
{
    ConnectionRoster roster;
    std::set<quintptr> present;
    quint32 seed = 7;
    const auto next = [&](quint32 below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8) % below;
    };
    for (int i = 0; i < 20000; ++i) {
        const quintptr connection = 1 + next(300);
        const auto peer = network(u"192.0.2.%1"_s.arg(connection % 7));
        if (!present.contains(connection)) {
            roster.add(number(connection), peer);
            present.insert(connection);
        } else if (next(4) == 0) {
            roster.remove(number(connection));
            present.erase(connection);
        } else {
            roster.move(number(connection), Standing(next(5)));
        }
        QCOMPARE(roster.size(), int(present.size()));
    }
    while (GateConnection *victim = roster.firstToGiveWay(kAnyFresh)) {
        QVERIFY(present.erase(reinterpret_cast<quintptr>(victim)) == 1);
        roster.remove(victim);
    }
    QCOMPARE(roster.size(), int(present.size())); // the busy ones
}

QTEST_GUILESS_MAIN(ConnectionRosterTest)
#include "ConnectionRosterTest.moc"
