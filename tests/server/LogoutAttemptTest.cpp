#include "server/LogoutAttempt.h"

#include "core/crypto/CertificateAuthority.h"
#include "tests/support/LogoutReceiver.h"

#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LogoutAttemptTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
    void saysWhenNobodyIsThere();
    void goesNowhereWhenOneAddressIsRefused();
    void proves_data();
    void proves();
    void tellsNobodyOnceItIsGone();

private:
    /// What the attempt says in the end.
    QString failureOf(server::LogoutAttempt::Order order)
    {
        std::optional<QString> said;
        server::LogoutAttempt attempt(
            m_network, std::move(order), [&said](const QString &failure) { said = failure; }, nullptr);
        attempt.start();
        if (!QTest::qWaitFor([&] { return said.has_value(); }, 30000))
            return u"nothing was said"_s;
        return said->isEmpty() ? u"taken"_s : *said;
    }
    static QSslConfiguration serving(const core::CertifiedKey &certified);

    QNetworkAccessManager m_network;
    std::optional<core::CertificateAuthority> m_authority;
};

void LogoutAttemptTest::initTestCase()
{
    auto made = core::CertificateAuthority::make(core::SystemClock().now());
    QVERIFY(made);
    m_authority.emplace(*std::move(made));
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificates(QSslCertificate::fromData(m_authority->certificate().toPem(), QSsl::Pem));
    QSslConfiguration::setDefaultConfiguration(trusting);
}

QSslConfiguration LogoutAttemptTest::serving(const core::CertifiedKey &certified)
{
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(QSslCertificate::fromData(certified.certificate.toPem(), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(certified.key.toPem().toByteArray(), QSsl::Ec));
    return configuration;
}

void LogoutAttemptTest::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("uri");
    QTest::newRow("empty") << QString();
    QTest::newRow("a file") << u"file:///etc/passwd"_s;
    QTest::newRow("a script") << u"javascript:alert(1)"_s;
    QTest::newRow("FTP") << u"ftp://client.test/"_s;
    QTest::newRow("no host") << u"https:///logout"_s;
    QTest::newRow("no scheme") << u"client.test/logout"_s;
}

void LogoutAttemptTest::refusesWhatIsNoAddress()
{
    QFETCH(QString, uri);
    QCOMPARE(failureOf({.uri = QUrl(uri), .token = "token"}), u"bad_uri"_s);
}

void LogoutAttemptTest::saysWhenNobodyIsThere()
{
    tests::LogoutReceiver client;
    const QUrl uri(client.uri(u"/logout"_s));
    client.close();
    QCOMPARE(failureOf({.uri = uri, .token = "token"}), u"unreachable"_s);
    QCOMPARE(failureOf({.uri = uri, .token = "token", .mayReach = [](const QHostAddress &) { return true; }}),
             u"unreachable"_s);
}

void LogoutAttemptTest::goesNowhereWhenOneAddressIsRefused()
{
    tests::LogoutReceiver client;
    client.answers.insert("/logout", "200 OK");
    const QUrl uri(client.uri(u"/logout"_s));
    QCOMPARE(failureOf({.uri = uri, .token = "token", .mayReach = [](const QHostAddress &) { return false; }}),
             u"address_refused"_s);
    QVERIFY(client.told.isEmpty());
    QCOMPARE(failureOf({.uri = uri, .token = "token"}), u"taken"_s);
}

void LogoutAttemptTest::proves_data()
{
    QTest::addColumn<QString>("certifiedName");
    QTest::addColumn<bool>("isOurs"); // by the authority that is trusted
    QTest::addColumn<bool>("isPinned");
    QTest::addColumn<QString>("said");
    QTest::newRow("its name") << u"localhost"_s << true << false << u"taken"_s;
    QTest::newRow("its name, at the address that passed") << u"localhost"_s << true << true << u"taken"_s;
    QTest::newRow("another name") << u"other.test"_s << true << false << u"tls"_s;
    QTest::newRow("another name, at the address that passed") << u"other.test"_s << true << true << u"tls"_s;
    QTest::newRow("only the address") << u"127.0.0.1"_s << true << true << u"tls"_s;
    QTest::newRow("an unknown authority") << u"localhost"_s << false << false << u"tls"_s;
}

void LogoutAttemptTest::proves()
{
    QFETCH(QString, certifiedName);
    QFETCH(bool, isOurs);
    QFETCH(bool, isPinned);
    QFETCH(QString, said);
    const core::Instant now = core::SystemClock().now();
    const core::CertificateAuthority authority =
        isOurs ? *m_authority : core::CertificateAuthority(*core::CertificateAuthority::make(now));
    const auto certified = authority.issue({certifiedName}, now);
    QVERIFY(certified);
    QSslServer client;
    client.setSslConfiguration(serving(*certified));
    QVERIFY(client.listen(QHostAddress::LocalHost));
    QObject::connect(&client, &QTcpServer::pendingConnectionAvailable, &client, [&client] {
        auto *socket = client.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [socket] { socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); });
    });
    server::LogoutAttempt::Order order{
        .uri = QUrl(u"https://localhost:%1/logout"_s.arg(client.serverPort())), .token = "token", .time = 20s};
    if (isPinned) // "localhost" may have an address of IPv6 too, where nobody listens: its turn does not come
        order.mayReach = [](const QHostAddress &) { return true; };
    QString heard = failureOf(order);
    if (heard == "unreachable"_L1) {
        order.addressIndex = 1;
        heard = failureOf(order);
    }
    QCOMPARE(heard, said);
}

void LogoutAttemptTest::tellsNobodyOnceItIsGone()
{
    tests::LogoutReceiver client;
    bool said = false;
    {
        server::LogoutAttempt attempt(
            m_network, {.uri = QUrl(client.uri(u"/hangs"_s)), .token = "token"},
            [&said](const QString &) { said = true; }, nullptr);
        attempt.start();
        QVERIFY(QTest::qWaitFor([&] { return client.told.size() == 1; }, 30000));
    }
    QVERIFY(!said);
}

QTEST_GUILESS_MAIN(LogoutAttemptTest)
#include "LogoutAttemptTest.moc"
