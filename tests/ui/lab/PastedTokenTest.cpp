#include "ui/lab/PastedToken.h"

#include <QTest>

using namespace Qt::StringLiterals;

class PastedTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTokens_data();
    void findsTokens();
    void tellsTheShapeOfAToken();
};

void PastedTokenTest::findsTokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const QString jwt = u"eyJhbGciOiJ9.eyJzdWIiOiJ9.c2ln"_s;
    const QString other = u"eyJvdGhlciJ9.eyJzdWIiOiJ9.c2ln"_s;
    QTest::newRow("nothing") << u" \n"_s << QStringList();
    QTest::newRow("alone") << u" \n"_s + jwt + u"\n"_s << QStringList{u":"_s + jwt};
    QTest::newRow("a word that is no token") << u"abc"_s << QStringList{u":abc"_s};
    QTest::newRow("prose") << u"there is no token here"_s << QStringList();
    QTest::newRow("a host name is none") << u"curl http://api.example.com/x"_s << QStringList();
    QTest::newRow("bearer") << u"Bearer "_s + jwt << QStringList{u":"_s + jwt};
    QTest::newRow("header") << u"authorization: Bearer "_s + jwt << QStringList{u"authorization:"_s + jwt};
    QTest::newRow("curl") << u"curl -i -H 'Authorization: Bearer %1' 'http://api.example.com/'"_s.arg(jwt)
                          << QStringList{u"Authorization:"_s + jwt};
    QTest::newRow("token answer") << uR"({"access_token": "%1", "id_token":"%2", "expires_in":900})"_s.arg(jwt, other)
                                  << QStringList{u"access_token:"_s + jwt, u"id_token:"_s + other};
    QTest::newRow("request with a proof") << u"GET /x HTTP/1.1\nAuthorization: DPoP %1\nDPoP: %2\n\n"_s.arg(jwt, other)
                                          << QStringList{u"Authorization:"_s + jwt, u"DPoP:"_s + other};
    QTest::newRow("form") << u"grant_type=refresh_token&refresh_token=%1&client_id=a"_s.arg(jwt)
                          << QStringList{u"refresh_token:"_s + jwt};
    QTest::newRow("the same twice") << jwt + u' ' + jwt << QStringList{u":"_s + jwt};
    QTest::newRow("encrypted") << u"token=eyJhbGciOiJ9.a.b.c.d"_s << QStringList{u"token:eyJhbGciOiJ9.a.b.c.d"_s};
    QTest::newRow("opaque") << u"Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA"_s
                            << QStringList{u":2YotnFZFEjr1zCsicMWpAA"_s};
    QTest::newRow("opaque answer") << uR"({"access_token":"2YotnFZFEjr1zCsicMWpAA"})"_s
                                   << QStringList{u"access_token:2YotnFZFEjr1zCsicMWpAA"_s};
    QTest::newRow("unsigned") << u"token=eyJhbGciOiJ9.eyJzdWIiOiJ9."_s
                              << QStringList{u"token:eyJhbGciOiJ9.eyJzdWIiOiJ9."_s};
}

void PastedTokenTest::findsTokens()
{
    QFETCH(QString, text);
    QFETCH(QStringList, found);
    QStringList all;
    for (const ui::PastedToken &one : ui::tokensIn(text))
        all << one.name + u':' + one.token;
    QCOMPARE(all, found);
}

void PastedTokenTest::tellsTheShapeOfAToken()
{
    QVERIFY(ui::tokenShape(u"a.b.c"_s) == ui::TokenShape::Jwt);
    QVERIFY(ui::tokenShape(u"a.b.c.d.e"_s) == ui::TokenShape::Encrypted);
    QVERIFY(ui::tokenShape(u"abc"_s) == ui::TokenShape::Opaque);
}

QTEST_GUILESS_MAIN(PastedTokenTest)
#include "PastedTokenTest.moc"
