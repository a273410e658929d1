#include "core/keys/KeyRing.h"

#include "tests/support/TestIssuer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeyRingTest : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst();
    void jwksListsPublishedKeysInAStableOrder();
};

void KeyRingTest::isEmptyAtFirst()
{
    const KeyRing ring;
    QVERIFY(!ring.active());
    QVERIFY(!ring.verificationKey(u"2026-01-key-1"_s));
    QVERIFY(ring.keys().empty());
    QCOMPARE(ring.jwks(), R"({"keys":[]})"_ba);
}

void KeyRingTest::jwksListsPublishedKeysInAStableOrder()
{
    tests::TestIssuer issuer;
    const QByteArray firstTag = issuer.ring.jwksETag();
    issuer.clock.advance(1s);
    QVERIFY(issuer.keys.rotate(std::nullopt, {}));
    const QByteArray jwks = issuer.ring.jwks();
    const QByteArray etag = issuer.ring.jwksETag();
    QVERIFY(etag != firstTag);
    QVERIFY(QRegularExpression(u"^\"[0-9a-f]+\"$"_s).match(QString::fromLatin1(etag)).hasMatch());
    const QJsonArray keys = QJsonDocument::fromJson(jwks).object().value("keys"_L1).toArray();
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.at(0).toObject().value("kid"_L1).toString(), u"2026-01-key-1"_s);
    QCOMPARE(keys.at(1).toObject().value("kid"_L1).toString(), u"2026-01-key-2"_s);
    QVERIFY(!keys.at(0).toObject().contains("d"_L1));
    QVERIFY(issuer.keys.reload());
    QCOMPARE(issuer.ring.jwks(), jwks);
    QCOMPARE(issuer.ring.jwksETag(), etag);
}

QTEST_GUILESS_MAIN(KeyRingTest)
#include "KeyRingTest.moc"
