#include "server/login/PageHeaders.h"

#include "server/http/SecurityHeaders.h"

#include <QTest>

using namespace server;
using namespace Qt::StringLiterals;

static QByteArrayList valuesOf(const HttpResponse &response, const QByteArray &name)
{
    QByteArrayList values;
    for (const auto &[each, value] : response.headers) {
        if (each.compare(name, Qt::CaseInsensitive) == 0)
            values.append(value);
    }
    return values;
}

class PageHeadersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsAPageDoNothingButSendItsForms();
    void staysAsItIsWhenTheGeneralHeadersAreAdded();
    void allowsOneStyleByItsHash();
    void takesNoFormTargetThatWouldChangeThePolicy_data();
    void takesNoFormTargetThatWouldChangeThePolicy();
};

void PageHeadersTest::letsAPageDoNothingButSendItsForms()
{
    HttpResponse response;
    addPageHeaders(response);
    QCOMPARE(valuesOf(response, "Content-Security-Policy"),
             QByteArrayList{"default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"});
    QCOMPARE(valuesOf(response, "X-Frame-Options"), QByteArrayList{"DENY"});
    QCOMPARE(valuesOf(response, "Cache-Control"), QByteArrayList{"no-store"});
    QCOMPARE(valuesOf(response, "Cross-Origin-Opener-Policy"), QByteArrayList{"same-origin"});
}

void PageHeadersTest::staysAsItIsWhenTheGeneralHeadersAreAdded()
{
    HttpResponse response;
    addPageHeaders(response, {.inlineStyle = "p{}"_ba});
    const auto before = response.headers;
    addSecurityHeaders(response, StrictTransport::Leave);
    forbidStoring(response);
    QCOMPARE(response.headers, before);
    QCOMPARE(valuesOf(response, "Referrer-Policy"), QByteArrayList{"same-origin"});
}

void PageHeadersTest::allowsOneStyleByItsHash()
{
    HttpResponse response;
    addPageHeaders(response, {.inlineStyle = "body{color:red}"_ba});
    // printf 'body{color:red}' | openssl dgst -sha256 -binary | base64
    const QByteArray policy = valuesOf(response, "Content-Security-Policy").value(0);
    QVERIFY2(policy.endsWith("; style-src 'sha256-FcQqt3aNlV7AZnGV4zkQRVeCeJOxbMPnQSx258L803E='"), policy.constData());
    QVERIFY(!policy.contains("unsafe-inline"));
}

void PageHeadersTest::takesNoFormTargetThatWouldChangeThePolicy_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("taken");
    QTest::newRow("origin") << "https://app.example.com:8443"_ba << true;
    QTest::newRow("scheme of an app") << "com.example.app:"_ba << true;
    QTest::newRow("a directive of its own") << "https://a; script-src *"_ba << false;
    QTest::newRow("a second policy") << "https://a, default-src *"_ba << false;
    QTest::newRow("a second source") << "https://a https://b"_ba << false;
    QTest::newRow("everything") << "*"_ba << false;
    QTest::newRow("every host") << "https://*"_ba << false;
    QTest::newRow("keyword") << "'unsafe-inline'"_ba << false;
    QTest::newRow("line break") << "https://a\r\nX: y"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("endless") << "https://" + QByteArray(300, 'a') << false;
}

void PageHeadersTest::takesNoFormTargetThatWouldChangeThePolicy()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, taken);
    HttpResponse response;
    addPageHeaders(response, {.formTargets = {target}});
    QCOMPARE(valuesOf(response, "Content-Security-Policy").value(0),
             "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'" +
                 (taken ? ' ' + target : QByteArray()));
}

QTEST_GUILESS_MAIN(PageHeadersTest)
#include "PageHeadersTest.moc"
