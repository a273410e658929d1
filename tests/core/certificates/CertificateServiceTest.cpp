#include "core/certificates/CertificateService.h"

#include "tests/support/OpenSslTool.h"
#include "tests/support/TestIssuer.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class CertificateServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void nothingIsThereAtFirst();
    void oneAuthorityIssuesAllCertificates();
    void keysAreSealedForTheirRow();
    void anotherMasterKeyOpensNothing();
    void changesAreAuditedWithoutKeys();
    void aFailedAuditRowUndoesTheChange();
    void importsAndReplaces();
    void refusesImports_data();
    void refusesImports();
    void removesTheCertificateButNotTheAuthority();
    void renewsItsOwnThirtyDaysBefore();
    void anImportedOneIsNotRenewed();
    void anAuthorityAtItsEndRenewsNothing();
    void aPersonReplacesAnAuthorityAtItsEnd();
    void twoProcessesRenewOnce();
    void listenersAreToldOfChangesOnly();

private:
    CertificateService::Context context()
    {
        return {m_house->database.database(), m_house->audit, m_house->envelope, m_house->clock, m_house->random};
    }
    QString print() { return m_service->server()->value().identity.leaf().sha256(); }
    /// event_data of the newest row
    QJsonObject audited()
    {
        return QJsonDocument::fromJson(
                   m_house
                       ->text(u"SELECT event_data FROM audit_logs WHERE event_type = 'settings_changed' "
                              "ORDER BY seq DESC LIMIT 1"_s)
                       .toUtf8())
            .object();
    }
    Result<void> importMade(const QString &name)
    {
        return m_service->import(m_openssl.read(name + u".pem"_s), SecretBytes::take(m_openssl.read(name + u".key"_s)),
                                 {}, tests::TestIssuer::origin());
    }

    tests::OpenSslTool m_openssl;
    std::unique_ptr<tests::TestIssuer> m_house;
    std::unique_ptr<CertificateService> m_service;
};

static const auto kMake = u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %1.key -out %1.pem "
                          "-days 30 -subj /CN=%1"_s;

void CertificateServiceTest::initTestCase()
{
    m_openssl.make(kMake.arg(u"good"_s) + u" -addext subjectAltName=DNS:good.test"_s);
    m_openssl.make(kMake.arg(u"nameless"_s));
}

void CertificateServiceTest::init()
{
    m_house = std::make_unique<tests::TestIssuer>();
    m_house->clock.set(SystemClock().now()); // openssl's own time
    m_service = std::make_unique<CertificateService>(context());
}

void CertificateServiceTest::nothingIsThereAtFirst()
{
    QVERIFY(!m_service->server()->has_value());
    QVERIFY(!m_service->authority()->has_value());
    QCOMPARE(m_service->remove({}).error().kind, ErrorKind::NotFound);
    QVERIFY(!*m_service->renewWhenDue({}));
}

void CertificateServiceTest::oneAuthorityIssuesAllCertificates()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s, u"::1"_s}, {}));
    const auto authority = **m_service->authority();
    const QString first = print();
    QVERIFY(m_service->makeOwn({u"B.test"_s}, {}));
    QCOMPARE((*m_service->authority())->sha256(), authority.sha256());
    QVERIFY(print() != first);
    const auto kept = **m_service->server();
    QCOMPARE(kept.source, CertificateRecord::Source::SelfMade);
    QCOMPARE(kept.identity.leaf().names(), QStringList{u"b.test"_s});
    QVERIFY(kept.identity.leaf().isIssuedBy(authority));
    QVERIFY(kept.identity.leaf().belongsTo(kept.identity.key));
    QCOMPARE(m_house->number(u"SELECT COUNT(*) FROM certificates"_s), 2);
    QCOMPARE(m_service->makeOwn({u"not a name"_s}, {}).error().field, u"names"_s);
    QCOMPARE(m_service->makeOwn({}, {}).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(print(), kept.identity.leaf().sha256());
}

void CertificateServiceTest::keysAreSealedForTheirRow()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const SecretBytes der = (*m_service->server())->identity.key.toDer();
    // The private number alone, as no sealed or public form may hold it.
    const QByteArray secret = der.toByteArray().mid(36, 32);
    QCOMPARE(secret.size(), 32);
    for (const auto &suffix : {u""_s, u"-wal"_s}) {
        QFile file(m_house->database.path() + suffix);
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains(secret));
    }
    m_house->execute(u"UPDATE certificates SET sealed_key = (SELECT sealed_key FROM certificates WHERE role = "
                     "'authority') WHERE role = 'server'"_s);
    QCOMPARE(m_service->server().error().kind, ErrorKind::Crypto);
    QVERIFY(m_service->remove({})); // also a damaged one
}

void CertificateServiceTest::anotherMasterKeyOpensNothing()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const Envelope other(m_house->random.secret(32), m_house->random);
    CertificateService stranger({m_house->database.database(), m_house->audit, other, m_house->clock, m_house->random});
    QCOMPARE(stranger.server().error().kind, ErrorKind::Crypto);
    QCOMPARE(stranger.makeOwn({u"b.test"_s}, {}).error().kind, ErrorKind::Crypto);
    QVERIFY(m_service->server());
}

void CertificateServiceTest::changesAreAuditedWithoutKeys()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, tests::TestIssuer::origin(u"192.0.2.9"_s)));
    QJsonObject row = audited();
    QCOMPARE(row.value("setting"_L1).toString(), u"tls_certificate"_s);
    QCOMPARE(row.value("action"_L1).toString(), u"made"_s);
    QCOMPARE(row.value("sha256"_L1).toString(), print());
    QCOMPARE(row.value("names"_L1).toVariant().toStringList(), QStringList{u"a.test"_s});
    QCOMPARE(row.value("new_authority_sha256"_L1).toString(), (*m_service->authority())->sha256());
    QVERIFY(importMade(u"good"_s));
    row = audited();
    QCOMPARE(row.value("action"_L1).toString(), u"imported"_s);
    QVERIFY(!QJsonDocument(row).toJson().contains("PRIVATE"));
    QVERIFY(m_service->remove({}));
    QCOMPARE(audited().value("action"_L1).toString(), u"removed"_s);
    QCOMPARE(m_house->events(EventType::SettingsChanged), 3);
}

void CertificateServiceTest::aFailedAuditRowUndoesTheChange()
{
    m_house->execute(u"CREATE TRIGGER refuse BEFORE INSERT ON audit_logs BEGIN SELECT RAISE(ABORT, 'no'); END"_s);
    QCOMPARE(m_service->makeOwn({u"a.test"_s}, {}).error().kind, ErrorKind::Storage);
    QCOMPARE(m_house->number(u"SELECT COUNT(*) FROM certificates"_s), 0);
    QVERIFY(!importMade(u"good"_s));
    QCOMPARE(m_house->number(u"SELECT COUNT(*) FROM certificates"_s), 0);
}

void CertificateServiceTest::importsAndReplaces()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    QVERIFY(importMade(u"good"_s));
    const auto kept = **m_service->server();
    QCOMPARE(kept.source, CertificateRecord::Source::Imported);
    QCOMPARE(kept.identity.leaf().subject(), u"good"_s);
    QVERIFY(m_service->authority()->has_value());
}

void CertificateServiceTest::refusesImports_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::chrono::hours>("later");
    QTest::addColumn<QString>("word");
    QTest::newRow("ended") << u"good"_s << 31 * 24h << u"ended"_s;
    QTest::newRow("without names") << u"nameless"_s << 0h << u"subjectAltName"_s;
    QTest::newRow("nothing") << u"missing"_s << 0h << u"no certificate"_s;
}

void CertificateServiceTest::refusesImports()
{
    QFETCH(QString, name);
    QFETCH(std::chrono::hours, later);
    QFETCH(QString, word);
    m_house->clock.advance(later);
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const QString before = print();
    const auto refused = importMade(name);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(refused.error().detail.contains(word), qPrintable(refused.error().detail));
    QCOMPARE(print(), before);
}

void CertificateServiceTest::removesTheCertificateButNotTheAuthority()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    QVERIFY(m_service->remove({}));
    QVERIFY(!m_service->server()->has_value());
    QVERIFY(m_service->authority()->has_value());
    QCOMPARE(m_service->remove({}).error().kind, ErrorKind::NotFound);
}

void CertificateServiceTest::renewsItsOwnThirtyDaysBefore()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s, u"192.0.2.1"_s}, {}));
    const auto first = (*m_service->server())->identity.leaf();
    m_house->clock.set(first.notAfter() - CertificateService::kRenewBefore - 1ms);
    QVERIFY(!*m_service->renewWhenDue({}));
    m_house->clock.advance(1ms);
    QVERIFY(*m_service->renewWhenDue({}));
    const auto second = (*m_service->server())->identity.leaf();
    QCOMPARE(second.names(), first.names());
    QVERIFY(second.notAfter() > first.notAfter() + 300 * 24h);
    QVERIFY(second.sha256() != first.sha256());
    QCOMPARE(audited().value("action"_L1).toString(), u"renewed"_s);
    QVERIFY(!*m_service->renewWhenDue({}));
}

void CertificateServiceTest::anImportedOneIsNotRenewed()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    QVERIFY(importMade(u"good"_s));
    m_house->clock.advance(29 * 24h);
    QVERIFY(!*m_service->renewWhenDue({}));
    QCOMPARE((*m_service->server())->identity.leaf().subject(), u"good"_s);
}

void CertificateServiceTest::anAuthorityAtItsEndRenewsNothing()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const Instant end = (*m_service->authority())->notAfter();
    m_house->clock.set(end - 31 * 24h);
    QVERIFY(*m_service->renewWhenDue({}));
    const QString last = print();
    m_house->clock.set(end - 24h); // due, but a new one would end with the authority as well
    QVERIFY(!*m_service->renewWhenDue({}));
    QCOMPARE(print(), last);
    m_house->clock.set(end + 24h);
    QVERIFY(!*m_service->renewWhenDue({}));
}

void CertificateServiceTest::aPersonReplacesAnAuthorityAtItsEnd()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const auto old = **m_service->authority();
    m_house->clock.set(old.notAfter() - CertificateService::kRenewBefore);
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const auto fresh = **m_service->authority();
    QVERIFY(fresh.sha256() != old.sha256());
    QVERIFY((*m_service->server())->identity.leaf().isIssuedBy(fresh));
}

void CertificateServiceTest::twoProcessesRenewOnce()
{
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    const auto otherDatabase = m_house->database.openAgain();
    CertificateService other({*otherDatabase, m_house->audit, m_house->envelope, m_house->clock, m_house->random});
    m_house->clock.advance(390 * 24h);
    QCOMPARE(int(*m_service->renewWhenDue({})) + int(*other.renewWhenDue({})), 1);
    QCOMPARE((*other.server())->identity.leaf().sha256(), print());
}

void CertificateServiceTest::listenersAreToldOfChangesOnly()
{
    int told = 0;
    m_service->setChangeListener([&] { ++told; });
    QVERIFY(!m_service->makeOwn({}, {}));
    QVERIFY(!*m_service->renewWhenDue({}));
    QVERIFY(!importMade(u"nameless"_s));
    QCOMPARE(told, 0);
    QVERIFY(m_service->makeOwn({u"a.test"_s}, {}));
    QVERIFY(importMade(u"good"_s));
    QVERIFY(m_service->remove({}));
    QCOMPARE(told, 3);
}

QTEST_GUILESS_MAIN(CertificateServiceTest)
#include "CertificateServiceTest.moc"
