#include "app/ServerCertificate.h"

#include "server/http/HttpServer.h"
#include "tests/support/HttpsClient.h"
#include "tests/support/OpenSslTool.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace app;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::CertificateState;
using tests::HttpsClient;

static constexpr int kPatience = 20000;

class ServerCertificateTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void withoutAnyThereIsNone();
    void filesWinOverWhatIsStored();
    void refusesToStartWithBadFiles_data();
    void refusesToStartWithBadFiles();
    void warnsAndServes_data();
    void warnsAndServes();
    void openConnectionsOutliveANewCertificate();
    void aMismatchedPairKeepsTheOlderOne();
    void aChangeOfTheStoredOneIsTakenOver();
    void aRefusedChangeIsToldToItsMaker();
    void otherFilesCountFromTheNextLoad();
    void aRenewalDuringARefusedChangeIsTakenOver();
    void aHalfRenewalHoldsUpNoOtherChange();
    void knowsWhenItIsNeeded_data();
    void knowsWhenItIsNeeded();
    void speaksNoOldTls_data();
    void speaksNoOldTls();
    void itsOwnChainVerifies();

private:
    core::Settings settings(const QString &name = {}) const
    {
        core::Settings settings;
        settings.listeners = {{u"127.0.0.1"_s, 0, true}};
        if (!name.isEmpty()) {
            settings.tlsCertificatePath = m_openssl->path(name + u".pem"_s);
            settings.tlsKeyPath = m_openssl->path(name + u".key"_s);
        }
        return settings;
    }
    /// The files that the server looks at become those of `name`, the key first.
    void install(const QString &name)
    {
        m_openssl->write(u"live.key"_s, m_openssl->read(name + u".key"_s));
        m_openssl->write(u"live.pem"_s, m_openssl->read(name + u".pem"_s));
    }
    /// A real listener that takes over what ServerCertificate gives.
    void serve(const QSslConfiguration &tls)
    {
        server::HttpServerOptions options;
        options.host = u"127.0.0.1"_s;
        options.tls = tls;
        m_http = std::make_unique<server::HttpServer>(options, [](const server::HttpRequest &, server::Reply reply) {
            server::HttpResponse response;
            response.contentType = "text/plain";
            response.body = "here";
            reply.send(response);
        });
        QVERIFY(m_http->start());
        m_certificate->watch([this, options](const std::optional<QSslConfiguration> &changed) -> core::Result<void> {
            if (!changed)
                return core::fail(core::ErrorKind::InvalidInput, u"a listener needs it"_s);
            auto adopted = options;
            adopted.tls = changed;
            return m_http->adopt(adopted);
        });
    }
    void use(const core::Settings &settings)
    {
        m_certificate = std::make_unique<ServerCertificate>(*m_service, m_house->clock, settings);
    }
    QString presented() { return HttpsClient(m_http->port()).subject(); }

    std::unique_ptr<tests::OpenSslTool> m_openssl;
    std::unique_ptr<tests::TestIssuer> m_house;
    std::unique_ptr<core::CertificateService> m_service;
    std::unique_ptr<ServerCertificate> m_certificate;
    std::unique_ptr<server::HttpServer> m_http;
};

static const auto kMakeFiles =
    u"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout %1.key -out %1.pem -days 30 -subj /CN=%1"_s;

void ServerCertificateTest::initTestCase()
{
    m_openssl = std::make_unique<tests::OpenSslTool>();
    for (const auto &name : {u"first"_s, u"second"_s})
        m_openssl->make(kMakeFiles.arg(name) + u" -addext subjectAltName=DNS:localhost,IP:127.0.0.1"_s);
    m_openssl->make(kMakeFiles.arg(u"foreign"_s) + u" -addext subjectAltName=DNS:other.test"_s);
    m_openssl->make(kMakeFiles.arg(u"sealed"_s));
    m_openssl->make(u"pkcs8 -topk8 -in first.key -out sealed.key -passout pass:x"_s);
    m_openssl->write(u"mixed.pem"_s, m_openssl->read(u"first.pem"_s));
    m_openssl->write(u"mixed.key"_s, m_openssl->read(u"second.key"_s));
    m_openssl->write(u"large.pem"_s, QByteArray(1 << 20, 'A'));
    m_openssl->write(u"large.key"_s, m_openssl->read(u"first.key"_s));
    m_openssl->write(u"keyless.pem"_s, m_openssl->read(u"first.pem"_s));
    m_openssl->write(u"open.pem"_s, m_openssl->read(u"first.pem"_s));
    m_openssl->write(u"open.key"_s, m_openssl->read(u"first.key"_s));
    QFile::setPermissions(m_openssl->path(u"open.key"_s), QFile::ReadOwner | QFile::ReadOther);
}

void ServerCertificateTest::init()
{
    m_house = std::make_unique<tests::TestIssuer>();
    m_house->clock.set(core::SystemClock().now()); // openssl's own time
    m_service = std::make_unique<core::CertificateService>(core::CertificateService::Context{
        m_house->database.database(), m_house->audit, m_house->envelope, m_house->clock, m_house->random});
}

void ServerCertificateTest::cleanup()
{
    if (m_certificate)
        m_certificate->stopWatching();
    if (m_http) {
        m_http->drain();
        m_http->stop();
    }
    m_http.reset();
    m_service->setChangeListener({});
    m_certificate.reset();
    m_service.reset();
    m_house.reset();
}

void ServerCertificateTest::withoutAnyThereIsNone()
{
    use(settings());
    QCOMPARE(m_certificate->state().source, CertificateState::Source::None);
    const auto loaded = m_certificate->load(settings());
    QVERIFY(loaded);
    QVERIFY(!*loaded);
    QVERIFY(!m_certificate->running());
}

void ServerCertificateTest::filesWinOverWhatIsStored()
{
    QVERIFY(m_service->makeOwn({u"stored.test"_s}, {}));
    use(settings(u"first"_s));
    QCOMPARE(m_certificate->state().source, CertificateState::Source::Files); // before load too
    QVERIFY(*m_certificate->load(settings(u"first"_s)));
    const auto state = m_certificate->state();
    QCOMPARE(state.source, CertificateState::Source::Files);
    QCOMPARE(state.server->subject, u"first"_s);
    QVERIFY(state.authority);
    QCOMPARE(m_certificate->running()->notAfter, state.server->notAfter);
    QVERIFY(*m_certificate->load(settings()));
    QCOMPARE(m_certificate->state().source, CertificateState::Source::SelfMade);
    QCOMPARE(m_certificate->running()->subject, u"stored.test"_s);
}

void ServerCertificateTest::refusesToStartWithBadFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("word");
    QTest::newRow("missing") << u"missing"_s << u"No such file"_s;
    QTest::newRow("key missing") << u"keyless"_s << u"keyless.key"_s;
    QTest::newRow("key of another") << u"mixed"_s << u"belongs to none"_s;
    QTest::newRow("encrypted key") << u"sealed"_s << u"passphrase"_s;
    QTest::newRow("a megabyte of junk") << u"large"_s << u"bytes"_s;
    QTest::newRow("a folder") << u"folder"_s << u"not a file"_s;
}

void ServerCertificateTest::refusesToStartWithBadFiles()
{
    QFETCH(QString, name);
    QFETCH(QString, word);
    QDir(m_openssl->path({})).mkdir(u"folder.pem"_s);
    use(settings(name));
    const auto refused = m_certificate->load(settings(name));
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(word), qPrintable(refused.error().detail));
    QVERIFY(refused.error().detail.contains("AUTH_SERVICE__TLS"_L1));
    QVERIFY(!m_certificate->configuration());
    QVERIFY(m_certificate->state().failure.contains(word));
}

void ServerCertificateTest::warnsAndServes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<std::chrono::hours>("later");
    QTest::addColumn<QString>("warning");
    QTest::newRow("ended") << u"first"_s << 31 * 24h << u"ended on"_s;
    QTest::newRow("not valid yet") << u"first"_s << -48h << u"clock right"_s;
    QTest::newRow("for another host") << u"foreign"_s << 0h << u"other.test"_s;
    QTest::newRow("key open to everybody") << u"open"_s << 0h << u"every user"_s;
}

void ServerCertificateTest::warnsAndServes()
{
    QFETCH(QString, name);
    QFETCH(std::chrono::hours, later);
    QFETCH(QString, warning);
    m_house->clock.advance(later);
    use(settings(name));
    QVERIFY(*m_certificate->load(settings(name)));
    QCOMPARE(m_certificate->warnings().size(), 1);
    QVERIFY2(m_certificate->warnings().first().contains(warning), qPrintable(m_certificate->warnings().first()));
}

void ServerCertificateTest::openConnectionsOutliveANewCertificate()
{
    install(u"first"_s);
    use(settings(u"live"_s));
    const auto loaded = m_certificate->load(settings(u"live"_s));
    QVERIFY(loaded);
    serve(**loaded);
    HttpsClient early(m_http->port());
    QCOMPARE(early.subject(), u"first"_s);
    QCOMPARE(early.get(), "HTTP/1.1 200 OK"_ba);
    install(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(presented(), u"second"_s, kPatience);
    QCOMPARE(m_certificate->state().server->subject, u"second"_s);
    QCOMPARE(early.get(), "HTTP/1.1 200 OK"_ba);
    QCOMPARE(early.subject(), u"first"_s);
}

void ServerCertificateTest::aMismatchedPairKeepsTheOlderOne()
{
    install(u"first"_s);
    use(settings(u"live"_s));
    const auto loaded = m_certificate->load(settings(u"live"_s));
    serve(**loaded);
    m_openssl->write(u"live.pem"_s, m_openssl->read(u"second.pem"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_certificate->state().failure.contains("belongs to none"_L1), kPatience);
    QCOMPARE(presented(), u"first"_s);
    QCOMPARE(m_certificate->state().server->subject, u"first"_s);
    m_openssl->write(u"live.pem"_s, m_openssl->read(u"second.pem"_s).left(200));
    QTRY_VERIFY_WITH_TIMEOUT(m_certificate->state().failure.contains("cannot be read"_L1), kPatience);
    QCOMPARE(presented(), u"first"_s);
    install(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(presented(), u"second"_s, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_certificate->state().failure.isEmpty(), kPatience);
    QFile::remove(m_openssl->path(u"live.key"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_certificate->state().failure.contains("No such file"_L1), kPatience);
    install(u"second"_s); // back as it was
    QTRY_VERIFY_WITH_TIMEOUT(m_certificate->state().failure.isEmpty(), kPatience);
    QCOMPARE(presented(), u"second"_s);
}

void ServerCertificateTest::aChangeOfTheStoredOneIsTakenOver()
{
    QVERIFY(m_service->makeOwn({u"one.test"_s, u"127.0.0.1"_s}, {}));
    use(settings());
    const auto loaded = m_certificate->load(settings());
    serve(**loaded);
    m_service->setChangeListener([this] { m_certificate->refresh(); });
    QCOMPARE(presented(), u"one.test"_s);
    QVERIFY(m_service->makeOwn({u"two.test"_s}, {}));
    QTRY_COMPARE_WITH_TIMEOUT(presented(), u"two.test"_s, kPatience);
    QVERIFY(m_service->import(m_openssl->read(u"first.pem"_s), core::SecretBytes::take(m_openssl->read(u"first.key"_s)),
                              {}, {}));
    bool done = false;
    m_certificate->refresh([&](core::Result<void> result) { done = result.has_value(); });
    QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
    QCOMPARE(presented(), u"first"_s); // at once: done means in use
    QCOMPARE(m_certificate->state().source, CertificateState::Source::Imported);
}

void ServerCertificateTest::aRefusedChangeIsToldToItsMaker()
{
    QVERIFY(m_service->makeOwn({u"one.test"_s}, {}));
    use(settings());
    const auto loaded = m_certificate->load(settings());
    serve(**loaded);
    QVERIFY(m_service->remove({}));
    std::optional<core::Result<void>> told;
    m_certificate->refresh([&](core::Result<void> result) { told = std::move(result); });
    QTRY_VERIFY_WITH_TIMEOUT(told, kPatience);
    QVERIFY(!*told);
    QCOMPARE(presented(), u"one.test"_s);
    QVERIFY(m_certificate->state().failure.contains("needs it"_L1));
}

void ServerCertificateTest::otherFilesCountFromTheNextLoad()
{
    use(settings(u"first"_s));
    QVERIFY(*m_certificate->load(settings(u"first"_s)));
    QVERIFY(!m_certificate->load(settings(u"mixed"_s)));
    QCOMPARE(m_certificate->running()->subject, u"first"_s);
    QVERIFY(*m_certificate->load(settings(u"second"_s)));
    QCOMPARE(m_certificate->running()->subject, u"second"_s);
}

void ServerCertificateTest::aRenewalDuringARefusedChangeIsTakenOver()
{
    install(u"first"_s);
    use(settings(u"live"_s));
    const auto loaded = m_certificate->load(settings(u"live"_s));
    QVERIFY(loaded);
    install(u"second"_s);
    QVERIFY(m_certificate->prepare(settings(u"live"_s))); // and the server refuses the settings
    QCOMPARE(m_certificate->running()->subject, u"first"_s);
    serve(**loaded);
    QTRY_COMPARE_WITH_TIMEOUT(presented(), u"second"_s, kPatience);
}

void ServerCertificateTest::aHalfRenewalHoldsUpNoOtherChange()
{
    install(u"first"_s);
    use(settings(u"live"_s));
    m_openssl->write(u"live.pem"_s, m_openssl->read(u"second.pem"_s));
    QVERIFY(!m_certificate->prepare(settings(u"live"_s))); // nothing is in use yet
    install(u"first"_s);
    const auto loaded = m_certificate->load(settings(u"live"_s));
    QVERIFY(loaded);
    m_openssl->write(u"live.pem"_s, m_openssl->read(u"second.pem"_s));
    const auto prepared = m_certificate->prepare(settings(u"live"_s));
    QVERIFY(prepared);
    QVERIFY((*prepared)->configuration == *loaded);
    m_certificate->use(**prepared);
    QVERIFY(!m_certificate->prepare(settings(u"mixed"_s)));
    serve(**loaded);
    QTRY_VERIFY_WITH_TIMEOUT(!m_certificate->state().failure.isEmpty(), kPatience);
    QCOMPARE(presented(), u"first"_s);
    install(u"second"_s);
    QTRY_COMPARE_WITH_TIMEOUT(presented(), u"second"_s, kPatience);
}

void ServerCertificateTest::knowsWhenItIsNeeded_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<std::optional<bool>>("https");
    QTest::addColumn<QString>("files");
    QTest::addColumn<bool>("needed");
    QTest::newRow("https") << u"127.0.0.1"_s << std::optional(true) << QString() << true;
    QTest::newRow("http") << u"0.0.0.0"_s << std::optional(false) << QString() << false;
    QTest::newRow("either, here") << u"127.0.0.1"_s << std::optional<bool>() << QString() << false;
    QTest::newRow("either, by name") << u"localhost"_s << std::optional<bool>() << QString() << false;
    QTest::newRow("either, on the network") << u"0.0.0.0"_s << std::optional<bool>() << QString() << true;
    QTest::newRow("https from files") << u"127.0.0.1"_s << std::optional(true) << u"first"_s << false;
}

void ServerCertificateTest::knowsWhenItIsNeeded()
{
    QFETCH(QString, host);
    QFETCH(std::optional<bool>, https);
    QFETCH(QString, files);
    QFETCH(bool, needed);
    core::Settings wanted = settings(files);
    wanted.listeners = {{host, 0, https}};
    use(wanted);
    QCOMPARE(m_certificate->isNeeded(), needed);
}

void ServerCertificateTest::speaksNoOldTls_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("TLS 1.1") << u"-tls1_1 -cipher ALL:@SECLEVEL=0"_s << false;
    QTest::newRow("TLS 1.0") << u"-tls1 -cipher ALL:@SECLEVEL=0"_s << false;
    QTest::newRow("TLS 1.2") << u"-tls1_2"_s << true;
    QTest::newRow("TLS 1.3") << u"-tls1_3"_s << true;
    QTest::newRow("CBC") << u"-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256"_s << false;
    QTest::newRow("without forward secrecy") << u"-tls1_2 -cipher AES128-GCM-SHA256"_s << false;
    QTest::newRow("P-521") << u"-groups P-521"_s << false;
    QTest::newRow("X25519") << u"-groups X25519"_s << true;
}

void ServerCertificateTest::speaksNoOldTls()
{
    QFETCH(QString, option);
    QFETCH(bool, accepted);
    use(settings(u"first"_s));
    serve(**m_certificate->load(settings(u"first"_s)));
    const auto shaken = m_openssl->run(u"s_client -connect 127.0.0.1:%1 %2"_s.arg(m_http->port()).arg(option));
    // "Server Temp Key" before OpenSSL 3.5, "Peer Temp Key" since.
    QVERIFY2(shaken.output.contains(" Temp Key"_L1) == accepted, qPrintable(shaken.output));
}

void ServerCertificateTest::itsOwnChainVerifies()
{
    QVERIFY(m_service->makeOwn({u"localhost"_s, u"127.0.0.1"_s}, {}));
    use(settings());
    serve(**m_certificate->load(settings()));
    m_openssl->write(u"authority.pem"_s, (*m_service->authority())->toPem());
    const auto verified =
        m_openssl->run(u"s_client -connect 127.0.0.1:%1 -CAfile authority.pem -verify_return_error -verify_ip "
                       "127.0.0.1 -x509_strict"_s.arg(m_http->port()));
    QVERIFY2(verified.output.contains("Verify return code: 0 (ok)"_L1), qPrintable(verified.output));
}

QTEST_GUILESS_MAIN(ServerCertificateTest)
#include "ServerCertificateTest.moc"
