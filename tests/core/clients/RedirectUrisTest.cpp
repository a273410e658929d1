#include "core/clients/RedirectUris.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const QString kWeb = u"https://app.example.com/callback"_s;
const QString kWebQuery = u"https://app.example.com/callback?tenant=1&lang=en"_s;
const QString kRoot = u"https://app.example.com/"_s;
const QString kPort = u"https://app.example.com:8443/callback"_s;
const QString kLoopback = u"http://127.0.0.1/callback"_s;
const QString kLoopbackPort = u"http://127.0.0.1:4000/callback?x=1"_s;
const QString kLoopbackBare = u"http://127.0.0.1"_s;
const QString kLoopback6 = u"http://[::1]/callback"_s;
const QString kLocalhost = u"http://localhost/callback"_s;
const QString kSecureLoopback = u"https://127.0.0.1/callback"_s;
const QString kPrivate = u"com.example.app:/oauth2redirect"_s;
const QString kPrivateHost = u"com.example.app://callback"_s;
const QString kOpenHttp = u"http://intranet.example.com/callback"_s; // an imported client may have it

} // namespace

class RedirectUrisTest : public QObject
{
    Q_OBJECT
private slots:
    void takesWhatIsRegistered_data();
    void takesWhatIsRegistered();
    void refusesAllElse_data();
    void refusesAllElse();
    void namesTheNearest();
    void neverTakesWhatRunsCodeThoughItIsRegistered_data();
    void neverTakesWhatRunsCodeThoughItIsRegistered();
    void looksAtAllOfThem();
};

void RedirectUrisTest::takesWhatIsRegistered_data()
{
    QTest::addColumn<QString>("registered");
    QTest::addColumn<QString>("uri");
    const auto row = [](const char *name, const QString &registered, const QString &uri) {
        QTest::newRow(name) << registered << uri;
    };
    row("web", kWeb, kWeb);
    row("web with a query", kWebQuery, kWebQuery);
    row("web root", kRoot, kRoot);
    row("web with a port", kPort, kPort);
    row("private-use scheme with a path", kPrivate, kPrivate);
    row("private-use scheme with a host", kPrivateHost, kPrivateHost);
    row("plain http of an imported client", kOpenHttp, kOpenHttp);
    row("127.0.0.1 as registered", kLoopback, kLoopback);
    row("127.0.0.1 at a port", kLoopback, u"http://127.0.0.1:49152/callback"_s);
    row("127.0.0.1 at port 1", kLoopback, u"http://127.0.0.1:1/callback"_s);
    row("127.0.0.1 at port 80", kLoopback, u"http://127.0.0.1:80/callback"_s);
    row("127.0.0.1 at port 65535", kLoopback, u"http://127.0.0.1:65535/callback"_s);
    row("127.0.0.1 at another port", kLoopbackPort, u"http://127.0.0.1:4001/callback?x=1"_s);
    row("127.0.0.1 without the port", kLoopbackPort, u"http://127.0.0.1/callback?x=1"_s);
    row("127.0.0.1 without a path at a port", kLoopbackBare, u"http://127.0.0.1:9000"_s);
    row("[::1] as registered", kLoopback6, kLoopback6);
    row("[::1] at a port", kLoopback6, u"http://[::1]:61023/callback"_s);
    row("localhost at a port", kLocalhost, u"http://localhost:3000/callback"_s);
}

void RedirectUrisTest::takesWhatIsRegistered()
{
    QFETCH(QString, registered);
    QFETCH(QString, uri);
    const RedirectMatch match = matchRedirectUri({u"https://other.example/"_s, registered}, uri);
    QVERIFY2(match.matches, qPrintable(match.reason));
    QCOMPARE(match.registered, registered);
    QCOMPARE(match.reason, QString());
}

void RedirectUrisTest::refusesAllElse_data()
{
    QTest::addColumn<QString>("registered");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QString &registered, const QString &uri, const char *reason) {
        QTest::newRow(name) << registered << uri << QString::fromLatin1(reason);
    };
    row("empty", kWeb, u""_s, "not_allowed");
    row("only a path", kWeb, u"/callback"_s, "not_allowed");
    row("no scheme", kWeb, u"//app.example.com/callback"_s, "not_allowed");
    row("http for https", kWeb, u"http://app.example.com/callback"_s, "scheme");
    row("https for http on loopback", kLoopback, u"https://127.0.0.1/callback"_s, "scheme");
    row("a private-use scheme that begins alike", kPrivate, u"com.example.apps:/oauth2redirect"_s, "scheme");
    row("a private-use scheme in capitals", kPrivate, u"COM.example.app:/oauth2redirect"_s, "case");
    row("a private-use scheme with another path", kPrivate, u"com.example.app:/other"_s, "path");
    row("a private-use scheme with slashes added", kPrivate, u"com.example.app:///oauth2redirect"_s, "path");
    row("a private-use scheme with a host for its path", kPrivate, u"com.example.app://oauth2redirect"_s, "host");
    row("scheme in capitals", kWeb, u"HTTPS://app.example.com/callback"_s, "case");
    row("host in capitals", kWeb, u"https://App.example.com/callback"_s, "case");
    row("path in capitals", kWeb, u"https://app.example.com/Callback"_s, "case");
    row("query in capitals", kWebQuery, u"https://app.example.com/callback?Tenant=1&lang=en"_s, "case");
    row("prefix attack on the host", kWeb, u"https://app.example.com.evil.example/callback"_s, "host");
    row("prefix attack with another end", u"https://app.example"_s, u"https://app.example.evil"_s, "host");
    row("prefix attack with a dash", kWeb, u"https://app.example.com-evil.example/callback"_s, "host");
    row("subdomain", kWeb, u"https://x.app.example.com/callback"_s, "host");
    row("parent domain", kWeb, u"https://example.com/callback"_s, "host");
    row("dot at the end of the host", kWeb, u"https://app.example.com./callback"_s, "host");
    row("another host", kWeb, u"https://evil.example/callback"_s, "host");
    row("a host that looks alike (punycode)", kWeb, u"https://xn--pp-eka.example.com/callback"_s, "host");
    row("a host beyond ASCII", kWeb, u"https://аpp.example.com/callback"_s, "not_allowed");
    row("a full-width dot", kWeb, u"https://app。example.com/callback"_s, "not_allowed");
    row("the right host as user", kWeb, u"https://app.example.com@evil.example/callback"_s, "not_allowed");
    row("the right host as user and password", kWeb, u"https://app.example.com:443@evil.example/callback"_s,
        "not_allowed");
    row("a user before the right host", kWeb, u"https://user@app.example.com/callback"_s, "not_allowed");
    row("an encoded at sign in the host", kWeb, u"https://app.example.com%40evil.example/callback"_s, "not_allowed");
    row("backslash before another host", kWeb, u"https://evil.example\\@app.example.com/callback"_s, "not_allowed");
    row("backslash for a slash", kWeb, u"https://app.example.com\\callback"_s, "not_allowed");
    row("an encoded letter in the host", kWeb, u"https://%61pp.example.com/callback"_s, "not_allowed");
    row("the default port written out", kWeb, u"https://app.example.com:443/callback"_s, "port");
    row("a port", kWeb, u"https://app.example.com:8443/callback"_s, "port");
    row("another port", kPort, u"https://app.example.com:8444/callback"_s, "port");
    row("without the port", kPort, kWeb, "port");
    row("an empty port", kWeb, u"https://app.example.com:/callback"_s, "port");
    row("trailing slash", kWeb, u"https://app.example.com/callback/"_s, "trailing_slash");
    row("trailing slash missing", kRoot, u"https://app.example.com"_s, "trailing_slash");
    row("trailing slash before the query", kWebQuery, u"https://app.example.com/callback/?tenant=1&lang=en"_s,
        "trailing_slash");
    row("path below", kWeb, u"https://app.example.com/callback/evil"_s, "path");
    row("path that begins alike", kWeb, u"https://app.example.com/callbackevil"_s, "path");
    row("path above", kWeb, u"https://app.example.com/"_s, "path");
    row("path traversal", kWeb, u"https://app.example.com/callback/../evil"_s, "path");
    row("path traversal, encoded", kWeb, u"https://app.example.com/callback/%2e%2e/evil"_s, "path");
    row("path traversal that comes back", kWeb, u"https://app.example.com/evil/../callback"_s, "path");
    row("doubled slash", kWeb, u"https://app.example.com//callback"_s, "path");
    row("an encoded letter in the path", kWeb, u"https://app.example.com/%63allback"_s, "path");
    row("an encoded slash", kWeb, u"https://app.example.com%2fcallback"_s, "not_allowed");
    row("path parameter", kWeb, u"https://app.example.com/callback;x=1"_s, "path");
    row("query added", kWeb, u"https://app.example.com/callback?x=1"_s, "query");
    row("empty query added", kWeb, u"https://app.example.com/callback?"_s, "query");
    row("query missing", kWebQuery, kWeb, "query");
    row("query in another order", kWebQuery, u"https://app.example.com/callback?lang=en&tenant=1"_s, "query");
    row("query longer", kWebQuery, u"https://app.example.com/callback?tenant=1&lang=en&x=1"_s, "query");
    row("another URI in the query", kWeb, u"https://evil.example/?u=https://app.example.com/callback"_s, "host");
    row("fragment", kWeb, u"https://app.example.com/callback#x"_s, "fragment");
    row("empty fragment", kWeb, u"https://app.example.com/callback#"_s, "fragment");
    row("fragment before another host", kWeb, u"https://evil.example#@app.example.com/callback"_s, "fragment");
    row("blank before it", kWeb, u" https://app.example.com/callback"_s, "not_allowed");
    row("blank behind it", kWeb, u"https://app.example.com/callback "_s, "not_allowed");
    row("line feed behind it", kWeb, u"https://app.example.com/callback\n"_s, "not_allowed");
    row("NUL behind it", kWeb, u"https://app.example.com/callback"_s + QChar(0), "not_allowed");
    row("tab inside the scheme", kWeb, u"ht\ttps://app.example.com/callback"_s, "not_allowed");
    row("wildcard", kWeb, u"https://*.example.com/callback"_s, "not_allowed");
    row("two URIs", kWeb, u"https://app.example.com/callback https://evil.example/"_s, "not_allowed");
    row("port 0 on loopback", kLoopback, u"http://127.0.0.1:0/callback"_s, "port");
    row("port with a zero before it", kLoopback, u"http://127.0.0.1:080/callback"_s, "port");
    row("empty port on loopback", kLoopback, u"http://127.0.0.1:/callback"_s, "port");
    row("port beyond 65535 on loopback", kLoopback, u"http://127.0.0.1:65536/callback"_s, "not_allowed");
    row("port that is no number", kLoopback, u"http://127.0.0.1:x/callback"_s, "not_allowed");
    row("port and user on loopback", kLoopback, u"http://127.0.0.1:80@evil.example/callback"_s, "not_allowed");
    row("port of loopback over https", kSecureLoopback, u"https://127.0.0.1:8443/callback"_s, "port");
    row("another path on loopback", kLoopback, u"http://127.0.0.1:4000/other"_s, "path");
    row("trailing slash on loopback", kLoopback, u"http://127.0.0.1:4000/callback/"_s, "trailing_slash");
    row("query added on loopback", kLoopback, u"http://127.0.0.1:4000/callback?x=1"_s, "query");
    row("another query on loopback", kLoopbackPort, u"http://127.0.0.1:4000/callback?x=2"_s, "query");
    row("path in capitals on loopback", kLoopback, u"http://127.0.0.1:4000/CALLBACK"_s, "case");
    row("localhost for 127.0.0.1", kLoopback, u"http://localhost/callback"_s, "host");
    row("127.0.0.1 for localhost", kLocalhost, u"http://127.0.0.1/callback"_s, "host");
    row("LOCALHOST for localhost", kLocalhost, u"http://LOCALHOST:3000/callback"_s, "case");
    row("localhost as a prefix", kLocalhost, u"http://localhost.evil.example/callback"_s, "host");
    row("[::1] for 127.0.0.1", kLoopback, u"http://[::1]/callback"_s, "host");
    row("::1 written long", kLoopback6, u"http://[0:0:0:0:0:0:0:1]/callback"_s, "host");
    row("127.0.0.1 mapped into IPv6", kLoopback, u"http://[::ffff:127.0.0.1]/callback"_s, "host");
    row("127.0.0.2", kLoopback, u"http://127.0.0.2/callback"_s, "host");
    row("127.1", kLoopback, u"http://127.1/callback"_s, "host");
    row("0x7f.1", kLoopback, u"http://0x7f.1/callback"_s, "host");
    row("2130706433", kLoopback, u"http://2130706433/callback"_s, "host");
    row("0177.0.0.1", kLoopback, u"http://0177.0.0.1/callback"_s, "host");
    row("127.0.0.1 as a prefix", kLoopback, u"http://127.0.0.1.evil.example/callback"_s, "host");
    row("port of plain http elsewhere", kOpenHttp, u"http://intranet.example.com:8080/callback"_s, "port");
    row("javascript", kWeb, u"javascript:alert(1)//app.example.com/callback"_s, "not_allowed");
    row("javascript in capitals", kWeb, u"JAVASCRIPT:alert(1)"_s, "not_allowed");
    row("data", kWeb, u"data:text/html,https://app.example.com/callback"_s, "not_allowed");
    row("file", kWeb, u"file:///callback"_s, "not_allowed");
    row("an out-of-band word of old", kWeb, u"urn:ietf:wg:oauth:2.0:oob"_s, "scheme");
}

void RedirectUrisTest::refusesAllElse()
{
    QFETCH(QString, registered);
    QFETCH(QString, uri);
    const RedirectMatch match = matchRedirectUri(QStringList(registered), uri);
    QVERIFY(!match.matches);
    QTEST(match.reason, "reason");
}

void RedirectUrisTest::namesTheNearest()
{
    const QStringList registered{kPrivate, u"https://other.example/callback"_s, kWeb, kWebQuery, kLoopback};
    const auto nearest = [&](const QString &uri) {
        const RedirectMatch match = matchRedirectUri(registered, uri);
        return match.registered + u' ' + match.reason;
    };
    QCOMPARE(nearest(u"https://app.example.com/callback/"_s), kWeb + u" trailing_slash"_s);
    QCOMPARE(nearest(u"https://app.example.com/callback?tenant=1"_s), kWeb + u" query"_s);
    QCOMPARE(nearest(u"http://127.0.0.1:5000/back"_s), kLoopback + u" path"_s);
    QCOMPARE(nearest(u"https://nobody.example/"_s), u"https://other.example/callback host"_s);
    QCOMPARE(matchRedirectUri({}, kWeb).reason, u"none_registered"_s);
    QVERIFY(!matchRedirectUri({}, kWeb).matches);
}

void RedirectUrisTest::neverTakesWhatRunsCodeThoughItIsRegistered_data()
{
    QTest::addColumn<QString>("uri");
    for (const QString &uri :
         {u"javascript:alert(1)"_s, u"data:text/html,x"_s, u"vbscript:x"_s, u"file:///etc/passwd"_s,
          u"blob:https://app.example.com/1"_s, u"about:blank"_s, u"https://user@app.example.com/"_s,
          u"https://app.example.com/#x"_s, u"https://app.example.com/ x"_s, u"https://app.example.com\\x"_s, u""_s})
        QTest::newRow(qPrintable(u"'%1'"_s.arg(uri))) << uri;
}

void RedirectUrisTest::neverTakesWhatRunsCodeThoughItIsRegistered()
{
    QFETCH(QString, uri);
    QVERIFY(!matchRedirectUri({uri, kWeb}, uri).matches);
}

void RedirectUrisTest::looksAtAllOfThem()
{
    const QStringList registered{kWeb, kLoopback, kPrivate, kLoopback6};
    for (const QString &uri : registered)
        QCOMPARE(matchRedirectUri(registered, uri).registered, uri);
    QCOMPARE(matchRedirectUri(registered, u"http://[::1]:7/callback"_s).registered, kLoopback6);
}

QTEST_GUILESS_MAIN(RedirectUrisTest)
#include "RedirectUrisTest.moc"
