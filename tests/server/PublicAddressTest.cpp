#include "server/PublicAddress.h"

#include <QTest>

using namespace Qt::StringLiterals;

class PublicAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void knowsPublicAddresses_data();
    void knowsPublicAddresses();
};

void PublicAddressTest::knowsPublicAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isPublic");
    for (const char *address : {"8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.255.255", "100.128.0.0",
                                "11.0.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::200e"})
        QTest::newRow(address) << QString::fromLatin1(address) << true;
    for (const char *address : {"0.0.0.0",
                                "0.1.2.3",
                                "10.0.0.1",
                                "100.64.0.1",
                                "127.0.0.1",
                                "127.255.255.254",
                                "169.254.169.254",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.0.0.8",
                                "192.0.2.1",
                                "192.168.1.1",
                                "198.18.0.1",
                                "198.51.100.7",
                                "203.0.113.9",
                                "224.0.0.1",
                                "240.0.0.1",
                                "255.255.255.255",
                                "::",
                                "::1",
                                "::ffff:127.0.0.1",
                                "::ffff:10.1.2.3",
                                "::7f00:1",
                                "fe80::1",
                                "fe80::1%eth0",
                                "fc00::1",
                                "fd12:3456::1",
                                "ff02::1",
                                "64:ff9b::7f00:1",
                                "2001:db8::1",
                                "2001::1",
                                "2002:7f00:1::",
                                "100::1"})
        QTest::newRow(address) << QString::fromLatin1(address) << false;
    QTest::newRow("none at all") << QString() << false;
    QTest::newRow("a public one inside IPv6") << u"::ffff:8.8.8.8"_s << true;
}

void PublicAddressTest::knowsPublicAddresses()
{
    QFETCH(QString, address);
    QFETCH(bool, isPublic);
    QCOMPARE(server::isPublicAddress(QHostAddress(address)), isPublic);
}

QTEST_GUILESS_MAIN(PublicAddressTest)
#include "PublicAddressTest.moc"
