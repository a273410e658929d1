#include "core/keys/KeyService.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeyImportTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_issuer = std::make_unique<tests::TestIssuer>(); }
    void importsTheFirstKey();
    void importsAnOldKeyForVerificationOnly();
    void aKeyWithoutNameWaitsAsTheNextOne();
    void refusesBadImports_data();
    void refusesBadImports();

private:
    QString stateOf(const KeyId &id)
    {
        return m_issuer->text(u"SELECT state FROM signing_keys WHERE kid = '%1'"_s.arg(id.value));
    }
    std::unique_ptr<tests::TestIssuer> m_issuer;
};

static const QByteArray &ed25519Pem()
{
    // Made for this test: openssl genpkey -algorithm ed25519
    static const QByteArray pem = "-----BEGIN PRIVATE KEY-----\n"
                                  "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f\n"
                                  "-----END PRIVATE KEY-----\n"_ba;
    return pem;
}

void KeyImportTest::importsTheFirstKey()
{
    m_issuer->execute(u"DELETE FROM signing_keys"_s);
    const auto imported = m_issuer->keys.importPem(SecretBytes::fromText(QString::fromLatin1(ed25519Pem())), {}, {});
    QVERIFY(imported);
    QCOMPARE(stateOf(*imported), u"active"_s);
    QCOMPARE(m_issuer->ring.active()->id, *imported);
    const auto again = m_issuer->keys.importPem(SecretBytes::fromText(QString::fromLatin1(ed25519Pem())), {}, {});
    QCOMPARE(again.error().kind, ErrorKind::AlreadyExists);
}

void KeyImportTest::importsAnOldKeyForVerificationOnly()
{
    const KeyId old{u"2024-01-key-1"_s};
    const auto imported = m_issuer->keys.importPem(SecretBytes::fromText(QString::fromLatin1(ed25519Pem())), old, {});
    QVERIFY(imported);
    QCOMPARE(*imported, old);
    QCOMPARE(stateOf(old), u"retiring"_s);
    QCOMPARE(m_issuer->ring.active()->id, (KeyId{u"2026-01-key-1"_s}));
    QVERIFY(m_issuer->ring.verificationKey(old.value));
}

void KeyImportTest::aKeyWithoutNameWaitsAsTheNextOne()
{
    const auto imported = m_issuer->keys.importPem(SecretBytes::fromText(QString::fromLatin1(ed25519Pem())), {}, {});
    QVERIFY(imported);
    QCOMPARE(stateOf(*imported), u"next"_s);
    m_issuer->clock.advance(1h);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(m_issuer->ring.active()->id, *imported);
}

void KeyImportTest::refusesBadImports_data()
{
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("kid");
    QTest::newRow("no PEM") << "nonsense"_ba << u"old-key"_s;
    QTest::newRow("empty kid") << ed25519Pem() << u""_s;
    QTest::newRow("kid with a line end") << ed25519Pem() << u"old\nkey"_s;
    QTest::newRow("kid of 129 characters") << ed25519Pem() << QString(129, u'k');
    QTest::newRow("kid in use") << ed25519Pem() << u"2026-01-key-1"_s;
}

void KeyImportTest::refusesBadImports()
{
    QFETCH(QByteArray, pem);
    QFETCH(QString, kid);
    QVERIFY(!m_issuer->keys.importPem(SecretBytes::fromText(QString::fromLatin1(pem)), KeyId{kid}, {}));
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM signing_keys"_s), 1);
}

QTEST_GUILESS_MAIN(KeyImportTest)
#include "KeyImportTest.moc"
