#include "server/oauth/Scope.h"

#include <QTest>

using namespace Qt::StringLiterals;

class ScopeTest : public QObject
{
    Q_OBJECT
private slots:
    void parses_data();
    void parses();
    void refusesForeignCharacters_data();
    void refusesForeignCharacters();
    void grantsInTheClientsOrder();
    void grantsEverythingWhenNothingWasAsked();
    void refusesAScopeThatTheClientLacks();
    void grantsThoseOfOpenIdConnectToEveryClient();
};

void ScopeTest::parses_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QStringList>("scopes");
    QTest::newRow("one") << u"api:read"_s << QStringList{u"api:read"_s};
    QTest::newRow("two") << u"b a"_s << QStringList{u"b"_s, u"a"_s};
    QTest::newRow("repeated") << u"a b a"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("spaces around") << u"  a  b "_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("all marks of RFC 6749") << u"!#[]~"_s << QStringList{u"!#[]~"_s};
}

void ScopeTest::parses()
{
    QFETCH(QString, parameter);
    const auto scopes = server::parseScope(parameter);
    QVERIFY(scopes);
    QVERIFY(*scopes);
    QTEST(**scopes, "scopes");
}

void ScopeTest::refusesForeignCharacters_data()
{
    QTest::addColumn<QString>("parameter");
    QTest::newRow("quote") << u"a\"b"_s;
    QTest::newRow("backslash") << u"a\\b"_s;
    QTest::newRow("tab") << u"a\tb"_s;
    QTest::newRow("line feed") << u"a\nb"_s;
    QTest::newRow("not ASCII") << u"\u043f"_s;
    QTest::newRow("DEL") << u"a\x7f"_s;
    QTest::newRow("only spaces") << u"   "_s;
}

void ScopeTest::refusesForeignCharacters()
{
    QFETCH(QString, parameter);
    const auto scopes = server::parseScope(parameter);
    QVERIFY(!scopes);
    QCOMPARE(scopes.error().code, server::OAuthCode::InvalidScope);
}

void ScopeTest::grantsInTheClientsOrder()
{
    core::Client client;
    client.scopes = {u"a"_s, u"b"_s, u"c"_s};
    const auto granted = server::grantedScopes(QStringList{u"c"_s, u"a"_s}, client);
    QVERIFY(granted);
    QCOMPARE(*granted, (QStringList{u"a"_s, u"c"_s}));
}

void ScopeTest::grantsEverythingWhenNothingWasAsked()
{
    core::Client client;
    client.scopes = {u"a"_s, u"b"_s};
    const auto omitted = server::parseScope({});
    QVERIFY(omitted && !omitted->has_value());
    QCOMPARE(server::grantedScopes(*omitted, client).value(), client.scopes);
}

void ScopeTest::refusesAScopeThatTheClientLacks()
{
    core::Client client;
    client.scopes = {u"a"_s};
    const auto granted = server::grantedScopes(QStringList{u"a"_s, u"A"_s}, client);
    QVERIFY(!granted);
    QCOMPARE(granted.error().code, server::OAuthCode::InvalidScope);
}

void ScopeTest::grantsThoseOfOpenIdConnectToEveryClient()
{
    core::Client client;
    client.scopes = {u"a"_s, u"email"_s};
    const auto granted = server::grantedScopes(QStringList{u"openid"_s, u"email"_s, u"a"_s}, client);
    QVERIFY(granted);
    QCOMPARE(*granted, (QStringList{u"a"_s, u"email"_s, u"openid"_s}));
}

QTEST_GUILESS_MAIN(ScopeTest)
#include "ScopeTest.moc"
