#include "app/OwnAddress.h"

#include "app/Composition.h"
#include "app/Diagnostics.h"
#include "app/ServerProcess.h"
#include "core/secrets/KekText.h"
#include "core/secrets/OwnerOnlyFile.h"
#include "core/tokens/TokenService.h"

#include <QNetworkInterface>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;

/// What is sent to the address that somebody names holds a password.
class OwnAddressTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesOverPlainHttpThisComputerAlone_data();
    void takesOverPlainHttpThisComputerAlone();
    void believesNoForeignIssuer_data();
    void believesNoForeignIssuer();
};

void OwnAddressTest::takesOverPlainHttpThisComputerAlone_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("loopback") << u"http://127.0.0.1:8003"_s << true;
    QTest::newRow("another loopback address") << u"http://127.9.0.1:8003"_s << true;
    QTest::newRow("loopback, IPv6") << u"http://[::1]:8003"_s << true;
    QTest::newRow("localhost") << u"http://localhost:8003"_s << true;
    QTest::newRow("Localhost") << u"http://Localhost"_s << true;
    QTest::newRow("every address") << u"http://0.0.0.0:8003"_s << true;
    QTest::newRow("every address, IPv6") << u"http://[::]:8003"_s << true;
    QTest::newRow("own host name") << u"http://%1:8003"_s.arg(QSysInfo::machineHostName()) << true;
    QTest::newRow("OWN HOST NAME") << u"http://%1:8003"_s.arg(QSysInfo::machineHostName().toUpper()) << true;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QHostAddress::IPv4Protocol)
            QTest::newRow(qPrintable(u"own address "_s + address.toString()))
                << u"http://%1:8003"_s.arg(address.toString()) << true;
    }
    QTest::newRow("a foreign address") << u"http://192.0.2.1:8003"_s << false;
    QTest::newRow("a foreign address, IPv6") << u"http://[2001:db8::1]:8003"_s << false;
    QTest::newRow("a foreign name") << u"http://auth.example.com"_s << false;
    QTest::newRow("a name below localhost") << u"http://auth.localhost"_s << false;
    QTest::newRow("localhost below a name") << u"http://localhost.example.com"_s << false;
    QTest::newRow("own host name below a name") << u"http://%1.example.com"_s.arg(QSysInfo::machineHostName()) << false;
    QTest::newRow("localhost as a user") << u"http://localhost@auth.example.com"_s << false;
    QTest::newRow("a foreign name over HTTPS") << u"https://auth.example.com"_s << true;
    QTest::newRow("a foreign address over HTTPS") << u"https://192.0.2.1:8003"_s << true;
    QTest::newRow("another scheme") << u"ftp://127.0.0.1"_s << false;
    QTest::newRow("no scheme") << u"127.0.0.1:8003"_s << false;
    QTest::newRow("no host") << u"http:///token"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void OwnAddressTest::takesOverPlainHttpThisComputerAlone()
{
    QFETCH(QString, url);
    const auto said = app::saidAddress(url);
    QTEST(said.has_value(), "isTaken");
    if (!said)
        QCOMPARE(said.error().kind, ErrorKind::InvalidInput);
}

void OwnAddressTest::believesNoForeignIssuer_data()
{
    QTest::addColumn<QString>("given");
    QTest::newRow("given") << u"http://auth.example.com"_s;
    QTest::newRow("not given") << QString();
}

void OwnAddressTest::believesNoForeignIssuer()
{
    QFETCH(QString, given);
    qputenv("AUTH_SERVICE__JWT_ISSUER", "http://auth.example.com");
    const QTemporaryDir folder;
    app::StartOptions options;
    options.dataDir = folder.filePath(u"data"_s);
    options.listen = {u"127.0.0.1:0"_s};
    const auto process = app::ServerProcess::open(options, u"console"_s);
    qunsetenv("AUTH_SERVICE__JWT_ISSUER");
    QVERIFY2(process, process ? "" : qPrintable(process.error().detail));
    app::Kek kek;
    kek.bytes = core::SecretBytes::take(QByteArray(32, 'k'));
    kek.place = u"a file"_s;
    QVERIFY(core::OwnerOnlyFile((*process)->folder().path() + u"/kek"_s).create(core::kekToText(kek.bytes)));
    QVERIFY((*process)->unlock(std::move(kek)));
    QCOMPARE((*process)->core().tokens().issuer(), u"http://auth.example.com"_s);
    const auto target = app::Diagnostics::targetOfSettings((*process)->core(), given);
    QVERIFY(!target);
    QCOMPARE(target.error().kind, ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(OwnAddressTest)
#include "OwnAddressTest.moc"
