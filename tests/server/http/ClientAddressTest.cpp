#include "server/http/ClientAddress.h"

#include <QTest>

using namespace Qt::StringLiterals;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

class ClientAddressTest : public QObject
{
    Q_OBJECT

private slots:
    void findsTheClient_data();
    void findsTheClient();
    void knowsLoopbackAndEncryption_data();
    void knowsLoopbackAndEncryption();
};

void ClientAddressTest::findsTheClient_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("client");
    const QString proxy = u"10.0.0.1"_s;
    const auto forwardedFor = [](const QByteArray &value) { return Headers{{"x-forwarded-for"_ba, value}}; };
    const auto forwarded = [](const QByteArray &value) { return Headers{{"forwarded"_ba, value}}; };
    QTest::newRow("no proxy") << u"192.0.2.7"_s << Headers{} << u"192.0.2.7"_s;
    QTest::newRow("a stranger's claim") << u"192.0.2.7"_s << forwardedFor("198.51.100.1") << u"192.0.2.7"_s;
    QTest::newRow("silent proxy") << proxy << Headers{} << proxy;
    QTest::newRow("one hop") << proxy << forwardedFor("198.51.100.1") << u"198.51.100.1"_s;
    QTest::newRow("spoofed hop on the left") << proxy << forwardedFor("1.2.3.4, 198.51.100.1") << u"198.51.100.1"_s;
    QTest::newRow("two proxies") << proxy << forwardedFor("1.2.3.4, 198.51.100.1, 10.0.0.2") << u"198.51.100.1"_s;
    QTest::newRow("two fields") << proxy
                                << Headers{{"x-forwarded-for"_ba, "1.2.3.4"_ba},
                                           {"x-forwarded-for"_ba, "198.51.100.1"_ba}}
                                << u"198.51.100.1"_s;
    QTest::newRow("only proxies") << proxy << forwardedFor("10.0.0.3, 10.0.0.2") << u"10.0.0.3"_s;
    QTest::newRow("unreadable hop") << proxy << forwardedFor("198.51.100.1, unknown, 10.0.0.2") << u"10.0.0.2"_s;
    QTest::newRow("with a port") << proxy << forwardedFor("198.51.100.1:4711") << u"198.51.100.1"_s;
    QTest::newRow("IPv6") << proxy << forwardedFor("2001:db8::1") << u"2001:db8::1"_s;
    QTest::newRow("IPv6 with a port") << proxy << forwardedFor("[2001:db8::1]:4711") << u"2001:db8::1"_s;
    QTest::newRow("Forwarded") << proxy << forwarded("for=198.51.100.1;proto=https") << u"198.51.100.1"_s;
    QTest::newRow("Forwarded, quoted IPv6") << proxy << forwarded("For=\"[2001:db8::1]:80\"") << u"2001:db8::1"_s;
    QTest::newRow("Forwarded, spoofed left")
        << proxy << forwarded("for=1.2.3.4, for=198.51.100.1") << u"198.51.100.1"_s;
    QTest::newRow("Forwarded, hidden") << proxy << forwarded("for=_hidden") << proxy;
    QTest::newRow("Forwarded, several fields")
        << proxy << forwarded("for=1.2.3.4") + forwarded("for=198.51.100.1;by=10.0.0.9, for=10.0.0.2")
        << u"198.51.100.1"_s;
    QTest::newRow("Forwarded, obfuscated port")
        << proxy << forwarded("for=\"198.51.100.1:_gazonk\"") << u"198.51.100.1"_s;
    QTest::newRow("Forwarded, a quote that is left open on the left")
        << proxy << forwarded("for=\"1.2.3.4, for=198.51.100.1") << u"198.51.100.1"_s;
    QTest::newRow("Forwarded, no for") << proxy << forwarded("proto=https;by=10.0.0.2") << proxy;
    QTest::newRow("both") << proxy << forwardedFor("198.51.100.1") + forwarded("for=1.2.3.4") << u"198.51.100.1"_s;
    QTest::newRow("both, the other way round")
        << proxy << forwarded("for=1.2.3.4") + forwardedFor("198.51.100.1") << u"198.51.100.1"_s;
    QTest::newRow("Forwarded beside X-Forwarded-Proto")
        << proxy << Headers{{"x-forwarded-proto"_ba, "https"_ba}} + forwarded("for=1.2.3.4") << proxy;
    QTest::newRow("Forwarded beside an empty X-Forwarded-For")
        << proxy << forwardedFor("") + forwarded("for=1.2.3.4") << proxy;
    QTest::newRow("commas alone") << proxy << forwardedFor(" ,,") << proxy;
    QTest::newRow("a comma first") << proxy << forwardedFor(",198.51.100.1") << u"198.51.100.1"_s;
    QTest::newRow("a stranger's Forwarded") << u"192.0.2.7"_s << forwarded("for=1.2.3.4") << u"192.0.2.7"_s;
    QTest::newRow("a stranger who names a proxy") << u"192.0.2.7"_s << forwardedFor("10.0.0.2") << u"192.0.2.7"_s;
    QTest::newRow("an IPv4 proxy by IPv6's name")
        << proxy << forwardedFor("198.51.100.1, ::ffff:10.0.0.2") << u"198.51.100.1"_s;
    const std::pair<const char *, const char *> malformed[] = {
        {"empty", ""},
        {"only a comma", ","},
        {"short IPv4", "127.1"},
        {"a number", "3232235777"},
        {"hexadecimal", "0xc0.0.2.1"},
        {"five parts", "1.2.3.4.5"},
        {"part above 255", "1.2.3.256"},
        {"bracket left open", "[2001:db8::1"},
        {"IPv4 in brackets", "[192.0.2.1]"},
        {"text behind the bracket", "[2001:db8::1]x"},
        {"text for a port", "192.0.2.1:80;x"},
        {"no port behind the colon", "192.0.2.1:"},
        {"nobody's address", "0.0.0.0"},
        {"nobody's IPv6 address", "::"},
        {"a network", "192.0.2.0/24"},
        {"two in one", "192.0.2.1 192.0.2.2"},
        {"a name", "example.com"},
    };
    for (const auto &[name, hop] : malformed) {
        QTest::addRow("malformed: %s", name) << proxy << forwardedFor(hop) << proxy;
        QTest::addRow("malformed behind a proxy: %s", name)
            << proxy << forwardedFor("198.51.100.1," + QByteArray(hop) + ",10.0.0.2") << u"10.0.0.2"_s;
    }
    QTest::newRow("a chain of 31 proxies")
        << proxy << forwardedFor("198.51.100.1" + QByteArray(", 10.0.0.2").repeated(31)) << u"198.51.100.1"_s;
    QTest::newRow("a chain that is too long")
        << proxy << forwardedFor("198.51.100.1" + QByteArray(", 10.0.0.2").repeated(32)) << u"10.0.0.2"_s;
    QTest::newRow("a chain of sixteen KiB")
        << proxy << forwardedFor(QByteArray(",").repeated(16000) + "198.51.100.1") << u"198.51.100.1"_s;
}

void ClientAddressTest::findsTheClient()
{
    QFETCH(const QString, peer);
    QFETCH(const Headers, headers);
    QFETCH(const QString, client);
    const auto proxies = server::TrustedProxies::parse({u"10.0.0.0/8"_s});
    QVERIFY(proxies);
    server::HttpRequest request;
    request.headers = headers;
    const auto origin = server::clientOrigin(QHostAddress(peer), false, request, *proxies);
    QCOMPARE(origin.client, QHostAddress(client));
}

void ClientAddressTest::knowsLoopbackAndEncryption_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<bool>("loopback");
    QTest::addColumn<bool>("secure");
    const Headers https{{"x-forwarded-proto"_ba, "https"_ba}};
    QTest::newRow("loopback") << u"127.0.0.1"_s << false << Headers{} << true << false;
    QTest::newRow("IPv6 loopback") << u"::1"_s << false << Headers{} << true << false;
    QTest::newRow("relayed by an unknown proxy here")
        << u"127.0.0.1"_s << false << Headers{{"x-forwarded-for"_ba, "192.0.2.1"_ba}} << false << false;
    QTest::newRow("relayed with Via") << u"127.0.0.1"_s << false << Headers{{"via"_ba, "1.1 x"_ba}} << false << false;
    QTest::newRow("trusted proxy") << u"10.0.0.1"_s << false << https << false << true;
    QTest::newRow("stranger's claim") << u"192.0.2.1"_s << false << https << false << false;
    QTest::newRow("TLS here") << u"192.0.2.1"_s << true << Headers{} << false << true;
    QTest::newRow("TLS to the proxy only")
        << u"10.0.0.1"_s << true << Headers{{"x-forwarded-proto"_ba, "http"_ba}} << false << false;
    QTest::newRow("last word of several")
        << u"10.0.0.1"_s << false << Headers{{"x-forwarded-proto"_ba, "https, http"_ba}} << false << false;
    QTest::newRow("Forwarded") << u"10.0.0.1"_s << false << Headers{{"forwarded"_ba, "for=192.0.2.1;proto=https"_ba}}
                               << false << true;
    QTest::newRow("the client's own Forwarded beside X-Forwarded-For")
        << u"10.0.0.1"_s << false
        << Headers{{"x-forwarded-for"_ba, "192.0.2.1"_ba}, {"forwarded"_ba, "for=192.0.2.1;proto=https"_ba}} << false
        << false;
    QTest::newRow("the client's own Forwarded beside X-Forwarded-Proto")
        << u"10.0.0.1"_s << false << Headers{{"x-forwarded-proto"_ba, "http"_ba}, {"forwarded"_ba, "proto=https"_ba}}
        << false << false;
    QTest::newRow("the client's own X-Forwarded-Proto beside Forwarded")
        << u"10.0.0.1"_s << false << Headers{{"x-forwarded-proto"_ba, "https"_ba}, {"forwarded"_ba, "proto=http"_ba}}
        << false << false;
    QTest::newRow("a stranger's Forwarded")
        << u"192.0.2.1"_s << false << Headers{{"forwarded"_ba, "proto=https"_ba}} << false << false;
    QTest::newRow("a stranger who denies TLS")
        << u"192.0.2.1"_s << true << Headers{{"x-forwarded-proto"_ba, "http"_ba}} << false << true;
    QTest::newRow("HTTPS in capitals") << u"10.0.0.1"_s << false << Headers{{"x-forwarded-proto"_ba, "HTTPS"_ba}}
                                       << false << true;
    QTest::newRow("not quite https") << u"10.0.0.1"_s << true << Headers{{"x-forwarded-proto"_ba, "httpsx"_ba}} << false
                                     << false;
}

void ClientAddressTest::knowsLoopbackAndEncryption()
{
    QFETCH(const QString, peer);
    QFETCH(const bool, encrypted);
    QFETCH(const Headers, headers);
    const auto proxies = server::TrustedProxies::parse({u"10.0.0.0/8"_s});
    QVERIFY(proxies);
    server::HttpRequest request;
    request.headers = headers;
    const auto origin = server::clientOrigin(QHostAddress(peer), encrypted, request, *proxies);
    QTEST(origin.fromLoopback, "loopback");
    QTEST(origin.secure, "secure");
}

QTEST_GUILESS_MAIN(ClientAddressTest)
#include "ClientAddressTest.moc"
