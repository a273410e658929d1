#include "server/login/BrowserCookie.h"

#include <QTest>

using namespace server;
using namespace Qt::StringLiterals;

static HttpRequest requestWith(const QList<QByteArray> &cookies, bool secure = true)
{
    HttpRequest request;
    request.secure = secure;
    for (const QByteArray &line : cookies)
        request.headers.append({"cookie"_ba, line});
    return request;
}

class BrowserCookieTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsItsValue_data();
    void readsItsValue();
    void refusesWhatItHasNotWritten_data();
    void refusesWhatItHasNotWritten();
    void isHostOnlyAndSecureOverHttps();
    void hasItsBareNameOverPlainHttp();
    void removesWhatItHasSet();
    void refusesNamesOutsideTheGrammar_data();
    void refusesNamesOutsideTheGrammar();
    void refusesValuesOutsideTheGrammar_data();
    void refusesValuesOutsideTheGrammar();

private:
    const BrowserCookie m_cookie{"session"_ba};
};

void BrowserCookieTest::readsItsValue_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<bool>("secure");
    using Lines = QList<QByteArray>;
    QTest::newRow("alone") << Lines{"__Host-session=abc"} << true;
    QTest::newRow("among others") << Lines{"a=1; __Host-session=abc; b=2"} << true;
    QTest::newRow("without blanks") << Lines{"a=1;__Host-session=abc;b=2"} << true;
    QTest::newRow("second header line") << Lines{"a=1", "__Host-session=abc"} << true;
    QTest::newRow("beside its bare name, set over HTTP") << Lines{"session=evil; __Host-session=abc"} << true;
    QTest::newRow("beside names that only look alike")
        << Lines{"__host-session=e; __Host-Session=e; __Host-session2=e; x__Host-session=e; __Host-session=abc"}
        << true;
    QTest::newRow("beside others' strange values") << Lines{"a=\"x y\"; b; =c; d=\xc3\xa4; __Host-session=abc"} << true;
    QTest::newRow("over HTTP") << Lines{"session=abc"} << false;
    QTest::newRow("over HTTP beside the HTTPS one") << Lines{"__Host-session=evil; session=abc"} << false;
}

void BrowserCookieTest::readsItsValue()
{
    QFETCH(QList<QByteArray>, lines);
    QFETCH(bool, secure);
    QCOMPARE(m_cookie.read(requestWith(lines, secure)), std::optional("abc"_ba));
}

void BrowserCookieTest::refusesWhatItHasNotWritten_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    using Lines = QList<QByteArray>;
    QTest::newRow("no cookies") << Lines{};
    QTest::newRow("only others") << Lines{"a=1"};
    QTest::newRow("bare name over HTTPS") << Lines{"session=evil"};
    QTest::newRow("other case") << Lines{"__HOST-session=evil"};
    QTest::newRow("twice") << Lines{"__Host-session=abc; __Host-session=evil"};
    QTest::newRow("twice, the same") << Lines{"__Host-session=abc; __Host-session=abc"};
    QTest::newRow("twice in two lines") << Lines{"__Host-session=abc", "__Host-session=evil"};
    QTest::newRow("twice, one empty") << Lines{"__Host-session=; __Host-session=abc"};
    QTest::newRow("tossed by a nameless cookie")
        << Lines{"__Host-session=abc; =__Host-session=evil", "__Host-session=evil"};
    QTest::newRow("empty") << Lines{"__Host-session="};
    QTest::newRow("no equals sign") << Lines{"__Host-session"};
    QTest::newRow("quoted") << Lines{"__Host-session=\"abc\""};
    QTest::newRow("blank inside") << Lines{"__Host-session=a bc"};
    QTest::newRow("blank before the equals sign") << Lines{"__Host-session =abc"};
    QTest::newRow("comma") << Lines{"__Host-session=abc,__Host-session=evil"};
    QTest::newRow("backslash") << Lines{"__Host-session=a\\bc"};
    QTest::newRow("not ASCII") << Lines{"__Host-session=\xc3\xa4"};
    QTest::newRow("NUL") << Lines{QByteArray("__Host-session=abc\0; a=1", 24)};
    QTest::newRow("line break in another cookie") << Lines{"a=1\r\nSet-Cookie: x; __Host-session=abc"};
    QTest::newRow("escape in another cookie") << Lines{"a=\x1b[2J; __Host-session=abc"};
    QTest::newRow("value too long") << Lines{"__Host-session=" + QByteArray(513, 'a')};
    QTest::newRow("header too long") << Lines{"__Host-session=abc; a=" + QByteArray(8192, 'a')};
    QTest::newRow("lines too long together")
        << Lines{"__Host-session=abc; a=" + QByteArray(5000, 'a'), "b=" + QByteArray(5000, 'a')};
    QTest::newRow("too many cookies") << Lines{"__Host-session=abc" + QByteArray("; a=1").repeated(64)};
    QTest::newRow("nothing but semicolons") << Lines{QByteArray(8000, ';')};
}

void BrowserCookieTest::refusesWhatItHasNotWritten()
{
    QFETCH(QList<QByteArray>, lines);
    QCOMPARE(m_cookie.read(requestWith(lines)), std::nullopt);
}

void BrowserCookieTest::isHostOnlyAndSecureOverHttps()
{
    HttpResponse response;
    QVERIFY(m_cookie.set(response, requestWith({}), "abc"_ba));
    QCOMPARE(response.headers.value(0).first, "Set-Cookie"_ba);
    QCOMPARE(response.headers.value(0).second, "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure"_ba);
}

void BrowserCookieTest::hasItsBareNameOverPlainHttp()
{
    const BrowserCookie cookie("session"_ba, BrowserCookie::SameSite::Strict, std::chrono::seconds(600));
    HttpResponse response;
    QVERIFY(cookie.set(response, requestWith({}, false), "abc"_ba));
    QCOMPARE(response.headers.value(0).second, "session=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=600"_ba);
}

void BrowserCookieTest::removesWhatItHasSet()
{
    HttpResponse response;
    QVERIFY(m_cookie.remove(response, requestWith({})));
    QCOMPARE(response.headers.value(0).second, "__Host-session=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0"_ba);
}

void BrowserCookieTest::refusesNamesOutsideTheGrammar_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blank") << "a b"_ba;
    QTest::newRow("equals sign") << "a=b"_ba;
    QTest::newRow("semicolon") << "a;b"_ba;
    QTest::newRow("line break") << "a\r\nX: y"_ba;
    QTest::newRow("not ASCII") << "\xc3\xa4"_ba;
    QTest::newRow("prefix of its own") << "__Secure-a"_ba;
    QTest::newRow("too long") << QByteArray(65, 'a');
}

void BrowserCookieTest::refusesNamesOutsideTheGrammar()
{
    QFETCH(QByteArray, name);
    HttpResponse response;
    const auto set = BrowserCookie(name).set(response, requestWith({}), "abc"_ba);
    QVERIFY(!set);
    QCOMPARE(set.error().kind, core::ErrorKind::InvalidInput);
    QVERIFY(response.headers.isEmpty());
}

void BrowserCookieTest::refusesValuesOutsideTheGrammar_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("attribute smuggled in") << "a; Domain=evil.example"_ba;
    QTest::newRow("line break") << "a\r\nX: y"_ba;
    QTest::newRow("quote") << "\"a\""_ba;
    QTest::newRow("comma") << "a,b"_ba;
    QTest::newRow("blank") << "a b"_ba;
    QTest::newRow("DEL") << "a\x7f"_ba;
    QTest::newRow("not ASCII") << "\xc3\xa4"_ba;
    QTest::newRow("too long") << QByteArray(513, 'a');
}

void BrowserCookieTest::refusesValuesOutsideTheGrammar()
{
    QFETCH(QByteArray, value);
    HttpResponse response;
    QVERIFY(!m_cookie.set(response, requestWith({}), value));
    QVERIFY(response.headers.isEmpty());
}

QTEST_GUILESS_MAIN(BrowserCookieTest)
#include "BrowserCookieTest.moc"
