#include "core/clients/ClientKeys.h"

#include "core/crypto/KeyPair.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

QJsonObject aKey(SigningAlgorithm algorithm, const QString &kid)
{
    QJsonObject jwk = PrivateKey::generate(algorithm)->publicKey().toJwk();
    if (!kid.isEmpty())
        jwk.insert("kid"_L1, kid);
    return jwk;
}

QJsonObject setOf(const QList<QJsonObject> &keys)
{
    QJsonArray array;
    for (const QJsonObject &key : keys)
        array.append(key);
    return {{u"keys"_s, array}};
}

QJsonObject with(QJsonObject key, const QString &member, const QJsonValue &value)
{
    key.insert(member, value);
    return key;
}

} // namespace

class ClientKeysTest : public QObject
{
    Q_OBJECT
private slots:
    void takesPublicKeys_data();
    void takesPublicKeys();
    void refusesAllElse_data();
    void refusesAllElse();
};

void ClientKeysTest::takesPublicKeys_data()
{
    QTest::addColumn<QJsonObject>("jwks");
    const QJsonObject rsa = aKey(SigningAlgorithm::RS256, u"a"_s);
    const QJsonObject curve = aKey(SigningAlgorithm::ES256, u"b"_s);
    const QJsonObject edwards = aKey(SigningAlgorithm::EdDSA, u"c"_s);
    QTest::newRow("one without a kid") << setOf({aKey(SigningAlgorithm::ES256, {})});
    QTest::newRow("of three kinds") << setOf({rsa, curve, edwards});
    QTest::newRow("meant for verifying") << setOf({with(curve, u"key_ops"_s, QJsonArray{u"verify"_s})});
    QTest::newRow("with a certificate") << setOf({with(curve, u"x5c"_s, QJsonArray{u"MIIB"_s})});
}

void ClientKeysTest::takesPublicKeys()
{
    QFETCH(QJsonObject, jwks);
    const auto checked = ClientKeys::check(jwks);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
}

void ClientKeysTest::refusesAllElse_data()
{
    QTest::addColumn<QJsonObject>("jwks");
    const auto row = [](const char *name, const QJsonObject &jwks) { QTest::newRow(name) << jwks; };
    const QJsonObject curve = aKey(SigningAlgorithm::ES256, u"b"_s);
    row("no keys at all", {});
    row("an empty set", setOf({}));
    row("an object for the list", {{u"keys"_s, curve}});
    row("a text for a key", {{u"keys"_s, QJsonArray{u"key"_s}}});
    row("a key without kty", setOf({{{u"kid"_s, u"a"_s}}}));
    row("a symmetric key", setOf({{{u"kty"_s, u"oct"_s}, {u"k"_s, u"c2VjcmV0"_s}, {u"kid"_s, u"a"_s}}}));
    row("a private key", setOf({with(curve, u"d"_s, u"AAAA"_s)}));
    row("the factors of an RSA key", setOf({with(aKey(SigningAlgorithm::RS256, u"a"_s), u"p"_s, u"AAAA"_s)}));
    row("a key for encryption", setOf({with(curve, u"use"_s, u"enc"_s)}));
    row("a key meant for signing only", setOf({with(curve, u"key_ops"_s, QJsonArray{u"sign"_s})}));
    row("an algorithm of other keys", setOf({with(curve, u"alg"_s, u"RS256"_s)}));
    row("a symmetric algorithm", setOf({with(aKey(SigningAlgorithm::RS256, u"a"_s), u"alg"_s, u"HS256"_s)}));
    row("no algorithm", setOf({with(curve, u"alg"_s, u"none"_s)}));
    row("an unknown curve", setOf({with(curve, u"crv"_s, u"P-384"_s)}));
    row("a point beside the curve", setOf({with(curve, u"y"_s, curve.value("x"_L1))}));
    row("a short RSA key", setOf({{{u"kty"_s, u"RSA"_s}, {u"n"_s, u"yw"_s}, {u"e"_s, u"AQAB"_s}}}));
    row("two with one kid", setOf({curve, aKey(SigningAlgorithm::ES256, u"b"_s)}));
    row("two of which one has no kid", setOf({curve, aKey(SigningAlgorithm::ES256, {})}));
    row("an empty kid", setOf({with(curve, u"kid"_s, u""_s)}));
    row("a kid that is a number", setOf({with(curve, u"kid"_s, 5)}));
    row("a kid of 129", setOf({with(curve, u"kid"_s, QString(129, u'a'))}));
    row("a kid with a control character", setOf({with(curve, u"kid"_s, u"a\nb"_s)}));
    QList<QJsonObject> many;
    for (int i = 0; i <= ClientKeys::kMostKeys; ++i)
        many.append(with(curve, u"kid"_s, QString::number(i)));
    row("11 keys", setOf(many));
    row("over 16 KiB", setOf({with(curve, u"x5c"_s, QString(17'000, u'A'))}));
}

void ClientKeysTest::refusesAllElse()
{
    QFETCH(QJsonObject, jwks);
    const auto checked = ClientKeys::check(jwks);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(checked.error().field, u"jwks"_s);
    QVERIFY(!checked.error().detail.contains(u'"')); // it may become an error_description
}

QTEST_GUILESS_MAIN(ClientKeysTest)
#include "ClientKeysTest.moc"
