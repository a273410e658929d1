#include "core/admin/database/DatabaseCertificateAdmin.h"

#include "tests/support/AdminHouse.h"
#include "tests/support/OpenSslTool.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

class DatabaseCertificateAdminTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theAuthorityIsThereOnceACertificateWasMade();
    void aChangeIsDoneWhenTheListenersHaveIt();
    void whatListenersRefuseIsTold();
    void changesAreRefusedWithoutDisturbingListeners();
    void aNeededCertificateStays();
    void importsWithAPassphrase();

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<CertificateService> m_service;
    std::unique_ptr<DatabaseCertificateAdmin> m_certificates;
    Result<void> m_answer;
    std::atomic<int> m_refreshed = 0;
    std::atomic<bool> m_needed = false;
};

void DatabaseCertificateAdminTest::init()
{
    m_house = std::make_unique<AdminHouse>();
    auto &issuer = m_house->issuer;
    issuer.clock.set(SystemClock().now()); // openssl's own time
    m_service = std::make_unique<CertificateService>(CertificateService::Context{
        issuer.database.database(), issuer.audit, issuer.envelope, issuer.clock, issuer.random});
    m_answer = {};
    m_refreshed = 0;
    m_needed = false;
    m_certificates = std::make_unique<DatabaseCertificateAdmin>(
        m_house->context, *m_service,
        DatabaseCertificateAdmin::Listeners{[] {
                                                CertificateState state;
                                                state.failure = u"as the listeners say"_s;
                                                return state;
                                            },
                                            [this](DatabaseCertificateAdmin::Listeners::Done done) {
                                                ++m_refreshed;
                                                done(m_answer);
                                            },
                                            [this] { return m_needed.load(); }});
}

void DatabaseCertificateAdminTest::cleanup()
{
    m_house->pool.waitForDone();
    m_certificates.reset();
    m_service.reset();
    m_house.reset();
}

void DatabaseCertificateAdminTest::theAuthorityIsThereOnceACertificateWasMade()
{
    QCOMPARE(AdminHouse::await(m_certificates->authorityPem()).error().kind, ErrorKind::NotFound);
    QVERIFY(AdminHouse::await(m_certificates->makeOwn({u"a.test"_s})));
    const auto pem = AdminHouse::await(m_certificates->authorityPem());
    QVERIFY(pem);
    QVERIFY(pem->contains("BEGIN CERTIFICATE"));
    QVERIFY(!pem->contains("PRIVATE"));
}

void DatabaseCertificateAdminTest::aChangeIsDoneWhenTheListenersHaveIt()
{
    QVERIFY(AdminHouse::await(m_certificates->makeOwn({u"a.test"_s})));
    QCOMPARE(m_refreshed.load(), 1);
    QCOMPARE(m_house->told(), QList<int>{SettingsArea});
    const auto rows = m_house->audited();
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows[0].event, u"settings_changed"_s);
    QCOMPARE(rows[0].data.value("action"_L1).toString(), u"made"_s);
    QCOMPARE(AdminHouse::await(m_certificates->state())->failure, u"as the listeners say"_s);
}

void DatabaseCertificateAdminTest::whatListenersRefuseIsTold()
{
    m_answer = fail(ErrorKind::Conflict, u"the port is in use"_s);
    QCOMPARE(AdminHouse::await(m_certificates->makeOwn({u"a.test"_s})).error().kind, ErrorKind::Conflict);
}

void DatabaseCertificateAdminTest::changesAreRefusedWithoutDisturbingListeners()
{
    QCOMPARE(AdminHouse::await(m_certificates->makeOwn({})).error().field, u"names"_s);
    QCOMPARE(AdminHouse::await(m_certificates->import({}, {}, {})).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(AdminHouse::await(m_certificates->remove()).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_refreshed.load(), 0);
    QVERIFY(m_house->told().isEmpty());
    QVERIFY(m_house->audited().empty());
}

void DatabaseCertificateAdminTest::aNeededCertificateStays()
{
    QVERIFY(AdminHouse::await(m_certificates->makeOwn({u"a.test"_s})));
    m_needed = true;
    QCOMPARE(AdminHouse::await(m_certificates->remove()).error().kind, ErrorKind::Conflict);
    QVERIFY(m_service->server()->has_value());
    m_needed = false;
    QVERIFY(AdminHouse::await(m_certificates->remove()));
    QVERIFY(!m_service->server()->has_value());
}

void DatabaseCertificateAdminTest::importsWithAPassphrase()
{
    const tests::OpenSslTool openssl;
    openssl.make(u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -passout pass:secret -keyout a.key -out a.pem "
                 "-days 30 -subj /CN=a -addext subjectAltName=DNS:a.test"_s);
    const QByteArray key = openssl.read(u"a.key"_s);
    QVERIFY(key.contains("ENCRYPTED"));
    const auto import = [&](const QString &passphrase) {
        return AdminHouse::await(m_certificates->import(openssl.read(u"a.pem"_s), SecretBytes::take(QByteArray(key)),
                                                        SecretBytes::fromText(passphrase)));
    };
    QCOMPARE(import(u"wrong"_s).error().field, u"passphrase"_s);
    QVERIFY(import(u"secret"_s));
    QCOMPARE((*m_service->server())->source, CertificateRecord::Source::Imported);
}

QTEST_GUILESS_MAIN(DatabaseCertificateAdminTest)
#include "DatabaseCertificateAdminTest.moc"
