#include "core/admin/database/UserSummaries.h"

#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/users/LoginLockRepository.h"
#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

/// Through DatabaseUserAdmin, which asks on the right thread.
class UserSummariesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseUserAdmin> m_users;

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    UserId add(const QString &name)
    {
        return await(m_users->create({name, name + u"@example.com"_s, {}, false})).value().id;
    }
    UserSummary summary(const QString &name) { return await(m_users->find(name)).value(); }
    QStringList names(const UserFilter &filter)
    {
        QStringList all;
        const auto page = await(m_users->list(filter, {}));
        for (const UserSummary &user : page.value().rows)
            all << user.username;
        return all;
    }
    void fail(const UserId &id, int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(!m_house->throttle.admit(id.value, u"10.0.0.%1"_s.arg(i)));
        for (int i = 0; i < times; ++i)
            m_house->throttle.settleFailure(id.value, u"10.0.0.%1"_s.arg(i));
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_users = std::make_unique<DatabaseUserAdmin>(m_house->context);
    }
    void cleanup()
    {
        m_users.reset();
        m_house.reset();
    }
    void findsByIdNameAndEmail();
    void takesNoNameForAnId();
    void filtersByState_data();
    void filtersByState();
    void pagesWithoutLossOrRepetition();
    void tellsTheLock();
};

void UserSummariesTest::findsByIdNameAndEmail()
{
    const UserId alice = add(u"Alice"_s);
    for (const QString &key : {alice.value, u"aLICE"_s, u"ALICE@example.com"_s})
        QCOMPARE(summary(key).id, alice);
    QCOMPARE(await(m_users->find(u"nobody"_s)).error().kind, ErrorKind::NotFound);
}

/// What a command does to the wrong user cannot be undone.
void UserSummariesTest::takesNoNameForAnId()
{
    const UserId alice = add(u"alice"_s);
    const auto mallory = await(m_users->create({alice.value, u"mallory@example.com"_s, {}, false}));
    QVERIFY(mallory);
    QCOMPARE(await(m_users->find(alice.value)).error().kind, ErrorKind::Conflict);
    QCOMPARE(summary(u"alice"_s).id, alice);
    QCOMPARE(summary(mallory->id.value).id, mallory->id);
    QCOMPARE(summary(u"mallory@example.com"_s).id, mallory->id);
}

void UserSummariesTest::filtersByState_data()
{
    QTest::addColumn<UserFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<int>("total");
    using State = UserFilter::State;
    QTest::newRow("all") << UserFilter{} << QStringList{u"alice"_s, u"bob"_s, u"carol"_s} << 3;
    QTest::newRow("active") << UserFilter{State::Active, {}} << QStringList{u"alice"_s, u"carol"_s} << 3;
    QTest::newRow("disabled") << UserFilter{State::Disabled, {}} << QStringList{u"bob"_s} << 3;
    QTest::newRow("locked") << UserFilter{State::Locked, {}} << QStringList{u"carol"_s} << 3;
    QTest::newRow("never signed in") << UserFilter{State::NeverSignedIn, u"AL"_s} << QStringList{u"alice"_s} << 3;
    QTest::newRow("deleted") << UserFilter{State::Deleted, {}} << QStringList{u"dave"_s} << 1;
    QTest::newRow("text, wildcards taken literally") << UserFilter{State::All, u"%"_s} << QStringList() << 3;
}

void UserSummariesTest::filtersByState()
{
    QFETCH(UserFilter, filter);
    QFETCH(QStringList, expected);
    QFETCH(int, total);
    add(u"alice"_s);
    const UserId bob = add(u"bob"_s);
    const UserId carol = add(u"carol"_s);
    const UserId dave = add(u"dave"_s);
    QVERIFY(await(m_users->setActive({bob}, false)));
    QVERIFY(await(m_users->remove({dave})));
    const LoginThrottle::Lock lock{carol.value, m_house->issuer.clock.now() + std::chrono::minutes(9), 5, {}};
    QVERIFY(m_house->issuer.database.database().writeNow(
        [&](Transaction &transaction) { return LoginLockRepository::put(transaction, lock); }));
    QCOMPARE(names(filter), expected);
    const auto page = await(m_users->list(filter, {}));
    QCOMPARE(page->matching, expected.size());
    QCOMPARE(page->total, total);
}

void UserSummariesTest::pagesWithoutLossOrRepetition()
{
    for (int i = 0; i < 7; ++i)
        add(u"user%1"_s.arg(i));
    QStringList all;
    QString after;
    do {
        const auto page = await(m_users->list({}, {after, 3}));
        QVERIFY(page);
        QCOMPARE(page->matching, 7);
        for (const UserSummary &user : page->rows)
            all << user.username;
        after = page->next;
    } while (!after.isEmpty());
    QCOMPARE(all, names({}));
    QCOMPARE(all.size(), 7);
}

void UserSummariesTest::tellsTheLock()
{
    const UserId alice = add(u"alice"_s);
    fail(alice, 5);
    const UserSummary user = summary(u"alice"_s);
    QVERIFY(user.lockedUntil.has_value());
    QCOMPARE(user.failedSignIns, 5);
    QCOMPARE(user.lockedFrom, u"10.0.0.4"_s);
}

QTEST_GUILESS_MAIN(UserSummariesTest)
#include "UserSummariesTest.moc"
