#include "core/crypto/ServerIdentity.h"

#include "tests/support/OpenSslTool.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;

/// Everything is made by the openssl program.
class ServerIdentityTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void takesWhatOthersWrite_data();
    void takesWhatOthersWrite();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();

private:
    void issue(const QString &name, const QString &newKey, const QString &extensions,
               const QString &digest = u"sha256"_s)
    {
        m_openssl.write(name + u".ext"_s, extensions.toLatin1());
        m_openssl.make(u"req -new %1 -nodes -keyout %2.key -out %2.csr -subj /CN=%2"_s.arg(newKey, name));
        m_openssl.make(u"x509 -req -in %1.csr -CA inter.pem -CAkey inter.key -CAcreateserial -days 30 -%2 "
                       "-extfile %1.ext -out %1.pem"_s.arg(name, digest));
    }
    QByteArray pem(const QString &names) const
    {
        QByteArray all;
        for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
            all += m_openssl.read(name + u".pem"_s);
        return all;
    }
    SecretBytes key(const QString &name) const { return SecretBytes::take(m_openssl.read(name + u".key"_s)); }
    void sealWithManyRounds();

    tests::OpenSslTool m_openssl;
};

static const auto kEc = u"-newkey ec -pkeyopt ec_paramgen_curve:P-256"_s;
static const auto kPlain = u"subjectAltName=DNS:a.test\n"_s;

void ServerIdentityTest::initTestCase()
{
    m_openssl.make(u"req -x509 %1 -nodes -keyout root.key -out root.pem -days 30 -subj /CN=root"_s.arg(kEc));
    m_openssl.write(u"inter.ext"_s, "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n"_ba);
    m_openssl.make(u"req -new %1 -nodes -keyout inter.key -out inter.csr -subj /CN=inter"_s.arg(kEc));
    m_openssl.make(u"x509 -req -in inter.csr -CA root.pem -CAkey root.key -CAcreateserial -days 30 -extfile inter.ext "
                   "-out inter.pem"_s);
    m_openssl.make(u"req -x509 %1 -nodes -keyout alone.key -out alone.pem -days 30 -subj /CN=alone"_s.arg(kEc));
    issue(u"ec"_s, kEc, kPlain);
    issue(u"p384"_s, u"-newkey ec -pkeyopt ec_paramgen_curve:P-384"_s, kPlain);
    issue(u"rsa"_s, u"-newkey rsa:2048"_s, kPlain);
    issue(u"rsa1024"_s, u"-newkey rsa:1024"_s, kPlain);
    issue(u"p521"_s, u"-newkey ec -pkeyopt ec_paramgen_curve:P-521"_s, kPlain);
    issue(u"k1"_s, u"-newkey ec -pkeyopt ec_paramgen_curve:secp256k1"_s, kPlain);
    issue(u"ed25519"_s, u"-newkey ed25519"_s, kPlain);
    issue(u"pss"_s, u"-newkey rsa-pss -pkeyopt rsa_keygen_bits:2048"_s, kPlain);
    issue(u"sha1"_s, kEc, kPlain, u"sha1"_s);
    issue(u"client"_s, kEc, kPlain + u"extendedKeyUsage=clientAuth\n"_s);
    issue(u"cipher"_s, kEc, kPlain + u"keyUsage=keyAgreement\n"_s);
    m_openssl.make(u"pkcs8 -topk8 -in ec.key -out sealed.key -passout pass:right"_s);
    m_openssl.make(u"ec -in ec.key -aes256 -out traditional.key -passout pass:right"_s);
    m_openssl.make(u"rsa -in rsa.key -traditional -out rsa1.key"_s);
    sealWithManyRounds();
    m_openssl.write(u"junk.key"_s, QByteArray(20'000, 'x'));
    m_openssl.write(u"large.key"_s, QByteArray(1 << 20, 'x'));
    m_openssl.write(u"empty.key"_s, {});
}

/// As `sealed`, with 8,388,607 rounds instead of 65,536.
void ServerIdentityTest::sealWithManyRounds()
{
    m_openssl.make(u"pkcs8 -topk8 -in ec.key -out rounds.key -iter 65536 -passout pass:right"_s);
    QByteArrayList lines = m_openssl.read(u"rounds.key"_s).trimmed().split('\n');
    QByteArray der = QByteArray::fromBase64(lines.mid(1, lines.size() - 2).join());
    const qsizetype place = der.indexOf("\x02\x03\x01\x00\x00"_ba);
    if (place < 0)
        qFatal("openssl writes rounds in another way");
    der.replace(place, 5, "\x02\x03\x7f\xff\xff");
    m_openssl.write(u"rounds.key"_s, lines.first() + '\n' + der.toBase64() + '\n' + lines.last() + '\n');
}

void ServerIdentityTest::takesWhatOthersWrite_data()
{
    QTest::addColumn<QString>("certificates");
    QTest::addColumn<QString>("keyName");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QStringList>("chain");
    const QStringList ec{u"ec"_s, u"inter"_s};
    QTest::newRow("leaf alone") << u"ec"_s << u"ec"_s << QString() << QStringList{u"ec"_s};
    QTest::newRow("with its chain") << u"ec inter"_s << u"ec"_s << QString() << ec;
    QTest::newRow("root is left out") << u"ec inter root"_s << u"ec"_s << QString() << ec;
    QTest::newRow("wrong order") << u"root inter ec"_s << u"ec"_s << QString() << ec;
    QTest::newRow("twice the same") << u"ec inter ec inter"_s << u"ec"_s << QString() << ec;
    QTest::newRow("self-signed") << u"alone"_s << u"alone"_s << QString() << QStringList{u"alone"_s};
    QTest::newRow("P-384") << u"p384"_s << u"p384"_s << QString() << QStringList{u"p384"_s};
    QTest::newRow("RSA") << u"rsa"_s << u"rsa"_s << QString() << QStringList{u"rsa"_s};
    QTest::newRow("traditional RSA") << u"rsa"_s << u"rsa1"_s << QString() << QStringList{u"rsa"_s};
    QTest::newRow("encrypted PKCS#8") << u"ec"_s << u"sealed"_s << u"right"_s << QStringList{u"ec"_s};
    QTest::newRow("encrypted traditional") << u"ec"_s << u"traditional"_s << u"right"_s << QStringList{u"ec"_s};
    QTest::newRow("passphrase without need") << u"ec"_s << u"ec"_s << u"right"_s << QStringList{u"ec"_s};
}

void ServerIdentityTest::takesWhatOthersWrite()
{
    QFETCH(QString, certificates);
    QFETCH(QString, keyName);
    QFETCH(QString, passphrase);
    QFETCH(QStringList, chain);
    const auto identity = serverIdentityFromPem(pem(certificates), key(keyName), SecretBytes::fromText(passphrase));
    QVERIFY2(identity, qPrintable(identity ? QString() : identity.error().detail));
    QStringList subjects;
    for (const Certificate &each : identity->chain)
        subjects << each.subject();
    QCOMPARE(subjects, chain);
    const auto again = serverIdentityFromPem(identity->chainPem(), identity->key.toPem(), {});
    QVERIFY(again);
    QCOMPARE(again->leaf().sha256(), identity->leaf().sha256());
    QVERIFY(CertificateKey::fromDer(identity->key.toDer()));
}

void ServerIdentityTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<QString>("certificates");
    QTest::addColumn<QString>("keyName");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QString &certificates, const QString &keyName,
                        const QString &passphrase, const QString &field, const QString &word) {
        QTest::newRow(name) << certificates << keyName << passphrase << field << word;
    };
    row("wrong key", u"ec inter"_s, u"alone"_s, {}, u"key"_s, u"belongs to none"_s);
    row("key of another kind", u"ec"_s, u"rsa"_s, {}, u"key"_s, u"belongs to none"_s);
    row("key is junk", u"ec"_s, u"junk"_s, {}, u"key"_s, u"no private key"_s);
    row("key is too large", u"ec"_s, u"large"_s, {}, u"key"_s, u"bytes"_s);
    row("key is empty", u"ec"_s, u"empty"_s, {}, u"key"_s, u"no private key"_s);
    row("encrypted without passphrase", u"ec"_s, u"sealed"_s, {}, u"passphrase"_s, u"protected"_s);
    row("encrypted, wrong passphrase", u"ec"_s, u"sealed"_s, u"wrong"_s, u"passphrase"_s, u"does not open"_s);
    row("traditional, wrong passphrase", u"ec"_s, u"traditional"_s, u"wrong"_s, u"passphrase"_s, u"does not open"_s);
    row("endless passphrase", u"ec"_s, u"sealed"_s, QString(5000, u'p'), u"passphrase"_s, u"does not open"_s);
    row("millions of rounds", u"ec"_s, u"rounds"_s, u"right"_s, u"key"_s, u"takes too long"_s);
    row("stranger in the chain", u"ec inter alone"_s, u"ec"_s, {}, u"certificate"_s, u"'alone' does not belong"_s);
    row("gap in the chain", u"ec root"_s, u"ec"_s, {}, u"certificate"_s, u"'root' does not belong"_s);
    row("RSA of 1024 bit", u"rsa1024"_s, u"rsa1024"_s, {}, u"key"_s, u"2048"_s);
    row("P-521", u"p521"_s, u"p521"_s, {}, u"key"_s, u"P-256 and P-384"_s);
    row("secp256k1", u"k1"_s, u"k1"_s, {}, u"key"_s, u"P-256 and P-384"_s);
    row("Ed25519", u"ed25519"_s, u"ed25519"_s, {}, u"key"_s, u"cannot be served"_s);
    row("RSA-PSS", u"pss"_s, u"pss"_s, {}, u"key"_s, u"cannot be served"_s);
    row("signed with SHA-1", u"sha1 inter"_s, u"sha1"_s, {}, u"certificate"_s, u"broken hash"_s);
    row("for clients", u"client"_s, u"client"_s, {}, u"certificate"_s, u"not made for servers"_s);
    row("may not sign", u"cipher"_s, u"cipher"_s, {}, u"certificate"_s, u"key usage"_s);
    row("no certificate", {}, u"ec"_s, {}, u"certificate"_s, u"no certificate"_s);
}

void ServerIdentityTest::refusesWhatDoesNotFit()
{
    QFETCH(QString, certificates);
    QFETCH(QString, keyName);
    QFETCH(QString, passphrase);
    QFETCH(QString, field);
    QFETCH(QString, word);
    const auto refused = serverIdentityFromPem(pem(certificates), key(keyName), SecretBytes::fromText(passphrase));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, field);
    QVERIFY2(refused.error().detail.contains(word), qPrintable(refused.error().detail));
}

QTEST_GUILESS_MAIN(ServerIdentityTest)
#include "ServerIdentityTest.moc"
