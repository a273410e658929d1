#include "server/oauth/Pkce.h"

#include <QTest>

using namespace Qt::StringLiterals;

class PkceTest : public QObject
{
    Q_OBJECT
private slots:
    void provesTheExampleOfTheRfc();
    void takesVerifiers_data();
    void takesVerifiers();
    void takesChallenges_data();
    void takesChallenges();
};

void PkceTest::provesTheExampleOfTheRfc()
{
    // RFC 7636, Appendix B
    const auto verifier = u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s;
    const auto challenge = u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s;
    QVERIFY(server::verifierMatches(verifier, challenge));
    QVERIFY(!server::verifierMatches(verifier + u'x', challenge));
    QVERIFY(!server::verifierMatches(verifier, challenge + u'='));
    QVERIFY(!server::verifierMatches(verifier, {}));
}

void PkceTest::takesVerifiers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("42 characters") << QString(42, u'a') << false;
    QTest::newRow("43 characters") << QString(43, u'a') << true;
    QTest::newRow("128 characters") << QString(128, u'a') << true;
    QTest::newRow("129 characters") << QString(129, u'a') << false;
    QTest::newRow("all unreserved") << QString(u"-._~"_s + QString(39, u'Z')) << true;
    QTest::newRow("plus") << QString(u"+"_s + QString(43, u'a')) << false;
    QTest::newRow("letter of another script") << QString(u"я"_s + QString(43, u'a')) << false;
    QTest::newRow("empty") << QString() << false;
}

void PkceTest::takesVerifiers()
{
    QFETCH(QString, text);
    QTEST(server::isCodeVerifier(text), "isOne");
}

void PkceTest::takesChallenges_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    QTest::newRow("SHA-256") << u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s << true;
    QTest::newRow("padding") << u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM="_s << false;
    QTest::newRow("not base64url") << u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM"_s << false;
    QTest::newRow("too short") << u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw"_s << false;
    QTest::newRow("a verifier of 128") << QString(128, u'a') << false;
}

void PkceTest::takesChallenges()
{
    QFETCH(QString, text);
    QTEST(server::isCodeChallenge(text), "isOne");
}

QTEST_GUILESS_MAIN(PkceTest)
#include "PkceTest.moc"
