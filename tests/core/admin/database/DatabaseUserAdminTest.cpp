#include "core/admin/database/DatabaseUserAdmin.h"

#include "tests/support/UserAdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;
using tests::kUserPassword;

class DatabaseUserAdminTest : public QObject, private tests::UserAdminHouse
{
    Q_OBJECT

private:
    QStringList names(const UserFilter &filter)
    {
        const auto page = await(m_users->list(filter, {}));
        QStringList all;
        for (const UserSummary &user : page.value().rows)
            all << user.username;
        return all;
    }

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void createsAUser();
    void generatesAPasswordThatEveryPolicyAccepts_data();
    void generatesAPasswordThatEveryPolicyAccepts();
    void generatesNoPasswordThatASpreadsheetTakesForAFormula();
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
};

void DatabaseUserAdminTest::createsAUser()
{
    const auto created = await(m_users->create({u"alice"_s, u"alice@example.com"_s, kUserPassword, true}));
    QVERIFY(created);
    QCOMPARE(created->generatedPassword, QString());
    QVERIFY(isPassword(created->id, kUserPassword));
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

void DatabaseUserAdminTest::generatesNoPasswordThatASpreadsheetTakesForAFormula()
{
    const UserId alice = add(u"alice"_s);
    for (int first = 0; first < 256; first += 4) {
        unsigned char byte = 0;
        while (byte != (unsigned char)(first - 1)) // so that the random text begins with each character once
            m_house->issuer.random.fill({&byte, 1});
        const QString generated = await(m_users->setPassword(alice, {})).value();
        QVERIFY2(generated.front().isLetterOrNumber(), qPrintable(generated));
    }
}

void DatabaseUserAdminTest::refusesAnInvalidUser_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("field");
    QTest::newRow("short name") << u"al"_s << u"al@example.com"_s << kUserPassword << u"username"_s;
    QTest::newRow("no address") << u"alice"_s << u"alice"_s << kUserPassword << u"email"_s;
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
    for (const auto &error : {await(m_users->create({name, email, kUserPassword, false})).error(),
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
    QVERIFY(!await(m_users->create({u"bob"_s, u"bob@example.com"_s, kUserPassword, false})));
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
    QVERIFY2(weak.error().detail.contains("at least 8 characters"_L1), qPrintable(weak.error().detail));
    QVERIFY(isPassword(alice, kUserPassword));
    QCOMPARE(await(m_users->setPassword(UserId{u"nobody"_s}, kUserPassword)).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(DatabaseUserAdminTest)
#include "DatabaseUserAdminTest.moc"
