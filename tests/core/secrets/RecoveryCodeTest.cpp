#include "core/secrets/RecoveryCode.h"

#include "core/secrets/KekText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

class RecoveryCodeTest : public QObject
{
    Q_OBJECT
private slots:
    void comesBackAsTheSameKey();
    void forgivesHowPeopleType();
    void noticesEveryWrongLetter();
    void refuses_data();
    void refuses();

private:
    static SecretBytes someKek(unsigned char start);
};

SecretBytes RecoveryCodeTest::someKek(unsigned char start)
{
    SecretBytes kek(kKekBytes);
    for (size_t i = 0; i < kek.size(); ++i)
        kek.data()[i] = static_cast<unsigned char>(start + 37 * i);
    return kek;
}

void RecoveryCodeTest::comesBackAsTheSameKey()
{
    for (int start = 0; start < 256; ++start) {
        const SecretBytes kek = someKek(static_cast<unsigned char>(start));
        const QString code = recoveryCode(kek);
        QCOMPARE(code.size(), 14 * 4 + 13);
        const auto back = kekFromRecoveryCode(SecretBytes::fromText(code));
        QVERIFY(back);
        QCOMPARE(back->toByteArray(), kek.toByteArray());
    }
}

void RecoveryCodeTest::forgivesHowPeopleType()
{
    const SecretBytes kek = someKek(0);
    QString code = recoveryCode(kek).toLower();
    code.replace(u'-', u' ').replace(u'0', u'o').replace(u'1', u'l');
    const auto back = kekFromRecoveryCode(SecretBytes::fromText(u"  "_s + code + u"\n"_s));
    QVERIFY(back);
    QCOMPARE(back->toByteArray(), kek.toByteArray());
    for (const char16_t dash : u"\u2010\u2011\u2012\u2013\u2014\u2015"_s.toStdU16String()) { // of a word processor
        const QString pasted = recoveryCode(kek).replace(u'-', QChar(dash));
        QVERIFY(kekFromRecoveryCode(SecretBytes::fromText(pasted)));
    }
    QVERIFY(!kekFromRecoveryCode(SecretBytes::fromText(recoveryCode(kek).replace(0, 1, u"\u2016"_s))));
}

void RecoveryCodeTest::noticesEveryWrongLetter()
{
    const QString code = recoveryCode(someKek(11));
    for (qsizetype at = 0; at < code.size(); ++at) {
        if (code[at] == u'-')
            continue;
        QString typed = code;
        typed[at] = code[at] == u'7' ? u'8' : u'7';
        const auto back = kekFromRecoveryCode(SecretBytes::fromText(typed));
        QVERIFY(!back);
        QVERIFY(!back.error().detail.contains(typed.left(4)));
    }
}

void RecoveryCodeTest::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("too short") << recoveryCode(someKek(1)).left(40);
    QTest::newRow("too long") << recoveryCode(someKek(1)) + u"0"_s;
    QTest::newRow("a sign that is none") << recoveryCode(someKek(1)).replace(0, 1, u"%"_s);
    QTest::newRow("letters of another script") << u"ключ"_s;
    QTest::newRow("only zeros") << QString(56, u'0');
}

void RecoveryCodeTest::refuses()
{
    QFETCH(QString, typed);
    const auto back = kekFromRecoveryCode(SecretBytes::fromText(typed));
    QVERIFY(!back);
    QCOMPARE(back.error().kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(RecoveryCodeTest)
#include "RecoveryCodeTest.moc"
