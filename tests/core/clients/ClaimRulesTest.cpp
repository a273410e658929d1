#include "core/clients/ClaimRules.h"

#include "core/clients/ClaimRuleJson.h"

#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using Source = ClaimRule::Source;

class ClaimRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void takesClaimsOfItsOwn();
    void refusesWhatTheStandardsOwn_data();
    void refusesWhatTheStandardsOwn();
    void takesWhatIsTrueOfTheUser();
    void refusesBadRules_data();
    void refusesBadRules();
    void isTheSameAfterJson();
    void refusesBadJson_data();
    void refusesBadJson();
};

void ClaimRulesTest::takesClaimsOfItsOwn()
{
    QVERIFY(ClaimRules::check({}));
    QVERIFY(ClaimRules::check({{u"tier"_s, Source::Fixed, u"золото"_s, true, true, true},
                               {u"https://example.com/claims/login"_s, Source::Username, {}, false, true},
                               {u"user_email"_s, Source::Email, {}, true},
                               {u"urn:example:verified"_s, Source::EmailVerified, {}, false, false, true},
                               {u"empty"_s, Source::Fixed, {}, true}}));
}

void ClaimRulesTest::refusesWhatTheStandardsOwn_data()
{
    QTest::addColumn<QString>("claim");
    for (const char *claim : {"iss",
                              "sub",
                              "aud",
                              "exp",
                              "nbf",
                              "iat",
                              "jti",
                              "azp",
                              "nonce",
                              "acr",
                              "amr",
                              "auth_time",
                              "at_hash",
                              "c_hash",
                              "s_hash",
                              "sid",
                              "events",
                              "cnf",
                              "act",
                              "may_act",
                              "scope",
                              "client_id",
                              "active",
                              "username",
                              "name",
                              "email",
                              "email_verified",
                              "profile",
                              "address",
                              "token_type",
                              "type",
                              "kid",
                              "updated_at",
                              "Sub",
                              "ISS",
                              "phone_number",
                              "preferred_username",
                              "resource",
                              "__proto__"})
        QTest::newRow(claim) << QString::fromLatin1(claim);
}

void ClaimRulesTest::refusesWhatTheStandardsOwn()
{
    QFETCH(QString, claim);
    const auto checked = ClaimRules::check({{claim, Source::Fixed, u"x"_s, true}});
    QVERIFY(!checked);
    QCOMPARE(checked.error().field, u"claim_rules"_s);
}

void ClaimRulesTest::takesWhatIsTrueOfTheUser()
{
    QVERIFY(ClaimRules::check({{u"email"_s, Source::Email, {}, false, true},
                               {u"email_verified"_s, Source::EmailVerified, {}, false, true},
                               {u"preferred_username"_s, Source::Username, {}, true},
                               {u"name"_s, Source::Username, {}, false, true},
                               {u"roles"_s, Source::Fixed, u"reader"_s, true}}));
    QVERIFY(!ClaimRules::check({{u"email"_s, Source::Username, {}, false, true}}));
    QVERIFY(!ClaimRules::check({{u"email_verified"_s, Source::Fixed, u"true"_s, false, true}}));
}

void ClaimRulesTest::refusesBadRules_data()
{
    QTest::addColumn<QList<ClaimRule>>("rules");
    const auto row = [](const char *name, const QList<ClaimRule> &rules) { QTest::newRow(name) << rules; };
    row("no name", {{u""_s, Source::Fixed, u"x"_s, true}});
    row("a blank in the name", {{u"my tier"_s, Source::Fixed, u"x"_s, true}});
    row("a quote in the name", {{u"tier\""_s, Source::Fixed, u"x"_s, true}});
    row("a name beyond ASCII", {{u"тариф"_s, Source::Fixed, u"x"_s, true}});
    row("a name of 129", {{QString(129, u'a'), Source::Fixed, u"x"_s, true}});
    row("nowhere to go", {{u"tier"_s, Source::Fixed, u"x"_s}});
    row("a value of 501", {{u"tier"_s, Source::Fixed, QString(501, u'a'), true}});
    row("a control character in the value", {{u"tier"_s, Source::Fixed, u"a\u0000b"_s, true}});
    row("a value of one that is not fixed", {{u"login"_s, Source::Username, u"admin"_s, true}});
    row("twice", {{u"tier"_s, Source::Fixed, u"x"_s, true}, {u"tier"_s, Source::Fixed, u"y"_s, false, true}});
    QList<ClaimRule> many;
    for (int i = 0; i <= ClaimRules::kMost; ++i)
        many.append({u"claim%1"_s.arg(i), Source::Fixed, u"x"_s, true});
    row("21 of them", many);
}

void ClaimRulesTest::refusesBadRules()
{
    QFETCH(QList<ClaimRule>, rules);
    const auto checked = ClaimRules::check(rules);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
}

void ClaimRulesTest::isTheSameAfterJson()
{
    const QList<ClaimRule> rules{{u"tier"_s, Source::Fixed, u"gold"_s, true, false, true},
                                 {u"login"_s, Source::Username, {}, false, true, false},
                                 {u"mail"_s, Source::Email, {}, true, true, true},
                                 {u"mail_ok"_s, Source::EmailVerified, {}, true}};
    QCOMPARE(claimRulesFromJson(claimRulesJson(rules)), std::optional(rules));
}

void ClaimRulesTest::refusesBadJson_data()
{
    QTest::addColumn<QJsonObject>("rule");
    QTest::newRow("no claim") << QJsonObject{{u"source"_s, u"username"_s}, {u"in"_s, QJsonArray{u"id_token"_s}}};
    QTest::newRow("unknown source") << QJsonObject{
        {u"claim"_s, u"a"_s}, {u"source"_s, u"password"_s}, {u"in"_s, QJsonArray{u"id_token"_s}}};
    QTest::newRow("unknown place") << QJsonObject{
        {u"claim"_s, u"a"_s}, {u"source"_s, u"email"_s}, {u"in"_s, QJsonArray{u"refresh_token"_s}}};
    QTest::newRow("a word for a list") << QJsonObject{
        {u"claim"_s, u"a"_s}, {u"source"_s, u"email"_s}, {u"in"_s, u"id_token"_s}};
    QTest::newRow("fixed without value") << QJsonObject{
        {u"claim"_s, u"a"_s}, {u"source"_s, u"fixed"_s}, {u"in"_s, QJsonArray{u"id_token"_s}}};
    QTest::newRow("a number for a value") << QJsonObject{
        {u"claim"_s, u"a"_s}, {u"source"_s, u"fixed"_s}, {u"value"_s, 5}, {u"in"_s, QJsonArray{u"id_token"_s}}};
    QTest::newRow("a value of one that is not fixed") << QJsonObject{
        {u"claim"_s, u"a"_s}, {u"source"_s, u"email"_s}, {u"value"_s, u"x"_s}, {u"in"_s, QJsonArray{u"id_token"_s}}};
}

void ClaimRulesTest::refusesBadJson()
{
    QFETCH(QJsonObject, rule);
    QVERIFY(!claimRulesFromJson(QJsonArray{rule}));
    QVERIFY(!claimRulesFromJson(QJsonArray{u"tier"_s}));
}

QTEST_GUILESS_MAIN(ClaimRulesTest)
#include "ClaimRulesTest.moc"
