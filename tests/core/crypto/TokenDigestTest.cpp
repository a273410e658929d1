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

    void hashesAccessTokensForIdTokens()
    {
        const auto token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"_ba;
        QCOMPARE(accessTokenHash(token, SigningAlgorithm::RS256), u"77QmUPtjPfzWtF2AnpK9RQ"_s); // OIDC Core A.3
        QCOMPARE(accessTokenHash(token, SigningAlgorithm::ES256), u"77QmUPtjPfzWtF2AnpK9RQ"_s);
        const QByteArray longer = sha512(token).first(32);
        QCOMPARE(accessTokenHash(token, SigningAlgorithm::EdDSA), QString::fromLatin1(base64Url(longer)));
    }

    void hashesAsFips180Tells()
    {
        QCOMPARE(sha512("abc").toHex(), "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                                        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"_ba);
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
