#include "tests/support/ClientHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::ClientHouse;
using tests::publicClient;

class ClientRepositoryTest : public QObject
{
    Q_OBJECT
private slots:
    void pagesAndFilters();
};

void ClientRepositoryTest::pagesAndFilters()
{
    ClientHouse house;
    for (int i = 0; i < 5; ++i) {
        Client client = publicClient();
        client.id = ClientId{u"client_%1-x"_s.arg(i)};
        client.name = u"Name %1"_s.arg(i);
        QVERIFY(house.create(client));
    }
    QVERIFY(
        house.write([&](Transaction &t) { return house.service.remove(t, ClientId{u"client_0-x"_s}, house.origin); }));
    QVERIFY(house.write(
        [&](Transaction &t) { return house.service.setActive(t, ClientId{u"client_1-x"_s}, false, house.origin); }));
    const auto ids = [&](const ClientCriteria &criteria, int limit) {
        QStringList found;
        QString after;
        do {
            const auto page = house.db.database().readNow(
                [&](Snapshot &s) { return ClientRepository::page(s, criteria, after, limit, house.clock.now()); });
            for (const ClientRow &row : page->rows)
                found << row.client.id.value.mid(7, 1);
            after = page->next;
        } while (!after.isEmpty());
        const auto count = house.db.database().readNow(
            [&](Snapshot &s) { return ClientRepository::count(s, criteria, house.clock.now()); });
        return count.value() == found.size() ? found.join(u""_s) : u"count differs"_s;
    };
    using State = ClientCriteria::State;
    QCOMPARE(ids({State::All, {}}, 2), u"1234"_s);
    QCOMPARE(ids({State::All, {}}, 4), u"1234"_s);
    QCOMPARE(ids({State::Active, {}}, 2), u"234"_s);
    QCOMPARE(ids({State::Disabled, {}}, 2), u"1"_s);
    QCOMPARE(ids({State::Deleted, {}}, 2), u"0"_s);
    QCOMPARE(ids({State::All, u"name 3"_s}, 2), u"3"_s);
    QCOMPARE(ids({State::All, u"_2-"_s}, 2), u"2"_s);
    QCOMPARE(ids({State::All, u"%"_s}, 2), u""_s);
}

QTEST_GUILESS_MAIN(ClientRepositoryTest)
#include "ClientRepositoryTest.moc"
