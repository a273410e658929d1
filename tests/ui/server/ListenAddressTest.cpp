#include "ui/server/ListenAddress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using Scheme = ui::ListenAddress::Scheme;

class ListenAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOneAddress_data();
    void readsOneAddress();
    void writesWhatItRead();
    void leavesOutWhatCannotBeRead();
    void knowsLoopback();
    void knowsWhichAddressesExcludeEachOther();
    void findsTheUrlOfEachAddress();
    void findsNoUrlOfAnAddressThatIsNotServed();
};

void ListenAddressTest::readsOneAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("scheme");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("plain") << u"127.0.0.1:8003"_s << int(Scheme::ByCertificate) << u"127.0.0.1"_s << 8003;
    QTest::newRow("port alone") << u"8003"_s << int(Scheme::ByCertificate) << u"127.0.0.1"_s << 8003;
    QTest::newRow("https") << u" https://0.0.0.0:8443 "_s << int(Scheme::Https) << u"0.0.0.0"_s << 8443;
    QTest::newRow("http and a slash") << u"http://localhost:80/"_s << int(Scheme::Http) << u"localhost"_s << 80;
    QTest::newRow("IPv6") << u"https://[::1]:8443"_s << int(Scheme::Https) << u"::1"_s << 8443;
}

void ListenAddressTest::readsOneAddress()
{
    QFETCH(QString, text);
    QFETCH(int, scheme);
    QFETCH(QString, host);
    QFETCH(int, port);
    const auto read = ui::listenAddresses(text);
    QCOMPARE(read.size(), size_t(1));
    QCOMPARE(int(read.front().scheme), scheme);
    QCOMPARE(read.front().host, host);
    QCOMPARE(read.front().port, port);
}

void ListenAddressTest::writesWhatItRead()
{
    const QString setting = u"https://0.0.0.0:8443,http://127.0.0.1:8003,[::1]:0"_s;
    QCOMPARE(ui::listenSetting(ui::listenAddresses(setting)), setting);
}

void ListenAddressTest::leavesOutWhatCannotBeRead()
{
    QVERIFY(ui::listenAddresses(u"ftp://a:1,host,:,[::1"_s).empty());
    QVERIFY(ui::listenAddresses({}).empty());
}

void ListenAddressTest::knowsLoopback()
{
    for (const QString &host : {u"127.0.0.1"_s, u"127.4.4.4"_s, u"::1"_s, u"LocalHost"_s})
        QVERIFY(ui::isLoopback({Scheme::Http, host, 1}));
    for (const QString &host : {u"0.0.0.0"_s, u"::"_s, u"10.0.0.1"_s})
        QVERIFY(!ui::isLoopback({Scheme::Http, host, 1}));
}

void ListenAddressTest::knowsWhichAddressesExcludeEachOther()
{
    const auto exclude = [](const QString &one, const QString &other) {
        return ui::excludeEachOther(ui::listenAddresses(one).front(), ui::listenAddresses(other).front());
    };
    QVERIFY(exclude(u"127.0.0.1:8003"_s, u"https://127.0.0.1:8003"_s));
    QVERIFY(exclude(u"0.0.0.0:8003"_s, u"127.0.0.1:8003"_s));
    QVERIFY(!exclude(u"0.0.0.0:8003"_s, u"[::1]:8003"_s));
    QVERIFY(!exclude(u"127.0.0.1:8003"_s, u"127.0.0.1:8004"_s));
    QVERIFY(!exclude(u"127.0.0.1:0"_s, u"127.0.0.1:0"_s));
}

void ListenAddressTest::findsTheUrlOfEachAddress()
{
    const auto addresses = ui::listenAddresses(u"https://0.0.0.0:8443,127.0.0.1:0"_s);
    const QStringList urls{u"https://falcon:8443"_s, u"http://127.0.0.1:40123"_s};
    QCOMPARE(ui::servedUrls(addresses, urls), urls);
}

void ListenAddressTest::findsNoUrlOfAnAddressThatIsNotServed()
{
    const auto addresses = ui::listenAddresses(u"https://0.0.0.0:8443,http://127.0.0.1:8003"_s);
    QCOMPARE(ui::servedUrls(addresses, {u"http://127.0.0.1:8003"_s}),
             (QStringList{QString(), u"http://127.0.0.1:8003"_s}));
    QCOMPARE(ui::servedUrls(addresses, {}), (QStringList{QString(), QString()}));
}

QTEST_GUILESS_MAIN(ListenAddressTest)
#include "ListenAddressTest.moc"
