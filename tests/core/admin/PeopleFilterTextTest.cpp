#include "core/admin/PeopleFilterText.h"

#include "core/admin/database/DatabaseClientAdmin.h"
#include "tests/support/UserAdminHouse.h"

using namespace Qt::StringLiterals;
using namespace core;

/// The text of a filter down to the rows that the real database answers.
class PeopleFilterTextTest : public QObject, protected tests::UserAdminHouse
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { tearDown(); }
    void findsUsersBy_data();
    void findsUsersBy();
    void ordersUsersBy_data();
    void ordersUsersBy();
    void everyFieldIsUnderstood();
    void findsClientsBy_data();
    void findsClientsBy();

private:
    QStringList names(const UserFilter &filter, PageRequest page = {})
    {
        QStringList found;
        page.limit = 2; // several pages
        do {
            const auto answer = await(m_users->list(filter, page));
            if (!answer)
                return {answer.error().detail};
            for (const UserSummary &user : answer->rows)
                found << user.username;
            page.after = answer->next;
        } while (!page.after.isEmpty());
        return found;
    }
};

void PeopleFilterTextTest::init()
{
    build();
    for (const auto &name : {u"anna"_s, u"bert"_s, u"carl"_s, u"dora"_s, u"emil_100%"_s})
        add(name);
    QVERIFY(await(m_users->setActive({summary(u"bert"_s).id}, false)));
    QVERIFY(await(m_users->remove({summary(u"carl"_s).id})));
    signIn(u"dora"_s);
    const Instant now = m_house->issuer.clock.now();
    m_house->issuer.execute(u"UPDATE users SET last_login_at = %1 WHERE username = 'dora'"_s.arg(toMillis(now)));
    m_house->issuer.execute(
        u"UPDATE users SET created_at = %1 WHERE username = 'anna'"_s.arg(toMillis(now - std::chrono::days(40))));
}

void PeopleFilterTextTest::findsUsersBy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u"anna bert dora emil_100%"_s;
    QTest::newRow("part of a name") << u"name is ER"_s << u"bert"_s;
    QTest::newRow("a percent sign is a percent sign") << u"name is \"100%\""_s << u"emil_100%"_s;
    QTest::newRow("an underscore too") << u"name is \"_\""_s << u"emil_100%"_s;
    QTest::newRow("one of two names") << u"name is one of (anna, dora)"_s << u"anna dora"_s;
    QTest::newRow("both names at once") << u"name is an and name is na"_s << u"anna"_s;
    QTest::newRow("not a name") << u"not name is one of (anna, dora)"_s << u"bert emil_100%"_s;
    QTest::newRow("e-mail") << u"email is dora@"_s << u"dora"_s;
    QTest::newRow("words") << u"example and dora"_s << u"dora"_s;
    QTest::newRow("words side by side") << u"example dora"_s << u"dora"_s;
    QTest::newRow("words of two users") << u"anna dora"_s << QString();
    QTest::newRow("a phrase that nobody has") << u"\"example dora\""_s << QString();
    QTest::newRow("not a word") << u"not anna"_s << u"bert dora emil_100%"_s;
    QTest::newRow("disabled") << u"state is disabled"_s << u"bert"_s;
    QTest::newRow("deleted without choosing their list") << u"state is deleted"_s << u"carl"_s;
    QTest::newRow("disabled or deleted") << u"state is one of (disabled, deleted)"_s << u"bert carl"_s;
    QTest::newRow("not disabled") << u"not state is disabled"_s << u"anna dora emil_100%"_s;
    QTest::newRow("never signed in") << u"state is never"_s << u"anna bert emil_100%"_s;
    QTest::newRow("signed in lately") << u"signed-in-since 1d"_s << u"dora"_s;
    QTest::newRow("signed in long ago") << u"signed-in-before 1d"_s << QString();
    QTest::newRow("made lately") << u"created-since 7d"_s << u"bert dora emil_100%"_s;
    QTest::newRow("made long ago") << u"created-before 7d"_s << u"anna"_s;
    QTest::newRow("not verified") << u"verified is no"_s << u"anna bert dora emil_100%"_s;
    QTest::newRow("verified") << u"not verified is no"_s << QString();
    QTest::newRow("all together") << u"state is active and created-since 7d and not name is emil"_s << u"dora"_s;
}

void PeopleFilterTextTest::findsUsersBy()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    const FilterParse parse = parseFilter(text, userFilterFields());
    QCOMPARE(parse.validity, FilterParse::Validity::Valid);
    const UserFilter filter = userFilterOf(parse.terms, m_house->issuer.clock.now());
    QCOMPARE(names(filter).join(u' '), expected);
    const auto page = await(m_users->list(filter, {}));
    QCOMPARE(page->matching, qint64(expected.split(u' ', Qt::SkipEmptyParts).size()));
}

void PeopleFilterTextTest::ordersUsersBy_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << false << u"anna bert dora emil_100%"_s;
    QTest::newRow("something unknown") << u"nonsense"_s << false << u"anna bert dora emil_100%"_s;
    QTest::newRow("name down") << u"name"_s << true << u"emil_100% dora bert anna"_s;
    QTest::newRow("e-mail") << u"email"_s << false << u"anna bert dora emil_100%"_s;
    QTest::newRow("state") << u"state"_s << false << u"anna dora emil_100% bert"_s;
    QTest::newRow("last sign-in down") << u"last_login"_s << true << u"dora emil_100% bert anna"_s;
    QTest::newRow("chains down") << u"chains"_s << true << u"dora emil_100% bert anna"_s;
    QTest::newRow("created") << u"created"_s << false << u"anna bert dora emil_100%"_s;
    QTest::newRow("verified down") << u"verified"_s << true << u"emil_100% dora bert anna"_s;
}

void PeopleFilterTextTest::ordersUsersBy()
{
    QFETCH(const QString, column);
    QFETCH(const bool, descending);
    QFETCH(const QString, expected);
    QCOMPARE(names({}, {{}, 2, column, descending}).join(u' '), expected);
}

void PeopleFilterTextTest::everyFieldIsUnderstood()
{
    for (const FilterField &field : userFilterFields()) {
        const FilterTerm term{field.name, {field.isTime ? u"7d"_s : field.values.value(0, u"zz"_s)}, false};
        const UserFilter filter = userFilterOf({term}, m_house->issuer.clock.now());
        QVERIFY2(names(filter) != names({}) || field.name == "created-since"_L1 || field.name == "verified"_L1,
                 qPrintable(field.name));
    }
}

void PeopleFilterTextTest::findsClientsBy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u"mobile-1 shop-app web-site"_s;
    QTest::newRow("redirect") << u"redirect is shop.example"_s << u"shop-app web-site"_s;
    QTest::newRow("not a redirect") << u"redirect is not shop.example"_s << u"mobile-1"_s;
    QTest::newRow("none of two redirects")
        << u"not redirect is one of (shop.example/back, m.example)"_s << u"web-site"_s;
    QTest::newRow("not an id leaves names alone") << u"id is not shop"_s << u"mobile-1 web-site"_s;
    QTest::newRow("not a name leaves ids alone") << u"name is not shop"_s << u"mobile-1 shop-app"_s;
    QTest::newRow("words side by side") << u"shop old"_s << u"web-site"_s;
    QTest::newRow("a phrase") << u"\"old shop\""_s << u"web-site"_s;
    QTest::newRow("a phrase that no client has") << u"\"shop old\""_s << QString();
    QTest::newRow("not a word") << u"not shop"_s << u"mobile-1"_s;
}

void PeopleFilterTextTest::findsClientsBy()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);
    DatabaseClientAdmin clients(m_house->context);
    for (const auto &[id, name, redirect] : {std::tuple(u"mobile-1"_s, u"App"_s, u"https://m.example/back"_s),
                                             {u"shop-app"_s, u"Market"_s, u"https://shop.example/back"_s},
                                             {u"web-site"_s, u"Old shop"_s, u"https://old.shop.example/"_s}}) {
        Client client;
        client.id = ClientId{id};
        client.name = name;
        client.type = ClientType::Confidential;
        client.grantTypes = {u"authorization_code"_s};
        client.redirectUris = {redirect};
        client.scopes = {u"openid"_s};
        const auto created = await(clients.create(client));
        QVERIFY2(created, qPrintable(created ? QString() : created.error().detail));
    }
    const FilterParse parse = parseFilter(text, clientFilterFields());
    QCOMPARE(parse.validity, FilterParse::Validity::Valid);
    const auto page = await(clients.list(clientFilterOf(parse.terms), {}));
    QVERIFY(page);
    QStringList found;
    for (const ClientSummary &each : page->rows) {
        if (each.client.id.value != "test-client"_L1) // which the house has already
            found << each.client.id.value;
    }
    QCOMPARE(found.join(u' '), expected);
}

QTEST_GUILESS_MAIN(PeopleFilterTextTest)
#include "PeopleFilterTextTest.moc"
