#include "server/oauth/FormBody.h"

#include <QTest>

using namespace Qt::StringLiterals;
using server::FormBody;

namespace {

server::HttpRequest formRequest(const QByteArray &body, const QByteArray &type = "application/x-www-form-urlencoded"_ba)
{
    server::HttpRequest request;
    request.method = "POST"_ba;
    if (!type.isEmpty())
        request.headers = {{"content-type"_ba, type}};
    request.body = body;
    return request;
}

} // namespace

class FormBodyTest : public QObject
{
    Q_OBJECT
private slots:
    void decodesValues_data();
    void decodesValues();
    void refuses_data();
    void refuses();
    void ignoresUnknownParametersAndEmptyPairs();
    void countsAnEmptyValueAsOmitted();
    void namesTheFirstMissingParameter();
    void takesExactlyAHundredParameters();
    void acceptsACharsetInTheContentType();
    void letsOnlyResourceBeRepeated();
};

void FormBodyTest::decodesValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << "a=text"_ba << u"text"_s;
    QTest::newRow("plus is a space") << "a=api%3Aread+api%3Awrite"_ba << u"api:read api:write"_s;
    QTest::newRow("encoded plus") << "a=1%2B1"_ba << u"1+1"_s;
    QTest::newRow("lower-case hexadecimal") << "a=%c3%a9"_ba << u"\u00e9"_s;
    QTest::newRow("byte order mark is kept") << "a=%EF%BB%BFx"_ba << u"\ufeffx"_s;
    QTest::newRow("raw UTF-8") << "a=\xd0\xbf"_ba << u"\u043f"_s;
    QTest::newRow("equals signs in the value") << "a=b=c=="_ba << u"b=c=="_s;
    QTest::newRow("encoded name") << "%61=x"_ba << u"x"_s;
    QTest::newRow("encoded ampersand") << "a=x%26y"_ba << u"x&y"_s;
}

void FormBodyTest::decodesValues()
{
    QFETCH(QByteArray, body);
    const auto form = FormBody::parse(formRequest(body));
    QVERIFY(form);
    QTEST(form->text("a"), "value");
    QCOMPARE(form->secret("a").toByteArray(), form->text("a").toUtf8());
}

void FormBodyTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("description");
    const auto form = "application/x-www-form-urlencoded"_ba;
    QTest::newRow("repeated") << "a=1&b=2&a=1"_ba << form << u"Parameter 'a' is repeated."_s;
    QTest::newRow("repeated, once empty") << "a=&a=1"_ba << form << u"Parameter 'a' is repeated."_s;
    QTest::newRow("repeated under another spelling") << "a=1&%61=1"_ba << form << u"Parameter 'a' is repeated."_s;
    QTest::newRow("cut percent") << "a=x%2"_ba << form << u"The percent-encoding of parameter 'a' is malformed."_s;
    QTest::newRow("percent without digits")
        << "a=%zz"_ba << form << u"The percent-encoding of parameter 'a' is malformed."_s;
    QTest::newRow("percent at the end") << "a=%"_ba << form << u"The percent-encoding of parameter 'a' is malformed."_s;
    QTest::newRow("NUL") << "a=x%00y"_ba << form << u"Parameter 'a' contains NUL."_s;
    QTest::newRow("not UTF-8") << "a=%ff%fe"_ba << form << u"Parameter 'a' is not valid UTF-8."_s;
    QTest::newRow("overlong UTF-8") << "a=%c0%80"_ba << form << u"Parameter 'a' is not valid UTF-8."_s;
    QTest::newRow("bad name") << "%=1"_ba << form << u"A parameter name is not valid form encoding."_s;
    QTest::newRow("name that must not be echoed")
        << "%22%0a%5c%d0%bf=1&%22%0a%5c%d0%bf=1"_ba << form << u"Parameter '%1' is repeated."_s.arg(QString(5, u'?'));
    QTest::newRow("101 parameters") << [] {
        QByteArray body;
        for (int i = 0; i < 101; ++i)
            body += "p" + QByteArray::number(i) + "=1&";
        return body;
    }() << form << u"The request has more than 100 parameters."_s;
    const QString wrongType = u"The Content-Type must be application/x-www-form-urlencoded."_s;
    QTest::newRow("JSON") << R"({"a":"1"})"_ba
                          << "application/json"_ba << wrongType;
    QTest::newRow("multipart") << "a=1"_ba
                               << "multipart/form-data; boundary=x"_ba << wrongType;
    QTest::newRow("no type") << "a=1"_ba << QByteArray() << wrongType;
    QTest::newRow("type that only begins like it") << "a=1"_ba
                                                   << "application/x-www-form-urlencodedx"_ba << wrongType;
}

void FormBodyTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    const auto form = FormBody::parse(formRequest(body, type));
    QVERIFY(!form);
    QCOMPARE(form.error().code, server::OAuthCode::InvalidRequest);
    QTEST(form.error().description, "description");
}

void FormBodyTest::ignoresUnknownParametersAndEmptyPairs()
{
    const auto form = FormBody::parse(formRequest("&&a=1&&nobody=knows&=empty&"_ba));
    QVERIFY(form);
    QCOMPARE(form->text("a"), u"1"_s);
}

void FormBodyTest::countsAnEmptyValueAsOmitted()
{
    const auto form = FormBody::parse(formRequest("client_secret=&scope"_ba));
    QVERIFY(form);
    QVERIFY(!form->has("client_secret"));
    QVERIFY(!form->has("scope"));
    QVERIFY(form->secret("client_secret").isEmpty());
}

void FormBodyTest::namesTheFirstMissingParameter()
{
    const auto form = FormBody::parse(formRequest("username=x&password="_ba));
    QVERIFY(form);
    const auto complete = form->require({"username", "password", "more"});
    QVERIFY(!complete);
    QCOMPARE(complete.error().description, u"Parameter 'password' is missing."_s);
}

void FormBodyTest::takesExactlyAHundredParameters()
{
    QByteArray body;
    for (int i = 0; i < 100; ++i)
        body += "p" + QByteArray::number(i) + "=1&";
    QVERIFY(FormBody::parse(formRequest(body)));
}

void FormBodyTest::acceptsACharsetInTheContentType()
{
    const auto form = FormBody::parse(formRequest("a=1"_ba, "Application/X-WWW-Form-Urlencoded; charset=UTF-8"_ba));
    QVERIFY(form);
}

void FormBodyTest::letsOnlyResourceBeRepeated()
{
    const auto form = FormBody::parse(formRequest("resource=https%3A%2F%2Fa&resource=&resource=b"_ba)); // RFC 8707 §2
    QVERIFY(form);
    QCOMPARE(form->texts("resource"), (QStringList{u"https://a"_s, u"b"_s}));
    QVERIFY(!FormBody::parse(formRequest("audience=a&audience=b"_ba)));
}

QTEST_GUILESS_MAIN(FormBodyTest)
#include "FormBodyTest.moc"
