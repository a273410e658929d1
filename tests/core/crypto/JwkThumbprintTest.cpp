#include "core/crypto/KeyPair.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

/// RFC 7638 §3.1
static const QString kRfcModulus =
    u"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknj"
    "hMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvR"
    "L5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDK"
    "gw"_s;

class JwkThumbprintTest : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithTheStandards_data();
    void agreesWithTheStandards();
    void doesNotDependOnWhatElseTheKeyTells();
    void refusesKeysThatAreNone_data();
    void refusesKeysThatAreNone();
};

void JwkThumbprintTest::agreesWithTheStandards_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    QTest::addColumn<QString>("thumbprint");
    QTest::newRow("RFC 7638 §3.1, RSA") << QJsonObject{{u"kty"_s, u"RSA"_s},
                                                       {u"n"_s, kRfcModulus},
                                                       {u"e"_s, u"AQAB"_s},
                                                       {u"alg"_s, u"RS256"_s},
                                                       {u"kid"_s, u"2011-04-29"_s}}
                                        << u"NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"_s;
    QTest::newRow("RFC 8037 A.3, Ed25519") << QJsonObject{{u"kty"_s, u"OKP"_s},
                                                          {u"crv"_s, u"Ed25519"_s},
                                                          {u"x"_s, u"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"_s}}
                                           << u"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"_s;
    QTest::newRow("RFC 9449 §6.1, P-256") << QJsonObject{{u"kty"_s, u"EC"_s},
                                                         {u"crv"_s, u"P-256"_s},
                                                         {u"x"_s, u"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs"_s},
                                                         {u"y"_s, u"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA"_s}}
                                          << u"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"_s;
}

void JwkThumbprintTest::agreesWithTheStandards()
{
    QFETCH(QJsonObject, jwk);
    const auto thumbprint = jwkThumbprint(jwk);
    QVERIFY(thumbprint);
    QTEST(*thumbprint, "thumbprint");
}

void JwkThumbprintTest::doesNotDependOnWhatElseTheKeyTells()
{
    const PublicKey key = PrivateKey::generate(SigningAlgorithm::ES256)->publicKey();
    QJsonObject jwk = key.toJwk();
    jwk.insert("kid"_L1, "any"_L1);
    jwk.insert("use"_L1, "sig"_L1);
    QCOMPARE(jwkThumbprint(jwk).value(), key.thumbprint());
    QVERIFY(PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().thumbprint() != key.thumbprint());
}

void JwkThumbprintTest::refusesKeysThatAreNone_data()
{
    QTest::addColumn<QJsonObject>("jwk");
    QJsonObject jwk = PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk();
    QTest::newRow("nothing") << QJsonObject();
    jwk.insert("d"_L1, "AAAA"_L1);
    QTest::newRow("a private member") << jwk;
    jwk.remove("d"_L1);
    jwk.insert("x"_L1, jwk.value("y"_L1));
    QTest::newRow("no point of the curve") << jwk;
    QTest::newRow("a shared secret") << QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}};
    QTest::newRow("RSA of 1024 bit") << QJsonObject{
        {u"kty"_s, u"RSA"_s}, {u"n"_s, kRfcModulus.left(171)}, {u"e"_s, u"AQAB"_s}};
}

void JwkThumbprintTest::refusesKeysThatAreNone()
{
    QFETCH(QJsonObject, jwk);
    const auto thumbprint = jwkThumbprint(jwk);
    QVERIFY(!thumbprint);
    QCOMPARE(thumbprint.error().kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(JwkThumbprintTest)
#include "JwkThumbprintTest.moc"
