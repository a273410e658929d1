#include "core/users/User.h"

#include <QTest>

using namespace Qt::StringLiterals;

class UserTest : public QObject
{
    Q_OBJECT
private slots:
    void foldsNamesThatReadTheSameToOneForm_data();
    void foldsNamesThatReadTheSameToOneForm();
    void keepsDifferentNamesApart();
    void foldingTwiceChangesNothing();
    void onlyActiveUsersThatAreNotDeletedMaySignIn();
};

void UserTest::foldsNamesThatReadTheSameToOneForm_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("case") << u"Admin"_s << u"aDMIN"_s;
    QTest::newRow("cyrillic case") << u"АЛИСА"_s << u"алиса"_s;
    QTest::newRow("sharp s") << u"Straße"_s << u"STRASSE"_s;
    QTest::newRow("composed") << u"Jos\u00e9"_s << u"jose\u0301"_s;
    QTest::newRow("full width") << u"\uff21dmin"_s << u"admin"_s;
    QTest::newRow("ligature") << u"\ufb01sh"_s << u"FISH"_s;
    QTest::newRow("final sigma") << u"ΟΔΟΣ"_s << u"οδος"_s;
}

void UserTest::foldsNamesThatReadTheSameToOneForm()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(core::foldedName(one), core::foldedName(other));
}

void UserTest::keepsDifferentNamesApart()
{
    QVERIFY(core::foldedName(u"alice"_s) != core::foldedName(u"alise"_s));
    QVERIFY(core::foldedName(u"alice "_s) != core::foldedName(u"alice"_s));
}

void UserTest::foldingTwiceChangesNothing()
{
    for (const QString &name : {u"Straße"_s, u"\u0345\u0308"_s, u"\u1fb7Ω"_s, u"ǅ\u0300"_s})
        QCOMPARE(core::foldedName(core::foldedName(name)), core::foldedName(name));
}

void UserTest::onlyActiveUsersThatAreNotDeletedMaySignIn()
{
    core::User user;
    QVERIFY(user.canSignIn());
    user.isActive = false;
    QVERIFY(!user.canSignIn());
    user.isActive = true;
    user.deletedAt = core::fromSeconds(1);
    QVERIFY(!user.canSignIn());
}

QTEST_GUILESS_MAIN(UserTest)
#include "UserTest.moc"
