#include "app/RequestPlace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using core::ErrorKind;

/// A request with a token in it goes to the own server, and to nobody else.
class RequestPlaceTest : public QObject
{
    Q_OBJECT
private slots:
    void findsThePlace_data();
    void findsThePlace();
    void goesToTheListenerForAnIssuerWithoutTls();
    void refusesEveryOtherPlace_data();
    void refusesEveryOtherPlace();
    void trustsTheOwnCertificateOnItsListenersOnly();
    void refusesWhenTheServerIsStopped();

private:
    static app::ServerNames names()
    {
        return {{u"http://127.0.0.1:8003"_s, u"http://0.0.0.0:8080"_s}, u"https://auth.example.com/login"_s};
    }
};

void RequestPlaceTest::findsThePlace_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<QByteArray>("path");
    const QUrl own(u"http://127.0.0.1:8003"_s);
    QTest::newRow("a path") << u"/oauth/userinfo"_s << own << "/oauth/userinfo"_ba;
    QTest::newRow("a path with a query") << u" /a?b=c d&e=%2F "_s << own << "/a?b=c%20d&e=%2F"_ba;
    QTest::newRow("a fragment is no part of a request") << u"/a?b#c"_s << own << "/a?b"_ba;
    QTest::newRow("a listener's URL") << u"http://127.0.0.1:8003/x"_s << own << "/x"_ba;
    QTest::newRow("without a path") << u"http://127.0.0.1:8003"_s << own << "/"_ba;
    QTest::newRow("by the name of the loopback") << u"http://localhost:8003/x"_s << own << "/x"_ba;
    QTest::newRow("at another address of the loopback") << u"http://127.0.0.2:8003/x"_s << own << "/x"_ba;
    QTest::newRow("a listener on every address")
        << u"http://127.0.0.1:8080/x"_s << QUrl(u"http://127.0.0.1:8080"_s) << "/x"_ba;
    QTest::newRow("the issuer") << u"https://auth.example.com/login/oauth/token"_s
                                << QUrl(u"https://auth.example.com"_s) << "/login/oauth/token"_ba;
}

void RequestPlaceTest::findsThePlace()
{
    QFETCH(QString, address);
    const auto place = app::placeOf(address, names());
    QVERIFY2(place, place ? "" : qPrintable(place.error().detail));
    QTEST(place->target.base, "base");
    QTEST(place->address, "path");
}

void RequestPlaceTest::goesToTheListenerForAnIssuerWithoutTls()
{
    const app::ServerNames names{{u"http://0.0.0.0:8003"_s}, u"http://this-computer:8003"_s};
    const auto place = app::placeOf(u"http://this-computer:8003/oauth/token"_s, names);
    QVERIFY2(place, place ? "" : qPrintable(place.error().detail));
    QCOMPARE(place->target.base, QUrl(u"http://127.0.0.1:8003"_s));
    const app::ServerNames behindAProxy{{u"http://127.0.0.1:8003"_s}, u"http://this-computer"_s};
    QCOMPARE(app::placeOf(u"http://this-computer/oauth/token"_s, behindAProxy).error().kind, ErrorKind::InvalidInput);
}

void RequestPlaceTest::refusesEveryOtherPlace_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("another host") << u"http://example.com/x"_s;
    QTest::newRow("another host at the own port") << u"http://example.com:8003/x"_s;
    QTest::newRow("another host at the port of every address") << u"http://example.com:8080/x"_s;
    QTest::newRow("a foreign address at the port of every address") << u"http://192.0.2.1:8080/x"_s;
    QTest::newRow("another port") << u"http://127.0.0.1:9000/x"_s;
    QTest::newRow("another scheme") << u"https://127.0.0.1:8003/x"_s;
    QTest::newRow("the issuer without TLS") << u"http://auth.example.com/x"_s;
    QTest::newRow("a host that begins like the issuer") << u"https://auth.example.com.evil.example/x"_s;
    QTest::newRow("the own host as a user") << u"http://127.0.0.1:8003@evil.example/x"_s;
    QTest::newRow("a user at the own host") << u"http://somebody@127.0.0.1:8003/x"_s;
    QTest::newRow("without a scheme") << u"//evil.example/x"_s;
    QTest::newRow("a file") << u"file:///etc/passwd"_s;
    QTest::newRow("no path") << u"oauth/token"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("far too long") << QString(u"/"_s + QString(20000, u'x'));
}

void RequestPlaceTest::refusesEveryOtherPlace()
{
    QFETCH(QString, address);
    const auto place = app::placeOf(address, names());
    QVERIFY(!place);
    QCOMPARE(place.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(place.error().field, u"address"_s);
    QVERIFY(place.error().detail.contains("http://127.0.0.1:8003"_L1));
}

void RequestPlaceTest::trustsTheOwnCertificateOnItsListenersOnly()
{
    app::ServerNames secure{{u"https://127.0.0.1:8443"_s}, u"https://auth.example.com"_s};
    QCOMPARE(app::placeOf(u"/x"_s, secure).error().kind, ErrorKind::Conflict); // there is none to trust
    secure.certificate = QSslCertificate();
    const auto own = app::placeOf(u"https://127.0.0.1:8443/x"_s, secure);
    QVERIFY(own && own->target.certificate);
    QCOMPARE(own->target.trust, app::FlowHttp::Trust::OwnCertificate);
    const auto outside = app::placeOf(u"https://auth.example.com/x"_s, secure);
    QVERIFY(outside && !outside->target.certificate);
    QCOMPARE(outside->target.trust, app::FlowHttp::Trust::Authorities);
}

void RequestPlaceTest::refusesWhenTheServerIsStopped()
{
    QCOMPARE(app::placeOf(u"/x"_s, {{}, u"http://127.0.0.1:8003"_s}).error().kind, ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(RequestPlaceTest)
#include "RequestPlaceTest.moc"
