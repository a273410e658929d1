#include "core/users/UserRules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::UserRules;

class UserRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void judgesNamesAndAddresses_data();
    void judgesNamesAndAddresses();
    void knowsWhatNobodyCanBeCalled();
};

void UserRulesTest::judgesNamesAndAddresses_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("field");
    const QString good = u"test@example.com"_s;
    const auto name = [&](const char *row, const QString &username, bool isGood) {
        QTest::newRow(row) << username << good << (isGood ? QString() : u"username"_s);
    };
    name("plain", u"admin"_s, true);
    name("three characters", u"abc"_s, true);
    name("an address", u"user@example.com"_s, true);
    name("cyrillic", u"Алиса Иванова"_s, true);
    name("255 characters", QString(255, u'a'), true);
    name("empty", u""_s, false);
    name("two characters", u"ab"_s, false);
    name("two characters outside the BMP", u"\U0001F600\U0001F600"_s, false);
    name("256 characters", QString(256, u'a'), false);
    name("longer when folded", QString(200, u'\ufb03'), false);
    name("blank before", u" admin"_s, false);
    name("blank behind", u"admin\u00a0"_s, false);
    name("line feed", u"ad\nmin"_s, false);
    name("NUL", u"ad"_s + QChar(0) + u"min"_s, false);
    name("C1 control", u"ad\u0085min"_s, false);
    name("lone surrogate", u"ad"_s + QChar(0xd800) + u"min"_s, false);
    name("direction override", u"ad\u202emin"_s, false);
    name("paragraph separator", u"ad\u2029min"_s, false);

    const auto email = [&](const char *row, const QString &address, bool isGood) {
        QTest::newRow(row) << u"someone"_s << address << (isGood ? QString() : u"email"_s);
    };
    email("local domain", u"admin@codelab.local"_s, true);
    email("plus and dots", u"first.last+tag@sub.example.com"_s, true);
    email("apostrophe", u"o'neil@example.com"_s, true);
    email("international", u"иван@почта.рф"_s, true);
    email("no address", u""_s, false);
    email("no at", u"example.com"_s, false);
    email("no local part", u"@example.com"_s, false);
    email("no domain", u"user@"_s, false);
    email("no dot in the domain", u"user@localhost"_s, false);
    email("two ats", u"a@b@example.com"_s, false);
    email("blank inside", u"us er@example.com"_s, false);
    email("header injection", u"user@example.com\r\nBcc: x@y.z"_s, false);
    email("dots in a row", u"a..b@example.com"_s, false);
    email("dot first", u".a@example.com"_s, false);
    email("empty label", u"a@example..com"_s, false);
    email("dash first", u"a@-example.com"_s, false);
    email("dot behind", u"a@example.com."_s, false);
    email("display name", u"A <a@example.com>"_s, false);
    email("local part of 65", QString(65, u'a') + u"@example.com"_s, false);
    email("255 characters in all", u"a@"_s + u"abcdefghi."_s.repeated(25) + u"com"_s, false);
}

void UserRulesTest::judgesNamesAndAddresses()
{
    QFETCH(QString, username);
    QFETCH(QString, email);
    QFETCH(QString, field);
    const auto checked = UserRules::check(username, email);
    QCOMPARE(checked.has_value(), field.isEmpty());
    if (checked)
        return;
    QCOMPARE(checked.error().kind, core::ErrorKind::InvalidInput);
    QCOMPARE(checked.error().field, field);
}

void UserRulesTest::knowsWhatNobodyCanBeCalled()
{
    QVERIFY(UserRules::canBeAName(u"admin"_s));
    QVERIFY(UserRules::canBeAName(u"test@example.com"_s));
    QVERIFY(!UserRules::canBeAName({}));
    QVERIFY(!UserRules::canBeAName(QString(256, u'a')));
    QVERIFY(!UserRules::canBeAName(u"admin"_s + QChar(0)));
    QVERIFY(!UserRules::canBeAName(u"ad\tmin"_s));
}

QTEST_GUILESS_MAIN(UserRulesTest)
#include "UserRulesTest.moc"
