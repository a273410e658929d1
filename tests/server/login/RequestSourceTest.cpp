#include "server/login/RequestSource.h"

#include <QTest>

using namespace server;
using namespace Qt::StringLiterals;

class RequestSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhereAFormWasSentFrom_data();
    void tellsWhereAFormWasSentFrom();
};

void RequestSourceTest::tellsWhereAFormWasSentFrom_data()
{
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    using enum RequestSource;
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<RequestSource>("source");
    const auto site = [](const QByteArray &value) { return std::pair("sec-fetch-site"_ba, value); };
    const auto origin = [](const QByteArray &value) { return std::pair("origin"_ba, value); };
    const QByteArray own = "https://auth.example.com:8443"_ba;
    QTest::newRow("no browser") << Headers{} << Unknown;
    QTest::newRow("own page") << Headers{site("same-origin"), origin(own)} << OwnPage;
    QTest::newRow("own page, older browser") << Headers{origin(own)} << OwnPage;
    QTest::newRow("own page without an origin") << Headers{site("same-origin")} << OwnPage;
    QTest::newRow("another site") << Headers{site("cross-site"), origin("https://evil.example")} << Elsewhere;
    QTest::newRow("another site, older browser") << Headers{origin("https://evil.example")} << Elsewhere;
    QTest::newRow("a neighbouring host") << Headers{site("same-site"), origin("https://www.example.com")} << Elsewhere;
    QTest::newRow("typed into the address bar") << Headers{site("none")} << Elsewhere;
    QTest::newRow("they differ") << Headers{site("same-origin"), origin("https://evil.example")} << Elsewhere;
    QTest::newRow("they differ the other way") << Headers{site("cross-site"), origin(own)} << Elsewhere;
    QTest::newRow("a sandboxed frame") << Headers{origin("null")} << Elsewhere;
    QTest::newRow("another port") << Headers{origin("https://auth.example.com")} << Elsewhere;
    QTest::newRow("another scheme") << Headers{origin("http://auth.example.com:8443")} << Elsewhere;
    QTest::newRow("a longer host") << Headers{origin("https://auth.example.com:8443.evil.example")} << Elsewhere;
    QTest::newRow("empty") << Headers{origin("")} << Elsewhere;
    QTest::newRow("two origins") << Headers{origin(own), origin("https://evil.example")} << Elsewhere;
    QTest::newRow("two sites") << Headers{site("same-origin"), site("cross-site")} << Elsewhere;
    QTest::newRow("a word that nobody knows") << Headers{site("Same-Origin")} << Elsewhere;
}

void RequestSourceTest::tellsWhereAFormWasSentFrom()
{
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    QFETCH(Headers, headers);
    QFETCH(RequestSource, source);
    HttpRequest request;
    request.headers = headers;
    QCOMPARE(requestSource(request, "https://auth.example.com:8443"), source);
    if (source == RequestSource::OwnPage && request.headerCount("origin") > 0)
        QCOMPARE(requestSource(request, {}), RequestSource::Elsewhere);
}

QTEST_GUILESS_MAIN(RequestSourceTest)
#include "RequestSourceTest.moc"
