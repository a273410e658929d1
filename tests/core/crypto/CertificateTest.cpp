#include "core/crypto/Certificate.h"

#include "core/crypto/CertificateAuthority.h"
#include "core/crypto/CertificateNames.h"
#include "tests/support/OpenSslTool.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theAuthorityIssuesNothingButServerCertificates();
    void otherProgramsAcceptWhatItIssues_data();
    void otherProgramsAcceptWhatItIssues();
    void anotherAuthorityIsNotTakenForIt();
    void tellsItsFacts();
    void neverOutlivesItsAuthority();
    void isValidForItsNamesOnly_data();
    void isValidForItsNamesOnly();
    void writesNamesAsCertificatesDo_data();
    void writesNamesAsCertificatesDo();
    void refusesNamesThatAreNone_data();
    void refusesNamesThatAreNone();
    void refusesWhatIsNoCertificate_data();
    void refusesWhatIsNoCertificate();
    void survivesDamage();

private:
    tests::OpenSslTool m_openssl;
    Instant m_now = SystemClock().now();
    std::optional<CertifiedKey> m_authority;
    std::optional<CertifiedKey> m_server;
};

void CertificateTest::initTestCase()
{
    m_authority = *CertificateAuthority::make(m_now);
    m_server = *CertificateAuthority(*m_authority)
                    .issue(*canonicalNames({u"Auth.Example.LAN"_s, u"*.wild.example"_s, u"192.0.2.7"_s,
                                            u"[2001:DB8:0:0::1]"_s, u"localhost"_s}),
                           m_now);
    m_openssl.write(u"authority.pem"_s, m_authority->certificate.toPem());
    m_openssl.write(u"server.pem"_s, m_server->certificate.toPem());
}

void CertificateTest::theAuthorityIssuesNothingButServerCertificates()
{
    const QString text = m_openssl.run(u"x509 -in authority.pem -noout -text"_s).output;
    QVERIFY2(text.contains("CA:TRUE, pathlen:0"_L1), qPrintable(text));
    QVERIFY(text.contains("Certificate Sign, CRL Sign"_L1));
    QVERIFY(text.contains("prime256v1"_L1));
    QVERIFY(text.contains("Subject Key Identifier"_L1));
    const QString serial = m_openssl.run(u"x509 -in authority.pem -noout -serial"_s).output.section(u'=', 1).trimmed();
    QCOMPARE(serial.size(), 32);
    QVERIFY(m_openssl.run(u"verify -x509_strict -CAfile authority.pem authority.pem"_s).succeeded);
    QVERIFY(m_authority->certificate.notAfter() > m_now + 3650 * 24h);
    QVERIFY(m_authority->certificate.notAfter() < m_now + 3653 * 24h);
}

void CertificateTest::otherProgramsAcceptWhatItIssues_data()
{
    QTest::addColumn<QString>("check");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("its name") << u"-verify_hostname auth.example.lan"_s << true;
    QTest::newRow("a name under the star") << u"-verify_hostname a.wild.example"_s << true;
    QTest::newRow("its address") << u"-verify_ip 192.0.2.7"_s << true;
    QTest::newRow("its IPv6 address") << u"-verify_ip 2001:db8::1"_s << true;
    QTest::newRow("another name") << u"-verify_hostname other.example.lan"_s << false;
    QTest::newRow("another address") << u"-verify_ip 192.0.2.8"_s << false;
    QTest::newRow("as a client") << u"-purpose sslclient"_s << false;
}

void CertificateTest::otherProgramsAcceptWhatItIssues()
{
    QFETCH(QString, check);
    QFETCH(bool, accepted);
    const auto verified = m_openssl.run(u"verify -x509_strict %1 %2 -CAfile authority.pem server.pem"_s.arg(
        check.contains("purpose"_L1) ? u"-policy_check"_s : u"-purpose sslserver"_s, check));
    QVERIFY2(verified.succeeded == accepted, qPrintable(verified.output));
}

void CertificateTest::anotherAuthorityIsNotTakenForIt()
{
    const auto other = *CertificateAuthority::make(m_now);
    QVERIFY(m_server->certificate.isIssuedBy(m_authority->certificate));
    QVERIFY(!m_server->certificate.isIssuedBy(other.certificate));
    QVERIFY(!m_authority->certificate.isIssuedBy(m_server->certificate));
    QVERIFY(m_server->certificate.belongsTo(m_server->key));
    QVERIFY(!m_server->certificate.belongsTo(other.key));
    QVERIFY(other.certificate.subject() != m_authority->certificate.subject());
}

void CertificateTest::tellsItsFacts()
{
    const Certificate &leaf = m_server->certificate;
    QCOMPARE(leaf.subject(), u"auth.example.lan"_s);
    QCOMPARE(leaf.issuer(), m_authority->certificate.subject());
    QCOMPARE(leaf.names(), (QStringList{u"auth.example.lan"_s, u"*.wild.example"_s, u"192.0.2.7"_s, u"2001:db8::1"_s,
                                        u"localhost"_s}));
    QCOMPARE(leaf.algorithm(), u"ECDSA P-256"_s);
    QVERIFY(leaf.notBefore() < m_now - 1h);
    QCOMPARE(leaf.notAfter() - leaf.notBefore(), std::chrono::milliseconds(397 * 24h - 1s));
    const QString print = m_openssl.run(u"x509 -in server.pem -noout -sha256 -fingerprint"_s).output;
    QCOMPARE(leaf.sha256(), print.section(u'=', 1).trimmed());
    QVERIFY(leaf.checkServes());
    m_openssl.make(u"req -x509 -newkey rsa:2048 -nodes -keyout rsa.key -out rsa.pem -days 1 -subj /O=Acme/CN=x"_s);
    const auto rsa = Certificate::fromPem(m_openssl.read(u"rsa.pem"_s));
    QCOMPARE(rsa->front().algorithm(), u"RSA 2048"_s);
    QCOMPARE(rsa->front().subject(), u"CN=x,O=Acme"_s);
}

void CertificateTest::neverOutlivesItsAuthority()
{
    const Certificate &authority = m_authority->certificate;
    const auto late = CertificateAuthority(*m_authority).issue({u"a.test"_s}, authority.notAfter() - 24h);
    QCOMPARE(late->certificate.notAfter(), authority.notAfter());
    const auto tooLate = CertificateAuthority(*m_authority).issue({u"a.test"_s}, authority.notAfter());
    QCOMPARE(tooLate.error().kind, ErrorKind::Expired);
}

void CertificateTest::isValidForItsNamesOnly_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("valid");
    QTest::newRow("name") << u"auth.example.lan"_s << true;
    QTest::newRow("other case") << u"AUTH.example.lan"_s << true;
    QTest::newRow("address") << u"192.0.2.7"_s << true;
    QTest::newRow("long form of IPv6") << u"2001:db8:0::0:1"_s << true;
    QTest::newRow("part of a name") << u"example.lan"_s << false;
    QTest::newRow("two labels under the star") << u"a.b.wild.example"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void CertificateTest::isValidForItsNamesOnly()
{
    QFETCH(QString, host);
    QFETCH(bool, valid);
    QCOMPARE(m_server->certificate.isValidFor(host), valid);
}

void CertificateTest::writesNamesAsCertificatesDo_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("written");
    QTest::newRow("upper case") << u"AUTH.Example"_s << u"auth.example"_s;
    QTest::newRow("spaces around") << u" auth.example "_s << u"auth.example"_s;
    QTest::newRow("one label") << u"nas"_s << u"nas"_s;
    QTest::newRow("Cyrillic") << u"пример.рф"_s << u"xn--e1afmkfd.xn--p1ai"_s;
    QTest::newRow("star") << u"*.example.lan"_s << u"*.example.lan"_s;
    QTest::newRow("IPv4") << u"192.0.2.1"_s << u"192.0.2.1"_s;
    QTest::newRow("IPv6 in brackets") << u"[2001:DB8::0]"_s << u"2001:db8::"_s;
}

void CertificateTest::writesNamesAsCertificatesDo()
{
    QFETCH(QString, typed);
    QFETCH(QString, written);
    const auto names = canonicalNames({typed, typed});
    QVERIFY(names);
    QCOMPARE(*names, QStringList{written});
}

void CertificateTest::refusesNamesThatAreNone_data()
{
    QTest::addColumn<QStringList>("names");
    QStringList many;
    for (int i = 0; i < 51; ++i)
        many << u"n%1.test"_s.arg(i);
    QTest::newRow("none") << QStringList();
    QTest::newRow("empty") << QStringList{u""_s};
    QTest::newRow("URL") << QStringList{u"https://a.test"_s};
    QTest::newRow("port") << QStringList{u"a.test:8443"_s};
    QTest::newRow("space within") << QStringList{u"a b.test"_s};
    QTest::newRow("star alone") << QStringList{u"*"_s};
    QTest::newRow("star over a top-level name") << QStringList{u"*.lan"_s};
    QTest::newRow("star in the middle") << QStringList{u"a.*.lan"_s};
    QTest::newRow("empty label") << QStringList{u"a..test"_s};
    QTest::newRow("mistyped address") << QStringList{u"192.0.2.256"_s};
    QTest::newRow("short address") << QStringList{u"127.1"_s};
    QTest::newRow("link-local scope") << QStringList{u"fe80::1%eth0"_s};
    QTest::newRow("long label") << QStringList{QString(64, u'a') + u".test"_s};
    QTest::newRow("extension directive") << QStringList{u"a.test,IP:127.0.0.1"_s};
    QTest::newRow("address and NUL") << QStringList{u"192.0.2.1"_s + QChar(0) + u".b"_s};
    QTest::newRow("NUL") << QStringList{u"a.test"_s + QChar(0) + u".b"_s};
    QTest::newRow("longest") << QStringList{QString(5000, u'a')};
    QTest::newRow("too many") << many;
    QTest::newRow("one bad among good") << QStringList{u"a.test"_s, u"-"_s};
}

void CertificateTest::refusesNamesThatAreNone()
{
    QFETCH(QStringList, names);
    const auto refused = canonicalNames(names);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, u"names"_s);
}

void CertificateTest::refusesWhatIsNoCertificate_data()
{
    QTest::addColumn<QByteArray>("pem");
    const QByteArray good = m_server->certificate.toPem();
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << "no certificate"_ba;
    QTest::newRow("a megabyte of junk") << QByteArray(1 << 20, 'A');
    QTest::newRow("120 kB of junk") << QByteArray(120'000, '\x80');
    QTest::newRow("a key") << m_server->key.toPem().toByteArray();
    QTest::newRow("cut off") << good.left(good.size() - 60);
    QTest::newRow("not Base64") << QByteArray(good).replace("MII", "!!!");
    QTest::newRow("no DER inside") << "-----BEGIN CERTIFICATE-----\nQUFBQQ==\n-----END CERTIFICATE-----\n"_ba;
    QTest::newRow("the second is cut off") << good + good.left(good.size() - 60);
    QTest::newRow("eleven") << good.repeated(11);
}

void CertificateTest::refusesWhatIsNoCertificate()
{
    QFETCH(QByteArray, pem);
    const auto refused = Certificate::fromPem(pem);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
}

void CertificateTest::survivesDamage()
{
    const QByteArray der = m_server->certificate.toDer();
    for (qsizetype i = 0; i < der.size(); ++i) {
        for (const char flip : {'\x01', '\x80', '\xff'}) {
            QByteArray damaged = der;
            damaged[i] = char(damaged[i] ^ flip);
            const auto read = Certificate::fromDer(damaged);
            if (!read)
                continue;
            QVERIFY(!read->subject().contains(QChar(0)));
            (void)read->names();
            (void)read->algorithm();
            (void)read->isValidFor(u"auth.example.lan"_s);
            (void)read->belongsTo(m_server->key);
            (void)read->checkServes();
            QVERIFY(!read->isIssuedBy(m_authority->certificate) || damaged == der);
        }
    }
}

QTEST_GUILESS_MAIN(CertificateTest)
#include "CertificateTest.moc"
