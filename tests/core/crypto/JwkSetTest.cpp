#include "core/crypto/JwkSet.h"

#include <QJsonArray>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

static constexpr qint64 kNow = 1768478400; // 2026-01-15 12:00:00 UTC

/// RFC 9449 §4.1: a proof with the key that it brings.
static const QByteArray kRfcProof =
    "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJo"
    "RjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJq"
    "dGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0Ijox"
    "NTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg"_ba;

class JwkSetTest : public QObject
{
    Q_OBJECT

    const PrivateKey m_rsa = *PrivateKey::generate(SigningAlgorithm::RS256);
    const PrivateKey m_ec = *PrivateKey::generate(SigningAlgorithm::ES256);
    const PrivateKey m_otherEc = *PrivateKey::generate(SigningAlgorithm::ES256);

    /// With `kid`, and without the members that no key needs.
    static QJsonObject jwk(const PrivateKey &key, const QString &kid = {})
    {
        QJsonObject members = key.publicKey().toJwk();
        members.remove("alg"_L1);
        members.remove("use"_L1);
        if (!kid.isEmpty())
            members.insert("kid"_L1, kid);
        return members;
    }
    static QJsonObject setOf(const QJsonArray &keys) { return {{u"keys"_s, keys}}; }
    static QByteArray assertion(const PrivateKey &key, const QString &kid = {}, const QString &typ = u"JWT"_s)
    {
        QJsonObject header;
        if (!kid.isEmpty())
            header.insert("kid"_L1, kid);
        if (!typ.isEmpty())
            header.insert("typ"_L1, typ);
        return signJwt(key, header, {{u"iss"_s, u"a-client"_s}, {u"aud"_s, u"issuer"_s}, {u"exp"_s, kNow + 60}})
            .value();
    }
    static QString verdict(const JwkSet &set, const QByteArray &token)
    {
        const auto claims =
            set.verify(token, {.issuer = u"a-client"_s, .audience = u"issuer"_s, .types = {u"JWT"_s, QString()}},
                       fromSeconds(kNow));
        return claims ? u"good"_s : jwtFaultName(claims.error());
    }

private slots:
    void findsTheKey_data();
    void findsTheKey();
    void refusesSets_data();
    void refusesSets();
    void leavesOutWhatItCannotUse();
    void provesTheProofOfTheStandard();
    void refusesASignatureOfAnotherKey();
};

void JwkSetTest::findsTheKey_data()
{
    QTest::addColumn<QJsonArray>("keys");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("expected");
    const QJsonArray named{jwk(m_rsa, u"rsa"_s), jwk(m_otherEc, u"old"_s), jwk(m_ec, u"new"_s)};
    const QJsonArray nameless{jwk(m_rsa), jwk(m_otherEc), jwk(m_ec)};
    QTest::newRow("by its name") << named << assertion(m_ec, u"new"_s) << u"good"_s;
    QTest::newRow("no name in the token") << named << assertion(m_ec) << u"good"_s;
    QTest::newRow("no names in the set") << nameless << assertion(m_ec, u"whatever"_s) << u"good"_s;
    QTest::newRow("no names at all") << nameless << assertion(m_rsa) << u"good"_s;
    QTest::newRow("two of one name") << QJsonArray{jwk(m_rsa, u"1"_s), jwk(m_ec, u"1"_s)} << assertion(m_ec, u"1"_s)
                                     << u"good"_s;
    QTest::newRow("no type") << named << assertion(m_ec, u"new"_s, {}) << u"good"_s;
    QTest::newRow("another type") << named << assertion(m_ec, u"new"_s, u"at+jwt"_s) << u"wrong_type"_s;
    QTest::newRow("the name of another key") << named << assertion(m_ec, u"old"_s) << u"bad_signature"_s;
    QTest::newRow("the name of a key of another kind") << named << assertion(m_ec, u"rsa"_s) << u"wrong_algorithm"_s;
    QTest::newRow("a name that the set lacks") << named << assertion(m_ec, u"2"_s) << u"unknown_key"_s;
    QTest::newRow("a stranger") << nameless << assertion(*PrivateKey::generate(SigningAlgorithm::ES256))
                                << u"bad_signature"_s;
    QTest::newRow("no token") << nameless << "what"_ba << u"malformed"_s;
}

void JwkSetTest::findsTheKey()
{
    QFETCH(QJsonArray, keys);
    QFETCH(QByteArray, token);
    const auto set = JwkSet::parse(setOf(keys));
    QVERIFY(set);
    QTEST(verdict(*set, token), "expected");
}

void JwkSetTest::refusesSets_data()
{
    QTest::addColumn<QJsonObject>("jwks");
    QJsonObject shown = jwk(m_ec);
    shown.insert("d"_L1, "AAAA"_L1);
    QJsonArray many;
    for (int i = 0; i < JwkSet::kMostKeys + 1; ++i)
        many.append(jwk(m_ec, QString::number(i)));
    QTest::newRow("nothing") << QJsonObject();
    QTest::newRow("no array") << QJsonObject{{u"keys"_s, jwk(m_ec)}};
    QTest::newRow("no key") << setOf({});
    QTest::newRow("no object") << setOf({u"key"_s});
    QTest::newRow("a private member, beside a good key") << setOf({jwk(m_rsa), shown});
    QTest::newRow("a shared secret") << setOf({QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}}});
    QTest::newRow("too many") << setOf(many);
}

void JwkSetTest::refusesSets()
{
    QFETCH(QJsonObject, jwks);
    const auto set = JwkSet::parse(jwks);
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::InvalidInput);
}

/// RFC 7517 §5: sets may hold keys of kinds that the reader does not know.
void JwkSetTest::leavesOutWhatItCannotUse()
{
    QJsonObject forEncryption = jwk(m_rsa);
    forEncryption.insert("use"_L1, "enc"_L1);
    QJsonObject p384{{u"kty"_s, u"EC"_s}, {u"crv"_s, u"P-384"_s}, {u"x"_s, u"AAAA"_s}, {u"y"_s, u"AAAA"_s}};
    const auto set = JwkSet::parse(setOf({forEncryption, p384, jwk(m_ec)}));
    QVERIFY(set);
    QCOMPARE(set->size(), 1);
    QCOMPARE(verdict(*set, assertion(m_ec)), u"good"_s);
    QCOMPARE(verdict(*set, assertion(m_rsa)), u"wrong_algorithm"_s);
}

void JwkSetTest::provesTheProofOfTheStandard()
{
    const auto proof = parseJwt(kRfcProof);
    QVERIFY(proof);
    const auto key = PublicKey::fromJwk(proof->header.value("jwk"_L1).toObject());
    QVERIFY(key);
    QVERIFY(verifySignature(*proof, *key));
}

void JwkSetTest::refusesASignatureOfAnotherKey()
{
    const auto fault = [](const QByteArray &token, const PublicKey &key) {
        return verifySignature(*parseJwt(token), key).error();
    };
    QCOMPARE(fault(kRfcProof, m_ec.publicKey()), JwtFault::BadSignature);
    QCOMPARE(fault(kRfcProof, m_rsa.publicKey()), JwtFault::WrongAlgorithm);
    const auto critical = signJwt(m_ec, {{u"crit"_s, QJsonArray{u"b64"_s}}}, {});
    QVERIFY(critical);
    QCOMPARE(fault(*critical, m_ec.publicKey()), JwtFault::UnsupportedHeader);
}

QTEST_GUILESS_MAIN(JwkSetTest)
#include "JwkSetTest.moc"
