#include "core/admin/database/DatabaseUserAdmin.h"

#include "core/crypto/PasswordHash.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/UserRepository.h"
#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

static const auto kPassword = u"Correct-Horse-7"_s;

class DatabaseUserAdminTest : public QObject
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
        const auto created = await(m_users->create({name, name + u"@example.com"_s, kPassword, false}));
        if (!created)
            qFatal("%s", qPrintable(created.error().detail));
        m_house->told();
        return created->id;
    }
    UserSummary summary(const QString &name) { return await(m_users->find(name)).value(); }
    QStringList names(const UserFilter &filter)
    {
        const auto page = await(m_users->list(filter, {}));
        QStringList all;
        for (const UserSummary &user : page.value().rows)
            all << user.username;
        return all;
    }
    QString passwordHash(const UserId &id)
    {
        return m_house->issuer.text(u"SELECT password_hash FROM users WHERE id = '%1'"_s.arg(id.value));
    }
    bool isPassword(const UserId &id, const QString &password)
    {
        return PasswordHash::verify(SecretBytes::fromText(password), passwordHash(id));
    }
    FamilyId signIn(const QString &name)
    {
        const auto found = m_house->issuer.database.database().readNow(
            [&](Snapshot &snapshot) { return UserRepository::credentials(snapshot, name); });
        return m_house->issuer.signIn((*found)->user, m_client).family;
    }
    void fail(const UserId &id, int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(!m_house->throttle.admit(id.value, u"10.0.0.%1"_s.arg(i)));
        for (int i = 0; i < times; ++i)
            m_house->throttle.settleFailure(id.value, u"10.0.0.%1"_s.arg(i));
    }
    Client m_client;

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_users = std::make_unique<DatabaseUserAdmin>(m_house->context);
        m_client = m_house->issuer.addClient(u"test-client"_s);
    }
    void cleanup()
    {
        m_users.reset();
        m_house.reset();
    }
    void createsAUser();
    void generatesAPasswordThatEveryPolicyAccepts_data();
    void generatesAPasswordThatEveryPolicyAccepts();
    void refusesAnInvalidUser_data();
    void refusesAnInvalidUser();
    void refusesATakenName_data();
    void refusesATakenName();
    void changesNothingWhenTheAuditRowCannotBeWritten();
    void updatesWithBeforeAndAfter();
    void anUpdateThatChangesNothingIsNotTold();
    void refusesAnInvalidUpdate();
    void aNewPasswordEndsTheFamilies();
    void refusesAWeakNewPassword();
    void disablesAndEnables();
    void unlocksWhatIsStored();
    void unlocksWhatOnlyTheThrottleKnows();
    void unlocksWhatOnlyARunningServerKnows();
    void aLockOutlivesAnUnlockThatCouldNotBeStored();
    void removesAndRestores();
    void aDeletedUserCannotBeChanged();
    void endsTheSessionsOfOneUser();
};

void DatabaseUserAdminTest::createsAUser()
{
    const auto created = await(m_users->create({u"alice"_s, u"alice@example.com"_s, kPassword, true}));
    QVERIFY(created);
    QCOMPARE(created->generatedPassword, QString());
    QVERIFY(isPassword(created->id, kPassword));
    const UserSummary user = summary(u"alice"_s);
    QCOMPARE(user.email, u"alice@example.com"_s);
    QVERIFY(user.active && user.verified && !user.deleted);
    const auto rows = m_house->audited();
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows[0].event, u"user_created"_s);
    QCOMPARE(rows[0].user, created->id.value);
    const QJsonObject expected{
        {u"after"_s,
         QJsonObject{{u"username"_s, u"alice"_s}, {u"email"_s, u"alice@example.com"_s}, {u"is_verified"_s, true}}}};
    QCOMPARE(rows[0].data, expected);
    QCOMPARE(m_house->told(), QList<int>{UsersArea | ChainsArea | AuditArea});
}

void DatabaseUserAdminTest::generatesAPasswordThatEveryPolicyAccepts_data()
{
    QTest::addColumn<PasswordPolicy>("policy");
    QTest::newRow("classic") << PasswordPolicy::Classic;
    QTest::newRow("nist") << PasswordPolicy::Nist;
}

void DatabaseUserAdminTest::generatesAPasswordThatEveryPolicyAccepts()
{
    QFETCH(PasswordPolicy, policy);
    AdminHouse house(policy);
    DatabaseUserAdmin users(house.context);
    const auto created = await(users.create({u"alice"_s, u"alice@example.com"_s, {}, false}));
    QVERIFY(created);
    QVERIFY(created->generatedPassword.size() >= 20);
    QCOMPARE(users.missingPasswordRules(created->generatedPassword), QStringList());
    const QString hash = house.issuer.text(u"SELECT password_hash FROM users WHERE id = '%1'"_s.arg(created->id.value));
    QVERIFY(PasswordHash::verify(SecretBytes::fromText(created->generatedPassword), hash));
}

void DatabaseUserAdminTest::refusesAnInvalidUser_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("field");
    QTest::newRow("short name") << u"al"_s << u"al@example.com"_s << kPassword << u"username"_s;
    QTest::newRow("no address") << u"alice"_s << u"alice"_s << kPassword << u"email"_s;
    QTest::newRow("weak password") << u"alice"_s << u"alice@example.com"_s << u"hunter2"_s << u"password"_s;
    QTest::newRow("too long for bcrypt") << u"alice"_s << u"alice@example.com"_s << QString(70, u'x') + u"-A1z"_s
                                         << u"password"_s;
}

void DatabaseUserAdminTest::refusesAnInvalidUser()
{
    QFETCH(QString, name);
    QFETCH(QString, email);
    QFETCH(QString, password);
    QFETCH(QString, field);
    const auto created = await(m_users->create({name, email, password, false}));
    QVERIFY(!created);
    QCOMPARE(created.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(created.error().field, field);
    QVERIFY(!created.error().detail.contains(password));
    QCOMPARE(m_house->audited().size(), size_t(0));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseUserAdminTest::refusesATakenName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("field");
    QTest::newRow("name in another case") << u"ALICE"_s << u"other@example.com"_s << u"username"_s;
    QTest::newRow("address") << u"other"_s << u"Alice@Example.com"_s << u"email"_s;
    QTest::newRow("another's address as name") << u"alice@example.com"_s << u"other@example.com"_s << u"username"_s;
}

void DatabaseUserAdminTest::refusesATakenName()
{
    QFETCH(QString, name);
    QFETCH(QString, email);
    QFETCH(QString, field);
    add(u"alice"_s);
    const UserId bob = add(u"bob"_s);
    for (const auto &error : {await(m_users->create({name, email, kPassword, false})).error(),
                              await(m_users->update(bob, name, email, false)).error()}) {
        QCOMPARE(error.kind, ErrorKind::AlreadyExists);
        QCOMPARE(error.field, field);
    }
    QCOMPARE(m_house->audited().size(), size_t(2));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseUserAdminTest::changesNothingWhenTheAuditRowCannotBeWritten()
{
    const UserId alice = add(u"alice"_s);
    const FamilyId family = signIn(u"alice"_s);
    const QString hash = passwordHash(alice);
    m_house->refuseAuditRows();
    QVERIFY(!await(m_users->create({u"bob"_s, u"bob@example.com"_s, kPassword, false})));
    QVERIFY(!await(m_users->update(alice, u"carol"_s, u"carol@example.com"_s, true)));
    QVERIFY(!await(m_users->setPassword(alice, u"Another-Horse-8"_s)));
    QVERIFY(!await(m_users->setActive({alice}, false)));
    QVERIFY(!await(m_users->remove({alice})));
    QVERIFY(!await(m_users->endSessions(alice)));
    QCOMPARE(names({}), QStringList{u"alice"_s});
    QVERIFY(summary(u"alice"_s).active);
    QCOMPARE(passwordHash(alice), hash);
    QCOMPARE(m_house->issuer.familyState(family), u"active"_s);
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseUserAdminTest::updatesWithBeforeAndAfter()
{
    const UserId alice = add(u"alice"_s);
    QVERIFY(await(m_users->update(alice, u"alicia"_s, u"alice@example.com"_s, true)));
    QCOMPARE(summary(u"alicia"_s).id, alice);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"user_updated"_s);
    QCOMPARE(row.user, alice.value);
    QCOMPARE(row.data[u"before"_s].toObject()[u"username"_s].toString(), u"alice"_s);
    QCOMPARE(row.data[u"after"_s].toObject()[u"username"_s].toString(), u"alicia"_s);
    QCOMPARE(row.data[u"after"_s].toObject()[u"is_verified"_s].toBool(), true);
    QCOMPARE(m_house->told().size(), 1);
}

void DatabaseUserAdminTest::anUpdateThatChangesNothingIsNotTold()
{
    const UserId alice = add(u"alice"_s);
    QVERIFY(await(m_users->update(alice, u"alice"_s, u"alice@example.com"_s, false)));
    QCOMPARE(m_house->audited().size(), size_t(1));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseUserAdminTest::refusesAnInvalidUpdate()
{
    const UserId alice = add(u"alice"_s);
    QCOMPARE(await(m_users->update(alice, u"a"_s, u"a@example.com"_s, true)).error().field, u"username"_s);
    QCOMPARE(await(m_users->update(alice, u"alice"_s, u"none"_s, true)).error().field, u"email"_s);
    QCOMPARE(await(m_users->update(UserId{u"nobody"_s}, u"bob"_s, u"b@example.com"_s, true)).error().kind,
             ErrorKind::NotFound);
}

void DatabaseUserAdminTest::aNewPasswordEndsTheFamilies()
{
    const UserId alice = add(u"alice"_s);
    add(u"bob"_s);
    const FamilyId hers = signIn(u"alice"_s);
    const FamilyId his = signIn(u"bob"_s);
    QCOMPARE(await(m_users->setPassword(alice, u"Another-Horse-8"_s)).value(), QString());
    QVERIFY(isPassword(alice, u"Another-Horse-8"_s));
    QCOMPARE(m_house->issuer.familyState(hers), u"revoked"_s);
    QCOMPARE(m_house->issuer.familyState(his), u"active"_s);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"password_change"_s);
    QCOMPARE(row.user, alice.value);
    QCOMPARE(row.data, (QJsonObject{{u"families_ended"_s, 1}}));

    const QString generated = await(m_users->setPassword(alice, {})).value();
    QVERIFY(isPassword(alice, generated));
    QCOMPARE(m_users->missingPasswordRules(generated), QStringList());
}

void DatabaseUserAdminTest::refusesAWeakNewPassword()
{
    const UserId alice = add(u"alice"_s);
    const auto weak = await(m_users->setPassword(alice, u"short"_s));
    QCOMPARE(weak.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(weak.error().field, u"password"_s);
    QVERIFY(isPassword(alice, kPassword));
    QCOMPARE(await(m_users->setPassword(UserId{u"nobody"_s}, kPassword)).error().kind, ErrorKind::NotFound);
}

void DatabaseUserAdminTest::disablesAndEnables()
{
    const UserId alice = add(u"alice"_s);
    const UserId bob = add(u"bob"_s);
    const FamilyId family = signIn(u"alice"_s);
    QCOMPARE(await(m_users->setActive({alice, bob, UserId{u"nobody"_s}}, false)).value(), 2);
    QVERIFY(!summary(u"alice"_s).active);
    QCOMPARE(m_house->issuer.familyState(family), u"active"_s); // refreshes are refused only while it lasts
    QCOMPARE(m_house->told().size(), 1);
    QCOMPARE(m_house->audited().back().event, u"user_blocked"_s);
    QCOMPARE(await(m_users->setActive({alice}, false)).value(), 0);
    QCOMPARE(m_house->told(), QList<int>());

    QCOMPARE(await(m_users->setActive({alice, bob}, true)).value(), 2);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"user_updated"_s);
    QCOMPARE(row.user, bob.value);
    const QJsonObject expected{{u"before"_s, QJsonObject{{u"is_active"_s, false}}},
                               {u"after"_s, QJsonObject{{u"is_active"_s, true}}}};
    QCOMPARE(row.data, expected);
    QCOMPARE(m_house->audited().size(), size_t(6));
}

void DatabaseUserAdminTest::unlocksWhatIsStored()
{
    const UserId alice = add(u"alice"_s);
    const LoginThrottle::Lock lock{alice.value, m_house->issuer.clock.now() + std::chrono::minutes(9), 5, {}};
    QVERIFY(m_house->issuer.database.database().writeNow(
        [&](Transaction &transaction) { return LoginLockRepository::put(transaction, lock); }));
    m_house->throttle.restore({lock});
    QCOMPARE(await(m_users->unlock({alice})).value(), 1);
    QVERIFY(!m_house->throttle.lockOf(alice.value));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM login_locks WHERE failures > 0"_s), 0);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"account_unlocked"_s);
    QCOMPARE(row.data[u"before"_s].toObject()[u"failures"_s].toInt(), 5);
    QCOMPARE(await(m_users->unlock({alice})).value(), 0);
    QCOMPARE(m_house->audited().size(), size_t(2));
}

void DatabaseUserAdminTest::unlocksWhatOnlyTheThrottleKnows()
{
    const UserId alice = add(u"alice"_s);
    const UserId bob = add(u"bob"_s);
    fail(alice, 5);
    fail(bob, 2);
    QVERIFY(m_house->throttle.lockOf(alice.value));
    QCOMPARE(await(m_users->unlock({alice, bob})).value(), 2);
    QVERIFY(!m_house->throttle.admit(alice.value, u"10.0.1.1"_s));
    QCOMPARE(m_house->throttle.failuresOf(bob.value), 0);
}

void DatabaseUserAdminTest::unlocksWhatOnlyARunningServerKnows()
{
    const UserId alice = add(u"alice"_s);
    LoginThrottle running(m_house->issuer.clock, {}); // of the server beside this process
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!running.admit(alice.value, u"10.0.0.1"_s));
        running.settleFailure(alice.value, u"10.0.0.1"_s);
    }
    m_house->context.countsElsewhere = true;
    QCOMPARE(await(m_users->unlock({alice})).value(), 1);
    QCOMPARE(m_house->audited().back().event, u"account_unlocked"_s);
    const auto stored = m_house->issuer.database.database().readNow(
        [](Snapshot &snapshot) { return LoginLockRepository::all(snapshot); });
    running.synchronize(*stored);
    QCOMPARE(running.failuresOf(alice.value), 0);
}

void DatabaseUserAdminTest::aLockOutlivesAnUnlockThatCouldNotBeStored()
{
    const UserId alice = add(u"alice"_s);
    fail(alice, 5);
    m_house->refuseAuditRows();
    QCOMPARE(await(m_users->unlock({alice})).error().kind, ErrorKind::Storage);
    QVERIFY(m_house->throttle.lockOf(alice.value));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseUserAdminTest::removesAndRestores()
{
    const UserId alice = add(u"alice"_s);
    const FamilyId family = signIn(u"alice"_s);
    QCOMPARE(await(m_users->remove({alice, UserId{u"nobody"_s}})).value(), 1);
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QVERIFY(summary(alice.value).deleted);
    const auto deleted = m_house->audited().back();
    QCOMPARE(deleted.event, u"user_deleted"_s);
    QCOMPARE(deleted.data[u"families_ended"_s].toInt(), 1);
    QCOMPARE(deleted.data[u"before"_s].toObject()[u"username"_s].toString(), u"alice"_s);
    QCOMPARE(await(m_users->create({u"alice"_s, u"new@example.com"_s, kPassword, false})).error().kind,
             ErrorKind::AlreadyExists); // so that restore() can undo it

    QCOMPARE(await(m_users->restore({alice})).value(), 1);
    QVERIFY(!summary(alice.value).deleted);
    QVERIFY(isPassword(alice, kPassword));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    const auto restored = m_house->audited().back();
    QCOMPARE(restored.event, u"user_updated"_s);
    QCOMPARE(restored.data[u"after"_s].toObject()[u"deleted"_s].toBool(true), false);
    QCOMPARE(await(m_users->restore({alice})).value(), 0);
}

void DatabaseUserAdminTest::aDeletedUserCannotBeChanged()
{
    const UserId alice = add(u"alice"_s);
    QVERIFY(await(m_users->remove({alice})));
    QCOMPARE(await(m_users->update(alice, u"carol"_s, u"c@example.com"_s, true)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_users->setPassword(alice, kPassword)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_users->endSessions(alice)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_users->setActive({alice}, false)).value(), 0);
}

void DatabaseUserAdminTest::endsTheSessionsOfOneUser()
{
    const UserId alice = add(u"alice"_s);
    add(u"bob"_s);
    const FamilyId first = signIn(u"alice"_s);
    m_house->issuer.clock.advance(std::chrono::hours(24 * 29));
    signIn(u"alice"_s);
    const FamilyId his = signIn(u"bob"_s);
    m_house->issuer.clock.advance(std::chrono::hours(24 * 2)); // the first one has expired
    QCOMPARE(summary(u"alice"_s).activeFamilies, 1);
    QCOMPARE(await(m_users->endSessions(alice)).value(), 1);
    QCOMPARE(m_house->issuer.familyState(his), u"active"_s);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"token_revoke"_s);
    QCOMPARE(row.user, alice.value);
    QCOMPARE(row.data, (QJsonObject{{u"families_ended"_s, 1}, {u"reason"_s, u"admin"_s}}));
    QCOMPARE(m_house->told().size(), 1);
    QCOMPARE(await(m_users->endSessions(alice)).value(), 0);
    QCOMPARE(m_house->told(), QList<int>());
    QCOMPARE(m_house->issuer.familyState(first), u"revoked"_s);
}

QTEST_GUILESS_MAIN(DatabaseUserAdminTest)
#include "DatabaseUserAdminTest.moc"
