#include "core/users/UserRepository.h"

#include "core/users/LoginLockRepository.h"
#include "core/users/UserRules.h"
#include "tests/support/TestDatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using State = UserCriteria::State;

class UserRepositoryTest : public QObject
{
    Q_OBJECT
private slots:
    void readsWhatItWrote();
    void findsCredentialsByFoldedNameOrAddress();
    void keepsNamesAndAddressesApart();
    void updatesNameAndAddressWithTheirFoldedForms();
    void tellsWhetherARowChanged();
    void recordsASignInOnlyWhileTheJudgedStateHolds();
    void filtersByStateAndText_data();
    void filtersByStateAndText();
    void pagesWithoutGapsOrRepeats();

private:
    static User aUser(const QString &name);
    static void insert(Database &database, const User &user);
    template <class Task>
    static auto written(Database &database, Task task)
    {
        const auto result = database.writeNow(task);
        if (!result)
            qFatal("%s", qPrintable(result.error().detail));
        return *result;
    }
};

static const Instant kNow = fromSeconds(1'768'478'400);

User UserRepositoryTest::aUser(const QString &name)
{
    User user;
    user.id = UserId{u"id-"_s + name};
    user.username = name;
    user.email = name + u"@Example.com"_s;
    user.createdAt = kNow;
    user.updatedAt = kNow;
    return user;
}

void UserRepositoryTest::insert(Database &database, const User &user)
{
    const auto inserted = database.writeNow(
        [&](Transaction &transaction) { return UserRepository::insert(transaction, user, u"hash"_s); });
    QVERIFY2(inserted, inserted ? "" : qPrintable(inserted.error().detail));
}

void UserRepositoryTest::readsWhatItWrote()
{
    tests::TestDatabase db;
    User user = aUser(u"Алиса"_s);
    user.isVerified = true;
    user.isActive = false;
    user.lastLoginAt = kNow + std::chrono::seconds(5);
    user.deletedAt = kNow + std::chrono::seconds(6);
    insert(db.database(), user);
    const auto found =
        db.database().readNow([&](Snapshot &snapshot) { return UserRepository::find(snapshot, user.id); });
    QVERIFY(found && *found);
    QCOMPARE((*found)->username, user.username);
    QCOMPARE((*found)->email, user.email);
    QCOMPARE((*found)->isVerified, true);
    QCOMPARE((*found)->isActive, false);
    QCOMPARE((*found)->createdAt, user.createdAt);
    QCOMPARE((*found)->updatedAt, user.updatedAt);
    QCOMPARE((*found)->lastLoginAt, user.lastLoginAt);
    QCOMPARE((*found)->deletedAt, user.deletedAt);
    const auto none = db.database().readNow([](Snapshot &s) { return UserRepository::find(s, UserId{u"nobody"_s}); });
    QVERIFY(none && !*none);
}

void UserRepositoryTest::findsCredentialsByFoldedNameOrAddress()
{
    tests::TestDatabase db;
    insert(db.database(), aUser(u"Straße"_s));
    for (const QString &typed : {u"STRASSE"_s, u"straße"_s, u"STRASSE@example.COM"_s}) {
        const auto found = db.database().readNow([&](Snapshot &s) { return UserRepository::credentials(s, typed); });
        QVERIFY(found && *found);
        QCOMPARE((*found)->user.id.value, u"id-Straße"_s);
        QCOMPARE((*found)->passwordHash, u"hash"_s);
    }
    const auto none =
        db.database().readNow([](Snapshot &s) { return UserRepository::credentials(s, u"' OR 1=1 --"_s); });
    QVERIFY(none && !*none);
}

void UserRepositoryTest::keepsNamesAndAddressesApart()
{
    tests::TestDatabase db;
    insert(db.database(), aUser(u"alice"_s));
    const auto unique = [&](const QString &name, const QString &email, const UserId &except) {
        return db.database().readNow(
            [&](Snapshot &s) -> Result<void> { return UserRules::checkUnique(s, name, email, except); });
    };
    QVERIFY(unique(u"bob"_s, u"bob@example.com"_s, {}));
    const auto name = unique(u"ALICE"_s, u"bob@example.com"_s, {});
    QVERIFY(!name);
    QCOMPARE(name.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(name.error().field, u"username"_s);
    QCOMPARE(unique(u"Alice@example.com"_s, u"bob@example.com"_s, {}).error().field, u"username"_s);
    QCOMPARE(unique(u"bob"_s, u"ALICE@example.com"_s, {}).error().field, u"email"_s);
    QVERIFY(unique(u"alice@example.com"_s, u"alice@example.com"_s, UserId{u"id-alice"_s}));
    written(db.database(), [](Transaction &t) { return UserRepository::softDelete(t, UserId{u"id-alice"_s}, kNow); });
    QVERIFY(!unique(u"alice"_s, u"bob@example.com"_s, {}));
}

void UserRepositoryTest::updatesNameAndAddressWithTheirFoldedForms()
{
    tests::TestDatabase db;
    User user = aUser(u"alice"_s);
    insert(db.database(), user);
    user.username = u"Carol"_s;
    user.email = u"Carol@Example.org"_s;
    user.isVerified = true;
    QVERIFY(written(db.database(), [&](Transaction &t) { return UserRepository::update(t, user); }));
    const auto found =
        db.database().readNow([](Snapshot &s) { return UserRepository::credentials(s, u"carol@example.ORG"_s); });
    QVERIFY(found && *found);
    QCOMPARE((*found)->user.username, u"Carol"_s);
    QVERIFY((*found)->user.isVerified);
}

void UserRepositoryTest::tellsWhetherARowChanged()
{
    tests::TestDatabase db;
    insert(db.database(), aUser(u"alice"_s));
    const UserId alice{u"id-alice"_s};
    const UserId nobody{u"nobody"_s};
    auto &database = db.database();
    QVERIFY(written(database, [&](Transaction &t) { return UserRepository::setActive(t, alice, false, kNow); }));
    QVERIFY(!written(database, [&](Transaction &t) { return UserRepository::setActive(t, alice, false, kNow); }));
    QVERIFY(written(database, [&](Transaction &t) { return UserRepository::setActive(t, alice, true, kNow); }));
    QVERIFY(!written(database, [&](Transaction &t) { return UserRepository::restore(t, alice, kNow); }));
    QVERIFY(written(database, [&](Transaction &t) { return UserRepository::softDelete(t, alice, kNow); }));
    QVERIFY(!written(database, [&](Transaction &t) { return UserRepository::softDelete(t, alice, kNow); }));
    QVERIFY(written(database, [&](Transaction &t) { return UserRepository::restore(t, alice, kNow); }));
    QVERIFY(
        written(database, [&](Transaction &t) { return UserRepository::setPasswordHash(t, alice, u"new"_s, kNow); }));
    QVERIFY(
        !written(database, [&](Transaction &t) { return UserRepository::setPasswordHash(t, nobody, u"new"_s, kNow); }));
}

void UserRepositoryTest::recordsASignInOnlyWhileTheJudgedStateHolds()
{
    tests::TestDatabase db;
    auto &database = db.database();
    insert(database, aUser(u"alice"_s));
    const UserId alice{u"id-alice"_s};
    const auto record = [&](const QString &hash) {
        return written(database, [&](Transaction &t) { return UserRepository::recordSignIn(t, alice, hash, kNow); });
    };
    QVERIFY(record(u"hash"_s));
    QVERIFY(!record(u"another"_s));
    written(database, [&](Transaction &t) { return UserRepository::setActive(t, alice, false, kNow); });
    QVERIFY(!record(u"hash"_s));
    written(database, [&](Transaction &t) { return UserRepository::setActive(t, alice, true, kNow); });
    written(database, [&](Transaction &t) { return UserRepository::softDelete(t, alice, kNow); });
    QVERIFY(!record(u"hash"_s));
}

void UserRepositoryTest::filtersByStateAndText_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("all") << State::All << u""_s << QStringList{u"a_b"_s, u"axb"_s, u"disabled"_s, u"locked"_s};
    QTest::newRow("active") << State::Active << u""_s << QStringList{u"a_b"_s, u"axb"_s, u"locked"_s};
    QTest::newRow("disabled") << State::Disabled << u""_s << QStringList{u"disabled"_s};
    QTest::newRow("locked") << State::Locked << u""_s << QStringList{u"locked"_s};
    QTest::newRow("never signed in") << State::NeverSignedIn << u""_s
                                     << QStringList{u"axb"_s, u"disabled"_s, u"locked"_s};
    QTest::newRow("deleted") << State::Deleted << u""_s << QStringList{u"deleted"_s};
    QTest::newRow("text in the name") << State::All << u"LOCK"_s << QStringList{u"locked"_s};
    QTest::newRow("text in the address") << State::Disabled << u"example.com"_s << QStringList{u"disabled"_s};
    QTest::newRow("underscore is itself") << State::All << u"a_b"_s << QStringList{u"a_b"_s};
    QTest::newRow("percent is itself") << State::All << u"%"_s << QStringList();
    QTest::newRow("backslash is itself") << State::All << u"\\"_s << QStringList();
}

void UserRepositoryTest::filtersByStateAndText()
{
    QFETCH(State, state);
    QFETCH(QString, text);
    tests::TestDatabase db;
    auto &database = db.database();
    for (const QString &name : {u"a_b"_s, u"axb"_s, u"disabled"_s, u"locked"_s, u"deleted"_s}) {
        User user = aUser(name);
        user.isActive = name != u"disabled"_s;
        if (name == u"a_b"_s)
            user.lastLoginAt = kNow;
        if (name == u"deleted"_s)
            user.deletedAt = kNow;
        insert(database, user);
    }
    const auto locked = database.writeNow([](Transaction &t) -> Result<void> {
        auto put = LoginLockRepository::put(t, {u"id-locked"_s, kNow + std::chrono::seconds(1), 5, {}});
        return put ? LoginLockRepository::put(t, {u"id-axb"_s, kNow, 5, {}}) : put;
    });
    QVERIFY(locked);
    const UserCriteria criteria{state, text};
    const auto page = database.readNow([&](Snapshot &s) { return UserRepository::page(s, criteria, {}, 100, kNow); });
    QVERIFY2(page, page ? "" : qPrintable(page.error().detail));
    QStringList names;
    for (const User &user : page->users)
        names << user.username;
    QTEST(names, "names");
    QVERIFY(page->next.isEmpty());
    const auto count = database.readNow([&](Snapshot &s) { return UserRepository::count(s, criteria, kNow); });
    QVERIFY(count);
    QCOMPARE(*count, qint64(names.size()));
}

void UserRepositoryTest::pagesWithoutGapsOrRepeats()
{
    tests::TestDatabase db;
    for (int i = 0; i < 10; ++i)
        insert(db.database(), aUser(u"User%1"_s.arg(i)));
    QStringList names;
    QString after;
    int pages = 0;
    do {
        const auto page =
            db.database().readNow([&](Snapshot &s) { return UserRepository::page(s, {}, after, 4, kNow); });
        QVERIFY(page);
        for (const User &user : page->users)
            names << user.username;
        after = page->next;
        ++pages;
    } while (!after.isEmpty());
    QCOMPARE(pages, 3);
    QCOMPARE(names.size(), 10);
    QCOMPARE(names.first(), u"User0"_s);
    QCOMPARE(names.last(), u"User9"_s);
    QCOMPARE(names.removeDuplicates(), 0);
}

QTEST_GUILESS_MAIN(UserRepositoryTest)
#include "UserRepositoryTest.moc"
