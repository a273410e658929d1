#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

class SigningAlgorithmTest : public QObject
{
    Q_OBJECT
private slots:
    void knowsItsNames_data();
    void knowsItsNames();
    void takesBothNamesOfEd25519_data();
    void takesBothNamesOfEd25519();
};

void SigningAlgorithmTest::knowsItsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("algorithm"); // -1: none
    QTest::newRow("RS256") << u"RS256"_s << int(SigningAlgorithm::RS256);
    QTest::newRow("ES256") << u"ES256"_s << int(SigningAlgorithm::ES256);
    QTest::newRow("EdDSA") << u"EdDSA"_s << int(SigningAlgorithm::EdDSA);
    QTest::newRow("RFC 9864") << u"Ed25519"_s << int(SigningAlgorithm::EdDSA);
    for (const char *name : {"", "none", "None", "rs256", "HS256", "RS512", "Ed448", "eddsa"})
        QTest::newRow(qPrintable(u"not "_s + QString::fromLatin1(name))) << QString::fromLatin1(name) << -1;
}

void SigningAlgorithmTest::knowsItsNames()
{
    QFETCH(const QString, name);
    QFETCH(const int, algorithm);
    const auto known = algorithmFromName(name);
    QCOMPARE(known ? int(*known) : -1, algorithm);
}

void SigningAlgorithmTest::takesBothNamesOfEd25519_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("EdDSA") << "EdDSA"_ba << true;
    QTest::newRow("Ed25519") << "Ed25519"_ba << true;
    QTest::newRow("Ed448") << "Ed448"_ba << false;
    QTest::newRow("ES256") << "ES256"_ba << false;
}

void SigningAlgorithmTest::takesBothNamesOfEd25519()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, isTaken);
    const PrivateKey key = PrivateKey::generate(SigningAlgorithm::EdDSA).value();
    const QByteArray input = base64Url(R"({"alg":")" + name + R"(","typ":"JWT"})") + '.' + base64Url(R"({"iss":"x"})");
    const QByteArray token = input + '.' + base64Url(key.sign(input).value());
    JwtExpectation expected;
    expected.issuer = u"x"_s;
    expected.types = {u"JWT"_s};
    expected.allowExpired = true;
    const auto claims = verifyJwt(
        token, [&](const QString &) { return std::optional(key.publicKey()); }, expected, Instant());
    QCOMPARE(claims || claims.error() != JwtFault::WrongAlgorithm, isTaken);
}

QTEST_GUILESS_MAIN(SigningAlgorithmTest)
#include "SigningAlgorithmTest.moc"
