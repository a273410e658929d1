#include "core/admin/database/DatabaseProtectionAdmin.h"

#include "core/users/LoginLockRepository.h"
#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace core;
using tests::AdminHouse;
using Kind = BlockedSubject::Kind;

class DatabaseProtectionAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseProtectionAdmin> m_protection;

    void fail(const QString &key, const QString &address, int times)
    {
        for (int i = 0; i < times; ++i) {
            QVERIFY(!m_house->throttle.admit(key, address));
            m_house->throttle.settleFailure(key, address);
        }
    }
    ProtectionFigures figures() { return AdminHouse::await(m_protection->figures()).value(); }
    BlockedSubject only(Kind kind)
    {
        for (const BlockedSubject &subject : figures().blocked) {
            if (subject.kind == kind)
                return subject;
        }
        qFatal("nothing of this kind is blocked");
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_protection = std::make_unique<DatabaseProtectionAdmin>(m_house->context);
    }
    void cleanup()
    {
        m_protection.reset();
        m_house.reset();
    }
    void nothingIsBlockedAtFirst();
    void showsNamesOfUsersOfNobodyAndAddresses();
    void unblocksAUserWithARowThatNamesHim();
    void unblocksANameThatNobodyHas();
    void unblocksAnAddress();
    void saysThatNothingWasBlockedAnyMore_data();
    void saysThatNothingWasBlockedAnyMore();
    void aLockThatAnotherProcessStoredIsLiftedToo();
    void staysBlockedWhenTheRowCannotBeWritten();
    void listsFiveHundredAndCountsAll();
};

void DatabaseProtectionAdminTest::nothingIsBlockedAtFirst()
{
    const auto now = figures();
    QCOMPARE(now.failedSignIns, 0);
    QCOMPARE(now.blockedTotal, 0);
    QVERIFY(now.blocked.empty());
}

void DatabaseProtectionAdminTest::showsNamesOfUsersOfNobodyAndAddresses()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    fail(alice.id.value, u"10.0.0.1"_s, 5);
    m_house->issuer.clock.advance(1s);
    fail(u"name:nobody"_s, u"10.0.0.2"_s, 5);
    QVERIFY(m_house->throttle.admit(alice.id.value, u"10.0.0.3"_s));
    const auto now = figures();
    QCOMPARE(now.failedSignIns, 10);
    QCOMPARE(now.refusedByLock, 1);
    QCOMPARE(now.watchedNames, 2);
    QCOMPARE(now.watchedAddresses, 2);
    QCOMPARE(now.blockedTotal, 4);
    QCOMPARE(now.blocked.size(), size_t(4));
    QCOMPARE(now.blocked[0].kind, Kind::Name);
    QCOMPARE(now.blocked[0].shown, u"nobody"_s);
    QVERIFY(!now.blocked[0].user);
    QCOMPARE(now.blocked[0].until, m_house->issuer.clock.now() + 900s);
    QCOMPARE(now.blocked[1].shown, u"alice"_s);
    QCOMPARE(now.blocked[1].user, alice.id);
    QCOMPARE(now.blocked[1].failures, 5);
    QCOMPARE(now.blocked[1].lastAddress, u"10.0.0.1"_s);
    QCOMPARE(now.blocked[2].kind, Kind::Address);
    QCOMPARE(now.blocked[2].shown, u"10.0.0.2"_s);
    QCOMPARE(now.blocked[2].lastAddress, QString());
    QCOMPARE(now.blocked[3].shown, u"10.0.0.1"_s);
}

void DatabaseProtectionAdminTest::unblocksAUserWithARowThatNamesHim()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    fail(alice.id.value, u"10.0.0.1"_s, 5);
    QCOMPARE(AdminHouse::await(m_protection->unblock(only(Kind::Name))).value(), true);
    QVERIFY(!m_house->throttle.lockOf(alice.id.value));
    QCOMPARE(m_house->throttle.failuresOf(alice.id.value), 0);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"account_unlocked"_s);
    QCOMPARE(row.user, alice.id.value);
    QCOMPARE(row.data, (QJsonObject{{u"kind"_s, u"name"_s}, {u"subject"_s, u"alice"_s}}));
    QCOMPARE(m_house->told(), QList<int>{UsersArea | AuditArea});
    QCOMPARE(only(Kind::Address).shown, u"10.0.0.1"_s); // is another matter
}

void DatabaseProtectionAdminTest::unblocksANameThatNobodyHas()
{
    fail(u"name:nobody"_s, u"10.0.0.1"_s, 5);
    QCOMPARE(AdminHouse::await(m_protection->unblock(only(Kind::Name))).value(), true);
    QVERIFY(!m_house->throttle.refuses(u"name:nobody"_s));
    const auto row = m_house->audited().back();
    QCOMPARE(row.user, QString());
    QCOMPARE(row.data, (QJsonObject{{u"kind"_s, u"name"_s}, {u"subject"_s, u"nobody"_s}}));
}

void DatabaseProtectionAdminTest::unblocksAnAddress()
{
    for (int i = 0; i < 5; ++i)
        fail(u"name:n%1"_s.arg(i), u"2001:db8::/64"_s, 1);
    QCOMPARE(AdminHouse::await(m_protection->unblock(only(Kind::Address))).value(), true);
    QVERIFY(!m_house->throttle.refusesAddress(u"2001:db8::/64"_s));
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"account_unlocked"_s);
    QCOMPARE(row.data, (QJsonObject{{u"kind"_s, u"address"_s}, {u"subject"_s, u"2001:db8::/64"_s}}));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM login_locks"_s), 0);
}

void DatabaseProtectionAdminTest::saysThatNothingWasBlockedAnyMore_data()
{
    QTest::addColumn<bool>("isAddress");
    QTest::newRow("name") << false;
    QTest::newRow("address") << true;
}

void DatabaseProtectionAdminTest::saysThatNothingWasBlockedAnyMore()
{
    QFETCH(const bool, isAddress);
    fail(u"name:nobody"_s, u"10.0.0.1"_s, 5);
    const BlockedSubject subject = only(isAddress ? Kind::Address : Kind::Name);
    m_house->issuer.clock.advance(900s);
    QCOMPARE(AdminHouse::await(m_protection->unblock(subject)).value(), false);
    QVERIFY(m_house->audited().empty());
    QVERIFY(m_house->told().isEmpty());
}

void DatabaseProtectionAdminTest::aLockThatAnotherProcessStoredIsLiftedToo()
{
    const LoginThrottle::Lock lock{u"name:nobody"_s, m_house->issuer.clock.now() + 60s, 5, {}};
    QVERIFY(m_house->issuer.database.database().writeNow(
        [&](Transaction &transaction) { return LoginLockRepository::put(transaction, lock); }));
    BlockedSubject subject;
    subject.key = lock.key;
    QCOMPARE(AdminHouse::await(m_protection->unblock(subject)).value(), true);
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM login_locks WHERE failures > 0"_s), 0);
}

void DatabaseProtectionAdminTest::staysBlockedWhenTheRowCannotBeWritten()
{
    fail(u"name:nobody"_s, u"10.0.0.1"_s, 5);
    const BlockedSubject subject = only(Kind::Name);
    m_house->refuseAuditRows();
    QCOMPARE(AdminHouse::await(m_protection->unblock(subject)).error().kind, ErrorKind::Storage);
    QVERIFY(m_house->throttle.refuses(u"name:nobody"_s));
    QVERIFY(m_house->told().isEmpty());
}

void DatabaseProtectionAdminTest::listsFiveHundredAndCountsAll()
{
    for (int i = 0; i < 501; ++i)
        fail(u"name:n%1"_s.arg(i), {}, 5);
    const auto now = figures();
    QCOMPARE(now.blockedTotal, 501);
    QCOMPARE(now.blocked.size(), size_t(500));
}

QTEST_GUILESS_MAIN(DatabaseProtectionAdminTest)
#include "DatabaseProtectionAdminTest.moc"
