#include "core/crypto/KeyPair.h"

#include "core/crypto/TokenDigest.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

static QByteArray decoded(QByteArrayView text)
{
    return fromBase64Url(text).value_or(QByteArray());
}

static SecretBytes pem(const char *type, const QByteArray &der)
{
    QByteArray text = "-----BEGIN "_ba + type + "-----\n" + der.toBase64() + "\n-----END " + type + "-----\n";
    return SecretBytes::take(std::move(text));
}

static QByteArray derOf(const PrivateKey &key)
{
    return key.toDer().toByteArray();
}

/// RFC 7515 appendix A.2
static const QString kRfcModulus =
    u"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT"
    "-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
    "UTo7WTBEMa2R2CapHg"
    "665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ"_s;
static const QByteArray kRfcPayload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"_ba;
/// RFC 7515 appendix A.3
static const QString kRfcX = u"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"_s;
static const QString kRfcY = u"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"_s;
/// RFC 8037 appendix A.1
static const QString kRfcEdX = u"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"_s;

class KeyPairTest : public QObject
{
    Q_OBJECT

private slots:
    void verifiesTheSignaturesOfTheStandards_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("RFC 7515 A.2, RS256")
            << QJsonObject{{u"kty"_s, u"RSA"_s}, {u"n"_s, kRfcModulus}, {u"e"_s, u"AQAB"_s}}
            << "eyJhbGciOiJSUzI1NiJ9." + kRfcPayload
            << "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
               "O8W2Fp5jujGbds9uJdbF9CUAr7t1"
               "dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_"
               "dO--xi12jzDwus"
               "C-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw"_ba;
        QTest::newRow("RFC 7515 A.3, ES256")
            << QJsonObject{{u"kty"_s, u"EC"_s}, {u"crv"_s, u"P-256"_s}, {u"x"_s, kRfcX}, {u"y"_s, kRfcY}}
            << "eyJhbGciOiJFUzI1NiJ9." + kRfcPayload
            << "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q"_ba;
        QTest::newRow("RFC 8037 A.4, EdDSA")
            << QJsonObject{{u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s}, {u"x"_s, kRfcEdX}}
            << "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"_ba
            << "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"_ba;
    }
    void verifiesTheSignaturesOfTheStandards()
    {
        QFETCH(QJsonObject, jwk);
        QFETCH(QByteArray, input);
        QFETCH(QByteArray, signature);
        const auto key = PublicKey::fromJwk(jwk);
        QVERIFY2(key, key ? "" : qPrintable(key.error().detail));
        QVERIFY(key->verify(input, decoded(signature)));
        QVERIFY(!key->verify(input + ' ', decoded(signature)));
        QVERIFY(!key->verify(input, QByteArray()));
        // The same numbers come out as went in.
        for (auto member = jwk.begin(); member != jwk.end(); ++member)
            QCOMPARE(key->toJwk().value(member.key()), member.value());
    }

    void signsAsRfc8037Says() // Ed25519 is deterministic
    {
        const QByteArray seed = decoded("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
        const auto key =
            PrivateKey::fromPem(pem("PRIVATE KEY", QByteArray::fromHex("302e020100300506032b657004220420") + seed));
        QVERIFY(key);
        QCOMPARE(key->algorithm(), SigningAlgorithm::EdDSA);
        QCOMPARE(key->publicKey().toJwk().value("x"_L1), kRfcEdX);
        QCOMPARE(
            base64Url(key->sign("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc").value_or(QByteArray())),
            "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"_ba);
    }

    void survivesStorage_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<int>("bits");
        QTest::addColumn<int>("signatureBytes");
        QTest::newRow("RS256") << int(SigningAlgorithm::RS256) << 2048 << 256;
        QTest::newRow("RS256 of 3072 bits") << int(SigningAlgorithm::RS256) << 3072 << 384;
        QTest::newRow("ES256") << int(SigningAlgorithm::ES256) << 256 << 64;
        QTest::newRow("EdDSA") << int(SigningAlgorithm::EdDSA) << 256 << 64;
    }
    void survivesStorage()
    {
        QFETCH(int, algorithm);
        QFETCH(int, bits);
        QFETCH(int, signatureBytes);
        const auto kind = SigningAlgorithm(algorithm);
        const auto key = PrivateKey::generate(kind, bits);
        QVERIFY(key);
        const auto stored = PrivateKey::fromDer(kind, key->toDer());
        QVERIFY(stored);
        const auto fromText = PrivateKey::fromPem(pem("PRIVATE KEY", derOf(*key)));
        QVERIFY(fromText);
        QCOMPARE(fromText->algorithm(), kind);
        const auto publicPart = PublicKey::fromDer(kind, key->publicKey().toDer());
        QVERIFY(publicPart);
        const auto signature = stored->sign("data");
        QVERIFY(signature);
        QCOMPARE(signature->size(), signatureBytes);
        QVERIFY(publicPart->verify("data", *signature));
        QVERIFY(PublicKey::fromJwk(key->publicKey().toJwk())->verify("data", *signature));
        QVERIFY(key->publicKey().toPem().startsWith("-----BEGIN PUBLIC KEY-----\n"));
    }

    void keepsThePrivatePartOutOfThePublicForms()
    {
        for (const auto algorithm : {SigningAlgorithm::RS256, SigningAlgorithm::ES256, SigningAlgorithm::EdDSA}) {
            const auto key = PrivateKey::generate(algorithm);
            QVERIFY(key);
            for (const auto &member : key->publicKey().toJwk().keys())
                QVERIFY2((QStringList{u"kty"_s, u"use"_s, u"alg"_s, u"n"_s, u"e"_s, u"crv"_s, u"x"_s, u"y"_s})
                             .contains(member),
                         qPrintable(member));
            QVERIFY(!key->publicKey().toPem().contains("PRIVATE"));
            QVERIFY(PublicKey::fromDer(algorithm, key->publicKey().toDer()));
        }
    }

    void writesCoordinatesOfFixedWidth() // RFC 7518 §6.2.1.2; one key in 128 has a leading zero somewhere
    {
        bool sawLeadingZero = false;
        for (int i = 0; i < 20000 && !sawLeadingZero; ++i) {
            const auto key = PrivateKey::generate(SigningAlgorithm::ES256);
            QVERIFY(key);
            for (const auto name : {"x"_L1, "y"_L1}) {
                const QByteArray octets = decoded(key->publicKey().toJwk().value(name).toString().toUtf8());
                QCOMPARE(octets.size(), 32);
                sawLeadingZero = sawLeadingZero || octets.at(0) == '\0';
            }
        }
        QVERIFY(sawLeadingZero);
    }

    void writesTheModulusWithoutLeadingZero() // RFC 7518 §6.3.1.1
    {
        const auto key = PrivateKey::generate(SigningAlgorithm::RS256);
        QVERIFY(key);
        const QJsonObject jwk = key->publicKey().toJwk();
        const QByteArray modulus = decoded(jwk.value("n"_L1).toString().toUtf8());
        QCOMPARE(modulus.size(), 256);
        QVERIFY(modulus.at(0) != '\0');
        QCOMPARE(jwk.value("e"_L1), u"AQAB"_s);
        QCOMPARE(key->publicKey().bits(), 2048);
    }

    void refusesOtherJwks_data()
    {
        QTest::addColumn<QJsonObject>("jwk");
        const QJsonObject rsa{{u"kty"_s, u"RSA"_s}, {u"n"_s, kRfcModulus}, {u"e"_s, u"AQAB"_s}};
        const QJsonObject ec{{u"kty"_s, u"EC"_s}, {u"crv"_s, u"P-256"_s}, {u"x"_s, kRfcX}, {u"y"_s, kRfcY}};
        const QJsonObject ed{{u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s}, {u"x"_s, kRfcEdX}};
        const auto with = [](QJsonObject jwk, const QString &member, const QJsonValue &value) {
            jwk.insert(member, value);
            return jwk;
        };
        const auto odd = [](qsizetype size) { return QString::fromLatin1(base64Url(QByteArray(size, '\xff'))); };
        QTest::newRow("empty") << QJsonObject();
        QTest::newRow("symmetric") << QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}};
        QTest::newRow("private RSA") << with(rsa, u"d"_s, u"AAAA"_s);
        QTest::newRow("private EC") << with(ec, u"d"_s, u"AAAA"_s);
        QTest::newRow("RSA 1024") << with(rsa, u"n"_s, odd(128));
        QTest::newRow("RSA 16384") << with(rsa, u"n"_s, odd(2048));
        QTest::newRow("RSA exponent 1") << with(rsa, u"e"_s, u"AQ"_s);
        QTest::newRow("RSA exponent even") << with(rsa, u"e"_s, u"Ag"_s);
        QTest::newRow("RSA exponent empty") << with(rsa, u"e"_s, u""_s);
        QTest::newRow("RSA exponent huge") << with(rsa, u"e"_s, odd(200));
        QTest::newRow("RSA modulus padded") << with(rsa, u"n"_s, kRfcModulus + u"=="_s);
        QTest::newRow("RSA modulus a number") << with(rsa, u"n"_s, 5);
        QTest::newRow("RSA named ES256") << with(rsa, u"alg"_s, u"ES256"_s);
        QTest::newRow("RSA named HS256") << with(rsa, u"alg"_s, u"HS256"_s);
        QTest::newRow("for encryption") << with(rsa, u"use"_s, u"enc"_s);
        QTest::newRow("EC on another curve") << with(ec, u"crv"_s, u"P-384"_s);
        QTest::newRow("EC beside the curve") << with(ec, u"y"_s, kRfcX);
        QTest::newRow("EC with a short coordinate") << with(ec, u"x"_s, odd(31));
        QTest::newRow("EC with a long coordinate") << with(ec, u"x"_s, odd(33));
        QTest::newRow("EC without y") << with(ec, u"y"_s, QJsonValue());
        QTest::newRow("OKP of another kind") << with(ed, u"crv"_s, u"X25519"_s);
        QTest::newRow("OKP short") << with(ed, u"x"_s, odd(31));
    }
    void refusesOtherJwks()
    {
        QFETCH(QJsonObject, jwk);
        const auto key = PublicKey::fromJwk(jwk);
        QVERIFY(!key);
        QCOMPARE(key.error().kind, ErrorKind::InvalidInput);
    }

    void refusesOtherPems_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("noise") << "hello"_ba;
        QTest::newRow("RSA 1024") << R"(-----BEGIN RSA PRIVATE KEY-----
MIICXAIBAAKBgQCefRxuqnAUQGBStlGgzkVOr0kl9HD6FwHeNpGyygm56ZKUlQLh
RgGFgvYzVtdCHC5COtkRY6Ew7XVMmDAgGx7zQKx4SXKsgjesos+48npTpFhXcnWx
5pXBZcRnSrTqU5D4ZGtMzBaLoiABuqIktj4D++q30nHoJWdxfo8Rn/kj4wIDAQAB
AoGBAJHUzyepHm4T+k3BQwTzJ+TJ90W8UYRdTTO6BIB91UtC98ROBJNihh3irkX5
HyLOqWX5niiZAwXxSWCMHKQ+ME/zKG/aUFeCrjW+lRHNS8yKdE5hOOnL7gtDEn4A
1fiaiU7/YEGV0KfaSnuSogz1Mk2YTDGpdt1fneTS1lNJe+nRAkEAzenUMjOpjxRQ
gvDsevfwh/r60E516GQgtOeE+StSMfoV57jTz0zBN8M+nunimqQTCssKYBMnyJlQ
dXwawR7POwJBAMUKKQkSC/vHQgEl/DyhNDZyseAXA2RY80+eUUu+K2eOLOyc7813
Naz23VBG/AskN7c9rtc0bVuXBRYEY9M6g3kCQC1Jtl/sOOi9IRALiRdqnL5rlupl
t00LaJ4hJX/f5U4UoOi8H+nCCeUHzigJbMtyNrXy/i8vR1q5TZbpWsEK060CQDoS
Q4PT2MpMsIxMGKn5zLybUwc7YRmLCbKWc1lCY+JySZU2r4o7rwsZ+qH1OcVC2FTe
DhCI+A39VVdm1dDkNukCQE2aX8L6OgX6ZnjC4DDr4w/HiWi3jbKUEshq2Ntmn3DJ
Tcana4tg3Kee9BFWxwe2cmLslmILvMwJ6dqYB8Y81lg=
-----END RSA PRIVATE KEY-----
)"_ba;
        QTest::newRow("P-256 with its numbers spelt out") << R"(-----BEGIN EC PRIVATE KEY-----
MIIBaAIBAQQg65XIGsVDajwcDSjYTYPOmfA/STrmnPnmRoWQA+wFjF6ggfowgfcC
AQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAAAAAAAAAAAAAA////////////////
MFsEIP////8AAAABAAAAAAAAAAAAAAAA///////////////8BCBaxjXYqjqT57Pr
vVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSdNgiG5wSTamZ44ROdJreBn36QBEEE
axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54W
K84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA//////////+85vqtpxeehPO5ysL8
YyVRAgEBoUQDQgAE10BYkXVUlVO03fV7wL1x1abU5qg+eBkWUVYSKmqcEJ5/g/8c
ZGJuGmys0i9HPvRwjJBo/t7/HZLgJKU+KHHvAw==
-----END EC PRIVATE KEY-----
)"_ba;
        QTest::newRow("P-384") << R"(-----BEGIN EC PRIVATE KEY-----
MIGkAgEBBDAAorYiY6fnPGH1xH1VXaxPc8jA8Zhesctsye8Aa9TY0YT6vUwJBR6J
h4yy5B69z4egBwYFK4EEACKhZANiAARle+hu/GXH6diCGKb1p93A8Xou6wtE0xWY
Bxmdq6yTZjuYJX8Ru/S75fgiH2UFx+LciFkpdNt9nev6KzfRq7QjUYALIEKPsXVI
9t0kwF5eqB4KWCB0zp5FbDS52fJBh/0=
-----END EC PRIVATE KEY-----
)"_ba;
        QTest::newRow("protected by a passphrase") << R"(-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjoaDax6kF0PAICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEKs7oXtdGOKxruy3ybZEdBEEgZB4
RLyvGUbualgrB8ny6AZicw0Ctx0z5O5iYP1ADRDoPKJhne4JQ9g1fuDbbeU+d1iu
KS4gT5ckeu66KhP+TpMzCI0xVICSU9kcSziuO1Tx3pgAwg1i2PFPfq0VMnJdnrMS
eT50MOF+EIYmzjB2DdsxOHdCj6cPVB5NQoxcuuc4RT63kRbEi/FJnyLma8KSshQ=
-----END ENCRYPTED PRIVATE KEY-----
)"_ba;
        QTest::newRow("public key only") << PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toPem();
    }
    void refusesOtherPems()
    {
        QFETCH(QByteArray, text);
        const auto key = PrivateKey::fromPem(SecretBytes::take(std::move(text)));
        QVERIFY(!key);
        QCOMPARE(key.error().kind, ErrorKind::InvalidInput);
    }

    void saysWhenAPassphraseIsMissing()
    {
        const auto key = PrivateKey::fromPem(
            pem("ENCRYPTED PRIVATE KEY",
                QByteArray::fromBase64("MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjoaDax6kF0PAICCAAw"
                                       "DAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEKs7oXtdGOKxruy3ybZEdBEEgZB4"
                                       "RLyvGUbualgrB8ny6AZicw0Ctx0z5O5iYP1ADRDoPKJhne4JQ9g1fuDbbeU+d1iu"
                                       "KS4gT5ckeu66KhP+TpMzCI0xVICSU9kcSziuO1Tx3pgAwg1i2PFPfq0VMnJdnrMS"
                                       "eT50MOF+EIYmzjB2DdsxOHdCj6cPVB5NQoxcuuc4RT63kRbEi/FJnyLma8KSshQ=")));
        QVERIFY(!key);
        QVERIFY(key.error().detail.contains(u"passphrase"_s));
    }

    void refusesAKeyOfAnotherAlgorithm()
    {
        const auto key = PrivateKey::generate(SigningAlgorithm::ES256);
        QVERIFY(key);
        QVERIFY(!PrivateKey::fromDer(SigningAlgorithm::RS256, key->toDer()));
        QVERIFY(!PublicKey::fromDer(SigningAlgorithm::EdDSA, key->publicKey().toDer()));
    }

    void refusesTrailingBytes()
    {
        const auto key = PrivateKey::generate(SigningAlgorithm::ES256);
        QVERIFY(key);
        QByteArray longer = derOf(*key) + 'x';
        QVERIFY(!PrivateKey::fromDer(SigningAlgorithm::ES256, SecretBytes::take(std::move(longer))));
        QVERIFY(!PublicKey::fromDer(SigningAlgorithm::ES256, key->publicKey().toDer() + 'x'));
    }

    void generatesOnlySensibleRsaSizes()
    {
        for (const int bits : {0, 1024, 2047, 8192})
            QVERIFY(!PrivateKey::generate(SigningAlgorithm::RS256, bits));
    }
};

QTEST_GUILESS_MAIN(KeyPairTest)
#include "KeyPairTest.moc"
