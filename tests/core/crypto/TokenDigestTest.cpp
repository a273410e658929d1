#include "core/crypto/TokenDigest.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

class TokenDigestTest : public QObject
{
    Q_OBJECT

private slots:
    void hashesAsFips180Says()
    {
        QCOMPARE(sha256Hex("abc"), u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
        QCOMPARE(sha256Hex(""), u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s);
        QCOMPARE(sha256("abc").size(), 32);
    }

    void authenticatesAsRfc4231Says()
    {
        const QByteArray code = hmacSha256(SecretBytes::fromText(u"Jefe"_s), "what do ya want for nothing?");
        QCOMPARE(code.toHex(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_ba);
    }

    void takesAnEmptyKeyForAnEmptyKey()
    {
        static_cast<void>(hmacSha256(SecretBytes::fromText(u"another key"_s), "x"));
        QCOMPARE(hmacSha256(SecretBytes(), "").toHex(),
                 "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"_ba);
    }

    void comparesContentAndLength()
    {
        QVERIFY(constantTimeEquals("", ""));
        QVERIFY(constantTimeEquals("abc", "abc"));
        QVERIFY(!constantTimeEquals("abc", "abd"));
        QVERIFY(!constantTimeEquals("abc", "ab"));
        QVERIFY(!constantTimeEquals("", "a"));
    }

    void writesBase64UrlWithoutPadding()
    {
        QCOMPARE(base64Url("\xfb\xff"), "-_8"_ba);
        QCOMPARE(fromBase64Url("-_8"), std::optional("\xfb\xff"_ba));
        QCOMPARE(fromBase64Url(""), std::optional(QByteArray("")));
    }

    void refusesEveryOtherSpelling_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << "-_8="_ba;
        QTest::newRow("plain base64") << "+/8"_ba;
        QTest::newRow("bits left over") << "-_9"_ba;
        QTest::newRow("one digit alone") << "AAAAA"_ba;
        QTest::newRow("space") << "AA AA"_ba;
        QTest::newRow("line break at the end") << "AAAA\n"_ba;
        QTest::newRow("NUL") << QByteArray("AA\0A", 4);
        QTest::newRow("dot") << "AA.A"_ba;
    }
    void refusesEveryOtherSpelling()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64Url(text));
    }
};

QTEST_GUILESS_MAIN(TokenDigestTest)
#include "TokenDigestTest.moc"
