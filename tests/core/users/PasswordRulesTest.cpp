#include "core/users/PasswordRules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::PasswordPolicy;

class PasswordRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void namesTheRulesThatAPasswordBreaks_data();
    void namesTheRulesThatAPasswordBreaks();
    void saysTheNumbersOfTheRules();
};

void PasswordRulesTest::namesTheRulesThatAPasswordBreaks_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<PasswordPolicy>("policy");
    QTest::addColumn<QStringList>("missing");
    const auto classic = PasswordPolicy::Classic;
    QTest::newRow("classic: good") << u"Abcdef1!"_s << classic << QStringList();
    QTest::newRow("classic: blank is special") << u"Abcdef1 "_s << classic << QStringList();
    QTest::newRow("classic: cyrillic") << u"Парольк1!"_s << classic << QStringList();
    QTest::newRow("classic: empty") << u""_s << classic
                                    << QStringList({u"length"_s, u"upper"_s, u"lower"_s, u"digit"_s, u"special"_s});
    QTest::newRow("classic: 7 characters") << u"Abcde1!"_s << classic << QStringList(u"length"_s);
    QTest::newRow("classic: characters, not UTF-16 units")
        << u"Ab1!\U0001F600\U0001F600\U0001F600"_s << classic << QStringList(u"length"_s);
    QTest::newRow("classic: no upper") << u"abcdef1!"_s << classic << QStringList(u"upper"_s);
    QTest::newRow("classic: no lower") << u"ABCDEF1!"_s << classic << QStringList(u"lower"_s);
    QTest::newRow("classic: no digit") << u"Abcdefg!"_s << classic << QStringList(u"digit"_s);
    QTest::newRow("classic: no special") << u"Abcdefg1"_s << classic << QStringList(u"special"_s);
    QTest::newRow("classic: 72 bytes") << u"Ab1!"_s + QString(68, u'x') << classic << QStringList();
    QTest::newRow("classic: 73 bytes") << u"Ab1!"_s + QString(69, u'x') << classic << QStringList(u"too_long"_s);
    QTest::newRow("classic: bytes, not characters")
        << u"Ab1!"_s + QString(35, u'я') << classic << QStringList(u"too_long"_s);
    QTest::newRow("classic: NUL") << u"Abcdef1!"_s + QChar(0) << classic << QStringList(u"too_long"_s);

    const auto nist = PasswordPolicy::Nist;
    QTest::newRow("nist: good") << u"wandering lamps eat"_s << nist << QStringList();
    QTest::newRow("nist: 14 characters") << u"wandering lamp"_s << nist << QStringList(u"length"_s);
    QTest::newRow("nist: one character repeated") << QString(20, u'z') << nist << QStringList(u"blocklisted"_s);
    QTest::newRow("nist: a unit repeated") << u"abc1abc1abc1abc1"_s << nist << QStringList(u"blocklisted"_s);
    QTest::newRow("nist: digits in order") << u"123456789012345"_s << nist << QStringList(u"blocklisted"_s);
    QTest::newRow("nist: keyboard row") << u"qwertyuiopasdfghjkl"_s << nist << QStringList(u"blocklisted"_s);
    QTest::newRow("nist: alphabet backwards") << u"ZYXWVUTSRQPONML"_s << nist << QStringList(u"blocklisted"_s);
    QTest::newRow("nist: common words") << u"Password-Admin-2024!"_s << nist << QStringList(u"blocklisted"_s);
    QTest::newRow("nist: a common word among others") << u"password of nine kings"_s << nist << QStringList();
    QTest::newRow("nist: too long") << u"wandering lamps eat"_s.repeated(4) << nist << QStringList(u"too_long"_s);

    const auto off = PasswordPolicy::Off;
    QTest::newRow("off: short") << u"admin"_s << off << QStringList();
    QTest::newRow("off: empty") << u""_s << off << QStringList(u"length"_s);
    QTest::newRow("off: 73 bytes") << QString(73, u'x') << off << QStringList(u"too_long"_s);
    QTest::newRow("off: NUL") << u"a"_s + QChar(0) + u"b"_s << off << QStringList(u"too_long"_s);
}

void PasswordRulesTest::namesTheRulesThatAPasswordBreaks()
{
    QFETCH(QString, password);
    QFETCH(PasswordPolicy, policy);
    QFETCH(QStringList, missing);
    QCOMPARE(core::missingPasswordRules(password, policy), missing);
}

void PasswordRulesTest::saysTheNumbersOfTheRules()
{
    const QStringList length{u"length"_s};
    QCOMPARE(core::passwordRulesText({u"length"_s, u"upper"_s, u"digit"_s, u"special"_s}, PasswordPolicy::Classic),
             u"at least 8 characters, an upper-case letter, a digit, a special character"_s);
    QCOMPARE(core::passwordRulesText(length, PasswordPolicy::Nist), u"at least 15 characters"_s);
    QCOMPARE(core::passwordRulesText(length, PasswordPolicy::Off), u"at least one character"_s);
    QCOMPARE(core::passwordRulesText({u"too_long"_s}, PasswordPolicy::Off), u"at most 72 bytes and no NUL"_s);
}

QTEST_GUILESS_MAIN(PasswordRulesTest)
#include "PasswordRulesTest.moc"
